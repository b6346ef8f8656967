import type { PartyId } from "../../keys/index.ts";
import type { Ledger } from "../../ledger/index.ts";

/** A blob of an own entry to `partner`, as it may be given now; undefined for everything else. By places. */
export type Serve = (
  partner: PartyId,
  payload: string,
  index: number,
  publishedSize: number,
) => Uint8Array | undefined;

/** Whether what an own entry holds may still be given to the partner; a recalled release may not. */
export type MayGive = (partner: PartyId, index: number, payload: string) => boolean;

/**
 * Gives a blob only under the own entry that names it for the caller, below the published head, as long as nothing
 * in it was erased: the ciphertext would still hold the erased item, and the partner's key would open it.
 */
export function blobServer(ledger: Ledger, mayGive: MayGive): Serve {
  const maySend = blobGate(ledger, mayGive);
  return (partner, payload, index, publishedSize) =>
    maySend(partner, payload, index, publishedSize) ? ledger.contents.bytes(payload) : undefined;
}

/** Whether a blob may be given, without reading it. */
export function blobGate(ledger: Ledger, mayGive: MayGive): (...asked: Parameters<Serve>) => boolean {
  return (partner, payload, index, publishedSize) => {
    if (index >= publishedSize) return false;
    const set = ledger.envelopeAt("ours", partner, index)?.set;
    if (set?.key === undefined || set.payload !== payload) return false;
    return !isErased(ledger, payload) && mayGive(partner, index, payload);
  };
}

/** Whether any item of a sealed set was erased here. */
export function isErased(ledger: Ledger, payload: string): boolean {
  return (
    ledger.reader.get("SELECT 1 AS one FROM view_erasure WHERE payload = :payload LIMIT 1", { payload }) !==
    undefined
  );
}
