import { DocumentError } from "./errors.ts";

/** An honest file is looked through about once; one whose objects lie inside each other, again and again. */
const MOST_LOOKS = 8;

/** White space of ISO 32000-2 §7.2.3. */
export const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([..."()<>[]{}/%"].map((sign) => sign.charCodeAt(0)));
const [LEFT, RIGHT, LESS, GREATER, BACKSLASH, SLASH, PERCENT] = [40, 41, 60, 62, 92, 47, 37];

/** `body` is where the data of a stream begins. */
export type Stretch = { names: string[]; end: number; body?: number };

/**
 * The stretches between keywords. `endobj` and `endstream` begin one too: a lenient reader goes on past one that stands
 * inside an object.
 */
export function* stretches(buffer: Buffer): Iterable<Stretch> {
  let looked = 0;
  for (const start of starts(buffer)) {
    const stretch = readStretch(buffer, start);
    looked += stretch.end - start;
    if (looked > MOST_LOOKS * buffer.length)
      throw new DocumentError("malformed", "The PDF tangles its objects.");
    yield stretch;
  }
}

function* starts(buffer: Buffer): Iterable<number> {
  yield 0;
  for (const keyword of ["obj", "trailer", "endstream"]) {
    for (let at = buffer.indexOf(keyword); at !== -1; at = buffer.indexOf(keyword, at + 3)) {
      yield at + keyword.length;
    }
  }
}

/** The names from `at` to the end of that object; `body` is where its stream begins. */
function readStretch(file: Buffer, at: number): Stretch {
  const names: string[] = [];
  while (at < file.length) {
    const byte = file[at]!;
    if (byte === SLASH) {
      const stop = tokenEnd(file, at + 1);
      names.push(nameOf(file.toString("latin1", at + 1, Math.min(stop, at + 128))));
      at = stop;
    } else if (byte === LEFT) {
      const stop = stringEnd(file, at);
      for (const name of namesWithin(file.subarray(at, stop))) names.push(name);
      at = stop;
    } else if (byte === LESS) at = file[at + 1] === LESS ? at + 2 : hexEnd(file, at);
    else if (byte === PERCENT) at = lineEnd(file, at);
    else if (SPACE.has(byte) || DELIMITER.has(byte)) at++;
    else {
      const stop = tokenEnd(file, at);
      const length = stop - at;
      if (length >= 3 && length <= 9) {
        const word = file.toString("latin1", at, stop);
        if (word === "endobj" || word === "startxref" || word.endsWith("obj")) break;
        // Only after a dictionary does the word begin data.
        if (word === "stream" && file[before(file, at)] === GREATER) return { names, end: stop, body: stop };
      }
      at = stop;
    }
  }
  return { names, end: at };
}

/** Decoded as §7.3.5 says: `#4a` is `J`. */
function nameOf(raw: string): string {
  if (!raw.includes("#")) return raw;
  return raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** An offset may point into a string and find a dictionary there; an address in a link holds none. */
function namesWithin(string: Buffer): string[] {
  if (!string.includes("<<")) return [];
  const names = string.toString("latin1").matchAll(/\/([^\s()<>[\]{}/%]{1,128})/g);
  return Array.from(names, (match) => nameOf(match[1]!));
}

function before(file: Buffer, at: number): number {
  do at--;
  while (at >= 0 && SPACE.has(file[at]!));
  return at;
}

function hexEnd(file: Buffer, at: number): number {
  const end = file.indexOf(GREATER, at);
  return end === -1 ? file.length : end + 1;
}

function tokenEnd(file: Buffer, at: number): number {
  while (at < file.length && !SPACE.has(file[at]!) && !DELIMITER.has(file[at]!)) at++;
  return at;
}

function lineEnd(file: Buffer, at: number): number {
  while (at < file.length && file[at] !== 10 && file[at] !== 13) at++;
  return at;
}

function stringEnd(file: Buffer, at: number): number {
  let depth = 0;
  for (; at < file.length; at++) {
    const byte = file[at];
    if (byte === BACKSLASH) at++;
    else if (byte === LEFT) depth++;
    else if (byte === RIGHT && --depth === 0) return at + 1;
  }
  return at;
}
