import { type Rollup, readRollup } from "@entente/scope";
import type { Acting } from "../../acting/index.ts";
import { digestOf } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { codeOf } from "./counting.ts";
import type { RollupRow } from "./rows.ts";

/**
 * A signed rollup's table: here, not here, or not what was signed. A partner may have sealed anything: what has another
 * digest, is of another party or period, or does not add up counts for nothing.
 */
export type Held =
  | { readonly content: "here"; readonly rollup: Rollup }
  | { readonly content: "absent" }
  | { readonly content: "not-matching" };

export function heldRollup(acting: Acting, reader: Reader, row: RollupRow): Held {
  const item = row.payload === null ? undefined : acting.ledger.contents.openOne(row.payload, 0);
  if (item === undefined) return { content: "absent" };
  const rollup = digestOf(item.content) === row.digest ? readRollup(item.content) : undefined;
  const [ours, theirs] = [codeOf(reader, acting.us), codeOf(reader, row.partner)];
  const [party, partner] = row.side === "ours" ? [ours, theirs] : [theirs, ours];
  const matches =
    rollup !== undefined &&
    rollup.party === party &&
    rollup.partner === partner &&
    rollup.from === row.period_from &&
    rollup.to === row.period_to &&
    rollup.unit === row.unit &&
    rollup.rows === row.n &&
    rollup.supersedes === row.supersedes;
  return matches ? { content: "here", rollup } : { content: "not-matching" };
}
