import { words } from "./document/index.ts";

/** Beginnings of words that can be searched without opening anything. Others are found by the next shorter one. */
const PREFIX_LENGTHS = [3, 4, 6, 8] as const;
export const SHORTEST_PREFIX = PREFIX_LENGTHS[0];

/** What a word of a text is found by: itself, and its beginnings behind a sign that no word holds. */
export function termsOf(word: string): string[] {
  const beginnings = PREFIX_LENGTHS.filter((length) => length <= word.length);
  return [word, ...beginnings.map((length) => `^${word.slice(0, length)}`)];
}

/** `terms` must all be found; a product found by them is right when `confirm` is absent or true of its text. */
export type SearchTerms = {
  readonly terms: readonly string[];
  readonly confirm?: (text: string) => boolean;
};

/**
 * Reads what a person typed: words, all of which must occur; a star at the end of one makes it a beginning, of at
 * least three characters. Undefined when nothing in it can be searched.
 */
export function searchTerms(query: string): SearchTerms | undefined {
  const terms = new Set<string>();
  const unindexed: string[] = [];
  for (const piece of query.split(/\s+/)) {
    const open = piece.endsWith("*");
    const forms = [...words(open ? piece.slice(0, -1) : piece)];
    const end = forms[0];
    for (const form of forms) {
      // In `apt-gro*` the parts before the last one are whole words.
      if (!open || !end?.endsWith(form)) {
        terms.add(form);
        continue;
      }
      const length = PREFIX_LENGTHS.findLast((each) => each <= form.length);
      if (length === undefined) return undefined;
      terms.add(`^${form.slice(0, length)}`);
      if (length !== form.length) unindexed.push(form);
    }
  }
  if (terms.size === 0) return undefined;
  if (unindexed.length === 0) return { terms: [...terms] };
  const confirm = (text: string) => {
    const present = [...words(text)];
    return unindexed.every((prefix) => present.some((word) => word.startsWith(prefix)));
  };
  return { terms: [...terms], confirm };
}
