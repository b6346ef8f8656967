import { conflict, notFound } from "@entente/api";
import {
  type Reconciliation,
  type Rollup,
  reconcile,
  reconciliationDocument,
  ScopeError,
  scopeFrench,
} from "@entente/scope";
import { type Acting, digestOfWords } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { heldRollup } from "./held.ts";
import { currentRollups, type RollupRow, rollupRow } from "./rows.ts";

export type Pair = { readonly ours: RollupRow; readonly theirs: RollupRow };

export type Compared = {
  readonly ours: Rollup;
  readonly theirs: Rollup;
  readonly made: Reconciliation;
  readonly digest: string;
};

/** The named rollups, or the newest of both sides for one period that nothing has replaced. */
export function pairOf(
  reader: Reader,
  partner: PartyId,
  named: { readonly ours?: string | undefined; readonly theirs?: string | undefined },
): Pair {
  const pick = (side: "ours" | "theirs", id: string | undefined) =>
    id === undefined
      ? currentRollups(reader, side, partner)
      : [rollupRow(reader, side, partner, id)].filter((row) => row !== undefined);
  const mine = pick("ours", named.ours);
  const other = pick("theirs", named.theirs);
  for (const theirs of other) {
    const alike = mine.filter(
      ({ period_from, period_to }) => period_from === theirs.period_from && period_to === theirs.period_to,
    );
    const ours = alike.find(({ unit }) => unit === theirs.unit) ?? alike[0];
    if (ours !== undefined) return { ours, theirs };
  }
  if (mine.length === 0 || other.length === 0)
    throw notFound("signed rollup of both parties for that relation");
  throw conflict("The rollups of the two parties are of different periods: sign one for the same period.");
}

/** Compares a pair hour by hour from the sealed tables. Throws 409 while one of them is not here, or does not match. */
export function compare(acting: Acting, reader: Reader, pair: Pair): Compared {
  const rollups = [pair.ours, pair.theirs].map((row) => {
    const held = heldRollup(acting, reader, row);
    if (held.content === "absent")
      throw conflict(`The table of rollup ${row.rollup} is not here yet: nothing can be compared with it.`);
    if (held.content === "not-matching")
      throw conflict(
        `What was sealed with rollup ${row.rollup} is not what was signed: it counts for nothing.`,
      );
    return held.rollup;
  });
  const [ours, theirs] = rollups as [Rollup, Rollup];
  try {
    const made = reconcile(ours, theirs);
    return { ours, theirs, made, digest: digestOfWords(reconciliationDocument(made)) };
  } catch (cause) {
    if (cause instanceof ScopeError && cause.code === "not-comparable")
      throw conflict({
        en: `The rollups cannot be compared: ${cause.message}.`,
        fr: `Les relevés ne peuvent pas être rapprochés\u00a0: ${scopeFrench[cause.code]}.`,
      });
    throw cause;
  }
}
