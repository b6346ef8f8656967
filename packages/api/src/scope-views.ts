import { z } from "zod";
import { bilingual, digest, instant, partyId, ulid } from "./common.ts";

/** What was collected, counted, as the API tells it: batches, rollups, comparisons. */

export const scopeCount = z.int().min(0);
export const scopeUnit = z.enum(["record", "event", "identifier", "person", "target", "order"]);
const optionalText = z.string().nullable();

/** Which table assigned countries to numbers: its name and edition. */
export const scopeCountryTable = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/);
export const scopePeriod = { from: instant, to: instant };

export const scopeBatch = z.strictObject({
  /** Digest of the manifest; with the line it is a row's address. */
  batch: digest,
  sha256: digest,
  at: z.string(),
  by: z.string(),
  rows: scopeCount,
  first: instant,
  last: instant,
  unit: scopeUnit,
  countryTable: scopeCountryTable,
  rejected: scopeCount,
  bytes: scopeCount,
});

/** Lines shown before all others: without authority, then citing no operation, then one that was never started. */
export const scopeAttention = z.strictObject({
  why: z.enum(["no-authority", "no-operation", "not-started"]),
  hour: instant,
  programme: z.string(),
  caller: z.string(),
  callee: z.string(),
  collectedBy: z.string(),
  collectedAt: z.string(),
  authority: optionalText,
  operation: optionalText,
  n: scopeCount,
});

/** Who collected what, and what became of it, as one register has it. */
export const scopeShare = z.strictObject({
  collectedBy: z.string(),
  collectedAt: z.string(),
  providedBy: optionalText,
  receivedBy: optionalText,
  n: scopeCount,
});

export const scopeReport = z.strictObject({
  party: z.string(),
  ...scopePeriod,
  unit: scopeUnit,
  rows: scopeCount,
  seconds: scopeCount,
  lines: scopeCount,
  withoutAuthority: scopeCount,
  withoutOperation: scopeCount,
  /** The first two hundred of them. */
  first: z.array(scopeAttention),
  shares: z.array(scopeShare),
  /** The five questions of every scopeCount, answered. */
  answers: z.array(z.strictObject({ question: bilingual, answer: bilingual })),
  registerRoot: digest,
  countryTables: z.array(z.string()),
  software: z.string(),
  /** Stands under every count. */
  caution: bilingual,
});
export type ScopeReport = z.infer<typeof scopeReport>;

/** A count of the register by both counters. Nothing is signed where they differ. */
export const scopeCrossCheck = z.strictObject({
  agrees: z.boolean(),
  first: scopeCount,
  second: scopeCount,
  differing: scopeCount,
});

export const scopeRollup = z.strictObject({
  rollup: ulid,
  side: z.enum(["ours", "theirs"]),
  partner: partyId,
  state: z.enum(["prepared", "current", "replaced"]),
  at: z.string(),
  ...scopePeriod,
  unit: scopeUnit,
  n: scopeCount,
  digest,
  supersedes: ulid.optional(),
  /** Whether what was sealed is here and is what was signed. Not matching: it counts for nothing. */
  content: z.enum(["here", "absent", "not-matching"]),
});
export type ScopeRollup = z.infer<typeof scopeRollup>;

const cellClass = z.enum([
  "match",
  "shifted",
  "constant-factor",
  "count-differs",
  "only-giver",
  "only-receiver",
  "unit-differs",
]);
/** A list, so that a page can offer it: schemas stay in the node. */
export const scopeExplanationCodes = [
  "clock",
  "zone",
  "counted-twice",
  "not-booked",
  "late-rows",
  "unit",
  "other",
] as const;
export const scopeExplanationCode = z.enum(scopeExplanationCodes);

export const scopeDifference = z.strictObject({
  number: scopeCount,
  class: cellClass,
  owner: z.enum(["ours", "theirs"]),
  giver: z.enum(["ours", "theirs"]),
  programme: z.string(),
  caller: z.string(),
  callee: z.string(),
  given: scopeCount,
  received: scopeCount,
  shift: z.int().optional(),
  factor: z.int().optional(),
  hours: z.array(z.strictObject({ hour: instant, given: scopeCount, received: scopeCount })),
  explained: z
    .strictObject({
      code: scopeExplanationCode,
      at: z.string(),
      /** Absent: not readable here. */
      words: z.string().optional(),
    })
    .optional(),
});

const totals = z.strictObject({ cells: scopeCount, given: scopeCount, received: scopeCount });

/** Two rollups compared hour by hour, with what each register shows first. */
export const scopeComparison = z.strictObject({
  partner: partyId,
  ours: ulid,
  theirs: ulid,
  ...scopePeriod,
  totals: z.array(z.strictObject({ class: cellClass, ...totals.shape })),
  differences: z.array(scopeDifference),
  registers: z.strictObject({ ours: scopeReport, theirs: scopeReport }),
  digest,
});
export type ScopeComparison = z.infer<typeof scopeComparison>;

export const scopeReconciliation = z.strictObject({
  reconciliation: ulid,
  side: z.enum(["ours", "theirs"]),
  partner: partyId,
  at: z.string(),
  ours: ulid,
  theirs: ulid,
  digest,
  /** Records that match, as the giver counts them. */
  matched: scopeCount,
  differences: scopeCount,
  open: scopeCount,
  /** Whether this node's own comparison of the same rollups gives the same digest; absent while it cannot say. */
  same: z.boolean().optional(),
});

export const scopeSummaryRow = z.strictObject({
  partner: partyId,
  /** The last reconciliation; absent before the first. */
  last: z
    .strictObject({
      reconciliation: ulid,
      side: z.enum(["ours", "theirs"]),
      at: z.string(),
      matched: scopeCount,
      differing: scopeCount,
      open: scopeCount,
      /** Of the open ones, those this party must explain. */
      owed: scopeCount,
      same: z.boolean().optional(),
    })
    .optional(),
  /** Rows of the current rollups that state no authority, and that cite no started operation. */
  ours: z.strictObject({
    rollups: scopeCount,
    rows: scopeCount,
    withoutAuthority: scopeCount,
    withoutOperation: scopeCount,
  }),
  theirs: z.strictObject({
    rollups: scopeCount,
    rows: scopeCount,
    withoutAuthority: scopeCount,
    withoutOperation: scopeCount,
  }),
});
export type ScopeSummary = z.infer<typeof scopeSummaryRow>;
