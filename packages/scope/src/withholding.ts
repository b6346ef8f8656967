import { merged } from "./rollup.ts";
import { type Rollup, WITHHELD } from "./rollup-form.ts";

/**
 * The rollup with operations that may be kept from the partner, and the authorities they stand on, named only as
 * withheld. Nothing is left out: every total stays, and rows without an authority stay rows without one.
 */
export function withholding(rollup: Rollup, kept: ReadonlySet<string>): Rollup {
  if (kept.size === 0) return rollup;
  return merged(rollup, (line) =>
    line.operation_id !== null && kept.has(line.operation_id)
      ? {
          ...line,
          operation_id: WITHHELD,
          authority_id: line.authority_id === null ? null : WITHHELD,
        }
      : line,
  );
}
