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
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { OneOf } from "../ui/choices.tsx";
import { Check } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { type Asked, askOf, emptyAsk } from "./asked.ts";
import { CountField, DayField, LineField, Select, TextField } from "./inputs.tsx";
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
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void (officer ? submit() : draft());
        }}
      >
        <AskFields asked={asked} change={(next) => setAsked((now) => ({ ...now, ...next }))} />
        {officer ? (
          <Sheet title={m.requests.statementTitle}>
            <StatementCheck of={statement} made={made} change={setMade} />
          </Sheet>
        ) : null}
        <Problem of={send.problem ?? keep.problem} />
        <div className="row">
          {officer ? (
            <button type="submit" className="button" disabled={send.busy || asked.areas.length === 0}>
              {m.requests.send}
            </button>
          ) : null}
          <button
            type={officer ? "button" : "submit"}
            className="button quiet"
            disabled={keep.busy || asked.areas.length === 0}
            {...(officer ? { onClick: () => void draft() } : {})}
          >
            {m.requests.draft}
          </button>
        </div>
      </form>
    </Page>
  );
}

function AskFields({ asked, change }: { readonly asked: Asked; change(next: Partial<Asked>): void }) {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const { areas, purposes } = vocabularyOf(useAgreement(), partner);
  const toggle = (code: string, on: boolean) =>
    change({ areas: on ? [...asked.areas, code] : asked.areas.filter((one) => one !== code) });
  return (
    <>
      <Sheet title={m.requests.what}>
        <div className="fields">
          <Select
            label={m.requests.what}
            options={requestWhats}
            names={m.requests.whats}
            value={asked.what}
            change={(what) => change({ what })}
          />
          <OneOf
            label={m.lists.purpose}
            options={purposes.map(({ code, name }) => ({ code, name: f.start(name) }))}
            value={asked.purpose}
            change={(purpose) => change({ purpose })}
          />
          <Select
            label={m.requests.urgency}
            options={requestUrgencies}
            names={m.requests.urgencies}
            value={asked.urgency}
            change={(urgency) => change({ urgency })}
          />
        </div>
        <fieldset className="field checks">
          <legend>{m.lists.areas}</legend>
          {areas.map(({ code, name }) => (
            <Check
              key={code}
              label={f.start(name)}
              checked={asked.areas.includes(code)}
              onChange={(on) => toggle(code, on)}
            />
          ))}
        </fieldset>
      </Sheet>
      {asked.what === "support" ? <SupportFields asked={asked} change={change} /> : null}
      <Sheet title={m.requests.words}>
        <div className="form">
          <TextField
            label={m.requests.text}
            help={m.requests.sealed}
            most={8000}
            value={asked.text}
            change={(text) => change({ text })}
          />
          <LineField
            optional
            label={m.requests.ground}
            value={asked.ground}
            change={(ground) => change({ ground })}
          />
          <LineField
            optional
            label={m.requests.claims}
            help={m.requests.claimsHelp}
            value={asked.claims}
            change={(claims) => change({ claims })}
          />
          <DayField
            optional
            label={m.requests.wanted}
            value={asked.wanted}
            change={(wanted) => change({ wanted })}
          />
        </div>
      </Sheet>
    </>
  );
}

function SupportFields({ asked, change }: { readonly asked: Asked; change(next: Partial<Asked>): void }) {
  const { m } = useLanguage();
  return (
    <Sheet title={m.requests.whats.support}>
      <div className="fields">
        <Select
          label={m.requests.resource}
          options={supportResources}
          names={m.requests.resources}
          value={asked.resource}
          change={(resource) => change({ resource })}
        />
        <CountField
          label={m.requests.quantity}
          value={asked.quantity}
          change={(quantity) => change({ quantity })}
        />
        <Select
          label={m.requests.unit}
          options={supportUnits}
          names={m.requests.units}
          value={asked.unit}
          change={(unit) => change({ unit })}
        />
        <DayField optional label={m.requests.from} value={asked.from} change={(from) => change({ from })} />
        <DayField
          optional
          label={m.requests.until}
          value={asked.until}
          change={(until) => change({ until })}
        />
      </div>
    </Sheet>
  );
}
