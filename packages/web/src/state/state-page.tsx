import { oversightOperations, type RelationState } from "@entente/api";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Page } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { AffairSheets } from "./affair-sheets.tsx";
import { AgreementSheet } from "./agreement-sheet.tsx";
import { AsideSheet } from "./aside-sheet.tsx";
import { FingerprintsSheet } from "./fingerprints-sheet.tsx";
import { LogsSheet } from "./logs-sheet.tsx";
import { MineSheet } from "./mine-sheet.tsx";
import { MovedSheet } from "./moved-sheet.tsx";
import { NextSheet } from "./next-sheet.tsx";
import { RecallsSheet } from "./recalls-sheet.tsx";
import { RefusedSheet } from "./refused-sheet.tsx";
import { SharedSheet } from "./shared-sheet.tsx";
import { VerdictSentence } from "./verdict-sentence.tsx";
import { WaitingSheet } from "./waiting-sheet.tsx";

/** The state of the relation: one sentence, and every figure behind it. */
export function StatePage() {
  const { m, f } = useFirstLanguage();
  const { partner, name } = useRelation();
  const session = useSession();
  const mayRead = session.is(
    "analyst",
    "release-officer",
    "liaison-officer",
    "operations-officer",
    "inquiry-member",
    "overseer",
    "signatory",
  );
  const reading = useRead(oversightOperations.relationState, mayRead ? { params: { partner } } : undefined);
  const awaited = reading.answer !== undefined && awaitsPartner(reading.answer);
  useAwaiting(awaited, reading.again);
  return (
    <Page title={`${m.state.title}${m.colon} ${f.start(name)}`}>
      {mayRead ? null : <NoDesk />}
      <Ready of={reading}>{(state) => <State state={state} />}</Ready>
    </Page>
  );
}

/** Of whoever reads nothing of the relation: an administrator, who is led to the own desk. */
function NoDesk() {
  const { m } = useFirstLanguage();
  const session = useSession();
  return (
    <div className="stack">
      <p>{m.signIn.noDesk}</p>
      {session.is("administrator") ? (
        <p>
          <a className="button" href={address(["administration"])}>
            {m.nav.places.administration}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** Whether the partner's next answer would change what this page says. */
function awaitsPartner({ waiting, recalls, logs }: RelationState): boolean {
  return waiting.receipts > 0 || recalls.pending > 0 || logs.some(({ size, witnessed }) => witnessed < size);
}

function State({ state }: { readonly state: RelationState }) {
  return (
    <>
      <VerdictSentence state={state} />
      <div className="state-columns">
        <div className="stack state-mine">
          <MineSheet />
        </div>
        <div className="stack">
          <MovedSheet />
          <SharedSheet state={state} />
          <div className="pair">
            <RefusedSheet state={state} />
            <RecallsSheet state={state} />
          </div>
          <AffairSheets />
        </div>
        <div className="stack state-side">
          <NextSheet state={state} />
          <WaitingSheet state={state} />
        </div>
        <div className="stack">
          <AgreementSheet state={state} />
          <LogsSheet state={state} />
          {state.aside.length === 0 ? null : <AsideSheet state={state} />}
          <FingerprintsSheet state={state} />
        </div>
      </div>
    </>
  );
}
