import { type DocketPolicyView, docketOperations } from "@entente/api";
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
                    { name: m.dockets.policy, cell: (policy) => <Said of={policy} /> },
                    { name: m.dockets.topic, cell: (policy) => <Covers of={policy} /> },
                    {
                      name: m.dockets.validUntil,
                      cell: ({ from, until, review }) => (
                        <>
                          {f.date(until)}
                          <span className="block small soft">
                            {m.dockets.validFrom}
                            {m.colon} {f.date(from)}
                          </span>
                          <span className="block small soft">
                            {m.dockets.review}
                            {m.colon} {f.date(review)}
                          </span>
                        </>
                      ),
                    },
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

type Policy = { readonly of: DocketPolicyView };

/** What it is called and says, and who adopted it. */
function Said({ of: { words, by } }: Policy) {
  const { m } = useLanguage();
  return (
    <>
      <strong>
        <bdi>{words?.reference ?? m.dockets.unreadable}</bdi>
      </strong>
      <span className="block">
        <bdi>{words?.text}</bdi>
      </span>
      <span className="block small soft">
        {m.dockets.adopter}
        {m.colon} {words === undefined ? m.dockets.sides[by] : <bdi>{words.adopter}</bdi>}
        {words === undefined ? null : ` (${m.dockets.sides[by]})`}
      </span>
    </>
  );
}

/** The topics on which it may be cited, and what it leaves out. */
function Covers({ of: { topics, exceptions } }: Policy) {
  const { m, f } = useLanguage();
  const named = (codes: DocketPolicyView["topics"]) => f.list(codes.map((each) => m.dockets.topics[each]));
  return (
    <>
      {named(topics)}
      {exceptions.length === 0 ? null : (
        <span className="block small soft">
          {m.dockets.exceptions}
          {m.colon} {named(exceptions)}
        </span>
      )}
    </>
  );
}
