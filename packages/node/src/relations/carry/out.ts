import { bothOf, conflict, notFound } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import { type Ledger, lastSize, placeIn, readEnvelope, readHighwater } from "../../ledger/index.ts";
import { returnable, returnedBytes, returnedHead, sealKeyIn } from "../recovery/give-back.ts";
import { retirementBefore } from "../retiring/view.ts";
import { relationWith } from "../view.ts";
import {
  type CarriedEntry,
  type CarryFile,
  carryFileBytes,
  MAX_CARDS,
  MAX_CARRY_BYTES,
  MAX_WANTED,
} from "./container.ts";
import type { CarryParts } from "./parts.ts";

export type CarryOptions = {
  /** Everything from the first entry on, whatever the partner is known to have. */
  readonly all?: boolean | undefined;
  /** Everything from this entry on. */
  readonly from?: number | undefined;
  /** Blobs are added up to about this many bytes; the rest is asked for by the partner's next file. */
  readonly maxBytes?: number | undefined;
  /** For a partner that was restored from a backup: also the entries of its own log, and all content. */
  readonly recovery?: boolean | undefined;
};

export type CarriedOut = {
  /** The file, piece by piece; to be read once, soon. */
  readonly pieces: Iterable<Uint8Array>;
  /** Entries `from` up to `until` of our liaison log are in the file. */
  readonly from: number;
  readonly until: number;
  readonly blobs: number;
  /** Blobs that did not fit any more. */
  readonly left: number;
};

const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Writes everything due to a partner into one file: our cards, our signed head, our cosignature of its log, the
 * entries it is not known to have, and their content. Nothing is marked as sent: what comes back says what arrived,
 * so a file that is lost, or carried twice, does no harm.
 */
export async function carryOut(
  parts: CarryParts,
  partner: PartyId,
  options: CarryOptions = {},
): Promise<CarriedOut> {
  const { ledger, heads, cards } = parts;
  if (relationWith(ledger.reader, partner) === undefined) throw notFound("relation");
  const log = ledger.current("ours", partner)!;
  await heads.signed(partner);
  const mark = readHighwater(ledger.marks, "own", log.origin);
  const published = heads.published(log.origin);
  // A mark without a note is that of a restored log: it shows what was published before, and signs nothing yet.
  // What is recovered from is a head that the partner has cosigned before.
  const isPublished = mark === undefined || mark.note === "" || options.recovery === true;
  const size = isPublished ? (published?.size ?? 0) : mark.size;
  if (size > lastSize(ledger.reader, log.id))
    throw conflict(
      bothOf(heads.stopped(partner) ?? "entries that were signed are missing here; recover them first"),
    );
  const note = published?.size === size ? published.note : mark?.note;
  const isAll = options.all === true || options.recovery === true;
  const from = Math.min(size, options.from ?? (isAll ? 0 : seenBy(parts, partner)));
  const asked = parts.asked.get(partner) ?? [];
  const maxBytes = options.maxBytes ?? (options.recovery === true ? MAX_CARRY_BYTES : MAX_BYTES);
  const { chosen, left } = blobsFor(parts, partner, size, maxBytes, [
    ...asked.filter((place) => place < placeIn(log.origin, from)),
    ...withContent(parts, partner, from, size),
  ]);
  if (left === 0) parts.asked.delete(partner);
  const returned = options.recovery === true ? await returnedTo(parts, partner) : {};
  const pieces = carryFileBytes({
    from: ledger.party,
    to: partner,
    cards: cards
      .chain(ledger.party)
      .slice(-MAX_CARDS)
      .map(({ signed }) => signed),
    retirement: parts.retirements.unnoted(partner),
    checkpoint: size === 0 ? undefined : note,
    cosigned:
      readHighwater(ledger.marks, "peer", ledger.current("theirs", partner)!.origin)?.note || undefined,
    entries: entriesBetween(parts, partner, from, size),
    blobs: blobsOf(parts, partner, size, chosen),
    wanted: wantedFrom(parts, partner),
    ...returned,
  });
  return { pieces, from, until: size, blobs: chosen.length, left };
}

/** How much of our log the partner's last entry says it has seen. */
function seenBy({ ledger }: CarryParts, partner: PartyId): number {
  const log = ledger.current("theirs", partner)!;
  const last = ledger.reader.get<{ bytes: Uint8Array }>(
    `SELECT e.bytes FROM entry e JOIN journal j ON j.log = e.log AND j.idx = e.idx
     WHERE e.log = :log AND j.aside IS NULL ORDER BY e.idx DESC LIMIT 1`,
    { log: log.id },
  );
  const seen = last === undefined ? 0 : (readEnvelope(last.bytes, log.origin).seen ?? 0);
  // Who has seen no more than a retired log has seen nothing of its successor.
  return Math.max(0, seen - placeIn(ledger.current("ours", partner)!.origin, 0));
}

/** Entries are read so many at a time: of a long log, not all of it at once. */
const AT_A_TIME = 256;

function entriesBetween(
  { ledger }: CarryParts,
  partner: PartyId,
  from: number,
  size: number,
): Generator<CarriedEntry> {
  return entriesOf(ledger, ledger.current("ours", partner)!.id, from, size);
}

function* entriesOf(ledger: Ledger, log: number, from: number, size: number): Generator<CarriedEntry> {
  for (let at = from; at < size; at += AT_A_TIME)
    yield* ledger.reader.all<CarriedEntry>(
      'SELECT idx AS "index", bytes FROM entry WHERE log = :log AND idx >= :at AND idx < :until ORDER BY idx',
      { log, at, until: Math.min(size, at + AT_A_TIME) },
    );
}

/** The partner's own log, through all its generations, as this node holds it, with what of its content still opens here. */
async function returnedTo(
  { ledger, cards }: CarryParts,
  partner: PartyId,
): Promise<Pick<CarryFile, "returned" | "returnedContent" | "noted">> {
  const giving = { ledger, sealKeyOf: sealKeyIn(cards) };
  const held = ledger.generations("theirs", partner).flatMap((log) => returnable(giving, partner, log) ?? []);
  const heads: { index: number; payload: string; head: Uint8Array }[] = [];
  for (const { log, size } of held)
    for (let index = 0; index < size; index++) {
      const place = placeIn(log.origin, index);
      const found = await returnedHead(giving, partner, place);
      if (found !== undefined) heads.push({ index: place, ...found });
    }
  const before = retirementBefore(ledger.reader, ledger.current("theirs", partner)!.origin);
  return {
    noted: before === undefined ? undefined : { retirement: before.statement, signature: before.signature },
    returned: {
      *[Symbol.iterator](): Generator<CarriedEntry> {
        for (const { log, size } of held)
          for (const { index, bytes } of entriesOf(ledger, log.id, 0, size))
            yield { index: placeIn(log.origin, index), bytes };
      },
    },
    returnedContent: {
      *[Symbol.iterator](): Generator<CarriedEntry> {
        for (const { index, payload, head } of heads) {
          const bytes = returnedBytes(ledger, payload, head);
          if (bytes !== undefined) yield { index, bytes };
        }
      },
    },
  };
}

/** Places of entries that hold content for the partner. */
function* withContent(parts: CarryParts, partner: PartyId, from: number, size: number): Generator<number> {
  const { origin } = parts.ledger.current("ours", partner)!;
  for (const { index, bytes } of entriesBetween(parts, partner, from, size))
    if (readEnvelope(bytes, origin).set?.key !== undefined) yield placeIn(origin, index);
}

type ChosenBlob = { readonly index: number; readonly payload: string };

/** Which content fits, by its length alone: it is read when the file is written. */
function blobsFor(
  { ledger, maySend }: CarryParts,
  partner: PartyId,
  size: number,
  maxBytes: number,
  places: readonly number[],
): { chosen: ChosenBlob[]; left: number } {
  const { origin } = ledger.current("ours", partner)!;
  const until = placeIn(origin, size);
  const chosen: ChosenBlob[] = [];
  let total = 0;
  let left = 0;
  for (const index of places) {
    const payload = ledger.envelopeAt("ours", partner, index)?.set?.payload;
    if (payload === undefined || !maySend(partner, payload, index, until)) continue;
    const length = ledger.contents.size(payload);
    if (length === undefined) continue;
    // The first always fits, so that a file always brings something on.
    if (chosen.length > 0 && total + length > maxBytes) left += 1;
    else {
      chosen.push({ index, payload });
      total += length;
    }
  }
  return { chosen, left };
}

/** What was recalled or erased since it was chosen is left out. */
function* blobsOf(
  { ledger, serveBlob }: CarryParts,
  partner: PartyId,
  size: number,
  chosen: readonly ChosenBlob[],
): Generator<CarriedEntry> {
  const until = placeIn(ledger.current("ours", partner)!.origin, size);
  for (const { index, payload } of chosen) {
    const bytes = serveBlob(partner, payload, index, until);
    if (bytes !== undefined) yield { index, bytes };
  }
}

/** The partner's entries that still wait for their content here. */
function wantedFrom({ ledger, progress }: CarryParts, partner: PartyId): number[] {
  return progress
    .waiting(partner, Number.MAX_SAFE_INTEGER)
    .map(({ idx }) => idx)
    .filter((place) => {
      const found = ledger.locate("theirs", partner, place);
      if (found === undefined) return false;
      const { log, index } = found;
      const row = ledger.reader.get<{ bytes: Uint8Array; aside: string | null }>(
        `SELECT e.bytes, j.aside FROM entry e JOIN journal j ON j.log = e.log AND j.idx = e.idx
         WHERE e.log = :log AND e.idx = :index ORDER BY j.seq DESC LIMIT 1`,
        { log: log.id, index },
      );
      if (row === undefined || row.aside !== null) return false;
      const { set } = readEnvelope(row.bytes, log.origin);
      return set?.key !== undefined && ledger.contents.bytes(set.payload) === undefined;
    })
    .slice(0, MAX_WANTED);
}
