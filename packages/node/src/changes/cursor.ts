import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/** How far somebody was told: of the journal, and of content that came after its entry. */
export type Place = { readonly journal: number; readonly content: number };

const NONCE_BYTES = 12;
const PLACE_BYTES = 16;
const TAG_BYTES = 16;

/**
 * Places in the journal as sealed text: the journal counts everything that happens at a node, and a cursor that could
 * be read would tell how much happens that its holder may not see. A node that starts again takes no older cursor.
 */
export class Cursors {
  readonly #key = randomBytes(32);

  seal({ journal, content }: Place): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce);
    const place = Buffer.alloc(PLACE_BYTES);
    place.writeBigUInt64BE(BigInt(journal));
    place.writeBigUInt64BE(BigInt(content), 8);
    return Buffer.concat([nonce, cipher.update(place), cipher.final(), cipher.getAuthTag()]).toString(
      "base64url",
    );
  }

  /** The place sealed in a cursor; undefined for one this node did not make since it started. */
  open(cursor: string): Place | undefined {
    const bytes = Buffer.from(cursor, "base64url");
    if (bytes.length !== NONCE_BYTES + PLACE_BYTES + TAG_BYTES) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const place = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]);
      return { journal: Number(place.readBigUInt64BE()), content: Number(place.readBigUInt64BE(8)) };
    } catch {
      return undefined;
    }
  }
}
