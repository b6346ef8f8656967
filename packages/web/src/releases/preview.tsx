import { usePurposes } from "../agreement/use-purposes.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import type { Draft } from "./draft.ts";
import { selectionOf } from "./draft.ts";
import { type Find, GroupDecision } from "./group-decision.tsx";
import { type Previewed, refuses } from "./previewed.ts";
import { recipientText } from "./recipient-text.ts";

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
          {refuses(of) ? null : (
            <Fact term={m.proposal.approvals}>{m.release.approvals(of.approvalsNeeded)}</Fact>
          )}
        </dl>
      </Sheet>
    </>
  );
}
