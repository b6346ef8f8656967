import type { ReactNode } from "react";
import type { Reading } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { Problem } from "./problem.tsx";

/** Shows what was read; until then says so, quietly; and what failed, in its words. */
export function Ready<A>(props: { readonly of: Reading<A>; readonly children: (answer: A) => ReactNode }) {
  const { m } = useFirstLanguage();
  const { answer, problem, busy, again } = props.of;
  return (
    <>
      <Problem of={problem} again={again} />
      {answer !== undefined ? props.children(answer) : busy ? <p className="soft">{m.loading}…</p> : null}
    </>
  );
}
