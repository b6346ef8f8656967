import { type Digest, digestOf } from "@entente/agreement";
import { sha256 } from "@entente/tlog/node";

export type { Digest };
export { digestOf, sha256 };

/** A party: the digest of its first card. */
export type PartyId = Digest;

const text = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Decodes unpadded base64url, refusing every spelling but the one that encodes back to itself. */
export function fromBase64Url(value: string): Uint8Array | undefined {
  const bytes = Buffer.from(value, "base64url");
  return bytes.toString("base64url") === value ? new Uint8Array(bytes) : undefined;
}

/** A digest as entries and documents write it. */
export function digestText(digest: Uint8Array): Digest {
  return `sha256:${text(digest).toString("base64url")}`;
}

export const isDigest = (value: string): value is Digest =>
  /^sha256:[A-Za-z0-9_-]{43}$/.test(value) && fromBase64Url(value.slice(7)) !== undefined;

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => text(a).equals(b);

/** What two people read to each other: eight groups of five digits of the digest, the lowest first (132 bits). */
export function fingerprint(id: Digest): string {
  let rest = BigInt(`0x${text(fromBase64Url(id.slice(7)) ?? new Uint8Array(1)).toString("hex")}`);
  const groups: string[] = [];
  for (let group = 0; group < 8; group++) {
    groups.push(String(rest % 100_000n).padStart(5, "0"));
    rest /= 100_000n;
  }
  return groups.join(" ");
}

const LIAISON =
  /^entente\.party\/([A-Za-z0-9_-]{43})\/liaison\/([A-Za-z0-9_-]{43})(?:\/([2-9]|[1-9][0-9]{1,2}))?$/;

/** Whose liaison log an origin names, with whom, and which generation of it; undefined for everything else. */
export function partiesOfOrigin(
  origin: string,
): { party: PartyId; partner: PartyId; generation: number } | undefined {
  const match = LIAISON.exec(origin);
  return match === null
    ? undefined
    : { party: `sha256:${match[1]}`, partner: `sha256:${match[2]}`, generation: Number(match[3] ?? 1) };
}

/** The name under which a party cosigns the logs of its partners. */
export const witnessNameOf = (party: PartyId): string => `entente.party/${party.slice(7)}/witness`;

/** The log that holds what one party says to another. */
export const liaisonOriginOf = (party: PartyId, partner: PartyId, generation = 1): string =>
  `entente.party/${party.slice(7)}/liaison/${partner.slice(7)}${generation === 1 ? "" : `/${generation}`}`;
