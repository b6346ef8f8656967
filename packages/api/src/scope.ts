import { z } from "zod";
import { code, digest, instant, partyId, ulid, words } from "./common.ts";
import { acts, reads, uploads } from "./operation.ts";
import {
  scopeBatch,
  scopeComparison,
  scopeCount,
  scopeCountryTable,
  scopeCrossCheck,
  scopeExplanationCode,
  scopePeriod,
  scopeReconciliation,
  scopeReport,
  scopeRollup,
  scopeSummaryRow,
  scopeUnit,
} from "./scope-views.ts";

export {
  type ScopeComparison,
  type ScopeReport,
  type ScopeRollup,
  type ScopeSummary,
  scopeAttention,
  scopeBatch,
  scopeComparison,
  scopeCrossCheck,
  scopeDifference,
  scopeExplanationCode,
  scopeExplanationCodes,
  scopeReconciliation,
  scopeReport,
  scopeRollup,
  scopeShare,
  scopeSummaryRow,
  scopeUnit,
} from "./scope-views.ts";

/** What was collected, counted; rollups exchanged and compared. */

const desk = "scope";

/** What one person states of a count, since no figure shows it. */
const statement = {
  complete: z.enum(["yes", "no", "unknown"]),
  collection: z.enum(["sustained", "survey", "mixed"]),
  /** The columns and window by which records of one call were made one; absent: they were not. */
  deduplication: z
    .strictObject({
      key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/),
      window_s: scopeCount.max(86_400),
    })
    .optional(),
};

const officer = ["operations-officer"] as const;
const keepers = ["operations-officer", "overseer"] as const;
const readers = ["operations-officer", "liaison-officer", "inquiry-member", "overseer"] as const;
const parties = z.strictObject({ partner: partyId.optional() });
const tableQuery = {
  wait: z.literal("partner").optional(),
  countryTable: scopeCountryTable,
  /** Rows that the source itself could not deliver. */
  rejected: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
};

const batchAnswer = z.strictObject({
  batch: digest,
  rows: scopeCount,
  unit: scopeUnit,
  first: instant,
  last: instant,
});
/** The register is raw bytes, so that what is stated of it stands in the query. */
const takeInBatch = uploads({
  id: "takeInBatch",
  path: "/v1/scope/batches",
  desk,
  summary: "Takes a register in as CSV, sealed; one bad row refuses the whole file, naming line and column.",
  roles: officer,
  raw: { accepts: ["text/csv"], maxBytes: 16 * 1024 * 1024 },
  query: z.strictObject(tableQuery),
  answer: batchAnswer,
});

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
    query: z.strictObject({ ...scopePeriod, unit: scopeUnit.optional() }),
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
      ...scopePeriod,
      unit: scopeUnit.optional(),
      areas: z.array(code).min(1).max(20),
      ...statement,
      /** The signed rollup that this one is to replace. */
      supersedes: ulid.optional(),
    }),
    answer: z.strictObject({
      rollup: ulid,
      n: scopeCount,
      digest,
      withoutAuthority: scopeCount,
      withoutOperation: scopeCount,
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
    answer: z.strictObject({ rollup: ulid, n: scopeCount, digest }),
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
    answer: z.strictObject({ reconciliation: ulid, digest, differences: scopeCount, owed: scopeCount }),
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
      difference: scopeCount.max(100_000),
      code: scopeExplanationCode,
      words: words(2000),
    }),
    answer: z.strictObject({ explanation: ulid, open: scopeCount }),
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
