import { type ReactNode, useState } from "react";
import type { Reading } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { Problem } from "./problem.tsx";

/** The height of a row of figures, in rem. */
const ROW_REM = 2.47;

/** Shows what was read; until then says so, quietly; and what failed, in its words. */
export function Ready<A>(props: {
  readonly of: Reading<A>;
  /** Rows of figures that there will be: their room is kept until they come, so that nothing beneath them moves. */
  readonly rows?: number;
  readonly children: (answer: A) => ReactNode;
}) {
  const { m } = useFirstLanguage();
  const { answer, problem, busy, again } = props.of;
  return (
    <>
      <Problem of={problem} again={again} />
      {answer !== undefined ? (
        props.children(answer)
      ) : busy ? (
        <p
          className="soft"
          style={props.rows === undefined ? undefined : { minHeight: `${props.rows * ROW_REM}rem` }}
        >
          {m.loading}…
        </p>
      ) : null}
    </>
  );
}

/**
 * What stands beneath something that is read: it comes with it, or with its failure. Shown before, it would be moved by
 * whatever comes, and that is as long as it is. Once it is there it stays, with what was typed in it, also while what failed
 * is read again.
 */
export function Beneath(props: { readonly unread: boolean; readonly children: ReactNode }) {
  const [isThere, setThere] = useState(!props.unread);
  if (!props.unread && !isThere) setThere(true);
  return isThere ? props.children : null;
}
