import { parseCanonical } from "@entente/json";
import type { z } from "zod";
import { hourOf, isPeriod, keyOf, requireTotals } from "./rollup.ts";
import {
  type lineSchema,
  MAX_ROLLUP_BYTES,
  MAX_ROLLUP_LINES,
  type Rollup,
  type RollupLine,
  rollupSchema,
} from "./rollup-form.ts";
import { dimensions } from "./row.ts";

/**
 * Reads a rollup that somebody else wrote: canonical, sorted, no line twice, every line within the period, and lines
 * that add up to its totals. Anything else is undefined.
 */
export function readRollup(bytes: Uint8Array): Rollup | undefined {
  try {
    const value = parseCanonical(bytes, {
      maxBytes: MAX_ROLLUP_BYTES,
      maxDepth: 6,
      maxItems: MAX_ROLLUP_LINES * 24,
    });
    const { lines, ...rest } = rollupSchema.parse(value);
    const rollup = { ...rest, lines: lines.map(lineOf) };
    if (!isPeriod(rollup.from, rollup.to) || !inOrder(rollup)) return undefined;
    requireTotals(rollup);
    return rollup;
  } catch {
    return undefined;
  }
}

function lineOf([hour, ...fields]: z.infer<typeof lineSchema>): RollupLine {
  const keyed = Object.fromEntries(dimensions.map((name, n) => [name, fields[n]]));
  const [n, seconds, first, last] = fields.slice(dimensions.length);
  return { hour, ...keyed, n, seconds, first, last } as unknown as RollupLine;
}

function inOrder({ lines, from, to }: Rollup): boolean {
  let before = "";
  for (const line of lines) {
    const key = keyOf(line);
    if (key <= before || line.hour < from || line.hour >= to) return false;
    if (hourOf(line.first) !== line.hour || hourOf(line.last) !== line.hour || line.first > line.last)
      return false;
    before = key;
  }
  return true;
}
