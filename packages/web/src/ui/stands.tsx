import type { ReactNode } from "react";
import "./work.css";

/** Where a matter stands: its state, who must move, and by when. */
export function Stands(props: {
  readonly state: ReactNode;
  readonly mover?: string | undefined;
  readonly clock?: ReactNode;
  readonly tone?: "ours" | "late" | "good" | undefined;
}) {
  return (
    <div className="stands" data-tone={props.tone}>
      <p className="stands-state">{props.state}</p>
      {props.mover === undefined ? null : <p>{props.mover}</p>}
      {props.clock}
    </div>
  );
}
