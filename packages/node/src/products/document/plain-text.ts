import { DocumentError, type Finding } from "./errors.ts";

/** Characters that make a page show something else than what it says (Unicode TR 36, "Trojan source"). */
const DECEIVING = /[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;
/** Controls but for tab and line feed; noncharacters. */
const CONTROL = /(?![\t\n])\p{Cc}|[\ufdd0-\ufdef\ufffe\uffff]/u;
/** Soft hyphens, joiners, fillers, direction marks, variation selectors: each on its own, none combines here. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\ufeff]|[\u{e0100}-\u{e01ef}]/u;

/**
 * The text of a UTF-8 file, with line feeds only. Nothing else is changed: no normalisation, no trimming.
 *
 * @throws DocumentError `not-text`, `hidden-content`, `no-text`
 */
export function decodeText(bytes: Uint8Array): { text: string; findings: Finding[] } {
  let text: string;
  try {
    // A byte order mark is dropped by the decoder.
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DocumentError("not-text", "The file is not valid UTF-8 text.", { cause });
  }
  return checkText(text);
}

/**
 * Gives `text` one kind of line end and refuses what a reader could not see.
 *
 * @throws DocumentError `not-text` (control characters), `hidden-content` (characters that reorder or hide
 * text), `no-text` (nothing but blanks)
 */
export function checkText(raw: string): { text: string; findings: Finding[] } {
  // A form feed is a page break in older reports; it parts paragraphs as an empty line does.
  const text = raw.replace(/\r\n?/g, "\n").replaceAll("\f", "\n\n");
  const control = CONTROL.exec(text);
  if (control) {
    throw new DocumentError("not-text", `${codePoint(control[0])} on line ${line(text, control.index)}.`);
  }
  if (!text.isWellFormed()) throw new DocumentError("not-text", "The text holds half a character.");
  const deceiving = DECEIVING.exec(text);
  if (deceiving) {
    throw new DocumentError(
      "hidden-content",
      `${codePoint(deceiving[0])} on line ${line(text, deceiving.index)} hides or reorders text.`,
    );
  }
  if (!/[\p{L}\p{N}]/u.test(text)) throw new DocumentError("no-text", "The file holds no words.");
  const invisible = INVISIBLE.exec(text);
  const findings: Finding[] = invisible
    ? [
        {
          code: "invisible-characters",
          message: `The text holds invisible characters, first ${codePoint(invisible[0])} on line ${line(text, invisible.index)}.`,
        },
      ]
    : [];
  return { text, findings };
}

function codePoint(character: string): `Character U+${string}` {
  return `Character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

function line(text: string, index: number): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < index; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
