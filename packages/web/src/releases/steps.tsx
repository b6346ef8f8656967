import type { ReactNode } from "react";
import { useLanguage } from "../language/language.tsx";
import { EntryLink } from "../ledger/entry-link.tsx";
import { Reason } from "../released/reason.tsx";
import { address } from "../router.ts";
import { placeOf } from "../verify/places.ts";
import type { RecallOrder } from "./recall-order.ts";
import type { Release } from "./release.ts";

type Part = Release["parts"][number];
type Reached = "yes" | "no" | "bad" | "unknown";

/**
 * Where one part stands, step by step, each with its time and its entry. What cannot be known here says so: a partner
 * tells nobody how often something is read there.
 */
export function Steps({ part, recalls }: { readonly part: Part; readonly recalls: readonly RecallOrder[] }) {
  const { m, f } = useLanguage();
  const words = m.desk.steps;
  const declined = part.state === "declined";
  const recall = recalls.find((one) => one.part === part.id);
  const arrived = part.receivedAt !== undefined || declined;
  return (
    <ol className="steps">
      <Step name="sequenced" reached="yes">
        {f.time(part.madeAt)}, <EntryLink log="ours" place={placeOf(part.entry)} />
      </Step>
      <Step name="witnessed" reached={part.witnessedAt === undefined ? "no" : "yes"}>
        {part.witnessedAt === undefined ? words.notYet : f.time(part.witnessedAt)}
      </Step>
      <Step name="fetched" reached={arrived ? "yes" : "no"}>
        {arrived ? words.by : words.notYet}
      </Step>
      {declined ? (
        <Step name="declined" reached="bad">
          {part.reason === undefined ? null : <bdi>{part.reason}</bdi>}
          {part.receipt === undefined ? null : (
            <>
              {", "}
              <EntryLink log="theirs" place={placeOf(part.receipt)} />
            </>
          )}
        </Step>
      ) : (
        <>
          <Step name="received" reached={part.receivedAt === undefined ? "no" : "yes"}>
            {part.receivedAt === undefined ? words.notYet : f.time(part.receivedAt)}
            {part.receipt === undefined ? null : (
              <>
                {", "}
                <EntryLink log="theirs" place={placeOf(part.receipt)} />
              </>
            )}
          </Step>
          <Step name="read" reached="unknown">
            {words.notTold}. <span className="soft">{words.readHelp}</span>
          </Step>
        </>
      )}
      {recall === undefined ? null : (
        <Step name="recalled" reached="bad">
          <a href={address(["recalls", recall.id])}>{f.time(recall.orderedAt)}</a>
          {", "}
          <EntryLink log="ours" place={placeOf(recall.order)} />
          {m.colon} <Reason code={recall.reason} words={m.lists.recallReasons} />
        </Step>
      )}
      <Purged part={part} recall={recall} />
    </ol>
  );
}

function Purged({ part, recall }: { readonly part: Part; readonly recall: RecallOrder | undefined }) {
  const { m, f } = useLanguage();
  const words = m.desk.steps;
  if (recall?.executedAt !== undefined)
    return (
      <Step name="purged" reached="yes">
        {f.time(recall.executedAt)}
        {recall.receipt === undefined ? null : (
          <>
            {", "}
            <EntryLink log="theirs" place={placeOf(recall.receipt)} />
          </>
        )}
        {recall.purged === undefined ? null : `, ${m.lists.products(recall.purged)}`}
      </Step>
    );
  if (recall !== undefined)
    return (
      <Step name="purged" reached={recall.state === "overdue" ? "bad" : "no"}>
        {recall.state === "overdue" ? words.overdue : words.notYet}
        {recall.executeBy === undefined ? null : `, ${words.due} ${f.time(recall.executeBy)}`}
      </Step>
    );
  if (part.state === "expired")
    return (
      <Step name="purged" reached="yes">
        {words.expired}
      </Step>
    );
  if (part.retainUntil === undefined) return null;
  return (
    <Step name="purged" reached="no">
      {words.due} {f.date(part.retainUntil)}
    </Step>
  );
}

type Name = "sequenced" | "witnessed" | "fetched" | "received" | "read" | "declined" | "recalled" | "purged";

function Step(props: { readonly name: Name; readonly reached: Reached; readonly children: ReactNode }) {
  const { m } = useLanguage();
  const { name, reached, children } = props;
  return (
    <li data-reached={reached} data-step={name}>
      <strong>{m.desk.steps[name]}</strong>
      <span>
        {children}
        <span className="step-says small soft">{m.desk.steps.says[name]}</span>
      </span>
    </li>
  );
}
