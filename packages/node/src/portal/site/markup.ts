import { visible } from "../plain-text.ts";

/** Markup that is safe as it stands: made only by {@link html}, which escapes whatever is put into it. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = Markup | string | number | undefined | false | readonly Part[];

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for element content and attribute values alike, in HTML and in XML; what acts on the page is named instead. */
export const escaped = (text: string): string =>
  visible(text).replaceAll(/[&<>"']/g, (char) => ESCAPES[char]!);

const partText = (part: Part): string => {
  if (part === undefined || part === false) return "";
  if (part instanceof Markup) return part.text;
  return typeof part === "object" ? part.map(partText).join("") : escaped(String(part));
};

/** Markup with its holes filled: texts escaped, markup as it is, lists one after the other, nothing for `undefined`. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(
    strings.map((string, n) => string + (n < parts.length ? partText(parts[n]) : "")).join(""),
  );
}

/**
 * Plain text as paragraphs: a blank line parts them, `## ` begins a heading (of the level that fits where it stands),
 * lines with `- ` are a list.
 */
export function prose(text: string, level: 2 | 3 | 4 = 2): Markup {
  const blocks = text.replaceAll("\r\n", "\n").split(/\n[ \t]*\n+/);
  return html`${blocks
    .map((block) => block.trim())
    .filter((block) => block !== "")
    .map((block) => blockOf(block, level))}`;
}

function blockOf(block: string, level: number): Markup {
  const lines = block.split("\n");
  if (lines.length === 1 && block.startsWith("## ")) return html`<h${level}>${block.slice(3)}</h${level}>\n`;
  if (lines.every((line) => line.startsWith("- ")))
    return html`<ul>${lines.map((line) => html`<li>${line.slice(2)}</li>`)}</ul>\n`;
  return html`<p>${lines.map((line, n) => (n === 0 ? html`${line}` : html`<br>${line}`))}</p>\n`;
}
