import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Places in the journal as sealed text: the journal counts everything that happens at a node, and a cursor that could
 * be read would tell how much happens that its holder may not see. A node that starts again takes no older cursor.
 */
export class Cursors {
  readonly #key = randomBytes(32);

  seal(seq: number): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#key, nonce);
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(seq));
    return Buffer.concat([nonce, cipher.update(place), cipher.final(), cipher.getAuthTag()]).toString(
      "base64url",
    );
  }

  /** The place sealed in a cursor; undefined for one this node did not make since it started. */
  open(cursor: string): number | undefined {
    const bytes = Buffer.from(cursor, "base64url");
    if (bytes.length !== NONCE_BYTES + 8 + TAG_BYTES) return undefined;
    const decipher = createDecipheriv("aes-256-gcm", this.#key, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    try {
      const place = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]);
      return Number(place.readBigUInt64BE());
    } catch {
      return undefined;
    }
  }
}
