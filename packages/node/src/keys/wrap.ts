import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AEAD_AES_256_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from "hpke";
import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { KeyError } from "./errors.ts";
import { decodeSetKey, encodeSetKey, type SetKey } from "./set-key.ts";

/** A set's key wrapped for a partner: HPKE base mode (RFC 9180), X25519, HKDF-SHA256, AES-256-GCM. */
export type WrappedKey = { readonly to: string; readonly enc: string; readonly ct: string };

const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_256_GCM);

/** The X25519 pair of the card role `seal`, as raw bytes. */
export type SealKeyPair = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };

/** Wraps `key` for the holder of `publicKey`; `context` binds it to one log and one blob. */
export async function wrapFor(publicKey: Uint8Array, key: SetKey, context: Uint8Array): Promise<WrappedKey> {
  const recipient = await suite.DeserializePublicKey(publicKey);
  const sealed = await suite.Seal(recipient, encodeSetKey(key), { info: context });
  return {
    to: toBase64Url(publicKey),
    enc: toBase64Url(sealed.encapsulatedSecret),
    ct: toBase64Url(sealed.ciphertext),
  };
}

/** Unwraps a key that a partner wrapped for us; anything that does not open is a KeyError. */
export async function unwrapFrom(
  pair: SealKeyPair,
  wrapped: WrappedKey,
  context: Uint8Array,
): Promise<SetKey> {
  const enc = fromBase64Url(wrapped.enc);
  const ct = fromBase64Url(wrapped.ct);
  if (enc === undefined || ct === undefined)
    throw new KeyError("damaged", "the wrapped key is not base64url");
  try {
    const own = {
      privateKey: await suite.DeserializePrivateKey(pair.secretKey, false),
      publicKey: await suite.DeserializePublicKey(pair.publicKey),
    };
    return decodeSetKey(await suite.Open(own, enc, ct, { info: context }));
  } catch (cause) {
    throw new KeyError("sealed", "the wrapped key does not open with this node's key", cause);
  }
}

/** Wraps bytes under the storage key: nonce (12), ciphertext, tag (16). `place` is bound as additional data. */
export function wrapLocally(storageKey: Uint8Array, plaintext: Uint8Array, place: Uint8Array): Uint8Array {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", storageKey, nonce).setAAD(place);
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

export function unwrapLocally(storageKey: Uint8Array, wrapped: Uint8Array, place: Uint8Array): Uint8Array {
  try {
    const decipher = createDecipheriv("aes-256-gcm", storageKey, wrapped.subarray(0, 12)).setAAD(place);
    decipher.setAuthTag(wrapped.subarray(wrapped.length - 16));
    return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()]);
  } catch (cause) {
    throw new KeyError("wrong-passphrase", "a stored key does not open with this node's storage key", cause);
  }
}
