import { DocumentError } from "./errors.ts";
import { DOCUMENT_LIMITS } from "./limits.ts";
import { type Inline, readInline } from "./markdown-inline.ts";

/** What a report is made of on a page. There is no kind for HTML: tags are words like others. */
export type Block =
  | { type: "heading"; level: number; children: Inline[] }
  | { type: "paragraph"; children: Inline[] }
  | { type: "code"; language?: string; text: string }
  | { type: "quote"; children: Block[] }
  | { type: "list"; ordered: boolean; start?: number; items: Block[][] }
  | { type: "rule" };

/** Quotes and lists within each other; deeper ones are shown as the lines they are. */
export const MAX_BLOCK_DEPTH = 8;

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;
const LANGUAGE = /^[\w+#.-]{0,40}$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]+(?=\S)/;

/**
 * A Markdown subset as a typed tree for the web page: headings, paragraphs, lists, quotes, code, emphasis, links to
 * https. Nothing of the source becomes markup; what is not understood stays text. Linear in the length of the source for
 * a bounded depth.
 *
 * @throws DocumentError `too-large`
 */
export function renderSafe(markdown: string): Block[] {
  if (markdown.length > DOCUMENT_LIMITS.characters) {
    throw new DocumentError("too-large", "The text is longer than can be shown.");
  }
  return readBlocks(markdown.replace(/\r\n?/g, "\n").replaceAll("\t", "    ").split("\n"), 0);
}

function readBlocks(lines: readonly string[], depth: number): Block[] {
  const blocks: Block[] = [];
  const nested = depth < MAX_BLOCK_DEPTH;
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    const heading = HEADING.exec(line);
    const fence = fenceOf(line);
    if (line.trim() === "") at++;
    else if (heading) {
      blocks.push({ type: "heading", level: heading[1]!.length, children: readInline(heading[2]!.trim()) });
      at++;
    } else if (RULE.test(line)) {
      blocks.push({ type: "rule" });
      at++;
    } else if (fence) at = readFence(lines, at, fence.sign, fence.language, blocks);
    else if (nested && QUOTE.test(line)) {
      const end = runEnd(lines, at, (other) => QUOTE.test(other));
      const inner = lines.slice(at, end).map((other) => other.replace(QUOTE, ""));
      blocks.push({ type: "quote", children: readBlocks(inner, depth + 1) });
      at = end;
    } else if (nested && ITEM.test(line)) at = readList(lines, at, depth, blocks);
    else {
      const end = runEnd(lines, at + 1, (other) => other.trim() !== "" && !startsBlock(other, nested));
      blocks.push({ type: "paragraph", children: readInline(trimLines(lines.slice(at, end))) });
      at = end;
    }
  }
  return blocks;
}

function fenceOf(line: string): { sign: string; language: string } | undefined {
  const fence = FENCE.exec(line);
  if (fence === null) return undefined;
  const language = fence[2]!.trim();
  return LANGUAGE.test(language) ? { sign: fence[1]!, language } : undefined;
}

function readFence(
  lines: readonly string[],
  at: number,
  fence: string,
  language: string,
  blocks: Block[],
): number {
  const closes = (line: string) =>
    line.trim().length >= fence.length && line.trim() === fence[0]!.repeat(line.trim().length);
  const end = runEnd(lines, at + 1, (line) => !closes(line));
  const text = lines.slice(at + 1, end).join("\n");
  blocks.push({ type: "code", ...(language === "" ? {} : { language }), text });
  return end + 1;
}

function readList(lines: readonly string[], from: number, depth: number, blocks: Block[]): number {
  const first = ITEM.exec(lines[from]!)!;
  const ordered = /\d/.test(first[2]!);
  const items: Block[][] = [];
  let at = from;
  while (at < lines.length) {
    const item = ITEM.exec(lines[at]!);
    if (item === null || /\d/.test(item[2]!) !== ordered || RULE.test(lines[at]!)) break;
    const indent = item[0].length;
    const within = (line: string) =>
      line.trim() !== "" && leading(line) >= Math.min(indent, item[1]!.length + 2);
    let end = at + 1;
    for (;;) {
      end = runEnd(lines, end, within);
      const after = runEnd(lines, end, (line) => line.trim() === "");
      if (after === end || after === lines.length || !within(lines[after]!)) break;
      end = after;
    }
    const body = [lines[at]!.slice(indent), ...lines.slice(at + 1, end).map((line) => outdent(line, indent))];
    items.push(readBlocks(body, depth + 1));
    at = runEnd(lines, end, (line) => line.trim() === "");
  }
  blocks.push({
    type: "list",
    ordered,
    ...(ordered ? { start: Number.parseInt(first[2]!, 10) } : {}),
    items,
  });
  return at;
}

function startsBlock(line: string, nested: boolean): boolean {
  if (HEADING.test(line) || RULE.test(line) || fenceOf(line)) return true;
  return nested && (QUOTE.test(line) || ITEM.test(line));
}

function runEnd(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && belongs(lines[end]!)) end++;
  return end;
}

function leading(line: string): number {
  return line.length - line.trimStart().length;
}

function outdent(line: string, indent: number): string {
  return line.slice(Math.min(indent, leading(line)));
}

function trimLines(lines: readonly string[]): string {
  return lines.map((line) => line.trim()).join("\n");
}
