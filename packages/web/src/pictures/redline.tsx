import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { Cut } from "../ui/cut.tsx";
import { FoldedPieces } from "./diff/pieces.tsx";
import { useWords } from "./diff/use-comparison.ts";
import "./pictures.css";

/** One clause before and after. Absent before, it is new; absent after, it was struck out. */
export type ClauseChange = {
  /** "3.4" */
  readonly clause: string;
  readonly title?: string | undefined;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** The page of the clause. */
  readonly href?: string | undefined;
  /** What its parameters mean, who proposed it: shown beneath. */
  readonly note?: ReactNode;
};

export type RedlineProps = { readonly changes: readonly ClauseChange[] };

type Kind = "added" | "removed" | "changed" | "unchanged";

const kindOf = ({ before, after }: ClauseChange): Kind =>
  before === after
    ? "unchanged"
    : before === undefined
      ? "added"
      : after === undefined
        ? "removed"
        : "changed";

/** A negotiation by clause: what was changed in each, by words; what was not, folded. */
export function Redline({ changes }: RedlineProps) {
  const { m } = useLanguage();
  const words = m.pictures.redline;
  const changed = changes.filter((change) => kindOf(change) !== "unchanged");
  const unchanged = changes.filter((change) => kindOf(change) === "unchanged");
  const count = (kind: Kind) => changed.filter((change) => kindOf(change) === kind).length;
  return (
    <div className="redline">
      <p className="soft">
        {changed.length === 0
          ? words.none
          : words.summary(count("changed"), count("added"), count("removed"))}
      </p>
      <ol className="redline-clauses">
        {changed.map((change) => (
          <Clause key={change.clause} of={change} />
        ))}
      </ol>
      {unchanged.length === 0 ? null : (
        <details>
          <summary>{words.unchanged(unchanged.length)}</summary>
          <ol className="redline-clauses">
            {unchanged.map((change) => (
              <Clause key={change.clause} of={change} />
            ))}
          </ol>
        </details>
      )}
    </div>
  );
}

const tones: Readonly<Record<Kind, string>> = {
  added: "good",
  removed: "bad",
  changed: "warn",
  unchanged: "soft",
};

function Clause({ of: change }: { readonly of: ClauseChange }) {
  const { m } = useLanguage();
  const words = m.pictures.redline;
  const kind = kindOf(change);
  const name = words.clause(change.clause);
  return (
    <li className="redline-clause">
      <p className="row">
        <strong>{change.href === undefined ? name : <a href={change.href}>{name}</a>}</strong>
        {change.title === undefined ? null : <Cut text={change.title} />}
        <span className={`mark ${tones[kind]}`}>{words.kinds[kind]}</span>
      </p>
      <div className="redline-text">
        <Changed before={change.before ?? ""} after={change.after ?? ""} />
      </div>
      {change.note === undefined ? null : <div className="small soft">{change.note}</div>}
    </li>
  );
}

function Changed({ before, after }: { readonly before: string; readonly after: string }) {
  const { m } = useLanguage();
  const pieces = useWords(before, after);
  if (before === after) return <Cut text={before} most={2000} />;
  return pieces === undefined ? (
    <span className="soft">{m.pictures.diff.comparing}…</span>
  ) : (
    <FoldedPieces of={pieces} />
  );
}
