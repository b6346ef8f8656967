import { agreementOperations, type NegotiationDetail } from "@entente/api";
import { type ReactNode, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Choice } from "../ui/choices.tsx";
import { Check } from "../ui/field.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { negotiationAt } from "./negotiation-at.ts";

type Props = { readonly of: NegotiationDetail; done(done: Done): void };

/** What this person may do now, each with what happens next. */
export function NegotiationActs({ of, done }: Props) {
  const { m } = useLanguage();
  const words = m.agreements.negotiation;
  const session = useSession();
  if (!session.who.mayAct || of.state === "terminated" || of.state === "finalised") return null;
  const officer = session.is("liaison-officer");
  const answers =
    officer && of.offeredBy === "partner" && (of.state === "offered" || of.state === "countered");
  const missing = of.waitsFor.some((one) => one.on === "us" && one.for === "signature");
  const signs = missing && session.is("signatory");
  const parts: ReactNode[] = [
    ...(answers ? [<Accept key="accept" of={of} done={done} />] : []),
    ...(signs ? [<Sign key="sign" of={of} done={done} />] : []),
    ...(officer ? [<Terminate key="terminate" of={of} done={done} />] : []),
  ];
  if (parts.length === 0 && !missing) return null;
  return (
    <Sheet title={words.acts}>
      <div className="stack">
        {parts}
        {missing && !signs ? <p className="soft">{words.waitSign}</p> : null}
      </div>
    </Sheet>
  );
}

function Accept({ of, done }: Props) {
  const { m } = useLanguage();
  const words = m.agreements.negotiation;
  const { partner } = useRelation();
  const accept = useAct(agreementOperations.acceptOffer);
  const run = async () => {
    const params = { partner, negotiation: of.negotiation };
    const acted = await accept.run({ params, body: { hash: of.hash } });
    if (acted !== undefined) done({ said: words.done.accepted, acted });
  };
  const unfit = of.document === undefined || of.problem !== undefined;
  return (
    <div className="stack tight">
      <Problem of={accept.problem} />
      <p className="small soft">{words.acceptNext}</p>
      <div className="row">
        <button type="button" className="button" disabled={accept.busy || unfit} onClick={() => void run()}>
          {words.accept}
        </button>
        <a className="button quiet" href={address(negotiationAt(of.negotiation, "counter"))}>
          {words.counter}
        </a>
      </div>
    </div>
  );
}

/** The act itself stands after the summary, and only for whoever says to have read it. */
function Sign({ of, done }: Props) {
  const { m } = useLanguage();
  const words = m.agreements.negotiation;
  const { partner } = useRelation();
  const sign = useAct(agreementOperations.signAgreement);
  const [read, setRead] = useState(false);
  const run = async () => {
    const params = { partner, negotiation: of.negotiation };
    const acted = await sign.run({ params, body: { hash: of.hash } });
    if (acted !== undefined) done({ said: words.done.signed, acted });
  };
  return (
    <div className="stack tight">
      <Problem of={sign.problem} />
      <p>
        <a href={address(negotiationAt(of.negotiation, "summary"))}>{words.signFirst}</a>
      </p>
      <p className="digest">{of.hash}</p>
      <p className="small soft">{words.signNext}</p>
      <Check label={words.readFirst} checked={read} onChange={setRead} />
      <div className="row">
        <button type="button" className="button" disabled={sign.busy || !read} onClick={() => void run()}>
          {words.sign}
        </button>
      </div>
    </div>
  );
}

const REASONS = ["no-agreement", "superseded", "mistake", "rules-differ", "other"] as const;

function Terminate({ of, done }: Props) {
  const { m } = useLanguage();
  const words = m.agreements.negotiation;
  const { partner } = useRelation();
  const terminate = useAct(agreementOperations.terminateNegotiation);
  const [reason, setReason] = useState<(typeof REASONS)[number]>("no-agreement");
  const run = async () => {
    const params = { partner, negotiation: of.negotiation };
    const acted = await terminate.run({ params, body: { reason } });
    if (acted !== undefined) done({ said: words.done.terminated, acted });
  };
  return (
    <details>
      <summary>{words.terminate}</summary>
      <div className="form">
        <Problem of={terminate.problem} />
        <p className="small soft">{words.terminateNext}</p>
        <Choice
          label={words.why}
          value={reason}
          codes={REASONS}
          names={m.agreements.negotiations.reasons}
          change={setReason}
        />
        <div className="row">
          <button type="button" className="button grave" disabled={terminate.busy} onClick={() => void run()}>
            {words.terminate}
          </button>
        </div>
      </div>
    </details>
  );
}
