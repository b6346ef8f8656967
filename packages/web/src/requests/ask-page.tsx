import {
  type BodyOf,
  requestOperations,
  requestUrgencies,
  requestWhats,
  supportResources,
  supportUnits,
} from "@entente/api";
import { useState } from "react";
import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useAct } from "../data/use-act.ts";
import { CLAIM_READERS, useClaims } from "../dockets/use-claims.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice, OneOf, Ticks } from "../ui/choices.tsx";
import { Count, Day, Line, Lines } from "../ui/inputs.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { codesIn } from "../ui/written.ts";
import { type Asked, askOf, emptyAsk } from "./asked.ts";
import { StatementCheck, stated, useStatement } from "./statement.tsx";

/** A request is written here; a liaison officer sends it, others leave it as a draft. */
export function AskPage() {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const session = useSession();
  const announce = useAnnounce();
  const statement = useStatement();
  const [asked, setAsked] = useState<Asked>(emptyAsk);
  const [made, setMade] = useState(false);
  const send = useAct(requestOperations.sendRequest);
  const keep = useAct(requestOperations.draftRequest);
  const body: BodyOf<typeof requestOperations.draftRequest> = askOf(asked, partner);
  const problem = send.problem ?? keep.problem;
  const officer = session.is("liaison-officer");
  const submit = async () => {
    const acted = await send.run({ body: { ...body, ...stated(statement, made) } });
    if (acted === undefined) return;
    announce(m.requests.sent);
    goTo(address(["requests", acted.result.request]));
  };
  const draft = async () => {
    if ((await keep.run({ body })) === undefined) return;
    announce(m.requests.drafted);
    goTo(address(["requests"]));
  };
  return (
    <Page
      title={m.requests.ask}
      lead={m.requests.askLead}
      crumb={<a href={address(["requests"])}>{m.requests.title}</a>}
    >
      <ActForm
        act={officer ? { busy: send.busy, problem } : { busy: keep.busy, problem }}
        send={officer ? submit : draft}
        submit={officer ? m.requests.send : m.requests.draft}
        ready={asked.areas.length > 0}
        layout="stack"
        {...(officer ? {} : { tone: "quiet" as const })}
        beside={
          officer ? (
            <button
              type="button"
              className="button quiet"
              disabled={keep.busy || asked.areas.length === 0}
              onClick={() => void draft()}
            >
              {m.requests.draft}
            </button>
          ) : null
        }
      >
        <AskFields asked={asked} change={(next) => setAsked((now) => ({ ...now, ...next }))} />
        {officer ? (
          <Sheet title={m.requests.statementTitle}>
            <StatementCheck of={statement} made={made} change={setMade} />
          </Sheet>
        ) : null}
      </ActForm>
    </Page>
  );
}

/** Of what a claim says, so many characters tell which it is. */
const MOST_SHOWN = 200;

function AskFields({ asked, change }: { readonly asked: Asked; change(next: Partial<Asked>): void }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const { areas, purposes } = vocabularyOf(useAgreement(), partner);
  return (
    <>
      <Sheet title={m.requests.what}>
        <div className="fields">
          <Choice
            label={m.requests.what}
            codes={requestWhats}
            names={m.requests.whats}
            value={asked.what}
            change={(what) => change({ what })}
          />
          <OneOf
            label={m.lists.purpose}
            options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
            value={asked.purpose}
            change={(purpose) => change({ purpose })}
            at="purpose"
          />
          <Choice
            label={m.requests.urgency}
            codes={requestUrgencies}
            names={m.requests.urgencies}
            value={asked.urgency}
            change={(urgency) => change({ urgency })}
          />
        </div>
        <Ticks
          label={m.lists.areas}
          options={areas.map(({ code, name }) => ({ code, name: f.start(name) }))}
          value={asked.areas}
          change={(areas) => change({ areas })}
          at="areas"
        />
      </Sheet>
      {asked.what === "support" ? <SupportFields asked={asked} change={change} /> : null}
      <Sheet title={m.requests.words}>
        <div className="form">
          <Lines
            label={m.requests.text}
            help={m.requests.sealed}
            most={8000}
            value={asked.text}
            change={(text) => change({ text })}
            at="text"
          />
          <Line
            optional
            label={m.requests.ground}
            value={asked.ground}
            change={(ground) => change({ ground })}
            at="ground"
            most={2000}
          />
          <ClaimsField value={asked.claims} change={(claims) => change({ claims })} />
          <Day
            optional
            label={m.requests.wanted}
            value={asked.wanted}
            change={(wanted) => change({ wanted })}
            at="wanted"
          />
        </div>
      </Sheet>
    </>
  );
}

/** The claims it is about: ticked by whoever reads the dockets, and by their numbers by whoever was told of them. */
function ClaimsField({ value, change }: { readonly value: string; change(claims: string): void }) {
  const { m } = useLanguage();
  const reads = useSession().is(...CLAIM_READERS);
  const { claims, older } = useClaims(reads);
  if (!reads)
    return (
      <Line
        optional
        label={m.requests.claims}
        help={m.requests.claimsHelp}
        value={value}
        change={change}
        at="claims"
        most={2000}
      />
    );
  return claims.length === 0 && older === undefined ? null : (
    <>
      <Ticks
        sentences
        label={`${m.requests.claims} (${m.release.optional})`}
        options={claims.map(({ claim, reference, text }) => ({
          code: claim,
          name: reference ?? m.dockets.claim,
          help: text?.slice(0, MOST_SHOWN),
        }))}
        value={codesIn(value)}
        change={(chosen) => change(chosen.join(" "))}
        at="claims"
      />
      {older === undefined ? null : (
        <div className="row">
          <button type="button" className="button quiet" onClick={older}>
            {m.requests.olderClaims}
          </button>
        </div>
      )}
    </>
  );
}

function SupportFields({ asked, change }: { readonly asked: Asked; change(next: Partial<Asked>): void }) {
  const { m } = useLanguage();
  return (
    <Sheet title={m.requests.whats.support}>
      <div className="fields">
        <Choice
          label={m.requests.resource}
          codes={supportResources}
          names={m.requests.resources}
          value={asked.resource}
          change={(resource) => change({ resource })}
        />
        <Count
          label={m.requests.quantity}
          value={asked.quantity}
          change={(quantity) => change({ quantity })}
          at="support/quantity"
        />
        <Choice
          label={m.requests.unit}
          codes={supportUnits}
          names={m.requests.units}
          value={asked.unit}
          change={(unit) => change({ unit })}
        />
        <Day
          optional
          label={m.requests.from}
          value={asked.from}
          change={(from) => change({ from })}
          at="support/from"
        />
        <Day
          optional
          label={m.requests.until}
          value={asked.until}
          change={(until) => change({ until })}
          at="support/until"
        />
      </div>
    </Sheet>
  );
}
