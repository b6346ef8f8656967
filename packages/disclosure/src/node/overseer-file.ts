import { argon2Sync, createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { fromBase64Url, objectFrom, toBase64Url, utf8 } from "../bytes.ts";
import type { KeyPair } from "../envelope.ts";
import { DisclosureError } from "../errors.ts";
import { type OverseerKey, readOverseerKey } from "../overseer-key.ts";

/** argon2id, 64 MiB, 3 passes: about a third of a second for each opening, as for a node's own key file. */
const ARGON2 = { parallelism: 1, tagLength: 32, memory: 65_536, passes: 3 };
const PLACE = utf8("entente-overseer-keys/1\n");
const SECRET = 32;

const keyFrom = (passphrase: string, salt: Uint8Array): Uint8Array =>
  argon2Sync("argon2id", { ...ARGON2, message: passphrase.normalize("NFC"), nonce: salt });

/** The private file of a body: the pair's private part, sealed under a passphrase, beside the public key it is of. */
export function sealOverseerFile(key: OverseerKey, pair: KeyPair, passphrase: string): string {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", keyFrom(passphrase, salt), nonce);
  cipher.setAAD(Buffer.concat([PLACE, utf8(key.key)]));
  const sealed = Buffer.concat([nonce, cipher.update(pair.secretKey), cipher.final(), cipher.getAuthTag()]);
  const file = { type: "entente-overseer-keys", v: 1, kdf: "argon2id", public: key };
  return `${JSON.stringify({ ...file, salt: toBase64Url(salt), sealed: toBase64Url(sealed) }, null, 2)}\n`;
}

/** Opens a body's private file. Throws `bad-key`, `wrong-passphrase`. */
export function openOverseerFile(
  text: string,
  passphrase: string,
): { readonly key: OverseerKey; readonly pair: KeyPair } {
  const { type, v, public: named, salt: saltText, sealed: sealedText } = objectFrom(utf8(text)) ?? {};
  const salt = fromBase64Url(saltText, 16);
  const sealed = fromBase64Url(sealedText, 12 + SECRET + 16);
  if (type !== "entente-overseer-keys" || v !== 1 || salt === undefined || sealed === undefined)
    throw new DisclosureError("bad-key", "this is no private file of an overseer");
  const key = readOverseerKey(named);
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFrom(passphrase, salt), sealed.subarray(0, 12));
    decipher.setAAD(Buffer.concat([PLACE, utf8(key.key)])).setAuthTag(sealed.subarray(-16));
    const secretKey = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
    return {
      key,
      pair: { publicKey: fromBase64Url(key.key, 32)!, secretKey: new Uint8Array(secretKey) },
    };
  } catch (cause) {
    throw new DisclosureError(
      "wrong-passphrase",
      "the passphrase does not open the overseer's file, or the file was altered",
      cause,
    );
  }
}
