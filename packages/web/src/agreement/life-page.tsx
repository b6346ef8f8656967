import { type AgreementDetail, agreementOperations, type LifeActName } from "@entente/api";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { useSession } from "../session/session.tsx";
import { type Done, Outcome } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { AgreementFrame } from "./agreement-frame.tsx";
import { documentView } from "./document.ts";
import { LifeStep } from "./life-step.tsx";
import { useSides } from "./signatures.tsx";

/** The life of an agreement: where it stands, what each step would do before it is taken, and what it has done. */
export function LifePage({ hash }: { readonly hash: string }) {
  const { m } = useLanguage();
  const [outcome, setOutcome] = useState<Done>();
  return (
    <AgreementFrame hash={hash} tab="life">
      {(agreement, again) => (
        <div className="stack">
          <Outcome of={outcome} />
          <Sheet title={m.agreements.life.stage}>
            <p>{m.agreements.life.stages[agreement.state] ?? agreement.state}</p>
          </Sheet>
          <Steps
            agreement={agreement}
            done={(done) => {
              setOutcome(done);
              window.scrollTo(0, 0);
              again();
            }}
          />
          <Suspensions agreement={agreement} />
        </div>
      )}
    </AgreementFrame>
  );
}

const BINDS = new Set(["draft", "in-force", "suspended", "denounced", "unknown"]);
const SEES = ["liaison-officer", "signatory", "release-officer", "operations-officer", "overseer"] as const;

function Steps({ agreement, done }: { readonly agreement: AgreementDetail; done(done: Done): void }) {
  const { m } = useLanguage();
  const session = useSession();
  const words = m.agreements.life;
  const [step, choose] = useState<LifeActName>();
  const { hash, current, state, suspensions } = agreement;
  if (hash !== current || !BINDS.has(state)) return <p className="soft">{words.over}</p>;
  if (!session.is(...SEES)) return null;
  const steps: readonly LifeActName[] = [
    ...(state === "suspended" ? [] : (["suspend"] as const)),
    ...(suspensions.some(({ open }) => open) ? (["resume"] as const) : []),
    "amend",
    ...(state === "denounced" ? [] : (["denounce"] as const)),
  ];
  return (
    <Sheet title={words.path}>
      <div className="stack">
        <p className="soft">{session.is("signatory") ? words.lead : words.notYours}</p>
        <ul className="stack tight">
          {steps.map((one) => (
            <li key={one}>
              <button
                type="button"
                className="button quiet"
                aria-expanded={step === one}
                onClick={() => choose(step === one ? undefined : one)}
              >
                {words.steps[one]}
              </button>{" "}
              <span className="small soft">{words.stepHelp[one]}</span>
              {step === one ? (
                <LifeStep
                  agreement={agreement}
                  act={one}
                  areas={documentView(agreement.document).vocab.areas}
                  done={(finished) => {
                    choose(undefined);
                    done(finished);
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

function Suspensions({ agreement }: { readonly agreement: AgreementDetail }) {
  const { m, f } = useLanguage();
  const words = m.agreements.life;
  const nameOf = useSides();
  const session = useSession();
  const names = new Map(
    documentView(agreement.document).vocab.areas.map(({ code, name }) => [code, f.name(name)]),
  );
  const { suspensions } = agreement;
  return (
    <Sheet title={words.suspensions}>
      {suspensions.length === 0 ? (
        <p className="soft">{words.noSuspension}</p>
      ) : (
        <ul className="stack">
          {suspensions.toReversed().map(({ id, by, at, areas, reason, open, resumedBy }) => (
            <li key={id} className="stack tight">
              <p>
                <strong>
                  {areas === undefined ? words.whole : f.list(areas.map((area) => names.get(area) ?? area))}
                </strong>{" "}
                <span className={open ? "mark warn" : "mark good"}>{open ? words.open : words.lifted}</span>
              </p>
              <p className="small">
                {words.suspension(nameOf(by), f.time(at))}
                {m.colon} {words.reasons[reason] ?? reason}
              </p>
              {resumedBy.length === 0 ? null : (
                <p className="small soft">
                  {words.liftedBy}
                  {m.colon} {f.list(resumedBy.map((one) => `${nameOf(one.by)}, ${f.time(one.at)}`))}
                </p>
              )}
              {session.is(...SEES) ? <Stopped suspension={id} /> : null}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}

/** What a suspension has stopped so far. */
function Stopped({ suspension }: { readonly suspension: string }) {
  const { m } = useLanguage();
  const words = m.agreements.life;
  const { partner } = useRelation();
  const reading = useRead(agreementOperations.suspensionEffects, { params: { partner, suspension } });
  return (
    <Ready of={reading}>
      {({ stopped, wentOn }) => (
        <p>
          {words.stopped(stopped.refusals, stopped.products)} {words.wentOn(wentOn.received, wentOn.recalls)}
        </p>
      )}
    </Ready>
  );
}
