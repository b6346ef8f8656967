import { TlogError } from "./errors.ts";

const encoder = new TextEncoder();
// Without ignoreBOM a leading U+FEFF would vanish, and what was verified would not be what was received.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

export function concatBytes(...parts: Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A copy of its own. `slice` is not: on a Node Buffer it gives a view, and the whole input stays alive behind it. */
export function copyBytes(bytes: Uint8Array, start: number, end: number): Uint8Array {
  return new Uint8Array(bytes.subarray(start, end));
}

/** UTF-8 of `text`; throws `bad-utf8` on a lone surrogate, which has no UTF-8. */
export function utf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new TlogError("bad-utf8", "the text holds a lone surrogate");
  return encoder.encode(text);
}

/** The text of `bytes`; throws `bad-utf8` rather than replace anything. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new TlogError("bad-utf8", "the bytes are not valid UTF-8", { cause });
  }
}

/** Text and byte length of what came from outside, refused above `limit` bytes before it is decoded. */
export function textWithin(input: Uint8Array | string, limit: number, what: string): string {
  const tooLarge = () => new TlogError("too-large", `${what} is larger than ${limit} bytes`);
  if (typeof input !== "string") {
    if (input.length > limit) throw tooLarge();
    return fromUtf8(input);
  }
  // UTF-8 is never shorter than the count of UTF-16 units, so this refuses a huge string before copying it.
  if (input.length > limit || utf8(input).length > limit) throw tooLarge();
  return input;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

export function toHex(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += HEX[byte];
  return out;
}

/** Lower-case hexadecimal only: upper case would give one value two spellings. */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    throw new TlogError("bad-hex", "expected an even number of lower-case hexadecimal digits");
  }
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i++) out[i] = Number.parseInt(text.slice(i * 2, i * 2 + 2), 16);
  return out;
}
