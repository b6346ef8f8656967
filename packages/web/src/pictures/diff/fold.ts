import type { Block, Piece } from "./compare.ts";

/** Lines kept in sight before and after a change. */
export const CONTEXT = 3;
/** A fold that hides less than this is not worth opening. */
const WORTH = 3;

export type Folded = Block | { readonly kind: "folded"; readonly text: string; readonly count: number };

/** Folds what is unchanged, but for a few lines beside each change. `text` of a block ends its lines with "\n". */
export function fold(blocks: readonly Block[], context = CONTEXT): readonly Folded[] {
  return blocks.flatMap((block, at): Folded[] => {
    if (block.kind !== "same") return [block];
    const lines = block.text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    const head = at === 0 ? 0 : context;
    const tail = at === blocks.length - 1 ? 0 : context;
    if (blocks.length === 1 || lines.length - head - tail < WORTH) return [block];
    const same = (part: readonly string[]): Folded[] =>
      part.length === 0 ? [] : [{ kind: "same", text: part.join(""), count: part.length }];
    const hidden = lines.slice(head, lines.length - tail);
    return [
      ...same(lines.slice(0, head)),
      { kind: "folded", text: hidden.join(""), count: hidden.length },
      ...same(lines.slice(lines.length - tail)),
    ];
  });
}

/** Characters kept beside a change when words are folded. */
const NEAR = 120;

export type FoldedPiece = Piece | { readonly kind: "folded"; readonly text: string };

/** Folds long unchanged runs of a comparison by words, at the ends of words. */
export function foldWords(pieces: readonly Piece[], near = NEAR): readonly FoldedPiece[] {
  return pieces.flatMap((piece, at): FoldedPiece[] => {
    if (piece.kind !== "same" || pieces.length === 1 || piece.text.length < near * 4) return [piece];
    const { text } = piece;
    const head = at === 0 ? 0 : afterWord(text, near);
    const tail = at === pieces.length - 1 ? text.length : beforeWord(text, text.length - near);
    const part = (from: number, to: number): FoldedPiece[] =>
      from >= to ? [] : [{ kind: "same", text: text.slice(from, to) }];
    return [...part(0, head), { kind: "folded", text: text.slice(head, tail) }, ...part(tail, text.length)];
  });
}

const afterWord = (text: string, at: number) => {
  const space = text.indexOf(" ", at);
  return space < 0 || space - at > 40 ? at : space;
};
const beforeWord = (text: string, at: number) => {
  const space = text.lastIndexOf(" ", at);
  return space < 0 || at - space > 40 ? at : space;
};
