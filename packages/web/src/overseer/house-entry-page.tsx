import {
  type HouseEntry,
  overseeingOperations as ops,
  oversightOperations,
  type ProblemError,
} from "@entente/api";
import { useState } from "react";
import { failureOf } from "../data/failure.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { EnvelopeTable } from "../ledger/envelope-table.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import type { Step } from "../verify/step.ts";
import { StepsList } from "../verify/steps-list.tsx";
import "../verify/verify.css";
import { OverseerFrame } from "./frame.tsx";
import { useHouseSentence } from "./house-sentence.tsx";
import { verifyHouseEntry } from "./verify-house.ts";

/** One entry of the house log: its sentence, its proof, and its plain data. */
export function HouseEntryPage({ index }: { readonly index: number }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const reading = useRead(ops.getHouseEntry, { params: { index } }, { keep: false });
  const sentence = useHouseSentence();
  return (
    <OverseerFrame title={`${w.logTitle}, ${w.nth(f.number(index)).toLowerCase()}`} lead="" part="log" below>
      <Ready of={reading}>
        {(entry) => (
          <>
            <Sheet title={`${sentence(entry)}.`}>
              {entry.whole ? null : <p className="notice">{w.notForYou}</p>}
              <dl className="facts">
                <Fact term={w.when}>{f.time(entry.at)}</Fact>
                <Fact term={w.leaf}>
                  <Digest value={entry.leaf} whole />
                </Fact>
              </dl>
            </Sheet>
            <VerifySheet entry={entry} />
            <EnvelopeTable envelope={entry.envelope} />
          </>
        )}
      </Ready>
    </OverseerFrame>
  );
}

function VerifySheet({ entry }: { readonly entry: HouseEntry }) {
  const { m } = useLanguage();
  const w = m.overseer;
  const { partner } = useRelation();
  const us = useRead(oversightOperations.relationState, { params: { partner } }).answer?.us.party;
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<{ steps?: readonly Step[]; problem?: ProblemError }>({});
  const run = async (party: string) => {
    setBusy(true);
    try {
      setTold({ steps: await verifyHouseEntry(entry, party) });
    } catch (error) {
      setTold({ problem: failureOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Sheet title={w.verifyTitle}>
      <div className="stack">
        {told.steps === undefined ? <p className="soft">{w.verifyLead}</p> : <Steps steps={told.steps} />}
        <Problem of={told.problem} />
        <p className="no-print">
          <button
            type="button"
            className={told.steps === undefined ? "button" : "button quiet"}
            aria-disabled={busy || us === undefined}
            onClick={() => {
              if (!busy && us !== undefined) void run(us);
            }}
          >
            {busy ? w.verifyBusy : w.verifyRun}
          </button>
        </p>
      </div>
    </Sheet>
  );
}

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  const { m } = useLanguage();
  const w = m.overseer;
  // A house log is one party's: what these steps say of both is not so here.
  const own: Readonly<Record<string, string>> = {
    "signature-good": w.signedByUs,
    "keys-lead-back": w.ownKeys,
  };
  const outcomes = { proven: w.proven, failed: w.unproven, partly: w.partly };
  return <StepsList steps={steps} outcomes={outcomes} codes={own} />;
}
