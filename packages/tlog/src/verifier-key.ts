import { decodeBase64, encodeBase64 } from "./base64.ts";
import { concatBytes, equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
import type { Sha256 } from "./crypto-port.ts";
import { TlogError } from "./errors.ts";
import { assertKeyName } from "./key-name.ts";

/** 0x01: Ed25519 over the text, a log's own signature. 0x04: Ed25519 timestamped cosignature. */
export type KeyType = 1 | 4;

/** A public key and the name it signs under; `id` is the first 4 bytes of a hash over name, type and key. */
export type VerifierKey = { name: string; id: Uint8Array; type: KeyType; publicKey: Uint8Array };

/** ML-DSA-44 timestamped cosignature: read, carried along, never verified here. */
export type UnverifiableKey = { name: string; id: Uint8Array; type: 6; publicKey: Uint8Array };

const PUBLIC_KEY_BYTES = new Map([
  [1, 32],
  [4, 32],
  [6, 1312],
]);

/** Makes a key, computing its id; throws `bad-name` or `bad-key`. */
export function verifierKey(name: string, type: KeyType, publicKey: Uint8Array, sha256: Sha256): VerifierKey {
  assertKeyName(name);
  if (publicKey.length !== PUBLIC_KEY_BYTES.get(type)) {
    throw new TlogError("bad-key", `a public key of type ${type} cannot have ${publicKey.length} bytes`);
  }
  return { name, id: keyId(name, type, publicKey, sha256), type, publicKey };
}

/** `name+hex(id)+base64(type || public key)` (signed-note). */
export function formatVerifierKey(key: VerifierKey | UnverifiableKey): string {
  return `${key.name}+${toHex(key.id)}+${encodeBase64(concatBytes(Uint8Array.of(key.type), key.publicKey))}`;
}

/** A key of a type this package verifies; any other throws `unsupported-key`. */
export function parseVerifierKey(text: string, sha256: Sha256): VerifierKey {
  const key = parseAnyKey(text, sha256);
  if (key.type === 6)
    throw new TlogError("unsupported-key", `${key.name}: ML-DSA-44 keys are not verified here`);
  return key;
}

/** A key of any type these formats may name, its id recomputed and compared. */
export function parseAnyKey(text: string, sha256: Sha256): VerifierKey | UnverifiableKey {
  // The first two: base64 may hold more of them.
  const first = text.indexOf("+");
  const second = first < 0 ? -1 : text.indexOf("+", first + 1);
  if (second < 0) throw new TlogError("bad-key", "a verifier key is name+id+key");
  const name = text.slice(0, first);
  assertKeyName(name);
  const id = fromHex(text.slice(first + 1, second));
  const typed = decodeBase64(text.slice(second + 1));
  const type = typed[0];
  const publicKey = typed.slice(1);
  if (type !== 1 && type !== 4 && type !== 6) {
    throw new TlogError("unsupported-key", `keys of type ${type ?? "(none)"} are not used here`);
  }
  if (publicKey.length !== PUBLIC_KEY_BYTES.get(type)) {
    throw new TlogError("bad-key", `a public key of type ${type} cannot have ${publicKey.length} bytes`);
  }
  if (!equalBytes(id, keyId(name, type, publicKey, sha256))) {
    throw new TlogError("bad-key", "the id in the verifier key is not the id of its name and key");
  }
  return { name, id, type, publicKey };
}

function keyId(name: string, type: number, publicKey: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(utf8(name), Uint8Array.of(0x0a, type), publicKey).slice(0, 4);
}
