/** The digits of Crockford's base 32, in which ids of entries and drafts are written. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A new id for a draft: random, for nobody orders drafts by their ids. */
export function newDraftId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  return Array.from(bytes, (byte) => DIGITS[byte % 32]).join("");
}
