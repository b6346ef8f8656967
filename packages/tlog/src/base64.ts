import { TlogError } from "./errors.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Int8Array(128).fill(-1);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** Standard base64 with padding (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += ALPHABET[group >> 18]! + ALPHABET[(group >> 12) & 63]!;
    out += left > 1 ? ALPHABET[(group >> 6) & 63]! : "=";
    out += left > 2 ? ALPHABET[group & 63]! : "=";
  }
  return out;
}

/**
 * Strict: padded, no white space, no stray bits. Two spellings of one value would let a note be altered without
 * breaking its signatures, so the last step encodes again and compares. Throws `bad-base64`.
 */
export function decodeBase64(text: string): Uint8Array {
  const refuse = () =>
    new TlogError("bad-base64", "expected standard base64, padded, in its one canonical form");
  if (text.length % 4 !== 0) throw refuse();
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const out = new Uint8Array((text.length / 4) * 3 - padding);
  let at = 0;
  for (let i = 0; i < text.length; i += 4) {
    let group = 0;
    for (let j = i; j < i + 4; j++) {
      const value = j >= text.length - padding ? 0 : (VALUES[text.charCodeAt(j)] ?? -1);
      if (value < 0) throw refuse();
      group = (group << 6) | value;
    }
    if (at < out.length) out[at++] = group >> 16;
    if (at < out.length) out[at++] = (group >> 8) & 255;
    if (at < out.length) out[at++] = group & 255;
  }
  if (encodeBase64(out) !== text) throw refuse();
  return out;
}

/** A hash as the formats print it: base64 of exactly 32 bytes. */
export function decodeHash(text: string): Uint8Array {
  const hash = decodeBase64(text);
  if (hash.length !== 32) throw new TlogError("bad-base64", `a hash has 32 bytes, found ${hash.length}`);
  return hash;
}
