import { canonicalBytes } from "@entente/json";
import { isWhole, keyOf, type PartyId, wrapFor } from "../../keys/index.ts";
import {
  type Ledger,
  type LogRow,
  lastSize,
  originHash,
  readEnvelope,
  readHighwater,
  readTilePath,
} from "../../ledger/index.ts";
import type { Cards } from "../cards.ts";
import { isErased } from "../listener/serve-blob.ts";

/** What a key that goes back to who sealed with it is bound to: not what the way there was bound to. */
export function returnedContext(origin: string, payload: string): Uint8Array {
  return new TextEncoder().encode(`entente-returned-key/1\n${origin}\n${payload}\n`);
}

export type GivingParts = {
  readonly ledger: Ledger;
  /** The seal key of a partner's card in force. */
  readonly sealKeyOf: (partner: PartyId) => Uint8Array;
};

/** The seal key of a partner's card in force, as far as it is known: learnt ahead or from an entry. */
export const sealKeyIn =
  (cards: Cards): GivingParts["sealKeyOf"] =>
  (partner) =>
    keyOf(cards.cardOf(partner)!.card, "seal");

/** How much of a generation of a partner's own log can be given back: what this node has applied of what it has cosigned. */
export function returnable(
  { ledger }: GivingParts,
  partner: PartyId,
  log: LogRow | undefined = ledger.current("theirs", partner),
): { log: LogRow; size: number } | undefined {
  const mark = log === undefined ? undefined : readHighwater(ledger.marks, "peer", log.origin);
  if (log === undefined || mark === undefined) return undefined;
  return { log, size: Math.min(mark.size, lastSize(ledger.reader, log.id)) };
}

/**
 * A tile or bundle of the caller's own log, for a node that was restored from a backup older than it: it wrote these
 * entries itself, so they tell it nothing about anybody else. `hash` names a generation, the current one when left out.
 * Undefined for everything else.
 */
export function returnedTile(
  parts: GivingParts,
  partner: PartyId,
  path: string,
  hash?: string,
): Uint8Array | undefined {
  const { ledger } = parts;
  const named = ledger.generations("theirs", partner).find(({ origin }) => originHash(origin) === hash);
  const held = hash !== undefined && named === undefined ? undefined : returnable(parts, partner, named);
  return held === undefined ? undefined : readTilePath(ledger.reader, held.log.id, path, held.size);
}

/**
 * The key of the content of the entry at a place of the caller's own log, sealed for the caller's card in force: length (2), the
 * wrapped key as JSON. Undefined where the content is not here, or something in it was erased: what a recall or an
 * expiry has destroyed does not come back.
 */
export async function returnedHead(
  parts: GivingParts,
  partner: PartyId,
  place: number,
): Promise<{ payload: string; head: Uint8Array } | undefined> {
  const { ledger } = parts;
  const found = ledger.locate("theirs", partner, place);
  const held = found === undefined ? undefined : returnable(parts, partner, found.log);
  if (found === undefined || held === undefined || found.index >= held.size) return undefined;
  const row = ledger.reader.get<{ bytes: Uint8Array; aside: string | null }>(
    `SELECT e.bytes, j.aside FROM entry e JOIN journal j ON j.log = e.log AND j.idx = e.idx
     WHERE e.log = :log AND e.idx = :index ORDER BY j.seq DESC LIMIT 1`,
    { log: held.log.id, index: found.index },
  );
  if (row === undefined || row.aside !== null) return undefined;
  const { set } = readEnvelope(row.bytes, held.log.origin);
  if (set?.key === undefined || isErased(ledger, set.payload) || !ledger.contents.holds(set.payload))
    return undefined;
  const key = ledger.contents.keyOf(set.payload);
  if (key === undefined || !isWhole(key, set.count)) return undefined;
  const context = returnedContext(held.log.origin, set.payload);
  const wrapped = canonicalBytes({ ...(await wrapFor(parts.sealKeyOf(partner), key, context)) });
  const length = Buffer.alloc(2);
  length.writeUInt16BE(wrapped.length);
  return { payload: set.payload, head: Buffer.concat([length, wrapped]) };
}

/** The same with the ciphertext after it: as it travels. Undefined when it was erased meanwhile. */
export function returnedBytes(ledger: Ledger, payload: string, head: Uint8Array): Uint8Array | undefined {
  const bytes = isErased(ledger, payload) ? undefined : ledger.contents.bytes(payload);
  return bytes === undefined ? undefined : Buffer.concat([head, bytes]);
}

/** The content of the caller's entry at a place, if it is this one. */
export async function returnedContent(
  parts: GivingParts,
  partner: PartyId,
  place: number,
  payload: string,
): Promise<Uint8Array | undefined> {
  const found = await returnedHead(parts, partner, place);
  return found?.payload === payload ? returnedBytes(parts.ledger, payload, found.head) : undefined;
}
