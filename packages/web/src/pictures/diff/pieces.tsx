import { useLanguage } from "../../language/language.tsx";
import { unturned } from "../drawn-text.ts";
import type { Piece } from "./compare.ts";
import { foldWords } from "./fold.ts";
import { placed } from "./placed.ts";

/** A run of text with what was taken out and put in, said in words to whoever does not see it. */
export function Pieces({ of }: { readonly of: readonly Piece[] }) {
  return placed(of).map(({ place, item }) => <OnePiece key={place} of={item} />);
}

function OnePiece({ of: { kind, text } }: { readonly of: Piece }) {
  const { m } = useLanguage();
  if (kind === "same") return <bdi>{unturned(text)}</bdi>;
  return kind === "removed" ? (
    <del>
      <span className="live">{m.pictures.diff.removed} </span>
      <bdi>{unturned(text)}</bdi>
    </del>
  ) : (
    <ins>
      <span className="live">{m.pictures.diff.added} </span>
      <bdi>{unturned(text)}</bdi>
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
        <bdi>{unturned(item.text)}</bdi>
      </details>
    ) : (
      <OnePiece key={place} of={item} />
    ),
  );
}
