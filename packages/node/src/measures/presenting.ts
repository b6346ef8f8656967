import { type MeasureDetail, type MeasureSummary, notFound } from "@entente/api";
import { z } from "zod";
import { type Acting, instantText } from "../acting/index.ts";
import { effectOf, volumesAround } from "./effects.ts";
import { type MeasureRow, measureRow, measureRows, suspensionOf } from "./view.ts";

const measureWords = z.strictObject({ text: z.string().max(4000) });

/** When the suspension of an applied measure ended, in milliseconds; undefined while it holds. */
function liftedAt(acting: Acting, row: MeasureRow): number | undefined {
  const held = suspensionOf(acting, row);
  if (held === undefined || held.open) return undefined;
  return Math.max(...held.resumedBy.map(({ at }) => Date.parse(at)));
}

/** Signatures state their time to the second: the whole of it still belongs to the suspension. */
function endOf(acting: Acting, row: MeasureRow): number | undefined {
  const lifted = liftedAt(acting, row);
  return lifted === undefined ? undefined : lifted + 1000;
}

function summaryOf(acting: Acting, row: MeasureRow): MeasureSummary {
  const lifted = row.state === "applied" && row.suspension !== null ? liftedAt(acting, row) : undefined;
  const ended = lifted ?? row.ended_at;
  return {
    measure: row.measure,
    partner: row.partner,
    by: row.side === "ours" ? "us" : "partner",
    what: row.what,
    areas: JSON.parse(row.areas) as string[],
    ...(row.reason === null ? {} : { reason: row.reason as NonNullable<MeasureSummary["reason"]> }),
    at: instantText(row.at),
    state: lifted === undefined ? row.state : "lifted",
    ...(row.dropped === null ? {} : { dropped: row.dropped as NonNullable<MeasureSummary["dropped"]> }),
    ...(row.applied_at === null ? {} : { appliedAt: instantText(row.applied_at) }),
    ...(ended === null || ended === undefined ? {} : { endedAt: instantText(ended) }),
    entry: { log: row.side, index: row.idx },
  };
}

/** What still stands first, ours before the partner's. */
export const listMeasures = (acting: Acting, partner: string | undefined): MeasureSummary[] =>
  measureRows(acting.reader, partner)
    .map((row) => summaryOf(acting, row))
    .toSorted((one, other) => Number(isOver(one)) - Number(isOver(other)));

const isOver = ({ state }: MeasureSummary): boolean => state === "dropped" || state === "lifted";

/** One measure with its text and what it did. */
export function getMeasure(acting: Acting, measure: string): MeasureDetail {
  const { reader } = acting;
  const row = measureRow(reader, measure);
  if (row === undefined) throw notFound("measure");
  const text = row.payload === null ? undefined : acting.words(row.payload, measureWords)?.text;
  const { partner, applied_at: from, applied_seq: fromSeq, amendment } = row;
  const applied = from !== null && fromSeq !== null;
  const now = acting.now();
  return {
    ...summaryOf(acting, row),
    ...(text === undefined ? {} : { text }),
    ...(applied && row.suspension !== null
      ? { effect: effectOf(reader, partner, { from, until: endOf(acting, row) ?? now + 1 }, fromSeq) }
      : {}),
    ...(applied && amendment !== null
      ? { volumes: volumesAround(reader, partner, { at: from, now, agreement: amendment }) }
      : {}),
  };
}
