import type { Problem } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";

export type Violation = NonNullable<Problem["violations"]>[number];

/** Every clause that forbids, in the words the clause itself gives. */
export function Violations(props: {
  readonly of: readonly Violation[];
  /** The agreement whose clauses they are: each then leads to its words. */
  readonly agreement?: string | undefined;
}) {
  const { m, f } = useLanguage();
  const { agreement } = props;
  return (
    <ul className="violations">
      {props.of.map(({ clause, code, curable, text }) => (
        <li key={`${clause} ${code}`}>
          <span className="row">
            <strong>
              {agreement === undefined ? (
                m.failure.clause(clause)
              ) : (
                <a href={address(["agreements", agreement], { clause })}>{m.failure.clause(clause)}</a>
              )}
            </strong>
            <span className="small soft">{curable ? m.failure.curable : m.failure.final}</span>
          </span>
          <bdi>{f.name(text)}</bdi>
        </li>
      ))}
    </ul>
  );
}
