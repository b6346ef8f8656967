import {
  type AgreementDetail,
  type AgreementEffects,
  agreementOperations,
  type LifeActName,
} from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { Choice } from "../ui/choices.tsx";
import { Check, Field } from "../ui/field.tsx";
import { Day } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import { Ready } from "../ui/reading.tsx";
import { Table } from "../ui/table.tsx";
import { startOf } from "../ui/written.ts";
import { agreementAt } from "./agreement-frame.tsx";
import { clauseAddress } from "./clause-text.tsx";
import { useSides } from "./signatures.tsx";
import type { Term } from "./vocabulary.ts";

type Props = {
  readonly agreement: AgreementDetail;
  readonly act: LifeActName;
  readonly areas: readonly Term[];
  done(done: Done): void;
};

const REASONS = ["breach", "incident", "change-of-law", "security", "review-overdue", "other"] as const;

/** One step: what is asked for, what it would do, and the button, in this order. */
export function LifeStep({ agreement, act, areas, done }: Props) {
  const { m, f } = useLanguage();
  const words = m.agreements.life;
  const { partner } = useRelation();
  const session = useSession();
  const { hash, suspensions } = agreement;
  const open = suspensions.filter((one) => one.open);
  const [chosen, choose] = useState<readonly string[] | undefined>(undefined);
  const [reason, setReason] = useState<(typeof REASONS)[number]>("breach");
  const [suspension, setSuspension] = useState(open[0]?.id ?? "");
  const [endsOn, setEndsOn] = useState("");
  const suspend = useAct(agreementOperations.suspendAgreement);
  const resume = useAct(agreementOperations.resumeAgreement);
  const denounce = useAct(agreementOperations.denounceAgreement);
  const unchosen = act === "suspend" && chosen !== undefined && chosen.length === 0;
  const effects = useRead(
    agreementOperations.agreementEffects,
    unchosen
      ? undefined
      : {
          params: { partner, hash },
          query: {
            act,
            ...(act === "suspend" && chosen !== undefined ? { areas: chosen.join(",") } : {}),
            ...(act === "resume" ? { suspension } : {}),
          },
        },
  );
  const params = { partner, hash };
  const run = async () => {
    if (act === "suspend") {
      const acted = await suspend.run({
        params,
        body: { reason, ...(chosen === undefined ? {} : { areas: [...chosen] }) },
      });
      if (acted !== undefined) done({ said: m.agreements.negotiation.done.suspended, acted });
    } else if (act === "resume") {
      const acted = await resume.run({ params, body: { suspension } });
      if (acted !== undefined) done({ said: m.agreements.negotiation.done.resumed, acted });
    } else {
      const body = endsOn === "" ? {} : { endsAt: startOf(endsOn) };
      const acted = await denounce.run({ params, body });
      if (acted !== undefined) done({ said: m.agreements.negotiation.done.denounced, acted });
    }
  };
  const acting = { suspend, resume, denounce };
  const signs = session.is("signatory") && session.who.mayAct;
  return (
    <div className="accord-group">
      {act === "suspend" ? <Extent areas={areas} chosen={chosen} choose={choose} /> : null}
      {act === "resume" && open.length > 1 ? (
        <Field label={words.suspensions}>
          {(ids) => (
            <select {...ids} value={suspension} onChange={({ target }) => setSuspension(target.value)}>
              {open.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.areas === undefined ? words.whole : one.areas.join(", ")}, {f.time(one.at)}
                </option>
              ))}
            </select>
          )}
        </Field>
      ) : null}
      <section className="stack tight">
        <h3>{words.wouldStop}</h3>
        {unchosen ? (
          <p className="soft">{words.areasNeeded}</p>
        ) : (
          <Ready of={effects}>{(found) => <Effects of={found} hash={hash} />}</Ready>
        )}
      </section>
      {signs && act === "suspend" ? (
        <Choice
          label={words.reason}
          value={reason}
          codes={REASONS}
          names={words.reasons}
          change={setReason}
        />
      ) : null}
      {signs && act === "denounce" ? (
        <Day label={words.later} help={words.laterHelp} required={false} value={endsOn} change={setEndsOn} />
      ) : null}
      {act === "amend" ? (
        session.is("liaison-officer") && session.who.mayAct ? (
          <p>
            <a className="button" href={address(agreementAt(hash, "amend"))}>
              {words.doAmend}
            </a>
          </p>
        ) : null
      ) : signs ? (
        <>
          <Problem of={acting[act].problem} agreement={hash} />
          <div className="row">
            <button
              type="button"
              className={act === "resume" ? "button" : "button grave"}
              disabled={acting[act].busy || unchosen || effects.answer === undefined}
              onClick={() => void run()}
            >
              {act === "suspend" ? words.doSuspend : act === "resume" ? words.doResume : words.doDenounce}
            </button>
          </div>
        </>
      ) : null}
    </div>
  );
}

function Extent(props: {
  readonly areas: readonly Term[];
  readonly chosen: readonly string[] | undefined;
  choose(chosen: readonly string[] | undefined): void;
}) {
  const { m, f } = useLanguage();
  const words = m.agreements.life;
  const { areas, chosen, choose } = props;
  const toggle = (code: string, on: boolean) =>
    choose(on ? [...(chosen ?? []), code].sort() : (chosen ?? []).filter((one) => one !== code));
  return (
    <fieldset className="field">
      <legend className="live">{words.steps.suspend}</legend>
      <label>
        <input type="radio" checked={chosen === undefined} onChange={() => choose(undefined)} /> {words.whole}
      </label>
      <label>
        <input type="radio" checked={chosen !== undefined} onChange={() => choose([])} /> {words.byArea}
      </label>
      {chosen === undefined ? null : (
        <div className="accord-choices">
          {areas.map(({ code, name }) => (
            <Check
              key={code}
              label={<bdi>{f.name(name)}</bdi>}
              checked={chosen.includes(code)}
              onChange={(on) => toggle(code, on)}
            />
          ))}
        </div>
      )}
    </fieldset>
  );
}

/** What stands on the agreement, and what would become of it. What nothing stands on is not listed. */
function Effects({ of, hash }: { readonly of: AgreementEffects; readonly hash: string }) {
  const { m, f } = useLanguage();
  const words = m.agreements.life;
  const nameOf = useSides();
  const items = of.items.filter(({ count }) => count > 0);
  const stopping = new Set(["stops", "at-end"]);
  return (
    <>
      {of.endsAt === undefined ? null : <p>{words.endsAt(f.date(of.endsAt))}</p>}
      {items.length === 0 ? (
        <p className="soft">{words.nothingStands}</p>
      ) : (
        <Table
          caption={words.caption}
          rows={items.toSorted((a, b) => Number(a.effect === "goes-on") - Number(b.effect === "goes-on"))}
          keyOf={({ what }) => what}
          columns={[
            { name: words.what, cell: ({ what }) => words.things[what] },
            { name: words.count, cell: ({ count }) => f.number(count), figure: true },
            {
              name: words.becomes,
              cell: ({ effect }) => (
                <span className={stopping.has(effect) ? "bad" : undefined}>{words.effects[effect]}</span>
              ),
            },
          ]}
        />
      )}
      {of.areas === undefined ? null : <p className="small soft">{words.narrowed}</p>}
      <p className="small soft">{words.seen}</p>
      {of.signatures.length < 2 ? null : (
        <ul>
          {of.signatures.map(({ party, given, needed }) => (
            <li key={party}>{words.signatures(nameOf(party), given, needed)}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>{words.byClause}</summary>
        <ul className="stack tight">
          {of.clauses.map(({ id, sentence }) => (
            <li key={id}>
              <a href={clauseAddress(agreementAt(hash), id)}>{m.failure.clause(id)}</a>
              {m.colon} <bdi>{f.name(sentence)}</bdi>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
