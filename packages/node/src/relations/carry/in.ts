import type { Sentence } from "@entente/api";
import { consistencyProof, equalBytes, formatAddCheckpoint } from "@entente/tlog";
import { KeyError, type PartyId } from "../../keys/index.ts";
import { hasher, type LogRow, lastSize, placeIn, readHighwater } from "../../ledger/index.ts";
import { CarryError, WireError } from "../errors.ts";
import { RetirementError } from "../retiring/errors.ts";
import { openPartnerHead } from "../tail/check-head.ts";
import { relationWith } from "../view.ts";
import type { CarriedEntries } from "./entries.ts";
import { extended, rootWith } from "./hashes.ts";
import { type OpenedCarryFile, openCarryFile } from "./opening.ts";
import type { CarryParts } from "./parts.ts";
import type { CarrySource } from "./source.ts";

/** What came of a carried file. Nothing in it was harmful to take twice, late or in the wrong order. */
export type CarriedIn = {
  readonly from: PartyId;
  /** Entries applied now. */
  readonly applied: number;
  /** Entries in the file that were here already. */
  readonly alreadyHad: number;
  /** Entries from this index on are missing: an earlier file has not arrived. Carry out again from there. */
  readonly missingFrom?: number;
  /** Size of the partner's head that this node has cosigned now; the next file out takes the cosignature back. */
  readonly cosigned?: number;
  /** Size of our own head that the partner's cosignature in this file has published. */
  readonly published?: number;
  readonly blobs: number;
  /** What was not taken, and why. */
  readonly problems: readonly Sentence[];
};

type Step = { -readonly [K in keyof CarriedIn]: CarriedIn[K] } & { problems: Sentence[] };

/**
 * Takes a carried file in.
 *
 * 1. The file is opened; sender and recipient are held against the relations. Its cards may be new.
 * 2. The partner's cosignature of our log is handed to our head, before anything new of ours is written.
 * 3. Its head is opened and held against what was cosigned and applied, as over the network.
 * 4. The entries are hashed in memory and must give the signed root. Then this node cosigns the head as a witness:
 *    durable, by compare-and-swap, with a proof it makes itself from all it holds.
 * 5. Only entries under a head this node has cosigned are applied: the cosignature that the network would have
 *    fetched is given on arrival. So a one-way gate works; the sender's own log stays at grade `recorded` there.
 * 6. Content is kept for the entries that name it, and the desks are shown what came.
 *
 * A crash after any step leaves what a repeated file completes.
 */
export async function carryIn(parts: CarryParts, source: CarrySource, sender?: PartyId): Promise<CarriedIn> {
  const { ledger, cards } = parts;
  const file = await openCarryFile(source);
  const { from } = file;
  if (file.to !== ledger.party)
    throw new CarryError("wrong-recipient", "the file is meant for another party");
  if (relationWith(ledger.reader, from) === undefined || (sender !== undefined && sender !== from))
    throw new CarryError("unknown-sender", "there is no relation with the party the file comes from");
  const tail = parts.tailOf(from);
  const report: Step = { from, applied: 0, alreadyHad: 0, blobs: 0, problems: [] };
  cards.learn(from, file.cards);
  // First of all: it may be what ends a quarantine.
  await takeRetirement(parts, file, report);
  return tail.alone(async () => {
    const { state, problem } = tail.status;
    if (state === "quarantined")
      throw new CarryError("quarantined", problem ?? "the relation is quarantined");
    await takeCosignature(parts, file, report);
    if (parts.heads.isRolledBack(from)) {
      // Answers to what this node has forgotten: they are read when it has taken that back.
      report.problems.push(parts.heads.stopped(from)!);
      return report;
    }
    await takeEntries(parts, file, tail.log, report);
    await takeBlobs(parts, file, tail.log, report);
    if (file.wanted.length > 0) parts.asked.set(from, file.wanted);
    await parts.attendant.attend(from, true);
    return report;
  });
}

async function takeRetirement(parts: CarryParts, file: OpenedCarryFile, report: Step): Promise<void> {
  if (file.retirement === undefined) return;
  try {
    await parts.retirements.take(file.from, file.retirement);
  } catch (cause) {
    if (!(cause instanceof RetirementError)) throw cause;
    const why: string = cause.message;
    report.problems.push(`the statement that a log was retired is refused [${cause.code}]: ${why}`);
  }
}

/** After a restart the note is also the witness's word that our head may be signed again. */
async function takeCosignature(
  { heads, ledger }: CarryParts,
  file: OpenedCarryFile,
  report: Step,
): Promise<void> {
  if (file.cosigned === undefined) {
    heads.newTo(file.from);
    return;
  }
  try {
    if (!(await heads.confirmed(file.from, file.cosigned))) return;
    const published = heads.published(ledger.current("ours", file.from)!.origin);
    if (published !== undefined) report.published = published.size;
  } catch (cause) {
    report.problems.push(`the cosignature of our log in the file is refused: ${(cause as Error).message}`);
  }
}

async function takeEntries(
  parts: CarryParts,
  file: OpenedCarryFile,
  log: LogRow,
  report: Step,
): Promise<void> {
  const { ledger } = parts;
  const held = lastSize(ledger.reader, log.id);
  report.alreadyHad = file.entries.before(held);
  if (file.checkpoint === undefined) return;
  const head = openHead(parts, file, log);
  const stopped = (cause: unknown) => {
    throw cause instanceof WireError ? new CarryError("quarantined", cause.message, cause) : cause;
  };
  const tail = parts.tailOf(file.from);
  await tail.confront(head, file.checkpoint).catch(stopped);
  const { size, root } = head.checkpoint;
  if (size < held) return;
  const missing = file.entries.missing(held, size);
  if (missing !== undefined) {
    report.missingFrom = missing;
    report.problems.push(`entries from ${missing} on are not in the file; ask for one that begins there`);
    return;
  }
  const { frontier, read } = extended(ledger.reader, log, file.entries.range(held, size));
  if (!equalBytes(frontier.root(), root)) {
    if (tellsAnother(parts, file.entries, log, head.checkpoint)) {
      const noteA = readHighwater(ledger.marks, "peer", log.origin)?.note ?? "";
      await tail.forked({ kind: "forked", noteA, noteB: file.checkpoint }).catch(stopped);
    }
    report.problems.push(
      "the entries in the file do not give the root the partner has signed; none was applied",
    );
    return;
  }
  const before = readHighwater(ledger.marks, "peer", log.origin);
  const old = before?.size ?? 0;
  if (old < size) {
    const request = formatAddCheckpoint(old, consistencyProof(hasher, old, size, read), file.checkpoint);
    const { status, body } = await parts.witness.answer(request, file.from);
    if (status === 200) report.cosigned = size;
    else report.problems.push(`this node did not cosign the partner's head: ${body.trim()}`);
  }
  const mark = readHighwater(ledger.marks, "peer", log.origin);
  const isCovered =
    head.cosigned || (mark !== undefined && mark.size === size && equalBytes(mark.root, root));
  if (!isCovered) {
    report.problems.push("a newer head of the partner is known here: carry in a newer file");
    return;
  }
  let next = held;
  for (const bytes of file.entries.range(held, size)) await ledger.apply(log, next++, bytes);
  report.applied = next - held;
}

/** Whether the file's own entries do give the signed root, from a place on that is already taken otherwise here. */
function tellsAnother(
  { ledger }: CarryParts,
  entries: CarriedEntries,
  log: LogRow,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
): boolean {
  let from = size;
  while (entries.has(from - 1)) from -= 1;
  if (from >= lastSize(ledger.reader, log.id)) return false;
  return equalBytes(rootWith(ledger.reader, log, from, entries.range(from, size)), root);
}

function openHead({ ledger, cards }: CarryParts, file: OpenedCarryFile, log: LogRow) {
  try {
    return openPartnerHead(file.checkpoint!, log, ledger.party, cards);
  } catch (cause) {
    if (!(cause instanceof WireError)) throw cause;
    throw new CarryError("not-a-carry-file", cause.message, cause);
  }
}

async function takeBlobs(parts: CarryParts, file: OpenedCarryFile, log: LogRow, report: Step): Promise<void> {
  const held = placeIn(log.origin, lastSize(parts.ledger.reader, log.id));
  for (const { index, bytes } of file.blobs) {
    if (index >= held) continue;
    try {
      if (await parts.blobs.take({ partner: file.from, index }, bytes)) report.blobs += 1;
    } catch (cause) {
      if (!(cause instanceof KeyError)) throw cause;
      const why: string = cause.message;
      report.problems.push(`the content of entry ${index} was not kept: ${why}`);
    }
  }
}
