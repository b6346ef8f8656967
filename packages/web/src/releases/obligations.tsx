import { useAgreement } from "../agreement/use-agreement.ts";
import { useLanguage } from "../language/language.tsx";
import { ClauseList } from "../released/clause-list.tsx";
import { Fact } from "../ui/figure.tsx";
import type { Group } from "./previewed.ts";

type Obligation = Group["obligations"][number];

const PHASES = ["before", "with", "after"] as const;

/** What comes with the permission, in the order in which it falls due; the same duty of two clauses is said once. */
export function Obligations(props: { readonly of: readonly Obligation[]; readonly agreement: string }) {
  const { m, f } = useLanguage();
  const kinds = new Map(useAgreement()?.clauses.map(({ id, kind }) => [id, kind]));
  const dutyOf = ({ type, clause }: Obligation) =>
    type === "human-review" && kinds.get(clause) === "necessity-note"
      ? m.release.note
      : (m.release.duties[type] ?? type);
  const said = (one: Obligation) =>
    one.by === undefined ? dutyOf(one) : `${dutyOf(one)}, ${m.release.by(f.date(one.by))}`;
  return (
    <dl className="facts">
      {PHASES.map((wanted) => {
        const duties = Map.groupBy(
          props.of.filter(({ phase }) => phase === wanted),
          said,
        );
        if (duties.size === 0) return null;
        return (
          <Fact term={m.release.phases[wanted]} key={wanted}>
            <ul>
              {[...duties].map(([duty, ones]) => (
                <li key={duty}>
                  {duty}{" "}
                  <span className="soft small">
                    ({m.release.byClause(ones.length)}{" "}
                    <ClauseList clauses={ones.map(({ clause }) => clause)} agreement={props.agreement} />)
                  </span>
                </li>
              ))}
            </ul>
          </Fact>
        );
      })}
    </dl>
  );
}
