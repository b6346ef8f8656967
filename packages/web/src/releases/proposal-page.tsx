import { releaseOperations } from "@entente/api";
import { useCallback, useState } from "react";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Approve } from "./approve.tsx";
import { Recall } from "./recall.tsx";
import type { RecallOrder } from "./recall-order.ts";
import { recipientText } from "./recipient-text.ts";
import type { Release } from "./release.ts";
import { TurnedDown } from "./turned-down.tsx";
import { WhatIsApproved } from "./what-is-approved.tsx";
import { RecallsOrdered, WhatWasSent } from "./what-was-sent.tsx";

/** One release from its proposal to its receipts, and what this person may do about it. */
export function ProposalPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(releaseOperations.getRelease, { params: { release: id } });
  const orders = useRead(releaseOperations.listRecalls, { query: { partner, direction: "out", limit: 200 } });
  const recalls = orders.answer?.items.filter((one) => one.release === id) ?? [];
  const again = useCallback(() => {
    reading.again();
    orders.again();
  }, [reading.again, orders.again]);
  const awaited =
    reading.answer?.parts.some(({ state }) => state === "announced") === true ||
    recalls.some(({ state }) => state !== "executed");
  useAwaiting(awaited, again);
  const [outcome, setOutcome] = useState<Done>();
  const mayAct = session.is("release-officer") && session.who.mayAct;
  const done = (next?: Done) => {
    setOutcome(next);
    again();
  };
  return (
    <Page title={m.proposal.title} crumb={<a href={address(["releases"])}>{m.lists.releases}</a>}>
      <Ready of={reading}>
        {(release) => (
          <div className="stack">
            <Outcome of={outcome} />
            {release.turnedDown === undefined ? null : (
              <TurnedDown of={release.turnedDown} again={againFor(release, session.who.account)} />
            )}
            <About release={release} />
            {release.proposal === undefined ? null : (
              <WhatIsApproved release={release} proposal={release.proposal} />
            )}
            {mayAct && release.state === "proposed" ? <Approve release={release} done={done} /> : null}
            {release.parts.length === 0 ? null : <WhatWasSent parts={release.parts} recalls={recalls} />}
            {recalls.length === 0 ? null : <RecallsOrdered recalls={recalls} />}
            {mayAct && isRecallable(release, recalls) ? <Recall release={release} done={done} /> : null}
          </div>
        )}
      </Ready>
    </Page>
  );
}

/** Its author begins anew with the same products, and mends what was wrong with it. */
function againFor({ by, proposal }: Release, account: string): string | undefined {
  if (by !== account || proposal === undefined) return undefined;
  return address(["release"], { product: proposal.products.join(",") });
}

/** Whether anything went out that is not declined, gone or under recall. */
function isRecallable({ parts }: Release, recalls: readonly RecallOrder[]): boolean {
  const under = (part: string) =>
    recalls.filter((one) => one.part === part).reduce((sum, { items }) => sum + items, 0);
  return parts.some(
    ({ id, state, count }) => (state === "announced" || state === "received") && under(id) < count,
  );
}

function About({ release }: { readonly release: Release }) {
  const { m, f } = useLanguage();
  const purposeOf = usePurposes();
  const personOf = usePeople();
  const { approvals, approvalsNeeded } = release;
  return (
    <Sheet title={m.lists.products(release.products)}>
      <dl className="facts">
        <Fact term={m.lists.state}>
          <span className={release.state === "proposed" ? "warn" : undefined}>
            {m.lists.releaseStates[release.state]}
          </span>
        </Fact>
        <Fact term={m.lists.to}>{recipientText(release.recipient, m, f)}</Fact>
        <Fact term={m.lists.purpose}>{purposeOf(release.purpose)}</Fact>
        <Fact term={m.proposal.by}>
          <bdi>{personOf(release.by)}</bdi>, {f.time(release.proposedAt)}
        </Fact>
        <Fact term={m.proposal.approvals}>
          {m.proposal.approvalsOf(approvals.length, approvalsNeeded)}
          <ul>
            {approvals.map(({ by, at }) => (
              <li key={by}>
                <bdi>{personOf(by)}</bdi>, <span className="soft">{f.time(at)}</span>
              </li>
            ))}
          </ul>
        </Fact>
      </dl>
    </Sheet>
  );
}
