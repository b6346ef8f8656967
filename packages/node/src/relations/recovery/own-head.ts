import {
  equalBytes,
  Frontier,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  TlogError,
  verifierKey,
} from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { type PartyId, type SignedCard, sha256 } from "../../keys/index.ts";
import {
  EnvelopeError,
  GENERATION_STEP,
  generationOf,
  hasher,
  type Ledger,
  type LogRow,
  liaisonOrigin,
  placeIn,
  readEnvelope,
} from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { frontierAt } from "../carry/hashes.ts";
import { MAX_BEHIND } from "../tail/fetch-entries.ts";
import { RecoveryError, retiredSince } from "./errors.ts";
import type { ReturnSource } from "./source.ts";

export type OwnHead = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  /** Leaf hashes of the entries from `from` on, as they were counted into the root. */
  readonly leaves: readonly Uint8Array[];
  /** What each of these entries had seen of the partner's log, of the generation that it goes on with here: a size. */
  readonly seen: readonly number[];
};

type Parts = { readonly ledger: Ledger; readonly cards: Cards };

type HeadAsked = {
  readonly log: LogRow;
  /** What the partner shows as the head of this log, or a statement of this party's. */
  readonly note: string;
  /** Entries below this are here. */
  readonly from: number;
  /** What was signed here at least. */
  readonly mark: { readonly size: number; readonly root: Uint8Array };
};

/**
 * Learns the head of an own log from the partner that has cosigned it, and that what it gives back is what was signed.
 *
 * 1. The entries from `from` on are read once, and kept as hashes: each is one of this log, and of its length.
 * 2. Cards among them continue the own chain, which the root key signs: a head may bear the signature of a log key that
 *    came after the backup.
 * 3. The head bears a signature of a log key of this party and a cosignature of the partner, each verified.
 * 4. What stands here up to `from`, and what came, give the signed root together; up to `mark`, what was signed here.
 *
 * Throws RecoveryError.
 */
export async function learnHead(
  { ledger, cards }: Parts,
  source: ReturnSource,
  { log, note, from, mark }: HeadAsked,
): Promise<OwnHead> {
  const claimed = claimedHead(note, log);
  if (claimed.size < mark.size)
    throw new RecoveryError(
      "behind",
      `${mark.size} entries were signed here and the partner has cosigned ${claimed.size}: the rest nobody else holds`,
    );
  if (claimed.size - from > MAX_BEHIND)
    throw new RecoveryError(
      "too-long",
      `the head claims ${claimed.size - from} entries that are not here; at most ${MAX_BEHIND} are fetched`,
    );
  const frontier = frontierAt(ledger.reader, log, from);
  const leaves: Uint8Array[] = [];
  const seen: number[] = [];
  const chain: SignedCard[] = [];
  const atMark = () => {
    if (frontier.size === mark.size && !equalBytes(frontier.root(), mark.root))
      throw new RecoveryError("forked", `the first ${mark.size} entries are not those that were signed here`);
  };
  atMark();
  for await (const bytes of source.entries(placeIn(log.origin, from), placeIn(log.origin, claimed.size))) {
    const index = from + leaves.length;
    if (index >= claimed.size) break;
    const envelope = own(bytes, log, index);
    if (envelope.kind === "card.presented/1") chain.push(envelope.body as unknown as SignedCard);
    const leaf = hasher.leaf(bytes);
    leaves.push(leaf);
    seen.push(envelope.seen ?? 0);
    frontier.append(leaf);
    atMark();
  }
  if (frontier.size < claimed.size)
    throw new RecoveryError(
      "missing",
      `the partner has cosigned ${claimed.size} entries of this log and gives ${frontier.size}`,
    );
  cards.learn(ledger.party, chain);
  checkSigned({ ledger, cards }, note, log);
  if (!equalBytes(frontier.root(), claimed.root)) throw await whatDiffers(source, log, claimed, from);
  const theirs = ledger.current("theirs", log.partner as PartyId)!;
  return { ...claimed, note, leaves, seen: seen.map((place) => sizeSeen(theirs, place)) };
}

/** How much of a partner's log a place says was seen: nothing, where only a log before it was. */
function sizeSeen({ origin }: LogRow, place: number): number {
  const size = place - placeIn(origin, 0);
  if (size >= GENERATION_STEP)
    throw new RecoveryError(
      "partner-log",
      "the lost entries had seen a successor of the partner's log, which was retired after the backup, and this backup does not know it: nothing was taken back. Restore a backup from after that, and recover from there",
    );
  return Math.max(0, size);
}

/** All that the partner gives shows on which side the difference lies. */
async function whatDiffers(
  source: ReturnSource,
  { origin }: LogRow,
  claimed: { readonly size: number; readonly root: Uint8Array },
  from: number,
): Promise<RecoveryError> {
  const whole = Frontier.of(hasher);
  if (from > 0)
    for await (const bytes of source.entries(placeIn(origin, 0), placeIn(origin, claimed.size))) {
      if (whole.size === claimed.size) break;
      whole.append(hasher.leaf(bytes));
    }
  return from > 0 && whole.size === claimed.size && equalBytes(whole.root(), claimed.root)
    ? new RecoveryError(
        "forked",
        `the first ${from} entries that stand here are not those that both sides have signed: nothing is taken back into another history`,
      )
    : new RecoveryError(
        "altered",
        "the entries that the partner gives, after those that are here, do not give the root that was signed",
      );
}

function claimedHead(note: string, log: LogRow) {
  const checkpoint = parsedHead(note);
  if (checkpoint.origin === log.origin) return checkpoint;
  if (generationShown(note, log) !== undefined) throw retiredSince(true);
  throw new RecoveryError("bad-head", "the head that the partner shows is of another log");
}

/** Which later generation of a log a head is of, by what it says; undefined for a head of this one, or of another log. */
export function generationShown(note: string, log: LogRow): number | undefined {
  const { origin } = parsedHead(note);
  const generation = generationOf(origin);
  const later = liaisonOrigin(log.party as PartyId, log.partner as PartyId, generation);
  return generation > generationOf(log.origin) && origin === later ? generation : undefined;
}

function parsedHead(note: string) {
  try {
    return parseCheckpoint(parseNote(note).text);
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    throw new RecoveryError("bad-head", `the partner shows no head: ${cause.message}`, cause);
  }
}

/** A head that the partner shows of an own log, signed by both. Throws RecoveryError `bad-head`. */
export function verifiedHead(
  parts: Parts,
  note: string,
  log: LogRow,
): { readonly size: number; readonly root: Uint8Array; readonly note: string } {
  const { size, root } = claimedHead(note, log);
  checkSigned(parts, note, log);
  return { size, root, note };
}

/** Whether a note of an own log bears a signature of this party and a cosignature of the partner that count. */
export function isSignedByBoth(parts: Parts, note: string, log: LogRow): boolean {
  try {
    checkSigned(parts, note, log);
    return true;
  } catch (cause) {
    if (cause instanceof RecoveryError) return false;
    throw cause;
  }
}

function checkSigned({ ledger, cards }: Parts, note: string, log: LogRow): void {
  const ours = cards.keysEver(ledger.party, "log").map((key) => verifierKey(log.origin, 1, key, sha256));
  const theirs = cards.witnessKeys(log.partner as PartyId);
  let types: number[];
  try {
    types = openCheckpoint(note, [...ours, ...theirs], verifyEd25519).verified.map(({ key }) => key.type);
  } catch (cause) {
    if (!(cause instanceof TlogError)) throw cause;
    throw new RecoveryError(
      "bad-head",
      `the head that the partner shows is refused: ${cause.message}`,
      cause,
    );
  }
  if (!types.includes(1))
    throw new RecoveryError("bad-head", "this party has not signed the head that the partner shows");
  if (!types.includes(4))
    throw new RecoveryError("bad-head", "the partner has not cosigned the head that it shows");
}

function own(bytes: Uint8Array, log: LogRow, index: number) {
  if (bytes.length > 8192) throw new RecoveryError("too-long", `entry ${index} has ${bytes.length} bytes`);
  try {
    return readEnvelope(bytes, log.origin);
  } catch (cause) {
    if (!(cause instanceof EnvelopeError)) throw cause;
    const code = logNamed(bytes) === log.origin ? "altered" : "foreign";
    throw new RecoveryError(code, `entry ${index} is none of this log: ${cause.message}`, cause);
  }
}

/** Which log an entry that does not read as one says it stands in: to tell what was altered from what was mixed up. */
function logNamed(bytes: Uint8Array): string {
  return /"log":"([^"]*)"/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? "";
}
