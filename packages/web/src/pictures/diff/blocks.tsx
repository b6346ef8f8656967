import { type ReactNode, useState } from "react";
import { useLanguage } from "../../language/language.tsx";
import { unturned } from "../drawn-text.ts";
import type { Folded } from "./fold.ts";
import { Pieces } from "./pieces.tsx";
import { placed } from "./placed.ts";

/** So many blocks at once: texts of which every other line was changed have tens of thousands. */
const STEP = 200;

/** The blocks of a comparison: side by side, and on a narrow page one under the other. */
export function Blocks(props: { readonly of: readonly Folded[] }) {
  const { m } = useLanguage();
  const [most, setMost] = useState(STEP);
  const left = props.of.length - most;
  return (
    <>
      {placed(props.of.slice(0, most)).map(({ place, item }) => (
        <Row key={place} of={item} />
      ))}
      {left > 0 ? (
        <p className="diff-more">
          <button type="button" className="button quiet" onClick={() => setMost(most + STEP)}>
            {m.pictures.more(Math.min(STEP, left))}
          </button>
        </p>
      ) : null}
    </>
  );
}

function Row({ of }: { readonly of: Folded }) {
  const { m } = useLanguage();
  const words = m.pictures.diff;
  if (of.kind === "changed") {
    return (
      <Pair
        kind="diff-changed"
        before={of.before.length === 0 ? null : <Pieces of={of.before} />}
        after={of.after.length === 0 ? null : <Pieces of={of.after} />}
      />
    );
  }
  if (of.kind === "same") return <Same text={of.text} />;
  return <Fold summary={words.unchangedLines(of.count)} text={of.text} />;
}

/** What is folded is drawn when it is opened: it may be most of a long text. */
function Fold({ summary, text }: { readonly summary: string; readonly text: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="diff-fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open ? <Same text={text} /> : null}
    </details>
  );
}

/** The same on both sides: the second is for the eye alone, and not there on a narrow page. */
function Same({ text }: { readonly text: string }) {
  return (
    <div className="diff-row">
      <div className="diff-cell">
        <bdi>{unturned(text)}</bdi>
      </div>
      <div className="diff-cell diff-copy" aria-hidden="true">
        <bdi>{unturned(text)}</bdi>
      </div>
    </div>
  );
}

function Pair(props: { readonly kind: string; readonly before: ReactNode; readonly after: ReactNode }) {
  return (
    <div className={`diff-row ${props.kind}`}>
      <div className={props.before === null ? "diff-cell diff-nothing" : "diff-cell diff-before"}>
        {props.before}
      </div>
      <div className={props.after === null ? "diff-cell diff-nothing" : "diff-cell diff-after"}>
        {props.after}
      </div>
    </div>
  );
}
