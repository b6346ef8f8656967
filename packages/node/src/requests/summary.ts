import { type AnswerOf, requestDemands, type requestOperations } from "@entente/api";
import type { Reader } from "../store/index.ts";
import { daysBetween } from "./clock.ts";

type Item = AnswerOf<typeof requestOperations.requestSummary>["items"][number];
type Count = Item["ours"];

const NONE: Count = { open: 0, unanswered: 0, overdue: 0 };

/** Open demands of each relation, each way; a relation without any is left out, unless it was asked for. */
export function summary(reader: Reader, partner: string | undefined, now: number): Item[] {
  const rows = reader.all<{
    partner: string;
    side: "ours" | "theirs";
    open: number;
    unanswered: number;
    overdue: number;
    oldest: number;
  }>(
    `SELECT partner, asked_by AS side, count(*) AS open, count(*) FILTER (WHERE answer IS NULL) AS unanswered,
       count(*) FILTER (WHERE finished_at IS NULL AND due < :now) AS overdue, min(at) AS oldest
     FROM view_request WHERE closed_at IS NULL AND what IN (SELECT value FROM json_each(:demands))
       AND (:partner IS NULL OR partner = :partner) GROUP BY partner, asked_by ORDER BY partner`,
    { now, partner: partner ?? null, demands: JSON.stringify(requestDemands) },
  );
  const items = new Map<string, Item>();
  if (partner !== undefined) items.set(partner, { partner, ours: NONE, theirs: NONE });
  for (const { partner: one, side, open, unanswered, overdue, oldest } of rows) {
    const item = items.get(one) ?? { partner: one, ours: NONE, theirs: NONE };
    items.set(one, { ...item, [side]: { open, unanswered, overdue, oldestDays: daysBetween(oldest, now) } });
  }
  return [...items.values()];
}
