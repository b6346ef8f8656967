import { releaseOperations } from "@entente/api";
import { useState } from "react";
import { usePurposes } from "../agreement/use-purposes.ts";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { Approve } from "./approve.tsx";
import { Recall } from "./recall.tsx";
import { recipientText } from "./recipient-text.ts";
import type { Release } from "./release.ts";

/** One release from its proposal to its receipts, and what this person may do about it. */
export function ProposalPage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const session = useSession();
  const reading = useRead(releaseOperations.getRelease, { params: { release: id } });
  useAwaiting(reading.answer?.parts.some(({ state }) => state === "announced") ?? false, reading.again);
  const [outcome, setOutcome] = useState<Done>();
  const mayAct = session.is("release-officer") && session.who.mayAct;
  const done = (next?: Done) => {
    setOutcome(next);
    reading.again();
  };
  return (
    <Page title={m.proposal.title} crumb={<a href={address(["releases"])}>{m.lists.releases}</a>}>
      <Ready of={reading}>
        {(release) => (
          <div className="stack">
            <Outcome of={outcome} />
            {mayAct && release.state === "proposed" ? <Approve release={release} done={done} /> : null}
            <About release={release} />
            {release.parts.length === 0 ? null : <Parts release={release} />}
            {mayAct && release.parts.some(({ held, state }) => held > 0 || state === "announced") ? (
              <Recall release={release} done={done} />
            ) : null}
          </div>
        )}
      </Ready>
    </Page>
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

function Parts({ release }: { readonly release: Release }) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.proposal.parts}>
      <Table
        caption={m.lists.partsCaption}
        rows={release.parts}
        keyOf={(part) => part.id}
        columns={[
          {
            name: m.lists.when,
            cell: (part) => <a href={address(["parts", part.id])}>{f.time(part.madeAt)}</a>,
          },
          { name: m.lists.label, cell: ({ label }) => <bdi>{label}</bdi> },
          { name: m.lists.state, cell: (part) => m.lists.partStates[part.state] },
          { name: m.lists.number, figure: true, cell: ({ count }) => f.number(count) },
          { name: m.lists.held, figure: true, cell: ({ held }) => f.number(held) },
        ]}
      />
    </Sheet>
  );
}
