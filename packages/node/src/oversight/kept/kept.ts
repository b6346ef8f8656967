import { type AnswerOf, keptWays, type overseeingOperations, type Session } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { withheldFrom } from "../../operations/index.ts";
import { readableParts } from "../../releases/index.ts";
import type { Params } from "../../store/index.ts";
import type { OverseeingParts } from "../house/parts.ts";
import { logWithheldReading } from "../reviews/withheld.ts";

type Kept = AnswerOf<typeof overseeingOperations.listKept>;
type Way = Kept["ways"][number]["way"];
type Item = Kept["ways"][number]["items"][number];
type Counted = { readonly count: number; readonly items: Item[] };
type Row = {
  id: string;
  at: number;
  reason: string | null;
  clauses: string | null;
  until: string | null;
  count: number;
};

/** The newest of each way; all are counted. */
const MOST_ITEMS = 100;

/**
 * What was kept from a partner, in every way there is, as the views of the desks know it: no words of anybody, but
 * codes, clauses and dates. Of products in a compartment that the reader may not see there is no row and no count.
 */
export async function listKept(parts: OverseeingParts, session: Session, partner: string): Promise<Kept> {
  const acting: Acting = parts.acting;
  acting.requireRelation(partner);
  const ways = keptWays.map((way) => ({ way, ...COUNTERS[way](parts, session, partner) }));
  const count = ways.reduce((sum, one) => sum + one.count, 0);
  await logWithheldReading(acting, session, partner, count);
  return { at: instantText(acting.now()), ways };
}

type Counter = (parts: OverseeingParts, session: Session, partner: PartyId) => Counted;

/** Rows newest first, with all of them counted beside each. */
const counted =
  (sql: string, more: (parts: OverseeingParts, session: Session) => Params = () => ({})): Counter =>
  (parts, session, partner) => {
    const of = { partner, ...more(parts, session) };
    const { reader } = parts.acting;
    const total = reader.get<{ n: number }>(`SELECT count(*) AS n FROM (${sql})`, of)!.n;
    const rows = reader.all<Row>(`SELECT * FROM (${sql}) ORDER BY at DESC, id DESC LIMIT ${MOST_ITEMS}`, of);
    return { count: total, items: rows.map(itemOf) };
  };

function itemOf({ id, at, reason, clauses, until, count }: Row): Item {
  const named = clauses === null ? [] : (JSON.parse(clauses) as { clause?: string; code?: string }[]);
  const code = reason ?? named[0]?.code;
  return {
    id,
    at: instantText(at),
    ...(code === undefined ? {} : { reason: code }),
    clauses: [...new Set(named.flatMap(({ clause }) => (clause === undefined ? [] : [clause])))].filter(
      (clause) => clause !== "-",
    ),
    ...(until === null ? {} : { until }),
    count,
  };
}

const readable = (parts: OverseeingParts, session: Session): Params => ({
  readable: readableParts(parts.acting.reader, parts.mayRead(session)),
});

/** Every compartment that the subject is about is read, and there is one. */
const ALL_READ = (table: string, column: string, id: string) =>
  `EXISTS (SELECT 1 FROM ${table} c WHERE c.${column} = ${id})
   AND NOT EXISTS (SELECT 1 FROM ${table} c WHERE c.${column} = ${id}
     AND c.compartment NOT IN (SELECT value FROM json_each(:readable)))`;

const operations =
  (what: "whole" | "particulars"): Counter =>
  ({ acting }, _, partner) => {
    const all = withheldFrom(acting, acting.reader, partner).filter((each) => each.what === what);
    const clauses =
      acting
        .binding(partner)
        ?.document.clauses.filter(({ kind }) => kind === "operations")
        .map(({ id }) => id) ?? [];
    return {
      count: all.length,
      items: all.slice(0, MOST_ITEMS).map(({ operation, at, particulars, members }) => ({
        id: operation,
        at,
        clauses,
        ...(particulars?.until === undefined ? {} : { until: particulars.until }),
        count: members.length,
      })),
    };
  };

const suspended: Counter = ({ acting }, _, partner) => {
  const binding = acting.binding(partner);
  const clauses = binding?.document.clauses.filter(({ kind }) => kind === "suspension").map(({ id }) => id);
  const areas = [...(binding?.suspendedAreas ?? [])];
  return {
    count: areas.length,
    items: areas.map((area) => ({
      id: area,
      area,
      at: instantText(acting.now()),
      clauses: clauses ?? [],
      count: 1,
    })),
  };
};

const COUNTERS: Readonly<Record<Way, Counter>> = {
  "operation-whole": operations("whole"),
  "operation-particulars": operations("particulars"),
  "area-suspended": suspended,
  "release-refused": counted(
    `SELECT r.id, r.at, NULL AS reason, r.violations AS clauses, NULL AS until, r.count FROM view_refusal r
     WHERE r.partner = :partner AND r.by_partner = 0 AND ${ALL_READ("view_refusal_compartment", "refusal", "r.id")}`,
    readable,
  ),
  "release-turned-down": counted(
    `SELECT r.release AS id, t.at, t.reason, NULL AS clauses, NULL AS until, r.products AS count FROM view_turned_down t
     JOIN view_release r ON r.release = t.subject
     WHERE r.partner = :partner AND ${ALL_READ("view_release_compartment", "release", "r.release")}`,
    readable,
  ),
  "act-refused": counted(
    `SELECT id, at, action || ': ' || (violations ->> '$[0].code') AS reason, violations AS clauses, NULL AS until, 1 AS count FROM view_act_refusal
     WHERE partner = :partner`,
  ),
  // What went out was derived from something fuller, which stayed.
  redacted: counted(
    `SELECT p.id, p.at, NULL AS reason, NULL AS clauses, p.retain_until AS until, count(*) AS count
     FROM view_part p JOIN view_part_item i ON i.part = p.id
     JOIN view_product w ON w.entry = substr(i.product, 1, 26) AND w.position = CAST(substr(i.product, 28) AS INTEGER)
     WHERE p.partner = :partner AND p.direction = 'out' AND w.source = 'derived'
       AND p.compartment IN (SELECT value FROM json_each(:readable)) GROUP BY p.id`,
    readable,
  ),
  "request-refused": counted(
    `SELECT r.id, a.at, a.code AS reason, r.clauses AS clauses, NULL AS until, 1 AS count FROM view_request r
     JOIN view_request_answer a ON a.request = r.id
     WHERE r.partner = :partner AND r.asked_by = 'theirs' AND a.answer IN ('refused', 'partly')`,
  ),
  // The policy under which an answer neither confirms nor denies ends by itself.
  "neither-confirmed-nor-denied": counted(
    `SELECT a.answer AS id, a.known_at AS at, a.topic AS reason, NULL AS clauses, p.valid_until AS until, 1 AS count
     FROM view_answer a LEFT JOIN view_ncnd_policy p ON p.partner = a.partner AND p.policy = a.policy
     WHERE a.partner = :partner AND a.side = 'ours' AND a.policy IS NOT NULL`,
  ),
};
