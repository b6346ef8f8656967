import { type ReactNode, useId } from "react";
import "./work.css";

/** A matter that is opened when it is wanted: forms stand behind their name, so that what is read comes first. */
export function Fold(props: {
  readonly title: string;
  /** A sentence beside the name, before it is opened. */
  readonly hint?: string | undefined;
  readonly open?: boolean | undefined;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="sheet fold" aria-labelledby={id}>
      <details open={props.open}>
        <summary>
          <h2 className="fold-title" id={id}>
            {props.title}
          </h2>
          {props.hint === undefined ? null : <span className="small soft">{props.hint}</span>}
        </summary>
        <div className="fold-inside">{props.children}</div>
      </details>
    </section>
  );
}
