/** Control characters, and marks that turn the direction of writing: titles and names come from other people. */
const UNSAFE = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Text that a terminal shows and does not obey. In JSON the same escapes say the same characters. */
export function safeText(text: string): string {
  return text
    .replaceAll("\r\n", "\n")
    .replaceAll(UNSAFE, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Columns under their headings, aligned; `empty` when there is no row. */
export function table(
  headings: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
  empty: string,
): string {
  if (rows.length === 0) return empty;
  const cells = rows.map((row) => row.map((cell) => oneLine(String(cell ?? "-"))));
  const widths = headings.map((heading, n) =>
    Math.max(heading.length, ...cells.map((row) => row[n]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, n) => cell.padEnd(widths[n] ?? 0))
      .join("  ")
      .trimEnd();
  return [line(headings.map((heading) => heading.toUpperCase())), ...cells.map(line)].join("\n");
}

/** Names and their values under each other; what is undefined is left out. */
export function facts(pairs: readonly (readonly [string, string | number | undefined])[]): string {
  const known = pairs.filter(([, value]) => value !== undefined && value !== "");
  const width = Math.max(...known.map(([name]) => name.length));
  return known.map(([name, value]) => `${name.padEnd(width)}  ${oneLine(String(value))}`).join("\n");
}

const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, " ");

/** An instant as people read it, in UTC, to the minute. */
export function when(instant: string | undefined): string | undefined {
  return instant === undefined ? undefined : instant.slice(0, 16).replace("T", " ");
}

/** The beginning of a digest: enough to tell a few apart, never to name one. */
export function short(digest: string): string {
  return digest.startsWith("sha256:") ? `${digest.slice(7, 19)}…` : digest;
}

export function plural(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
