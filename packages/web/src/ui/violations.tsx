import type { Problem } from "@entente/api";
import { useFirstLanguage } from "../language/language.tsx";
import { address } from "../router.ts";

export type Violation = NonNullable<Problem["violations"]>[number];

type Props = {
  readonly of: readonly Violation[];
  /** The agreement whose clauses they are: each then leads to its words. */
  readonly agreement?: string | undefined;
};

/** "2.10" stands after "2.9". */
const byClause = (a: Violation, b: Violation) => a.clause.localeCompare(b.clause, "en", { numeric: true });

/** Every clause that forbids, in the order of the agreement and in the words the clause itself gives. */
export function Violations({ of, agreement }: Props) {
  const { m, f } = useFirstLanguage();
  const hint = ({ code, curable }: Violation) =>
    curable ? m.failure.curable : code === "missing-fact" ? m.failure.missing : undefined;
  return (
    <ul className="violations">
      {of.toSorted(byClause).map((one) => (
        <li key={`${one.clause} ${one.code} ${f.name(one.text)}`}>
          <Sentence of={one} agreement={agreement} />
          {hint(one) === undefined ? null : <span className="small soft">{hint(one)}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Most sentences begin with their clause, which then is the link; before any other it is put. */
function Sentence({ of, agreement }: { readonly of: Violation; readonly agreement: string | undefined }) {
  const { m, f } = useFirstLanguage();
  const clause = m.failure.clause(of.clause);
  const text = f.name(of.text);
  // A rule of the house forbids, and no clause: its words say which.
  if (of.clause === "-") return <bdi>{text}</bdi>;
  const begins = text.startsWith(`${clause} `);
  return (
    <span>
      <strong>
        {agreement === undefined ? (
          clause
        ) : (
          <a href={address(["agreements", agreement], { clause: of.clause })}>{clause}</a>
        )}
      </strong>
      {begins ? " " : `${m.colon} `}
      <bdi>{begins ? text.slice(clause.length + 1) : text}</bdi>
    </span>
  );
}
