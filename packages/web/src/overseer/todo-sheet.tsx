import { incidentOperations, samplingOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useVisits } from "../disclosures/use-visits.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";

/** What an overseer must do now: each line opens what it counts. */
export function TodoSheet() {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const { partner } = useRelation();
  const query = { partner };
  // Recorded as readings: asked once for each look at the page, never again by itself.
  const incidents = useRead(incidentOperations.listIncidents, { query }, { keep: false });
  const errors = useRead(incidentOperations.listErrors, { query }, { keep: false });
  const samples = useRead(samplingOperations.listSamples, { query });
  const visits = useVisits(true);
  const counts = {
    errors: errors.answer?.items.filter((one) => one.remedy === undefined || late(one)).length,
    incidents: incidents.answer?.items.length,
    samples: samples.answer?.items.filter(({ state }) => state === "ready" || state === "drawn").length,
    disclosures: visits.items?.filter(({ state, overdue }) => state === "new" || overdue !== undefined)
      .length,
  };
  const lines = [
    { n: counts.disclosures, say: w.todoDisclosures, at: ["disclosures"] },
    { n: counts.errors, say: w.todoErrors, at: ["overseer", "errors"] },
    { n: counts.incidents, say: w.todoIncidents, at: ["overseer", "errors"] },
    { n: counts.samples, say: w.todoSamples, at: ["overseer", "samples"] },
  ];
  const waiting = lines.filter(({ n }) => n !== undefined && n > 0);
  const busy = lines.some(({ n }) => n === undefined);
  const problem = incidents.problem ?? errors.problem ?? samples.problem ?? visits.problem;
  return (
    <Sheet title={w.todo}>
      <Problem of={problem} />
      <ul className="overseer-todo">
        {waiting.map(({ n = 0, say, at }) => (
          <li key={say(2, "")}>
            <a href={address(at)}>{say(n, f.number(n))}</a>
          </li>
        ))}
      </ul>
      {waiting.length > 0 ? null : (
        <p className="soft">{busy && problem === undefined ? `${m.loading}…` : w.nothingToDo}</p>
      )}
    </Sheet>
  );
}

type Told = {
  readonly notifyBy?: string | undefined;
  readonly reportBy?: string | undefined;
  readonly notified?: string | undefined;
  readonly reported?: string | undefined;
};

/** The partner should know of it by now, and does not. */
function late({ notifyBy, notified, reportBy, reported }: Told): boolean {
  const passed = (by: string | undefined, done: string | undefined) =>
    by !== undefined && done === undefined && Date.parse(by) < Date.now();
  return passed(notifyBy, notified) || passed(reportBy, reported);
}
