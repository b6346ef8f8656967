import { canonicalBytes, canonicalText, type JsonValue } from "@entente/json";
import { ScopeError } from "./errors.ts";
import { isInstant } from "./fields.ts";
import type { Rollup, RollupHeader, RollupLine } from "./rollup-form.ts";
import { type Dimension, dimensions, type RegisterRow } from "./row.ts";

const HOUR = /:00:00Z$/;

/** The hour a time stands in. */
export const hourOf = (instant: string): string => `${instant.slice(0, 13)}:00:00Z`;

/** Whether [from, to) is a period of whole hours: no hour is counted half on one side. */
export const isPeriod = (from: string, to: string): boolean =>
  isInstant(from) && isInstant(to) && HOUR.test(from) && HOUR.test(to) && from < to;

/**
 * Counts the rows of a period by hour and every dimension (scope.md §6). Pure, and independent of the order of rows.
 * Throws ScopeError when the period is none, a unit differs, or a total was lost on the way.
 */
export function rollupOf(rows: Iterable<RegisterRow>, header: RollupHeader): Rollup {
  const { from, to, unit } = header;
  if (!isPeriod(from, to))
    throw new ScopeError("bad-period", "a period begins and ends at full hours, and not before it begins");
  const lines = new Map<string, RollupLine>();
  let [total, seconds] = [0, 0];
  for (const row of rows) {
    if (row.start_ts < from || row.start_ts >= to) continue;
    if (row.unit !== unit)
      throw new ScopeError("mixed-units", `a row counts in ${row.unit}, the rollup in ${unit}`);
    total++;
    seconds += row.dur_s;
    const one = { ...row, hour: hourOf(row.start_ts) };
    const key = keyOf(one);
    lines.set(key, added(lines.get(key), one));
  }
  const sorted = [...lines].sort(byText).map(([, line]) => line);
  const rollup = { ...header, rows: total, seconds, lines: sorted };
  requireTotals(rollup);
  return rollup;
}

type Keyed = { readonly hour: string } & { readonly [D in Dimension]: string | null };

/** The canonical text that lines are told apart and sorted by. */
export const keyOf = (line: Keyed): string =>
  canonicalText([line.hour, ...dimensions.map((name) => line[name])]);

const byText = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : one > other ? 1 : 0;

function added(line: RollupLine | undefined, row: RegisterRow & { readonly hour: string }): RollupLine {
  const { start_ts, dur_s, unit: _, ...key } = row;
  if (line === undefined) return { ...key, n: 1, seconds: dur_s, first: start_ts, last: start_ts };
  return {
    ...line,
    n: line.n + 1,
    seconds: line.seconds + dur_s,
    first: start_ts < line.first ? start_ts : line.first,
    last: start_ts > line.last ? start_ts : line.last,
  };
}

/** Throws ScopeError where the lines do not add up to what the rollup says it counted. */
export function requireTotals({ rows, seconds, lines }: Rollup): void {
  const sum = (of: "n" | "seconds") => lines.reduce((total, line) => total + line[of], 0);
  if (sum("n") !== rows || sum("seconds") !== seconds)
    throw new ScopeError("total-lost", `the lines count ${sum("n")} of ${rows} rows`);
}

/** Lines of the same key as one, in canonical order: what rewriting a dimension leaves behind. */
export function merged(rollup: Rollup, rewrite: (line: RollupLine) => RollupLine): Rollup {
  const lines = new Map<string, RollupLine>();
  for (const line of rollup.lines.map(rewrite)) {
    const key = keyOf(line);
    const before = lines.get(key);
    lines.set(
      key,
      before === undefined
        ? line
        : {
            ...before,
            n: before.n + line.n,
            seconds: before.seconds + line.seconds,
            first: line.first < before.first ? line.first : before.first,
            last: line.last > before.last ? line.last : before.last,
          },
    );
  }
  const made = { ...rollup, lines: [...lines].sort(byText).map(([, line]) => line) };
  requireTotals(made);
  return made;
}

/** A rollup as JSON: each line an array of the hour, the dimensions and the values, so that a month is a megabyte. */
export function documentOf({ lines, ...rest }: Rollup): JsonValue {
  return {
    ...rest,
    lines: lines.map((line) => [
      line.hour,
      ...dimensions.map((name) => line[name]),
      line.n,
      line.seconds,
      line.first,
      line.last,
    ]),
  };
}

/** The bytes that are signed and exchanged: RFC 8785, lines sorted. */
export const rollupBytes = (rollup: Rollup): Uint8Array => canonicalBytes(documentOf(rollup));
