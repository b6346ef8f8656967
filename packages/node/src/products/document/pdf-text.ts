/** What is used of a text item of pdf.js: `transform` holds the position, x and y last. */
export type TextItem = { str: string; hasEOL: boolean; height: number; transform: readonly number[] };

/** A step down the page of more than this many line heights parts paragraphs. */
const PARAGRAPH_STEP = 1.6;

/**
 * The text of one page in the order it was drawn. A PDF has no paragraphs; a wide step down, or any step up (a new
 * column), is taken for one, so that portions part where the reader sees them part.
 */
export function pageText(items: readonly TextItem[]): string {
  const lines: { text: string; y: number; height: number }[] = [];
  let fresh = true;
  for (const { str, hasEOL, height, transform } of items) {
    const y = transform[5] ?? 0;
    const line = lines.at(-1);
    if (fresh || line === undefined) lines.push({ text: str, y, height });
    else {
      if (line.text.trim() === "") line.y = y;
      line.text += str;
      line.height = Math.max(line.height, height);
    }
    fresh = hasEOL;
  }
  let text = "";
  let last: { y: number; height: number } | undefined;
  for (const line of lines) {
    if (line.text.trim() === "") continue;
    const step = last === undefined ? 0 : last.y - line.y;
    const parted =
      last !== undefined && (step < 0 || step > PARAGRAPH_STEP * Math.max(last.height, line.height, 1));
    text += `${last === undefined ? "" : parted ? "\n\n" : "\n"}${line.text.trimEnd()}`;
    last = line;
  }
  return text;
}
