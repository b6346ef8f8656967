import { equalBytes, type OpenedCheckpoint, openCheckpoint, TlogError, verifierKey } from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { digestOf, type PartyId, sha256 } from "../../keys/index.ts";
import { type Ledger, type LogRow, lastSize, readHighwater, rootAt } from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { WireError } from "../errors.ts";

/** Opens a partner's checkpoint: by the log key of its cards, for its log, with our cosignature or without. */
export function openPartnerHead(
  note: Uint8Array | string,
  log: LogRow,
  own: PartyId,
  cards: Cards,
): OpenedCheckpoint & { readonly cosigned: boolean } {
  const logKeys = cards
    .keysEver(log.party as PartyId, "log")
    .map((key) => verifierKey(log.origin, 1, key, sha256));
  let opened: OpenedCheckpoint;
  try {
    opened = openCheckpoint(note, [...logKeys, ...cards.witnessKeys(own)], verifyEd25519);
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    const code = cause.code === "no-signature" ? "wrong-key" : "garbage";
    throw new WireError(code, `the partner's checkpoint is refused: ${cause.message}`, cause);
  }
  if (opened.checkpoint.origin !== log.origin)
    throw new WireError("garbage", "the checkpoint is of another log");
  if (!opened.verified.some(({ key }) => key.type === 1))
    throw new WireError("wrong-key", "no log key of the partner's cards has signed the checkpoint");
  return { ...opened, cosigned: opened.verified.some(({ key }) => key.type === 4) };
}

/** Two notes of one log that cannot both be true. */
export type Contradiction = {
  readonly kind: "forked" | "rolled-back";
  readonly noteA: string;
  readonly noteB: string;
};

/**
 * Holds a head that the partner's log has signed against what was cosigned and applied before. Undefined when it
 * contradicts nothing; whether it is cosigned is another question.
 */
export function contradiction(
  ledger: Ledger,
  log: LogRow,
  head: OpenedCheckpoint,
  note: string,
): Contradiction | undefined {
  const { size, root } = head.checkpoint;
  const mark = readHighwater(ledger.marks, "peer", log.origin);
  const noteA = mark?.note ?? "";
  if (mark !== undefined && mark.size === size && !equalBytes(mark.root, root))
    return { kind: "forked", noteA, noteB: note };
  // Every entry held was applied under a cosigned head; one that disagrees with them is another history.
  if (size <= lastSize(ledger.reader, log.id) && !equalBytes(rootAt(ledger.reader, log.id, size), root))
    return { kind: "forked", noteA, noteB: note };
  return undefined;
}

/** Keeps a contradiction for good; the same one is kept once. */
export async function keepEvidence(
  ledger: Ledger,
  origin: string,
  found: Contradiction,
  at: number,
): Promise<void> {
  const what = JSON.stringify({ kind: found.kind, origin, noteA: found.noteA, noteB: found.noteB });
  const id = digestOf(new TextEncoder().encode(what));
  await ledger.writer.ask({ type: "evidence", id, origin, at, what });
}

/** Whether a fork of this log was ever seen, by the tail or by this node's witness. It never expires. */
export function hasForked(ledger: Ledger, origin: string): boolean {
  return ledger.reader
    .all<{ what: string }>("SELECT what FROM evidence WHERE origin = :origin", { origin })
    .some(({ what }) => (JSON.parse(what) as { kind?: string }).kind !== "rolled-back");
}
