import { readRegister } from "./intake.ts";
import { rollupOf } from "./rollup.ts";
import type { Rollup, RollupHeader } from "./rollup-form.ts";
import { columns, type RegisterRow } from "./row.ts";

/** What the tests of this package share. */

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const headerOf = (change: Partial<RollupHeader> = {}): RollupHeader => ({
  type: "entente-rollup",
  spec: "1.0",
  label: "bilateral-unsuppressed",
  party: "XAR",
  partner: "XTL",
  from: "2031-03-01T00:00:00Z",
  to: "2031-03-31T00:00:00Z",
  unit: "record",
  statement: { complete: "yes", collection: "sustained", deduplication: null },
  registerRoot: `sha256:${"A".repeat(43)}`,
  batches: 1,
  countryTables: ["iso-3166/2031-01"],
  rejected: 0,
  supersedes: null,
  software: "test",
  ...change,
});

export const rowOf = (change: Partial<RegisterRow> = {}): RegisterRow => ({
  start_ts: "2031-03-01T06:10:00Z",
  dur_s: 60,
  kind: "DNR",
  unit: "record",
  caller_cc: "XAR",
  caller_basis: "prefix",
  callee_cc: "XOS",
  callee_basis: "full",
  collected_by: "XAR:ARV-SIG",
  collected_at: "XOS:gulf-ship",
  provided_by: "XAR",
  received_by: "XTL",
  programme: "LANTERN",
  technique: "metadata-analysis",
  authority_id: "XAR-2031-004",
  clause_id: "1.1",
  operation_id: "01HZZZZZZZZZZZZZZZZZZZZZZZ",
  purpose: "incident-response",
  ...change,
});

/** A register of these rows, as a file. */
export const csvOf = (rows: readonly RegisterRow[]): string =>
  [columns.join(","), ...rows.map((row) => columns.map((name) => row[name] ?? "").join(","))].join("\n");

export const rollupOfCsv = (csv: string, change: Partial<RollupHeader> = {}): Rollup =>
  rollupOf(readRegister(bytesOf(csv)).rows, headerOf(change));
