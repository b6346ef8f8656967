/** Bounds of what one document gives to an index. */
export const WORD_LIMITS = Object.freeze({ length: 128, count: 20_000 });

/** Letters that NFKD leaves whole but that people search for in their plain form. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ł: "l",
};

/** A run of letters and digits, joined by single inner signs (two colons for IPv6). */
const RUN = /[\p{L}\p{N}]+(?:(?:::|[._@:-])[\p{L}\p{N}]+){0,63}/gu;
/** The same where there is nothing but ASCII in lower case: three times as fast. */
const ASCII_RUN = /[a-z0-9]+(?:(?:::|[._@:-])[a-z0-9]+){0,63}/g;
const SIMPLE = /^[a-z0-9]+$/;
const LONG_LINE = 65_536;
const IPV6 = /^[0-9a-f]{1,4}(?:::?[0-9a-f]{1,4}){2,7}$/;
/** Scripts written without spaces: two neighbouring characters stand for a word. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2,}$/u;
const PARENT_DOMAINS = 6;

/**
 * The distinct words of `text` for keyed search: compatibility forms and case folded, diacritics dropped. Hosts,
 * addresses, e-mails and hyphenated names come whole and in parts (a host also as its parent domains); defanged
 * indicators (`hxxp`, `[.]`, `[at]`) are read as what they mean. The same function serves document and query, so a word
 * cut at `length` still meets itself. At most `count` words of at most `length` UTF-16 units.
 */
export function words(
  text: string,
  limits: { length: number; count: number } = WORD_LIMITS,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const line of lines(text)) {
    for (const run of runs(fold(line))) {
      // A word without signs in it has no parts.
      for (const form of SIMPLE.test(run) ? [run] : formsOf(run)) {
        const word = cut(form, limits.length);
        if (word === "" || found.has(word)) continue;
        if (found.size >= limits.count) return found;
        found.add(word);
      }
    }
  }
  return found;
}

function* lines(text: string): Iterable<string> {
  for (let at = 0; at <= text.length; ) {
    const next = text.indexOf("\n", at);
    const stop = next === -1 ? text.length : next;
    yield text.slice(at, stop);
    at = stop + 1;
  }
}

/** One by one where a line is long: all of them at once is quicker, and takes many times its length. */
function runs(line: string): Iterable<string> {
  const pattern = ASCII.test(line) ? ASCII_RUN : RUN;
  return line.length > LONG_LINE ? eachRun(line, pattern) : (line.match(pattern) ?? []);
}

function* eachRun(line: string, pattern: RegExp): Iterable<string> {
  for (const [run] of line.matchAll(pattern)) yield run;
}

/** Most lines of most content: nothing in them to be decomposed or dropped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const ASCII = /^[\x00-\x7f]*$/;
const DEFANGED = /[[({]|hxxp/;

function fold(text: string): string {
  const plain = ASCII.test(text) ? text.toLowerCase() : foldLetters(text);
  return DEFANGED.test(plain) ? refang(plain) : plain;
}

function foldLetters(text: string): string {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}|\p{Cf}/gu, "")
      .toLowerCase()
      // Lower case of "İ" brings its dot back as a combining mark.
      .replace(/\p{M}/gu, "")
      .replace(/[ßæœøđðþħıł]/g, (letter) => PLAIN[letter]!)
  );
}

function refang(text: string): string {
  return text
    .replace(/\[(?:\.|dot)\]|\(\.\)|\{\.\}/g, ".")
    .replace(/\[(?:@|at)\]/g, "@")
    .replace(/\[:\]/g, ":")
    .replace(/\bhxxp(s?)\b/g, "http$1");
}

function* formsOf(run: string): Iterable<string> {
  if (IPV6.test(run)) yield run;
  for (const piece of run.split(/:+/)) {
    if (/[._@-]/.test(piece)) yield piece;
    const host = piece.slice(piece.lastIndexOf("@") + 1);
    if (host.includes(".")) yield* domains(host);
    for (const part of piece.split(/[._@-]/)) {
      yield part;
      if (UNSPACED.test(part)) yield* pairs(part);
    }
  }
}

function* domains(host: string): Iterable<string> {
  yield host;
  // An IPv4 address has no parents, and half an address would meet strangers.
  if (/^[\d.]+$/.test(host)) return;
  let rest = host;
  for (let step = 0; step < PARENT_DOMAINS; step++) {
    rest = rest.slice(rest.indexOf(".") + 1);
    if (!rest.includes(".")) return;
    yield rest;
  }
}

function* pairs(part: string): Iterable<string> {
  const characters = [...part];
  for (let at = 0; at + 1 < characters.length; at++) yield characters[at]! + characters[at + 1]!;
}

function cut(word: string, length: number): string {
  if (word.length <= length) return word;
  const short = word.slice(0, length);
  // Never half a surrogate pair.
  return short.isWellFormed() ? short : short.slice(0, -1);
}
