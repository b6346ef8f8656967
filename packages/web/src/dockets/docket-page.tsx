import { type DocketClaimView, type DocketMatrixRow, docketOperations } from "@entente/api";
import { useState } from "react";
import { useAreas } from "../agreement/use-areas.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Fact } from "../ui/figure.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { ClaimForm } from "./claim-form.tsx";
import { Cell, useTitle } from "./words.tsx";

/** One docket: what it is about, the answer of each party to each claim, and a form to put a claim. */
export function DocketPage({ docket }: { readonly docket: string }) {
  const { m, f } = useLanguage();
  const session = useSession();
  const titleOf = useTitle();
  const nameOf = useAreas();
  const { partner } = useRelation();
  const params = { partner, docket };
  const reading = useRead(docketOperations.getDocket, { params });
  const matrix = useRead(docketOperations.docketMatrix, { params });
  const [outcome, setOutcome] = useState<Done>();
  const one = reading.answer?.docket;
  return (
    <Page
      title={one === undefined ? m.dockets.docket : titleOf(one.words)}
      crumb={<a href={address(["dockets"])}>{m.dockets.title}</a>}
    >
      <div className="stack">
        <Outcome of={outcome} />
        <Ready of={reading}>
          {({ docket: about, claims }) => (
            <>
              <Sheet title={m.dockets.about}>
                <dl className="facts">
                  <Fact term={m.dockets.opened}>
                    {f.time(about.openedAt)}, {m.dockets.sides[about.openedBy]}
                  </Fact>
                  <Fact term={m.dockets.concerned}>
                    {about.words === undefined ? m.dockets.unreadable : f.list(about.words.concerned)}
                  </Fact>
                  <Fact term={m.dockets.impact}>{m.dockets.impacts[about.impact]}</Fact>
                  <Fact term={m.dockets.areas}>{f.list(about.areas.map(nameOf))}</Fact>
                  {about.ground === undefined ? null : (
                    <Fact term={m.dockets.ground}>{m.failure.clause(about.ground)}</Fact>
                  )}
                </dl>
                <p className="small soft">{m.dockets.sharingGoesOn}</p>
              </Sheet>
              <Ready of={matrix}>
                {({ rows }) => <Matrix docket={docket} rows={rows} claims={claims} />}
              </Ready>
              {session.is("inquiry-member", "liaison-officer") && session.who.mayAct ? (
                <ClaimForm
                  docket={docket}
                  claims={claims}
                  done={(done) => {
                    setOutcome(done);
                    reading.again();
                    matrix.again();
                  }}
                />
              ) : null}
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}

type MatrixProps = {
  readonly docket: string;
  readonly rows: readonly DocketMatrixRow[];
  readonly claims: readonly DocketClaimView[];
};

function Matrix({ docket, rows, claims }: MatrixProps) {
  const { m, f } = useLanguage();
  if (rows.length === 0) return <p className="soft">{m.dockets.noClaims}</p>;
  const triageOf = (claim: string) => claims.find((each) => each.claim === claim)?.triage.triage;
  return (
    <section className="sheet">
      <Table
        caption={m.dockets.matrix}
        rows={rows}
        keyOf={({ claim }) => claim}
        columns={[
          {
            name: m.dockets.claim,
            cell: ({ claim, reference, text }) => (
              <>
                <a href={address(["dockets", docket, claim])}>
                  <bdi>{reference ?? m.dockets.claim}</bdi>
                </a>
                <span className="block small">
                  <bdi>{text ?? m.dockets.unreadable}</bdi>
                </span>
              </>
            ),
          },
          { name: m.dockets.cellOf.ours, cell: ({ ours }) => <Cell of={ours} /> },
          { name: m.dockets.cellOf.theirs, cell: ({ theirs }) => <Cell of={theirs} /> },
          {
            name: m.dockets.commonGround,
            cell: ({ commonGround }) =>
              commonGround.length === 0
                ? m.dockets.nothing
                : f.list(commonGround.map((each) => m.dockets.aspectNames[each])),
          },
          {
            name: m.dockets.questions,
            cell: ({ questions }) =>
              questions.length === 0
                ? m.dockets.nothing
                : f.list(questions.map(({ owner }) => m.dockets.sides[owner])),
          },
          {
            name: m.dockets.triage,
            cell: ({ claim }) => m.dockets.triages[triageOf(claim) ?? "untriaged"],
          },
        ]}
      />
    </section>
  );
}
