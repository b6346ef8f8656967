import type { MeasureDetail } from "@entente/api";
import { type Period, recalledWithin, refusedWithin, sharedWithin } from "../releases/index.ts";
import type { Reader } from "../store/index.ts";

type Effect = NonNullable<MeasureDetail["effect"]>;
type Volumes = NonNullable<MeasureDetail["volumes"]>;

/** Codes with which the clause on suspension refuses. */
const SUSPENDED = ["area-suspended", "suspended"];

/** What a suspension has stopped, and what went on while it lasted. */
export function effectOf(reader: Reader, partner: string, period: Period, fromSeq: number): Effect {
  return {
    stopped: refusedWithin(reader, partner, period, SUSPENDED),
    wentOn: {
      shared: sharedWithin(reader, partner, period),
      recalls: recalledWithin(reader, partner, period),
      entries: entriesWithin(reader, partner, period, fromSeq),
    },
  };
}

/** How many entries of both logs are counted at most: a page is not a report. */
const MOST_COUNTED = 20_000;

function entriesWithin(
  reader: Reader,
  partner: string,
  { until }: Period,
  fromSeq: number,
): { kind: string; count: number }[] {
  return reader.all(
    `SELECT kind, count(*) AS count FROM (
       SELECT json_extract(CAST(e.bytes AS TEXT), '$.kind') AS kind, json_extract(CAST(e.bytes AS TEXT), '$.at') AS at
       FROM journal j JOIN log l ON l.id = j.log AND l.kind = 'liaison' AND :partner IN (l.party, l.partner)
       JOIN entry e ON e.log = j.log AND e.idx = j.idx WHERE j.seq > :fromSeq ORDER BY j.seq LIMIT ${MOST_COUNTED})
     WHERE at < :until AND kind IS NOT NULL GROUP BY kind ORDER BY kind`,
    { partner, fromSeq, until: new Date(Math.min(until, LAST_DATE)).toISOString() },
  );
}

/** The last instant that a date can be written for. */
const LAST_DATE = Date.parse("9999-12-31T23:59:59.999Z");

/** Products received each way since an amendment, and for as long before it. */
export function volumesAround(
  reader: Reader,
  partner: string,
  { at, now, agreement }: { readonly at: number; readonly now: number; readonly agreement: string },
): Volumes {
  const since = Math.max(0, now - at);
  return {
    seconds: Math.floor(since / 1000),
    agreement,
    before: sharedWithin(reader, partner, { from: at - since, until: at }),
    after: sharedWithin(reader, partner, { from: at, until: now + 1 }),
  };
}
