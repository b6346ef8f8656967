import { useLanguage } from "../../language/language.tsx";
import type { Piece } from "./compare.ts";
import { foldWords } from "./fold.ts";
import { placed } from "./placed.ts";

/** A run of text with what was taken out and put in, said in words to whoever does not see it. */
export function Pieces({ of }: { readonly of: readonly Piece[] }) {
  return placed(of).map(({ place, item }) => <OnePiece key={place} of={item} />);
}

function OnePiece({ of: { kind, text } }: { readonly of: Piece }) {
  const { m } = useLanguage();
  if (kind === "same") return <bdi>{text}</bdi>;
  return kind === "removed" ? (
    <del>
      <span className="live">{m.pictures.diff.removed} </span>
      <bdi>{text}</bdi>
    </del>
  ) : (
    <ins>
      <span className="live">{m.pictures.diff.added} </span>
      <bdi>{text}</bdi>
    </ins>
  );
}

/** The same with long unchanged runs folded. */
export function FoldedPieces({ of }: { readonly of: readonly Piece[] }) {
  const { m } = useLanguage();
  return placed(foldWords(of)).map(({ place, item }) =>
    item.kind === "folded" ? (
      <details className="diff-fold" key={place}>
        <summary>{m.pictures.diff.unchangedWords(item.text.length)}</summary>
        <bdi>{item.text}</bdi>
      </details>
    ) : (
      <OnePiece key={place} of={item} />
    ),
  );
}
