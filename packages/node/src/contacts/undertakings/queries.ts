import type { AnswerOf, contactOperations } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { textWords } from "../bodies.ts";
import { ageInDays, type Paging, pageOf, sideOf } from "../rows.ts";
import { releasesWithin } from "./counting.ts";
import { undertakingWords } from "./terms.ts";
import { isOverdue, isUnsettled, type StepRow, termsOf, type UndertakingRow } from "./view.ts";

type Listed = AnswerOf<typeof contactOperations.listUndertakings>["items"][number];
type Standing = AnswerOf<typeof contactOperations.contactSummary>["undertakings"]["ours"];

export function listUndertakings(acting: Acting, paging: Paging): { items: Listed[]; next?: number } {
  return pageOf<UndertakingRow, Listed>(acting.reader, "view_undertaking", paging, (row) =>
    presented(acting, row),
  );
}

function presented(acting: Acting, row: UndertakingRow): Listed {
  const { covers, silent, due } = termsOf(row);
  const steps = acting.reader.all<StepRow>(
    "SELECT * FROM view_undertaking_step WHERE partner = :partner AND undertaking = :id ORDER BY seq",
    { partner: row.partner, id: row.id },
  );
  const now = acting.now();
  const measure = measureOf(acting, row, now);
  return {
    undertaking: row.id,
    partner: row.partner,
    owner: row.mine === 1 ? acting.us : row.partner,
    side: sideOf(row),
    ...(row.contact === null ? {} : { contact: row.contact }),
    at: instantText(row.at),
    ...acting.words(row.payload, undertakingWords),
    covers,
    silent,
    due,
    state: row.state,
    overdue: isOverdue(row, instantText(now)),
    ageDays: ageInDays(row.at, now),
    ...(measure === undefined ? {} : { measure }),
    evidence: steps.flatMap(({ id, at, result, payload }) =>
      result === null ? [{ evidence: id, at: instantText(at), ...acting.words(payload, textWords) }] : [],
    ),
    assessments: steps.flatMap(({ id, at, result, payload }) =>
      result === null
        ? []
        : [{ assessment: id, at: instantText(at), result, ...acting.words(payload, textWords) }],
    ),
  };
}

/** The owner's baseline beside what this node counts itself, before and since. */
function measureOf(acting: Acting, row: UndertakingRow, now: number): Listed["measure"] {
  const { measure, covers } = termsOf(row);
  if (measure === undefined) return undefined;
  const count = (from: string, until: number) =>
    releasesWithin(acting.reader, row.partner, row.mine === 1, measure, { from: Date.parse(from), until });
  return {
    ...measure,
    counted: {
      before: count(measure.from, Date.parse(measure.until)),
      since: count(covers.from, covers.until === undefined ? now + 1 : Date.parse(covers.until)),
    },
  };
}

/** Undertakings of one side by state, and the nearest date due. */
export function undertakingsInBrief(reader: Reader, partner: string, mine: 0 | 1, now: number): Standing {
  const rows = reader.all<UndertakingRow>(
    "SELECT * FROM view_undertaking WHERE partner = :partner AND mine = :mine ORDER BY due",
    { partner, mine },
  );
  const inState = (state: UndertakingRow["state"]) => rows.filter((row) => row.state === state).length;
  const next = rows.find(({ state }) => isUnsettled(state))?.due;
  return {
    open: inState("open"),
    met: inState("met"),
    partly: inState("partly"),
    missed: inState("missed"),
    lapsed: inState("lapsed"),
    disputed: inState("disputed"),
    overdue: rows.filter((row) => isOverdue(row, instantText(now))).length,
    ...(next === undefined ? {} : { next }),
  };
}
