import type { Reader } from "../../store/index.ts";
import { rollupRow, type Side, standingIn } from "./rows.ts";

type Placed = {
  readonly side: Side;
  readonly partner: string;
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly supersedes: string | undefined;
};

export type PlaceProblem = "unknown-superseded" | "replaced-before" | "period-signed";

/**
 * Why a rollup cannot take its place: one hour of a register stands in one signed rollup. Another one for the same
 * hours says which it replaces; it is the same rule for our own and for what a partner signs.
 */
export function placeProblem(reader: Reader, placed: Placed): PlaceProblem | undefined {
  const { side, partner, from, to, unit, supersedes } = placed;
  if (supersedes !== undefined) {
    const before = rollupRow(reader, side, partner, supersedes);
    if (before === undefined || before.unit !== unit) return "unknown-superseded";
    if (before.replaced_by !== null) return "replaced-before";
  }
  const others = standingIn(reader, { side, partner, unit }, from, to);
  return others.some(({ rollup }) => rollup !== supersedes) ? "period-signed" : undefined;
}
