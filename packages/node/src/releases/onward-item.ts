import type { ReleaseRecord } from "@entente/agreement";

/**
 * What a consent to onward transfer is bound to. Consents of one record name one item; without any there is
 * nothing a consent could be for.
 */
export function itemDigest(record: ReleaseRecord): string | "none" {
  return record.consents[0]?.item ?? "none";
}
