/** A mark at the beginning of a paragraph: `(S//REL TO XAR) `, `(TLP:GREEN) `. */
const MARK = /^\(([\p{Lu}\d][\p{Lu}\d:/+, -]{0,80})\)[ \t]*/u;
/** What stands before a mark in Markdown: quote signs, bullets, numbers, heading signs. */
const LEAD = /^[ \t]{0,12}(?:(?:>|[-*+]|\d{1,9}[.)]|#{1,6})[ \t]{1,12}){0,6}/u;

export type Edited = { readonly text: string; readonly start: number; readonly end: number };

/**
 * Puts `mark` before each paragraph that the selection touches, in place of the one that is there; an empty mark takes
 * it away. Gives the selection back where its words now stand.
 */
export function markPortions(text: string, start: number, end: number, mark: string): Edited {
  const first = paragraphStart(text, start);
  const pieces = text.slice(first, Math.max(end, first)).split(/(\n[ \t]*\n+)/);
  const last = first + pieces.join("").length;
  const rest = text.slice(last);
  let made = "";
  for (const [at, piece] of pieces.entries()) {
    // Every second piece is what parts two paragraphs.
    const isLast = at === pieces.length - 1;
    made += at % 2 === 1 ? piece : marked(piece, mark, isLast ? rest : "");
  }
  const result = text.slice(0, first) + made + rest;
  const grown = result.length - text.length;
  const firstGrown = marked(pieces[0] ?? "", mark, rest).length - (pieces[0] ?? "").length;
  return { text: result, start: Math.max(first, start + firstGrown), end: Math.max(first, end + grown) };
}

function marked(paragraph: string, mark: string, rest: string): string {
  // Only white space: nothing to mark, unless the paragraph goes on behind the selection.
  if (paragraph.trim() === "" && /^\s*(\n|$)/.test(rest)) return paragraph;
  const blank = /^\n*/.exec(paragraph)?.[0] ?? "";
  const body = paragraph.slice(blank.length);
  const lead = LEAD.exec(body)?.[0] ?? "";
  const bare = body.slice(lead.length).replace(MARK, "");
  return `${blank}${lead}${mark === "" ? "" : `(${mark}) `}${bare}`;
}

function paragraphStart(text: string, at: number): number {
  const before = text.slice(0, at);
  const parted = [...before.matchAll(/\n[ \t]*\n+/g)].at(-1);
  return parted === undefined ? 0 : parted.index + parted[0].length;
}
