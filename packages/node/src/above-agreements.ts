import type { Session } from "@entente/api";
import type { Above, Counts } from "./agreements/index.ts";
import type { PartyId } from "./keys/index.ts";
import {
  type Releases,
  readableParts,
  recalledWithin,
  refusedWithin,
  sharedWithin,
  trialRecord,
} from "./releases/index.ts";
import type { Reader } from "./store/index.ts";

/** Codes with which the clause on suspension refuses. */
const SUSPENDED = ["area-suspended", "suspended"];

const RELEASES_FOR: Session["roles"] = ["release-officer", "liaison-officer", "overseer", "signatory"];

/** What desks keep that stands on an agreement, joined for the desk of agreements below them. */
export function aboveAgreements({ deps }: Pick<Releases, "deps">): Above {
  const { reader } = deps.ledger;
  return {
    counts: (asker, partner, areas) => ({
      // Whoever has no list of releases, and signs no suspension of them, learns of none.
      ...(RELEASES_FOR.some((role) => asker.roles.includes(role))
        ? released(reader, readableParts(reader, deps.mayRead(asker)), partner, areas)
        : {}),
      ...underWay(reader, asker, partner, areas),
    }),
    meanwhile: (partner, within) => ({
      stopped: refusedWithin(reader, partner, within, SUSPENDED),
      received: sharedWithin(reader, partner, within).reduce((sum, { count }) => sum + count, 0),
      recalls: recalledWithin(reader, partner, within),
    }),
    record: (asker, document, asked) => trialRecord(deps, asker, document, asked),
  };
}

/** Whether a row's areas and those asked for have one in common; asked for none, all rows count. */
const TOUCHES = (column: string) =>
  `(:areas IS NULL OR EXISTS (SELECT 1 FROM json_each(${column}) a JOIN json_each(:areas) w ON w.value = a.value))`;

/** Releases of compartments that the asker may read. Proposals are sealed: they are counted in all areas. */
function released(
  reader: Reader,
  readable: string | null,
  partner: PartyId,
  areas: readonly string[] | undefined,
): Counts {
  const of = { partner, areas: areas === undefined ? null : JSON.stringify(areas) };
  const parts = (sum: string, rest: string) =>
    reader.get<{ n: number | null }>(
      `SELECT ${sum} AS n FROM view_part p WHERE p.partner = :partner AND ${rest} AND ${TOUCHES("p.areas")}
         AND (:readable IS NULL OR p.compartment IN (SELECT value FROM json_each(:readable)))`,
      { ...of, readable },
    )?.n ?? 0;
  const standing = (state: string) =>
    reader.get<{ n: number }>(
      `SELECT count(*) AS n FROM view_standing s WHERE s.partner = :partner AND s.state = :state
         AND ${TOUCHES("s.terms ->> 'areas'")}`,
      { ...of, state },
    )?.n ?? 0;
  return {
    standing: standing("active"),
    "standing-proposed": standing("proposed"),
    ...(areas === undefined
      ? {
          proposals: reader.get<{ n: number }>(
            "SELECT count(*) AS n FROM view_release WHERE partner = :partner AND state = 'proposed'",
            { partner },
          )!.n,
        }
      : {}),
    "onward-requests": reader.get<{ n: number }>(
      `SELECT count(*) AS n FROM view_onward o JOIN view_part p ON p.id = o.part
       WHERE o.partner = :partner AND o.state = 'waiting' AND ${TOUCHES("p.areas")}
         AND (:readable IS NULL OR p.compartment IN (SELECT value FROM json_each(:readable)))`,
      { ...of, readable },
    )!.n,
    receipts: parts("count(*)", "p.direction = 'out' AND p.state = 'announced'"),
    "held-by-partner": parts("sum(p.held)", "p.direction = 'out' AND p.received_at IS NOT NULL"),
    "held-here": parts("sum(p.held)", "p.direction = 'in' AND p.received_at IS NOT NULL"),
  };
}

/** Operations and requests, each for the roles that have a list of them. */
function underWay(
  reader: Reader,
  { roles }: Session,
  partner: PartyId,
  areas: readonly string[] | undefined,
): Counts {
  const of = { partner, areas: areas === undefined ? null : JSON.stringify(areas) };
  const count = (sql: string) => reader.get<{ n: number }>(sql, of)!.n;
  const knows = (...wanted: Session["roles"]) => roles.some((role) => wanted.includes(role));
  // Of an operation that was never put to the partner, only these learn that there is one.
  const all = knows("operations-officer", "overseer");
  const running = `FROM view_activity a JOIN view_activity_version v ON v.operation = a.operation AND v.version = a.current
     WHERE a.partner = :partner AND a.started_at IS NOT NULL AND a.stopped_at IS NULL AND ${TOUCHES("v.areas")}`;
  return {
    ...(all || knows("liaison-officer")
      ? {
          operations: count(`SELECT count(*) AS n ${running}${all ? "" : " AND a.told = 1"}`),
          "operation-questions": count(
            `SELECT count(*) AS n FROM view_activity_question q
             LEFT JOIN view_activity_version v ON v.operation = q.operation AND v.version = q.version
             WHERE q.partner = :partner AND q.answer IS NULL AND (:areas IS NULL OR ${TOUCHES("v.areas")})`,
          ),
        }
      : {}),
    ...(knows("liaison-officer", "overseer", "analyst")
      ? {
          requests: count(
            `SELECT count(*) AS n FROM view_request r WHERE r.partner = :partner AND r.closed_at IS NULL AND ${TOUCHES("r.areas")}`,
          ),
        }
      : {}),
  };
}
