import { useRelation } from "../relation/relation.tsx";
import type { Draft } from "./draft.ts";
import { selectionOf } from "./draft.ts";
import { type Find, GroupDecision } from "./group-decision.tsx";
import { Mend, type Mending } from "./mend.tsx";
import { byDecision, type Previewed } from "./previewed.ts";
import { SideBySide } from "./side-by-side.tsx";
import { WhoGetsIt } from "./who-gets-it.tsx";

/** What the agreement makes of a selection: who gets it, one decision for each compartment in it, and what leaves. */
export function Preview(props: {
  readonly of: Previewed;
  readonly draft: Draft;
  readonly find: Find;
  readonly mending: Mending;
}) {
  const { partner } = useRelation();
  const { of, draft, find, mending } = props;
  const { recipient } = selectionOf(draft, partner);
  // Of what is refused nothing would leave.
  const leaving = of.groups.flatMap(({ verdict, products }) => (verdict === "refuse" ? [] : products));
  return (
    <>
      <div className="preview-columns">
        <WhoGetsIt of={of} recipient={recipient} purpose={draft.purpose} />
        <div className="stack">
          {byDecision(of.groups).map((group) => (
            <GroupDecision key={group.products.join(" ")} group={group} agreement={of.agreement} find={find}>
              <Mend
                violations={group.violations}
                products={group.products}
                draft={draft}
                find={find}
                mending={mending}
              />
            </GroupDecision>
          ))}
        </div>
      </div>
      {leaving.length === 0 ? null : <SideBySide products={leaving} find={find} />}
    </>
  );
}
