import { decodeBase64, encodeBase64 } from "./base64.ts";
import { concatBytes, textWithin } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { hasControl, isKeyName } from "./key-name.ts";

/** A line under a note: who says to have signed (`name`, `id`), and the signature. Nothing of it is verified yet. */
export type SignatureLine = { name: string; id: Uint8Array; value: Uint8Array };

/** `text` is what is signed, its last line feed included. */
export type Note = { text: string; signatures: SignatureLine[] };

/** Ours: signed-note asks for at least 16 lines. */
const MAX_LINES = 100;
const MAX_NOTE_BYTES = 128 * 1024;

const ID_BYTES = 4;
const DASH = "\u2014 ";

/** Reads a signed note without verifying it; throws `bad-note`, `bad-utf8` or `too-large`. */
export function parseNote(input: Uint8Array | string): Note {
  const note = textWithin(input, MAX_NOTE_BYTES, "the note");
  if (hasControl(note)) throw new TlogError("bad-note", "a note holds no control character but line feeds");
  // The last blank line: the text itself may hold others.
  const blank = note.lastIndexOf("\n\n");
  if (blank < 0) throw new TlogError("bad-note", "no blank line between text and signatures");
  return { text: note.slice(0, blank + 1), signatures: parseSignatureLines(note.slice(blank + 2)) };
}

/** One or more signature lines, each with its line feed: the end of a note, and a witness's answer. */
export function parseSignatureLines(text: string): SignatureLine[] {
  if (text.length > MAX_NOTE_BYTES) throw new TlogError("too-large", "too many signature lines");
  if (!text.endsWith("\n")) throw new TlogError("bad-note", "the last signature line does not end");
  const lines = text.slice(0, -1).split("\n");
  if (lines.length > MAX_LINES) throw new TlogError("too-large", `more than ${MAX_LINES} signature lines`);
  return lines.map(parseSignatureLine);
}

function parseSignatureLine(line: string): SignatureLine {
  const space = line.indexOf(" ", DASH.length);
  if (!line.startsWith(DASH) || space < 0) throw new TlogError("bad-note", "not a signature line");
  const name = line.slice(DASH.length, space);
  if (!isKeyName(name)) throw new TlogError("bad-note", "a signature line without a valid key name");
  let bytes: Uint8Array;
  try {
    bytes = decodeBase64(line.slice(space + 1));
  } catch (cause) {
    throw new TlogError("bad-note", "a signature that is not canonical base64", { cause });
  }
  if (bytes.length <= ID_BYTES) throw new TlogError("bad-note", "a signature line without a signature");
  return { name, id: bytes.slice(0, ID_BYTES), value: bytes.slice(ID_BYTES) };
}

/** `— name base64(id || value)` with its line feed. */
export function formatSignatureLine(line: SignatureLine): string {
  if (
    !isKeyName(line.name) ||
    hasControl(line.name) ||
    line.id.length !== ID_BYTES ||
    line.value.length === 0
  ) {
    throw new TlogError("bad-note", "a signature line needs a key name, an id of 4 bytes and a signature");
  }
  return `${DASH}${line.name} ${encodeBase64(concatBytes(line.id, line.value))}\n`;
}

/** The note of `text` (its last line feed included) and at least one line; what it prints, `parseNote` reads back. */
export function formatNote(text: string, lines: SignatureLine[]): string {
  if (!text.endsWith("\n") || hasControl(text)) {
    throw new TlogError(
      "bad-note",
      "the text of a note ends with a line feed and holds no other control character",
    );
  }
  if (lines.length < 1 || lines.length > MAX_LINES) {
    throw new TlogError("bad-note", `a note has 1 to ${MAX_LINES} signature lines`);
  }
  return textWithin(`${text}\n${lines.map(formatSignatureLine).join("")}`, MAX_NOTE_BYTES, "the note");
}
