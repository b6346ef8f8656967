import { type ChangeObject, diffArrays, diffLines, diffWordsWithSpace } from "diff";

/** A stretch of text: in both, only before, only after. */
export type Piece = { readonly kind: "same" | "removed" | "added"; readonly text: string };
/** A stretch of lines or paragraphs: unchanged, or what was replaced by what, by words where that was cheap. */
export type Block =
  | { readonly kind: "same"; readonly text: string; readonly count: number }
  | { readonly kind: "changed"; readonly before: readonly Piece[]; readonly after: readonly Piece[] };

/** Beyond this a text is compared by paragraphs. Characters. */
export const BY_PARAGRAPHS = 200_000;
/** Beyond this only both ends are compared. Characters. */
export const ENDS_ONLY = 2_000_000;
/** So much of each end. */
export const END = 20_000;

/** Edits after which a comparison is given up: its cost grows with their square. */
const EDITS = 1000;
/** The same for the words of one stretch. */
const WORD_EDITS = 800;
/** Words looked at for all stretches together, squared; beyond it the stretches are shown whole. */
const WORD_BUDGET = 4_000_000;

export type Way = "lines" | "paragraphs" | "ends";

/** How two texts are compared, by the longer. */
export function wayOf(before: string, after: string): Way {
  const length = Math.max(before.length, after.length);
  return length > ENDS_ONLY ? "ends" : length > BY_PARAGRAPHS ? "paragraphs" : "lines";
}

/**
 * Compares by lines or paragraphs, and inside what was changed by words. Bounded whatever the texts: what would take
 * too long is returned as one change, between what both begin and end with.
 */
export function compareTexts(before: string, after: string, by: "lines" | "paragraphs"): readonly Block[] {
  const changes =
    by === "lines"
      ? diffLines(before, after, { maxEditLength: EDITS })
      : joined(diffArrays(paragraphsOf(before), paragraphsOf(after), { maxEditLength: EDITS }));
  return blocksOf(changes ?? coarse(before, after));
}

/** Compares a sentence or a clause by words, as one run. */
export function compareWords(before: string, after: string): readonly Piece[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: EDITS }) ?? coarse(before, after);
  return changes.map(pieceOf).filter(({ text }) => text !== "");
}

const pieceOf = (change: Omit<ChangeObject<string>, "count">): Piece => ({
  kind: change.removed ? "removed" : change.added ? "added" : "same",
  text: change.value,
});

/** Paragraphs with the blank lines that end them: joined again they are the text. */
export function paragraphsOf(text: string): string[] {
  return text.match(/(?:[^\n]+\n?)+\n*|\n+/g) ?? [];
}

function joined(changes: ChangeObject<string[]>[] | undefined): ChangeObject<string>[] | undefined {
  return changes?.map((change) => ({ ...change, value: change.value.join("") }));
}

/** What both begin and end with, and one change between; at line breaks, so that no line is torn. */
function coarse(before: string, after: string): ChangeObject<string>[] {
  const most = Math.min(before.length, after.length);
  let front = 0;
  while (front < most && before.charCodeAt(front) === after.charCodeAt(front)) front++;
  front = before.lastIndexOf("\n", front - 1) + 1;
  let back = 0;
  while (back < most - front && before.at(-1 - back) === after.at(-1 - back)) back++;
  const line = before.indexOf("\n", before.length - back);
  back = back === 0 || line < 0 ? 0 : before.length - line - 1;
  const of = (value: string, kind: "same" | "removed" | "added"): ChangeObject<string> => ({
    value,
    removed: kind === "removed",
    added: kind === "added",
    count: value.split("\n").length,
  });
  return [
    of(before.slice(0, front), "same"),
    of(before.slice(front, before.length - back), "removed"),
    of(after.slice(front, after.length - back), "added"),
    of(before.slice(before.length - back), "same"),
  ].filter(({ value }) => value !== "");
}

function blocksOf(changes: readonly ChangeObject<string>[]): Block[] {
  const blocks: Block[] = [];
  let budget = WORD_BUDGET;
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at]!;
    if (!change.added && !change.removed) {
      blocks.push({ kind: "same", text: change.value, count: change.count });
      continue;
    }
    const next = changes[at + 1];
    if (!change.removed || next?.added !== true) {
      const piece = pieceOf(change);
      blocks.push({
        kind: "changed",
        before: change.removed ? [piece] : [],
        after: change.removed ? [] : [piece],
      });
      continue;
    }
    at++;
    const cost = costOf(change.value, next.value);
    const words =
      cost <= budget
        ? diffWordsWithSpace(change.value, next.value, { maxEditLength: WORD_EDITS })
        : undefined;
    if (cost <= budget) budget -= cost;
    const pieces = likeness(words) < 0.2 ? undefined : words?.map(pieceOf);
    blocks.push({
      kind: "changed",
      before: pieces?.filter(({ kind }) => kind !== "added") ?? [pieceOf(change)],
      after: pieces?.filter(({ kind }) => kind !== "removed") ?? [pieceOf(next)],
    });
  }
  return blocks;
}

/** Words have some four characters; their comparison costs at most the square of them, or of the edits allowed. */
function costOf(before: string, after: string): number {
  const words = (before.length + after.length) / 4;
  return words + Math.min(words, WORD_EDITS) ** 2;
}

/** The share that two stretches have in common. Little in common reads better as one out and one in. */
function likeness(words: readonly ChangeObject<string>[] | undefined): number {
  if (words === undefined) return 0;
  const lengths = words.map(({ added, removed, value }) => [
    added || removed ? 0 : value.trim().length,
    value.length,
  ]);
  const sum = (at: 0 | 1) => lengths.reduce((total, each) => total + each[at]!, 0);
  return sum(0) / Math.max(1, sum(1));
}
