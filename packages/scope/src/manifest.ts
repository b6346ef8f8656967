import { z } from "zod";
import { digestOf, digestOfValue } from "./digest.ts";
import { isInstant } from "./fields.ts";
import type { Register } from "./intake.ts";
import { type Unit, units } from "./row.ts";

const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const count = z.int().min(0);
export const instant = z.string().refine(isInstant, "is no time in UTC to the second");
/** Which table assigned countries to numbers: its name and edition. */
export const countryTable = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/-]{0,59}$/);

/** What is said of a batch when it is taken in, before anybody asks for it (scope.md §6, completeness). */
export const manifestSchema = z.strictObject({
  type: z.literal("entente-batch"),
  spec: z.literal("1.0"),
  /** Of the file as it came. */
  sha256: digest,
  bytes: count,
  rows: count.min(1),
  /** Start of the earliest and of the latest row. */
  first: instant,
  last: instant,
  unit: z.enum(units),
  countryTable,
  /** Rows the source itself could not deliver; this register refuses a file rather than drop one. */
  rejected: count,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What a file does not say of itself. */
export type Stated = { readonly countryTable: string; readonly rejected?: number };

export async function manifestOf(
  bytes: Uint8Array,
  { unit, rows }: Register,
  { countryTable, rejected = 0 }: Stated,
): Promise<Manifest> {
  let [first, last] = [rows[0]!.start_ts, rows[0]!.start_ts];
  for (const { start_ts } of rows) {
    if (start_ts < first) first = start_ts;
    if (start_ts > last) last = start_ts;
  }
  const sha256 = await digestOf(bytes);
  return {
    type: "entente-batch",
    spec: "1.0",
    sha256,
    bytes: bytes.length,
    rows: rows.length,
    first,
    last,
    unit: unit as Unit,
    countryTable,
    rejected,
  };
}

/** A batch's id: the digest of its manifest. With the line it makes a row's address, never used again. */
export const batchId = (manifest: Manifest): Promise<string> => digestOfValue(manifest);

/** What a rollup was counted from: the digest of the ids of its batches in their order as text. */
export const registerRoot = (batches: readonly string[]): Promise<string> =>
  digestOfValue([...batches].sort());
