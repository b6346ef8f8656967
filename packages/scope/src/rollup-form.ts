import { z } from "zod";
import { countryTable, instant } from "./manifest.ts";
import { bases, type Dimension, kinds, type RegisterRow, units } from "./row.ts";

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const count = z.int().min(0);
const country = z.string().regex(/^[A-Z]{3}$/);
const placed = z.string().regex(/^[A-Z]{3}(:[A-Za-z0-9][A-Za-z0-9-]{0,39})?$/);
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/);

/** So many lines at most: two months of hours in five hundred combinations would not fit, and is two rollups. */
export const MAX_ROLLUP_LINES = 50_000;
export const MAX_ROLLUP_BYTES = 16 * 1024 * 1024;

/** Stands in place of an operation, and of its authority, that may be kept from the partner. */
export const WITHHELD = "withheld";

/** What one person states of a count, since no figure shows it (scope.md §2, questions 1 and 3). */
export const statementSchema = z.strictObject({
  complete: z.enum(["yes", "no", "unknown"]),
  collection: z.enum(["sustained", "survey", "mixed"]),
  /** The columns and window by which records of one call were made one; null: they were not. */
  deduplication: z.strictObject({ key: code, window_s: count }).nullable(),
});
export type Statement = z.infer<typeof statementSchema>;

const header = {
  type: z.literal("entente-rollup"),
  spec: z.literal("1.0"),
  /** Between parties every cell is shown; what is published is another table. */
  label: z.literal("bilateral-unsuppressed"),
  /** Whose register it is, and for whom it was counted: party codes as in the register. */
  party: country,
  partner: country,
  /** [from, to), UTC, full hours. */
  from: instant,
  to: instant,
  unit: z.enum(units),
  statement: statementSchema,
  registerRoot: digest,
  batches: count,
  countryTables: z.array(countryTable).min(1).max(20),
  /** Rows that sources could not deliver. */
  rejected: count,
  /** The rollup of the same party that this one replaces. */
  supersedes: id.nullable(),
  software: z.string().max(60),
};

const values = [z.int().min(1), count, instant, instant] as const;
const optionalCountry = country.nullable();
const optionalCode = code.nullable();

/** The hour, the dimensions in their order, then n, seconds, first and last row. */
export const lineSchema = z.tuple([
  instant,
  z.enum(kinds),
  country,
  z.enum(bases),
  country,
  z.enum(bases),
  placed,
  placed,
  optionalCountry,
  optionalCountry,
  code,
  code,
  optionalCode,
  optionalCode,
  optionalCode,
  code,
  ...values,
]);

export const rollupSchema = z.strictObject({
  ...header,
  rows: count,
  seconds: count,
  lines: z.array(lineSchema).max(MAX_ROLLUP_LINES),
});

export type RollupHeader = Omit<z.infer<typeof rollupSchema>, "rows" | "seconds" | "lines">;
export type RollupLine = Pick<RegisterRow, Dimension> & {
  readonly hour: string;
  readonly n: number;
  readonly seconds: number;
  /** When the first and the last row of the line began. */
  readonly first: string;
  readonly last: string;
};
export type Rollup = RollupHeader & {
  readonly rows: number;
  readonly seconds: number;
  readonly lines: readonly RollupLine[];
};
