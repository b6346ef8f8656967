/** Paragraphs of a text, without the blank lines between them. */
const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\n\s*\n/)
    .map((each) => each.trim())
    .filter((each) => each !== "");

/**
 * Paragraphs that went, and those that came; one that has moved went and came. Anybody may ask for it: its cost grows
 * with the texts (and the logarithm of their length), not their square.
 *
 * The first of several equal paragraphs is held against the first, the second against the second, so each is in a text
 * once; what stays is the longest run of them that stand in the same order in both.
 */
export function changedParagraphs(
  before: string,
  after: string,
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  const [former, now] = [paragraphsOf(before), paragraphsOf(after)];
  const places = new Map<string, number[]>();
  for (const [place, each] of former.entries()) {
    const equals = places.get(each);
    if (equals === undefined) places.set(each, [place]);
    else equals.push(place);
  }
  const common: { readonly from: number; readonly to: number }[] = [];
  const taken = new Map<string, number>();
  for (const [to, each] of now.entries()) {
    const nth = taken.get(each) ?? 0;
    const from = places.get(each)?.[nth];
    if (from === undefined) continue;
    taken.set(each, nth + 1);
    common.push({ from, to });
  }
  const staying = longestRising(common.map(({ from }) => from)).map((n) => common[n]!);
  const [stayed, stays] = [new Set(staying.map(({ from }) => from)), new Set(staying.map(({ to }) => to))];
  return { gone: former.filter((_, n) => !stayed.has(n)), come: now.filter((_, n) => !stays.has(n)) };
}

/** Which of some different numbers make their longest rising row, by their places (patience sorting). */
function longestRising(numbers: readonly number[]): readonly number[] {
  /** Of the rows of each length, the place of the smallest last number. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [place, number] of numbers.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    previous[place] = ends[low - 1];
    ends[low] = place;
  }
  const row: number[] = [];
  for (let place = ends.at(-1); place !== undefined; place = previous[place]) row.push(place);
  return row.reverse();
}
