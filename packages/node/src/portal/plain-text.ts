/** Control characters, and marks that turn the direction of writing (UAX #9): readers see them named, not obeyed. */
const UNSAFE = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** Text of others as readers may see it: whole characters, one kind of line end, nothing that acts on the page. */
export function visible(text: string): string {
  return text
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replaceAll(UNSAFE, (char) => `[U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`);
}

/** Whether a text holds what {@link visible} would have to name. */
export const hasUnsafe = (text: string): boolean => visible(text) !== text.replaceAll("\r\n", "\n");

/** A text as what is typed in a form becomes: trimmed, with one kind of line end. */
export const typed = (text: string): string => text.toWellFormed().replaceAll("\r\n", "\n").trim();

/** Letters, digits and hyphens of a title, for a dated address; at most 60 characters. */
export function slugOf(title: string): string {
  const plain = title.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
  return slug.slice(0, 60).replace(/-$/, "") || "-";
}

/** Two texts of the same words, however they are spaced, cased or composed. */
export const sameWords = (one: string, other: string): boolean => essence(one) === essence(other);

const essence = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, " ")
    .trim();
