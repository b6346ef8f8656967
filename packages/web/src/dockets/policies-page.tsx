import { docketOperations } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { PolicyForm } from "./policy-form.tsx";

/** Policies of neither confirming nor denying, of both parties, with their uses; and a form to adopt one. */
export function PoliciesPage() {
  const { m, f } = useLanguage();
  const session = useSession();
  const { partner } = useRelation();
  const reading = useRead(docketOperations.listPolicies, { params: { partner } });
  const [outcome, setOutcome] = useState<Done>();
  return (
    <Page
      title={m.dockets.policies}
      lead={m.dockets.policiesLead}
      crumb={<a href={address(["dockets"])}>{m.dockets.title}</a>}
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="soft">{m.dockets.noPolicies}</p>
            ) : (
              <section className="sheet">
                <Table
                  caption={m.dockets.policies}
                  rows={items}
                  keyOf={({ policy }) => policy}
                  columns={[
                    {
                      name: m.dockets.policy,
                      cell: ({ words }) => (
                        <>
                          <bdi>{words?.reference ?? m.dockets.unreadable}</bdi>
                          <span className="block small">
                            <bdi>{words?.text}</bdi>
                          </span>
                        </>
                      ),
                    },
                    { name: m.lists.by, cell: ({ by }) => m.dockets.sides[by] },
                    { name: m.dockets.adopter, cell: ({ words }) => <bdi>{words?.adopter}</bdi> },
                    {
                      name: m.dockets.topic,
                      cell: ({ topics }) => f.list(topics.map((each) => m.dockets.topics[each])),
                    },
                    {
                      name: m.dockets.exceptions,
                      cell: ({ exceptions }) =>
                        exceptions.length === 0
                          ? m.dockets.nothing
                          : f.list(exceptions.map((each) => m.dockets.topics[each])),
                    },
                    { name: m.dockets.validFrom, cell: ({ from }) => f.date(from) },
                    { name: m.dockets.validUntil, cell: ({ until }) => f.date(until) },
                    { name: m.dockets.review, cell: ({ review }) => f.date(review) },
                    { name: m.dockets.uses, figure: true, cell: ({ uses }) => f.number(uses) },
                  ]}
                />
              </section>
            )
          }
        </Ready>
        {session.is("inquiry-member", "liaison-officer") && session.who.mayAct ? (
          <PolicyForm
            done={(done) => {
              setOutcome(done);
              reading.again();
            }}
          />
        ) : null}
      </div>
    </Page>
  );
}
