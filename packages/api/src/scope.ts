import { z } from "zod";
import { bilingual, code, digest, instant, partyId, ulid, words } from "./common.ts";
import { type Acted, acted, acts, type Operation, reads } from "./operation.ts";

/** What was collected, counted; rollups exchanged and compared. */

const desk = "scope";
const count = z.int().min(0);
export const scopeUnit = z.enum(["record", "event", "identifier", "person", "target", "order"]);
const optionalText = z.string().nullable();

/** Which table assigned countries to numbers: its name and edition. */
const countryTable = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/);
const period = { from: instant, to: instant };

export const scopeBatch = z.strictObject({
  /** Digest of the manifest; with the line it is a row's address. */
  batch: digest,
  sha256: digest,
  at: z.string(),
  by: z.string(),
  rows: count,
  first: instant,
  last: instant,
  unit: scopeUnit,
  countryTable,
  rejected: count,
  bytes: count,
});

const text = bilingual;

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
  n: count,
});

/** Who collected what, and what became of it, as one register has it. */
export const scopeShare = z.strictObject({
  collectedBy: z.string(),
  collectedAt: z.string(),
  providedBy: optionalText,
  receivedBy: optionalText,
  n: count,
});

export const scopeReport = z.strictObject({
  party: z.string(),
  ...period,
  unit: scopeUnit,
  rows: count,
  seconds: count,
  lines: count,
  withoutAuthority: count,
  withoutOperation: count,
  /** The first two hundred of them. */
  first: z.array(scopeAttention),
  shares: z.array(scopeShare),
  /** The five questions of every count, answered. */
  answers: z.array(z.strictObject({ question: text, answer: text })),
  registerRoot: digest,
  countryTables: z.array(z.string()),
  software: z.string(),
  /** Stands under every count. */
  caution: text,
});
export type ScopeReport = z.infer<typeof scopeReport>;

/** A count of the register by both counters. Nothing is signed where they differ. */
export const scopeCrossCheck = z.strictObject({
  agrees: z.boolean(),
  first: count,
  second: count,
  differing: count,
});

export const scopeRollup = z.strictObject({
  rollup: ulid,
  side: z.enum(["ours", "theirs"]),
  partner: partyId,
  state: z.enum(["prepared", "current", "replaced"]),
  at: z.string(),
  ...period,
  unit: scopeUnit,
  n: count,
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
export const scopeExplanationCode = z.enum([
  "clock",
  "zone",
  "counted-twice",
  "not-booked",
  "late-rows",
  "unit",
  "other",
]);

export const scopeDifference = z.strictObject({
  number: count,
  class: cellClass,
  owner: z.enum(["ours", "theirs"]),
  giver: z.enum(["ours", "theirs"]),
  programme: z.string(),
  caller: z.string(),
  callee: z.string(),
  given: count,
  received: count,
  shift: z.int().optional(),
  factor: z.int().optional(),
  hours: z.array(z.strictObject({ hour: instant, given: count, received: count })),
  explained: z
    .strictObject({
      code: scopeExplanationCode,
      at: z.string(),
      /** Absent: not readable here. */
      words: z.string().optional(),
    })
    .optional(),
});

const totals = z.strictObject({ cells: count, given: count, received: count });

/** Two rollups compared hour by hour, with what each register shows first. */
export const scopeComparison = z.strictObject({
  partner: partyId,
  ours: ulid,
  theirs: ulid,
  ...period,
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
  matched: count,
  differences: count,
  open: count,
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
      matched: count,
      differing: count,
      open: count,
      /** Of the open ones, those this party must explain. */
      owed: count,
      same: z.boolean().optional(),
    })
    .optional(),
  /** Rows of the current rollups that state no authority, and that cite no started operation. */
  ours: z.strictObject({ rollups: count, rows: count, withoutAuthority: count, withoutOperation: count }),
  theirs: z.strictObject({ rollups: count, rows: count, withoutAuthority: count, withoutOperation: count }),
});
export type ScopeSummary = z.infer<typeof scopeSummaryRow>;

/** What one person states of a count, since no figure shows it. */
const statement = {
  complete: z.enum(["yes", "no", "unknown"]),
  collection: z.enum(["sustained", "survey", "mixed"]),
  /** The columns and window by which records of one call were made one; absent: they were not. */
  deduplication: z
    .strictObject({
      key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/),
      window_s: count.max(86_400),
    })
    .optional(),
};

const officer = ["operations-officer"] as const;
const keepers = ["operations-officer", "overseer"] as const;
const readers = ["operations-officer", "liaison-officer", "inquiry-member", "overseer"] as const;
const parties = z.strictObject({ partner: partyId.optional() });
const tableQuery = {
  wait: z.literal("partner").optional(),
  countryTable,
  /** Rows that the source itself could not deliver. */
  rejected: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
};

const batchAnswer = z.strictObject({
  batch: digest,
  rows: count,
  unit: scopeUnit,
  first: instant,
  last: instant,
});
type BatchQuery = z.infer<z.ZodObject<typeof tableQuery>>;

/** The register is raw bytes, so that what is stated of it stands in the query. */
const takeInBatch: Operation<
  Record<string, never>,
  BatchQuery,
  Record<string, never>,
  Acted<z.infer<typeof batchAnswer>>
> = {
  ...reads<z.infer<typeof batchAnswer>, Record<string, never>, BatchQuery, Record<string, never>>({
    id: "takeInBatch",
    method: "POST",
    path: "/v1/scope/batches",
    desk,
    summary:
      "Takes a register in as CSV, sealed; one bad row refuses the whole file, naming line and column.",
    roles: officer,
    raw: { accepts: ["text/csv"], maxBytes: 16 * 1024 * 1024 },
    query: z.strictObject(tableQuery),
    answer: batchAnswer,
  }),
  answer: acted(batchAnswer) as unknown as z.ZodType<Acted<z.infer<typeof batchAnswer>>>,
  acts: true,
};

export const scopeOperations = {
  takeInBatch,
  listBatches: reads({
    id: "listBatches",
    method: "GET",
    path: "/v1/scope/batches",
    desk,
    summary: "The batches of this party's register with their manifests, newest first.",
    roles: keepers,
    answer: z.strictObject({ items: z.array(scopeBatch) }),
  }),
  countRegister: reads({
    id: "countRegister",
    method: "GET",
    path: "/v1/scope/count",
    desk,
    summary:
      "Counts the register for a period with both counters, and answers the five questions. Nothing is recorded.",
    roles: keepers,
    query: z.strictObject({ ...period, unit: scopeUnit.optional() }),
    answer: z.strictObject({ report: scopeReport, check: scopeCrossCheck }),
  }),
  prepareRollup: acts({
    id: "prepareRollup",
    method: "POST",
    path: "/v1/scope/rollups",
    desk,
    summary: "Counts the register for a partner and a period; another person signs what was counted.",
    roles: officer,
    body: z.strictObject({
      partner: partyId,
      ...period,
      unit: scopeUnit.optional(),
      areas: z.array(code).min(1).max(20),
      ...statement,
      /** The signed rollup that this one is to replace. */
      supersedes: ulid.optional(),
    }),
    answer: z.strictObject({
      rollup: ulid,
      n: count,
      digest,
      withoutAuthority: count,
      withoutOperation: count,
    }),
  }),
  signRollup: acts({
    id: "signRollup",
    method: "POST",
    path: "/v1/scope/rollups/{rollup}/sign",
    desk,
    summary:
      "Counts again with both counters, signs for the party and gives the rollup to the partner; no row leaves.",
    roles: ["signatory"],
    asserted: true,
    params: z.strictObject({ rollup: ulid }),
    answer: z.strictObject({ rollup: ulid, n: count, digest }),
  }),
  listRollups: reads({
    id: "listRollups",
    method: "GET",
    path: "/v1/scope/rollups",
    desk,
    summary: "Rollups prepared, signed and received, newest first.",
    roles: readers,
    query: parties,
    answer: z.strictObject({ items: z.array(scopeRollup) }),
  }),
  getRollup: reads({
    id: "getRollup",
    method: "GET",
    path: "/v1/scope/rollups/{rollup}",
    desk,
    summary:
      "One rollup with its report: what needs attention first, who collected what, the five questions.",
    roles: readers,
    params: z.strictObject({ rollup: ulid }),
    query: z.strictObject({ partner: partyId.optional(), side: z.enum(["ours", "theirs"]).optional() }),
    answer: z.strictObject({ rollup: scopeRollup, report: scopeReport.optional() }),
  }),
  compareRollups: reads({
    id: "compareRollups",
    method: "GET",
    path: "/v1/scope/comparison",
    desk,
    summary: "Compares rollups of both parties hour by hour; without ids, the newest of one period.",
    roles: readers,
    query: z.strictObject({ partner: partyId, ours: ulid.optional(), theirs: ulid.optional() }),
    answer: scopeComparison,
  }),
  recordReconciliation: acts({
    id: "recordReconciliation",
    method: "POST",
    path: "/v1/scope/reconciliations",
    desk,
    summary: "Records the comparison of two rollups with its counts and digest; its differences have owners.",
    roles: officer,
    body: z.strictObject({ partner: partyId, ours: ulid, theirs: ulid }),
    answer: z.strictObject({ reconciliation: ulid, digest, differences: count, owed: count }),
  }),
  listReconciliations: reads({
    id: "listReconciliations",
    method: "GET",
    path: "/v1/scope/reconciliations",
    desk,
    summary: "Comparisons that either party recorded, newest first.",
    roles: readers,
    query: parties,
    answer: z.strictObject({ items: z.array(scopeReconciliation) }),
  }),
  getReconciliation: reads({
    id: "getReconciliation",
    method: "GET",
    path: "/v1/scope/reconciliations/{reconciliation}",
    desk,
    summary: "One comparison, made again from the sealed rollups, with what was explained.",
    roles: readers,
    params: z.strictObject({ reconciliation: ulid }),
    query: z.strictObject({ partner: partyId.optional(), side: z.enum(["ours", "theirs"]).optional() }),
    answer: z.strictObject({ reconciliation: scopeReconciliation, comparison: scopeComparison.optional() }),
  }),
  explainDifference: acts({
    id: "explainDifference",
    method: "POST",
    path: "/v1/scope/reconciliations/{reconciliation}/explain",
    desk,
    summary:
      "Explains a difference that this party owes an explanation for; the words are sealed for the partner.",
    roles: officer,
    params: z.strictObject({ reconciliation: ulid }),
    body: z.strictObject({
      partner: partyId,
      side: z.enum(["ours", "theirs"]).optional(),
      difference: count.max(100_000),
      code: scopeExplanationCode,
      words: words(2000),
    }),
    answer: z.strictObject({ explanation: ulid, open: count }),
  }),
  scopeSummary: reads({
    id: "scopeSummary",
    method: "GET",
    path: "/v1/scope/summary",
    desk,
    summary:
      "For each relation: the last reconciliation, open differences, rows without authority or operation.",
    roles: [...readers, "analyst", "release-officer"],
    query: parties,
    answer: z.strictObject({ items: z.array(scopeSummaryRow) }),
  }),
};
