import type { ReactNode } from "react";
import "./work.css";

export type Turn = {
  readonly key: string;
  readonly side: "ours" | "theirs";
  /** Who and when. */
  readonly head: ReactNode;
  readonly body: ReactNode;
};

/** What two parties said to each other, in time: ours to one side, the partner's to the other; one under the other on a phone. */
export function Thread({ label, of }: { readonly label: string; readonly of: readonly Turn[] }) {
  return (
    <ol className="thread" aria-label={label}>
      {of.map(({ key, side, head, body }) => (
        <li key={key} data-side={side}>
          <div className="turn-head small soft">{head}</div>
          {body}
        </li>
      ))}
    </ol>
  );
}
