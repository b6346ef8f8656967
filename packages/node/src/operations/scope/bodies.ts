import { classes, units } from "@entente/scope";
import { z } from "zod";
import { signedSchema } from "../../acting/index.ts";

const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const party = digest;
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const areas = z
  .array(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9+:._-]{0,63}$/))
  .min(1)
  .max(20);
const count = z.int().min(0);
const unit = z.enum(units);
const by = z.string().max(100);

/** The manifest of a batch; the file itself is sealed in pieces. */
export const batchTakenIn = z.strictObject({
  batch: digest,
  sha256: digest,
  bytes: count,
  rows: count,
  first: instant,
  last: instant,
  unit,
  countryTable: z.string().max(60),
  rejected: count,
  by,
});

const counted = { rollup: id, from: instant, to: instant, unit, n: count, supersedes: id.optional() };

export const rollupPrepared = z.strictObject({ ...counted, partner: party, areas, digest, by });

export const rollupSigned = z.strictObject({ ...counted, areas, signed: signedSchema });

const totals = z.strictObject({ cells: count, given: count, received: count });
/** Bounded, so that whatever a partner claims can be added up. */
const owed = z.strictObject({ party, count: count.max(1_000_000) });

/** What whoever records it compared: a rollup of its own, and one of the reader's. */
export const reconciliationRecorded = z.strictObject({
  reconciliation: id,
  mine: id,
  yours: id,
  totals: z.strictObject(
    Object.fromEntries(classes.map((name) => [name, totals])) as Record<
      (typeof classes)[number],
      typeof totals
    >,
  ),
  /** By party code: the first differences are the first party's to explain, the others the second's. */
  owed: z.tuple([owed, owed]),
  digest,
});
export type ReconciliationRecorded = z.infer<typeof reconciliationRecorded>;

export const explanationCodes = [
  "clock",
  "zone",
  "counted-twice",
  "not-booked",
  "late-rows",
  "unit",
  "other",
] as const;

export const differenceExplained = z.strictObject({
  explanation: id,
  reconciliation: id,
  /** Who recorded it: both parties may have recorded one under the same id. */
  of: party,
  difference: count,
  code: z.enum(explanationCodes),
});

/** What is sealed with it. */
export const explanationWords = z.strictObject({ words: z.string().min(1).max(2000) });
