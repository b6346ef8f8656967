import type { AnswerOf, ProductSummary, releaseOperations } from "@entente/api";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useLanguage } from "../language/language.tsx";
import { useAreas } from "../lists/use-areas.ts";
import { productTitle } from "../products/product-title.ts";
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

type Find = (product: string) => ProductSummary | undefined;

/** What the agreement makes of a selection: one decision for each compartment in it, refusals first. */
export function Preview(props: { readonly of: Previewed; readonly draft: Draft; readonly find: Find }) {
  const { m, f } = useLanguage();
  const { partner, name } = useRelation();
  const purposeOf = usePurposes();
  const { of, draft, find } = props;
  const { recipient } = selectionOf(draft, partner);
  const groups = of.groups.toSorted(
    (a, b) => Number(b.verdict === "refuse") - Number(a.verdict === "refuse"),
  );
  return (
    <>
      {groups.map((group) => (
        <GroupDecision key={group.products.join(" ")} group={group} agreement={of.agreement} find={find} />
      ))}
      <Sheet title={m.release.toWhom}>
        <dl className="facts">
          <Fact term={m.release.recipient}>
            <bdi>{f.start(name)}</bdi>
            {m.colon} {recipientText(recipient, m, f)}
          </Fact>
          <Fact term={m.release.purpose}>{purposeOf(draft.purpose)}</Fact>
          <Fact term={m.proposal.approvals}>{m.release.approvals(of.approvalsNeeded)}</Fact>
        </dl>
      </Sheet>
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
  find,
}: {
  readonly group: Group;
  readonly agreement: string | undefined;
  readonly find: Find;
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
      <ProductNames products={products} find={find} />
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

/** More names than this are a number. */
const NAMES = 12;

function ProductNames({ products, find }: { readonly products: readonly string[]; readonly find: Find }) {
  const { m } = useLanguage();
  const names = products.flatMap((product) => {
    const found = find(product);
    return found === undefined ? [] : [{ product, title: productTitle(found, m) }];
  });
  if (names.length === 0) return null;
  const more = products.length - Math.min(names.length, NAMES);
  return (
    <ul className="bullets">
      {names.slice(0, NAMES).map(({ product, title }) => (
        <li key={product}>
          <bdi>{title}</bdi>
        </li>
      ))}
      {more > 0 ? <li className="soft">{m.release.andMore(more)}</li> : null}
    </ul>
  );
}
