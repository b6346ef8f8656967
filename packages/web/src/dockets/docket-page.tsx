import { docketOperations } from "@entente/api";
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
import { Beneath, Ready } from "../ui/reading.tsx";
import { ClaimForm } from "./claim-form.tsx";
import { ClosingForm, isFrozen, Standing } from "./closing.tsx";
import { Matrix, type Show } from "./matrix.tsx";
import { useTitle } from "./words.tsx";

/** One docket: the answer of each party to each claim first; then what it is about, and a form to put a claim. */
export function DocketPage({ docket, show }: { readonly docket: string; readonly show: Show }) {
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
  const mayAct = session.is("inquiry-member", "liaison-officer") && session.who.mayAct;
  const done = (next: Done) => {
    setOutcome(next);
    reading.again();
    matrix.again();
  };
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
              <Standing docket={about} />
              <Ready of={matrix}>
                {({ rows }) => <Matrix docket={docket} show={show} rows={rows} claims={claims} />}
              </Ready>
              <Beneath unread={matrix.busy}>
                {mayAct && !isFrozen(about) ? (
                  <ClaimForm docket={docket} claims={claims} done={done} />
                ) : null}
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
                {mayAct && matrix.answer !== undefined ? (
                  <ClosingForm docket={about} rows={matrix.answer.rows} done={done} />
                ) : null}
              </Beneath>
            </>
          )}
        </Ready>
      </div>
    </Page>
  );
}
