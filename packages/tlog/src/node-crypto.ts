import type { KeyObject } from "node:crypto";
import { createPrivateKey, createPublicKey, hash, sign, verify } from "node:crypto";
import type { Ed25519Sign, Ed25519Verify, Sha256 } from "./crypto-port.ts";

const SCRATCH_BYTES = 16_384;
const scratch = new Uint8Array(SCRATCH_BYTES);

/** SHA-256 by `node:crypto`. */
export const sha256: Sha256 = (...parts) => {
  const digest = hash("sha256", parts.length === 1 ? parts[0]! : joined(parts), "latin1");
  // One character for each byte; several times faster than letting node:crypto make a Buffer.
  const out = new Uint8Array(32);
  for (let i = 0; i < 32; i++) out[i] = digest.charCodeAt(i);
  return out;
};

function joined(parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const target = length <= SCRATCH_BYTES ? scratch : new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    target.set(part, at);
    at += part.length;
  }
  return target.subarray(0, length);
}

/** Public keys are few and live long; importing one costs nearly as much as a verification. */
const CACHED_KEYS = 256;
const keys = new Map<string, KeyObject>();

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  const name = publicKey.toHex();
  const known = keys.get(name);
  if (known) return known;
  const key = createPublicKey({ key: publicKey, format: "raw-public", asymmetricKeyType: "ed25519" });
  if (keys.size >= CACHED_KEYS) keys.clear();
  keys.set(name, key);
  return key;
}

/** Ed25519 verification by `node:crypto`; a key or signature of the wrong length is simply not valid. */
export const verifyEd25519: Ed25519Verify = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  return verify(null, message, publicKeyObject(publicKey), signature);
};

/** The Ed25519 key pair of a 32-byte seed (RFC 8032 §5.1.5). */
export function signerFromSeed(seed32: Uint8Array): { publicKey: Uint8Array; sign: Ed25519Sign } {
  const key = createPrivateKey({ key: seed32, format: "raw-private", asymmetricKeyType: "ed25519" });
  const publicKey = new Uint8Array(createPublicKey(key).export({ format: "raw-public" }));
  return { publicKey, sign: (message) => new Uint8Array(sign(null, message, key)) };
}
