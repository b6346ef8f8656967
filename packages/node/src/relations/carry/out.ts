import { conflict, notFound } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import { lastSize, liaisonOrigin, readEnvelope, readHighwater } from "../../ledger/index.ts";
import { relationWith } from "../view.ts";
import { type CarriedEntry, MAX_WANTED, writeCarryFile } from "./container.ts";
import type { CarryParts } from "./parts.ts";

export type CarryOptions = {
  /** Everything from the first entry on, whatever the partner is known to have. */
  readonly all?: boolean | undefined;
  /** Everything from this entry on. */
  readonly from?: number | undefined;
  /** Blobs are added up to about this many bytes; the rest is asked for by the partner's next file. */
  readonly maxBytes?: number | undefined;
};

export type CarriedOut = {
  readonly bytes: Uint8Array;
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
  const log = ledger.log(liaisonOrigin(ledger.party, partner))!;
  await heads.signed(partner);
  const mark = readHighwater(ledger.marks, "own", log.origin);
  const published = heads.published(log.origin);
  // A mark without a note is that of a restored log: it shows what was published before, and signs nothing yet.
  const size = mark === undefined || mark.note === "" ? (published?.size ?? 0) : mark.size;
  if (size > lastSize(ledger.reader, log.id))
    throw conflict(heads.stopped(partner) ?? "entries that were signed are missing here; recover them first");
  const note = published?.size === size ? published.note : mark?.note;
  const from = Math.min(size, options.from ?? (options.all === true ? 0 : seenBy(parts, partner)));
  const entries = ledger.reader.all<{ idx: number; bytes: Uint8Array }>(
    "SELECT idx, bytes FROM entry WHERE log = :log AND idx >= :from AND idx < :size ORDER BY idx",
    { log: log.id, from, size },
  );
  const asked = parts.asked.get(partner) ?? [];
  const { blobs, left } = blobsFor(parts, partner, size, options.maxBytes ?? MAX_BYTES, [
    ...asked.filter((index) => index < from),
    ...entries
      .filter(({ bytes }) => readEnvelope(bytes, log.origin).set?.key !== undefined)
      .map(({ idx }) => idx),
  ]);
  if (left === 0) parts.asked.delete(partner);
  const bytes = writeCarryFile({
    from: ledger.party,
    to: partner,
    cards: cards.chain(ledger.party).map(({ signed }) => signed),
    checkpoint: size === 0 ? undefined : note,
    cosigned: readHighwater(ledger.marks, "peer", liaisonOrigin(partner, ledger.party))?.note || undefined,
    entries: entries.map(({ idx, bytes: each }) => ({ index: idx, bytes: each })),
    blobs,
    wanted: wantedFrom(parts, partner),
  });
  return { bytes, from, until: size, blobs: blobs.length, left };
}

/** How much of our log the partner's last entry says it has seen. */
function seenBy({ ledger }: CarryParts, partner: PartyId): number {
  const log = ledger.log(liaisonOrigin(partner, ledger.party))!;
  const last = ledger.reader.get<{ bytes: Uint8Array }>(
    `SELECT e.bytes FROM entry e JOIN journal j ON j.log = e.log AND j.idx = e.idx
     WHERE e.log = :log AND j.aside IS NULL ORDER BY e.idx DESC LIMIT 1`,
    { log: log.id },
  );
  return last === undefined ? 0 : (readEnvelope(last.bytes, log.origin).seen ?? 0);
}

function blobsFor(
  { ledger, serveBlob }: CarryParts,
  partner: PartyId,
  size: number,
  maxBytes: number,
  indexes: readonly number[],
): { blobs: CarriedEntry[]; left: number } {
  const origin = liaisonOrigin(ledger.party, partner);
  const log = ledger.log(origin)!;
  const blobs: CarriedEntry[] = [];
  let total = 0;
  let left = 0;
  for (const index of indexes) {
    const row = ledger.reader.get<{ bytes: Uint8Array }>(
      "SELECT bytes FROM entry WHERE log = :log AND idx = :index",
      { log: log.id, index },
    );
    const payload = row === undefined ? undefined : readEnvelope(row.bytes, origin).set?.payload;
    const bytes = payload === undefined ? undefined : serveBlob(partner, payload, index, size);
    if (bytes === undefined) continue;
    // The first always fits, so that a file always brings something on.
    if (blobs.length > 0 && total + bytes.length > maxBytes) left += 1;
    else {
      blobs.push({ index, bytes });
      total += bytes.length;
    }
  }
  return { blobs, left };
}

/** The partner's entries that still wait for their content here. */
function wantedFrom({ ledger, progress }: CarryParts, partner: PartyId): number[] {
  const log = ledger.log(liaisonOrigin(partner, ledger.party))!;
  return progress
    .waiting(partner, Number.MAX_SAFE_INTEGER)
    .map(({ idx }) => idx)
    .filter((index) => {
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
