import { bannerOf } from "./marking.ts";

/** Stands where a tearline left portions out. It says nothing about how many, or of what kind. */
export const REMOVED_LINE = "[…]";

/** A paragraph, heading or list item, with the mark it bears. */
export type Portion = {
  /** Position among the portions, from 0. */
  index: number;
  /** The mark verbatim, without its parentheses: `S//REL TO USA, FRA`. */
  mark?: string;
  /** The words without the mark. */
  text: string;
  /** Marks further inside. Such a portion says two things about itself; a tearline never keeps it. */
  inside?: string[];
  /** Where it lies in the text it was read from, in UTF-16 units, end excluded. */
  start: number;
  end: number;
};

const LEVEL =
  "TOP SECRET|TRÈS SECRET|SECRET|CONFIDENTIAL|CONFIDENTIEL|RESTRICTED|RESTREINT|UNCLASSIFIED|OFFICIAL-SENSITIVE|" +
  "OFFICIAL|COSMIC TOP SECRET|NATO SECRET|CTS|TS|TSD|NS|NC|NR|NU|SD|CD|DR|DL|NP|CUI|FOUO|S|C|R|U|O";
const TAIL = "(?: ?(?:/{1,2}|[-–—]) ?[^()\\n]{1,120})?";
const KNOWN = new RegExp(`^(?:/{2})?(?:(?:[A-Z]{3} )?(?:${LEVEL})${TAIL})$`, "u");
const TLP = /^TLP ?: ?(?:RED|AMBER\+STRICT|AMBER|GREEN|CLEAR|WHITE)$/i;
/** Words parted by a double stroke are meant as a mark even when the first one is unknown. */
const UNKNOWN = /^[\p{L}\p{N}][\p{L}\p{N} ,\-–/]{0,119}$/u;
/** A mark gone wrong, `(s)` or `(nf/x)`: no mark, but it must not pass under the mark above it either. */
const DOUBTFUL = /^(?:\p{L}{1,4}|[^\n]*\/[^\n]*)$/u;
/** What may come before a mark in Markdown: quote signs, bullets, numbers, heading signs, emphasis. */
const LEAD = /^[ \t]{0,12}(?:(?:>|[-*+•]|\d{1,9}[.)]|#{1,6})[ \t]{1,12}){0,6}(?:\*{1,3}|_{1,3})?/u;
const PARENTHESES = /\(([^()]{1,160})\)/gu;
/** Longer than the longest lead and the longest mark together. */
const WINDOW = 400;
const CLOSING_EMPHASIS = /^(?:\*{1,3}|_{1,3})?[ \t]*/;

/**
 * The portions of `text`, in order. Blank lines part them; so do banner lines, which belong to none, and any line
 * that begins with a mark, so that a marked line never travels under the mark of the line above it.
 * Linear in the length of `text`; never throws.
 */
export function readPortions(text: string): Portion[] {
  const portions: Portion[] = [];
  let start = -1;
  let end = -1;
  const close = () => {
    if (start !== -1) portions.push(portionOf(text.slice(start, end), start, end, portions.length));
    start = -1;
  };
  for (let at = 0; at <= text.length; ) {
    const stop = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
    const line = text.slice(at, stop);
    if (line.trim() === "" || line.trim() === REMOVED_LINE || bannerOf(line) !== undefined) {
      close();
    } else {
      if (parts(text.slice(at, at + WINDOW))) close();
      if (start === -1) start = at;
      end = stop;
    }
    at = stop + 1;
  }
  close();
  return portions;
}

function portionOf(source: string, start: number, end: number, index: number): Portion {
  const found = markAtStart(source);
  const inside = [...source.slice(found?.end ?? 0).matchAll(PARENTHESES)]
    .map((match) => joined(match[1]!))
    .filter(isMark);
  const words = found ? source.slice(0, found.start) + source.slice(found.end) : source;
  return {
    index,
    ...(found ? { mark: found.mark } : {}),
    text: words.trim(),
    ...(inside.length > 0 ? { inside } : {}),
    start,
    end,
  };
}

/** Whether a line that begins with `window` begins a portion of its own. */
function parts(window: string): boolean {
  const first = parenthesised(window);
  return first !== undefined && (isMark(first.words) || DOUBTFUL.test(first.words));
}

function parenthesised(source: string): { words: string; lead: number; shut: number } | undefined {
  const lead = LEAD.exec(source)![0].length;
  if (source[lead] !== "(") return undefined;
  const window = source.slice(lead, lead + 162);
  const shut = window.indexOf(")");
  if (shut === -1) return undefined;
  return { words: joined(window.slice(1, shut)), lead, shut: lead + shut };
}

/** A mark broken by a line end is still that mark; one broken by an empty line is none. */
function joined(words: string): string {
  return words.replace(/[ \t]*\n[ \t]*(?=\S)/g, " ").trim();
}

function markAtStart(source: string): { mark: string; start: number; end: number } | undefined {
  const first = parenthesised(source);
  if (first === undefined || !isMark(first.words)) return undefined;
  const { words: mark, lead, shut } = first;
  const after = CLOSING_EMPHASIS.exec(source.slice(shut + 1, shut + 40))![0].length;
  // Emphasis that opened before the mark and closed after it goes with it.
  const opened = /(?:\*{1,3}|_{1,3})$/.exec(source.slice(0, lead))?.[0].length ?? 0;
  const closes = /^[*_]/.test(source.slice(shut + 1, shut + 2));
  return { mark, start: closes ? lead - opened : lead, end: shut + 1 + (closes || opened === 0 ? after : 0) };
}

function isMark(words: string): boolean {
  if (TLP.test(words)) return true;
  if (words.includes("//") && UNKNOWN.test(words)) return true;
  return KNOWN.test(words) && !/\p{Ll}/u.test(words);
}
