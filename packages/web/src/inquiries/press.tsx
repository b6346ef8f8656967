import type { ProblemError } from "@entente/api";
import { Problem } from "../ui/problem.tsx";

/** A button that does one thing, and what went wrong when it did not. */
export function Press(props: {
  readonly label: string;
  readonly of: { readonly busy: boolean; readonly problem: ProblemError | undefined };
  press(): void;
}) {
  return (
    <>
      <Problem of={props.of.problem} />
      <p>
        <button type="button" className="button" disabled={props.of.busy} onClick={props.press}>
          {props.label}
        </button>
      </p>
    </>
  );
}
