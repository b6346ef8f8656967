import { useLanguage } from "../language/language.tsx";
import { Reason } from "../released/reason.tsx";
import { RecallState } from "../released/recall-state.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import type { RecallOrder } from "./recall-order.ts";
import type { Release } from "./release.ts";
import { Steps } from "./steps.tsx";

/** Of a release in many parts the table says where each stands; step by step the first of them. */
const STEPPED = 4;

/** The parts of a release: one for each compartment, each with its own receipt. */
export function WhatWasSent(props: {
  readonly parts: Release["parts"];
  readonly recalls: readonly RecallOrder[];
}) {
  const { m, f } = useLanguage();
  const { parts, recalls } = props;
  return (
    <Sheet title={m.proposal.parts}>
      <Table
        caption={m.lists.partsCaption}
        rows={parts}
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
      {parts.slice(0, STEPPED).map((part, at) => (
        <section className="part-steps" key={part.id} aria-labelledby={`steps-${part.id}`}>
          <h3 id={`steps-${part.id}`}>
            {parts.length === 1 ? m.desk.steps.title : m.desk.steps.part(at + 1, parts.length)}
          </h3>
          <Steps part={part} recalls={recalls} />
        </section>
      ))}
    </Sheet>
  );
}

/** What was recalled of it, and the receipts. */
export function RecallsOrdered({ recalls }: { readonly recalls: readonly RecallOrder[] }) {
  const { m, f } = useLanguage();
  return (
    <Sheet title={m.lists.recalls}>
      <Table
        caption={m.lists.recallsCaption}
        rows={recalls}
        keyOf={(one) => one.id}
        columns={[
          {
            name: m.lists.ordered,
            cell: (one) => <a href={address(["recalls", one.id])}>{f.time(one.orderedAt)}</a>,
          },
          {
            name: m.lists.reason,
            cell: ({ reason }) => <Reason code={reason} words={m.lists.recallReasons} />,
          },
          { name: m.lists.state, cell: (one) => <RecallState state={one.state} /> },
          { name: m.lists.number, figure: true, cell: ({ items }) => f.number(items) },
        ]}
      />
    </Sheet>
  );
}
