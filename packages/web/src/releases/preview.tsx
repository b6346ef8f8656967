import type { AnswerOf, releaseOperations } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { useAreas } from "../lists/use-areas.ts";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Violations } from "../ui/violations.tsx";
import type { Draft } from "./draft.ts";
import { selectionOf } from "./draft.ts";
import { recipientText } from "./recipient-text.ts";

export type Previewed = AnswerOf<typeof releaseOperations.previewRelease>;
type Group = Previewed["groups"][number];

/** What the agreement makes of a selection: one decision for each compartment in it. */
export function Preview({ of, draft }: { readonly of: Previewed; readonly draft: Draft }) {
  const { m, f } = useLanguage();
  const { partner, name } = useRelation();
  const { recipient } = selectionOf(draft, partner);
  return (
    <>
      <Sheet title={m.release.previewTitle}>
        <dl className="facts">
          <Fact term={m.release.recipient}>
            <bdi>{f.start(name)}</bdi>
            {m.colon} {recipientText(recipient, f)}
          </Fact>
          <Fact term={m.proposal.approvals}>{m.release.approvals(of.approvalsNeeded)}</Fact>
        </dl>
      </Sheet>
      {of.groups.map((group) => (
        <GroupDecision key={group.products.join(" ")} group={group} agreement={of.agreement} />
      ))}
    </>
  );
}

const looks = {
  permit: "notice is-good",
  "permit-with-obligations": "notice is-good",
  refuse: "notice is-bad",
} as const;

function GroupDecision({
  group,
  agreement,
}: {
  readonly group: Group;
  readonly agreement: string | undefined;
}) {
  const { m, f } = useLanguage();
  const nameOf = useAreas();
  const { verdict, violations, obligations, products, areas, label } = group;
  const verdicts = {
    permit: m.release.permit,
    "permit-with-obligations": m.release.obliged,
    refuse: m.release.refuse,
  };
  return (
    <section className={looks[verdict]} data-verdict={verdict}>
      <h2>
        {m.lists.products(products.length)}
        {m.colon} {verdicts[verdict]}
      </h2>
      <p className="small">
        <bdi>{label}</bdi>
        {areas.length === 0 ? null : ` · ${f.list(areas.map(nameOf))}`}
      </p>
      {violations.length === 0 ? null : (
        <>
          <p>{m.failure.by}</p>
          <Violations of={violations} agreement={agreement} />
        </>
      )}
      {verdict === "refuse" || obligations.length === 0 ? null : (
        <>
          <h3>{m.release.obligations}</h3>
          <ul className="bullets">
            {obligations.map(({ clause, type, phase, by }) => (
              <li key={`${clause} ${type}`}>
                {m.release.duties[type] ?? type}
                <span className="soft small">
                  {" "}
                  {m.release.phases[phase]}
                  {by === undefined ? null : `, ${m.release.by(f.time(by))}`},{" "}
                  {agreement === undefined ? (
                    m.failure.clause(clause)
                  ) : (
                    <a href={address(["agreements", agreement], { clause })}>{m.failure.clause(clause)}</a>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
