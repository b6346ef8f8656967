import { equalBytes } from "@entente/tlog";
import type { PartyId } from "../../keys/index.ts";
import { hasher, kindsFrom, type Ledger, type LogRow, lastSize, readHighwater } from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { CARD_PRESENTED } from "../entries.ts";
import { relationWith } from "../view.ts";
import { RecoveryError } from "./errors.ts";
import { learnHead, type OwnHead } from "./own-head.ts";
import type { ReturnSource } from "./source.ts";

export type RecoveryParts = { readonly ledger: Ledger; readonly cards: Cards };

/** What has to be done to take an own log back. */
export type RecoveryPlan = {
  readonly own: LogRow;
  readonly theirs: LogRow;
  readonly head: OwnHead;
  /** Index of the entry that the first of the head's leaves belongs to. */
  readonly from: number;
  /** So many own entries that stand here are those of the head. */
  readonly kept: number;
  /** Own entries beyond these that no one has signed and that are not in the log: how many of each kind. */
  readonly unsigned: Readonly<Record<string, number>>;
  /** Nothing but cards stands beside the log, because a relation that the backup did not know was opened again. */
  readonly isPairedAgain: boolean;
  /** So many of the partner's entries stay: those the first lost entry had seen. */
  readonly theirsKept: number;
};

/**
 * Finds out what is missing of the log that goes on here, from what the partner shows, and what stands in the way.
 * Changes nothing. Throws RecoveryError: `retired` where the partner shows a successor (plan-later.ts).
 */
export async function planRecovery(
  parts: RecoveryParts,
  source: ReturnSource,
  partner: PartyId,
): Promise<RecoveryPlan> {
  const own = ownLog(parts, partner);
  return planFor(parts, source, own, await source.head());
}

/** The log that this party goes on with towards a partner, as far as it is known here. */
export function ownLog({ ledger }: RecoveryParts, partner: PartyId): LogRow {
  const own = ledger.current("ours", partner);
  const theirs = ledger.current("theirs", partner);
  if (relationWith(ledger.reader, partner) === undefined || own === undefined || theirs === undefined)
    throw new RecoveryError(
      "no-relation",
      "there is no relation with that party in what stands here. Where it is younger than the backup: start the node, pair again with the partner's card and fingerprint, stop it, and recover",
    );
  if (readHighwater(ledger.marks, "own", own.origin) === undefined)
    throw new RecoveryError("no-relation", "this log was never opened here");
  return own;
}

/** The plan for one generation of an own log, which goes on. One that was never opened here holds nothing yet. */
export async function planFor(
  parts: RecoveryParts,
  source: ReturnSource,
  own: LogRow,
  note: string,
): Promise<RecoveryPlan> {
  const { ledger } = parts;
  const mark = readHighwater(ledger.marks, "own", own.origin) ?? { size: 0, root: hasher.empty() };
  const size = lastSize(ledger.reader, own.id);
  const from = Math.min(mark.size, size);
  const head = await learnHead(parts, source, { log: own, note, from, mark });
  const isBeside = (kept: number) => kept < Math.min(size, head.size);
  const plan = planWith(ledger, own, head, from, isBeside);
  // A relation that is younger than the backup was paired again: all that has been said since is the cards anew.
  const isPairedAgain =
    mark.size === 0 && Object.keys(plan.unsigned).every((kind) => kind === CARD_PRESENTED);
  return { ...plan, isPairedAgain };
}

/** What a head asks of the entries that stand here. `goes` says whether any that follow those that are shared do. */
export function planWith(
  ledger: Ledger,
  own: LogRow,
  head: OwnHead,
  from: number,
  goes: (kept: number) => boolean,
): RecoveryPlan {
  const theirs = ledger.current("theirs", own.partner as PartyId)!;
  const kept = from + sharedWith(ledger, own, from, head.leaves);
  const unsigned = goes(kept) ? kindsFrom(ledger.reader, own, kept) : {};
  const applied = lastSize(ledger.reader, theirs.id);
  // What a node has read of its partner's log since it was restored, it has read without knowing what it had said.
  const theirsKept = kept < head.size ? Math.min(applied, head.seen[kept - from]!) : applied;
  return { own, theirs, head, from, kept, unsigned, isPairedAgain: false, theirsKept };
}

/** How many of the entries that stand here from `from` on are those of the head. */
function sharedWith(ledger: Ledger, log: LogRow, from: number, leaves: readonly Uint8Array[]): number {
  const rows = ledger.reader.all<{ leaf: Uint8Array }>(
    "SELECT leaf FROM entry WHERE log = :log AND idx >= :from ORDER BY idx LIMIT :most",
    { log: log.id, from, most: leaves.length },
  );
  const differing = rows.findIndex(({ leaf }, n) => !equalBytes(leaf, leaves[n]!));
  return differing < 0 ? rows.length : differing;
}
