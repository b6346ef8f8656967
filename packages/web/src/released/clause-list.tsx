import { Fragment } from "react";
import { address } from "../router.ts";

/** Clause numbers, each leading to its words. */
export function ClauseList(props: { readonly clauses: readonly string[]; readonly agreement: string }) {
  return (
    <>
      {props.clauses.map((clause, at) => (
        <Fragment key={clause}>
          {at === 0 ? null : ", "}
          <a href={address(["agreements", props.agreement], { clause })}>{clause}</a>
        </Fragment>
      ))}
    </>
  );
}
