import type { AnswerOf, incidentOperations, Session } from "@entente/api";
import { instantText } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { readableParts } from "../../releases/index.ts";
import type { OverseeingParts } from "../house/parts.ts";

type Incident = AnswerOf<typeof incidentOperations.listIncidents>["items"][number];
type Row = {
  id: string;
  at: number | string | null;
  side: string | null;
  count: number;
  detail: string | null;
};

const MOST_OF_A_KIND = 100;
/** No clause gives receipts a time of their own: a day without one is worth a look. */
const RECEIPT_MS = 86_400_000;

/**
 * What is going wrong now, as views and the node's own state know it. Of products in a compartment that the reader may
 * not see there is nothing here.
 */
export function incidentsOf(parts: OverseeingParts, session: Session, partner: PartyId): Incident[] {
  const { acting, relations } = parts;
  const { reader } = acting;
  const now = acting.now();
  const bound = { partner, readable: readableParts(reader, parts.mayRead(session)), now: instantText(now) };
  const rows = (kind: Incident["kind"], sql: string, more: Readonly<Record<string, number>> = {}) => {
    const { partner, readable, now } = bound;
    const params = Object.fromEntries(
      Object.entries({ partner, readable, now, ...more }).filter(([name]) => sql.includes(`:${name}`)),
    );
    return reader.all<Row>(`${sql} LIMIT ${MOST_OF_A_KIND}`, params).map((row) => incidentOf(kind, row));
  };
  const seen = "p.compartment IN (SELECT value FROM json_each(:readable))";
  const side = "CASE p.direction WHEN 'out' THEN 'theirs' ELSE 'ours' END";
  return [
    ...rows(
      "recall-overdue",
      `SELECT r.recall AS id, r.execute_by AS at, ${side} AS side, r.items AS count, NULL AS detail FROM view_recall r
       JOIN view_part p ON p.id = r.part
       WHERE r.partner = :partner AND r.executed_at IS NULL AND r.execute_by < :now AND ${seen} ORDER BY r.execute_by`,
    ),
    ...rows(
      "retention-overdue",
      `SELECT p.id, p.retain_until AS at, ${side} AS side, p.held AS count, NULL AS detail FROM view_part p
       WHERE p.partner = :partner AND p.held > 0 AND p.retain_until < :now AND ${seen} ORDER BY p.retain_until`,
    ),
    ...rows(
      "receipt-late",
      `SELECT p.id, p.at, ${side} AS side, p.count, NULL AS detail FROM view_part p
       WHERE p.partner = :partner AND p.state = 'announced' AND p.at < :before AND ${seen} ORDER BY p.at`,
      { before: now - RECEIPT_MS },
    ),
    ...rows(
      "release-declined",
      `SELECT p.id, p.at, ${side} AS side, p.count, p.reason AS detail FROM view_part p
       WHERE p.partner = :partner AND p.state = 'declined' AND ${seen} ORDER BY p.seq DESC`,
    ),
    ...rows(
      "request-overdue",
      `SELECT id, due AS at, CASE asked_by WHEN 'ours' THEN 'theirs' ELSE 'ours' END AS side, 1 AS count,
         what AS detail FROM view_request
       WHERE partner = :partner AND finished_at IS NULL AND closed_at IS NULL AND due < :moment ORDER BY due`,
      { moment: now },
    ),
    ...rows(
      "review-overdue",
      `SELECT review AS id, until AS at, 'ours' AS side, 1 AS count, NULL AS detail FROM view_review
       WHERE partner = :partner AND concluded_at IS NULL AND until < :now ORDER BY until`,
    ),
    ...rows(
      "check-failed",
      `SELECT id, at, 'ours' AS side, faults AS count, kind AS detail FROM view_check WHERE faults > 0 ORDER BY id DESC`,
    ),
    ...logIncidents(relations.view(partner)),
    ...parts.failures().map(({ kind, count, detail }) => ({
      kind,
      count,
      side: "ours" as const,
      ...(detail === undefined ? {} : { detail }),
    })),
  ];
}

function incidentOf(kind: Incident["kind"], { id, at, side, count, detail }: Row): Incident {
  return {
    kind,
    id,
    ...(at === null ? {} : { at: typeof at === "number" ? instantText(at) : at }),
    ...(side === "ours" || side === "theirs" ? { side } : {}),
    count,
    ...(detail === null ? {} : { detail }),
  };
}

type View = ReturnType<OverseeingParts["relations"]["view"]>;

/** Entries of the partner that were set aside, and logs that cannot be extended honestly. */
function logIncidents({ aside, logs }: View): Incident[] {
  const halted = ["rolled-back", "forked", "damaged", "clock-back"];
  return [
    ...aside.slice(0, MOST_OF_A_KIND).map(({ index, reason }) => ({
      kind: "entry-set-aside" as const,
      id: String(index),
      side: "theirs" as const,
      count: 1,
      detail: reason,
    })),
    ...logs
      .filter(({ state }) => halted.includes(state))
      .map(({ state, why, mine }) => ({
        kind: "log-halted" as const,
        side: mine ? ("ours" as const) : ("theirs" as const),
        count: 1,
        detail: why ?? state,
      })),
  ];
}
