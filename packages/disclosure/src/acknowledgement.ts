import { createHasher, inclusionProof, rootFrom, verifyInclusion } from "@entente/tlog";
import { compared, fromBase64Url, isDay, isEqual, sha256, toBase64Url, utf8 } from "./bytes.ts";
import { DisclosureError } from "./errors.ts";

/** What a node gives for a report: which commitment it took in, on which day, under its log's key. */
export type Acknowledgement = {
  readonly type: "entente-disclosure-acknowledgement";
  readonly v: 1;
  readonly party: string;
  readonly commitment: string;
  readonly day: string;
  readonly key: string;
  readonly signature: string;
};
type Said = Pick<Acknowledgement, "party" | "commitment" | "day">;

/** What is signed: one line of canonical JSON, which no checkpoint can be mistaken for. */
export function acknowledgedBytes({ party, commitment, day }: Said): Uint8Array<ArrayBuffer> {
  const type = "entente-disclosure-acknowledgement";
  return utf8(JSON.stringify({ commitment, day, party, type, v: 1 }));
}

/** Throws `malformed`. */
export function readAcknowledgement(value: unknown): Acknowledgement {
  const { type, v, party, commitment, day, key, signature } = { ...(value as Partial<Acknowledgement>) };
  if (
    type !== "entente-disclosure-acknowledgement" ||
    v !== 1 ||
    typeof party !== "string" ||
    !isDay(day) ||
    fromBase64Url(commitment, 32) === undefined ||
    fromBase64Url(key, 32) === undefined ||
    fromBase64Url(signature, 64) === undefined
  )
    throw new DisclosureError("malformed", "this is no acknowledgement");
  return { type, v, party, commitment: commitment!, day, key: key!, signature: signature! };
}

/**
 * Each day has so many leaves, whatever came in: the commitments of the day and random ones that nobody can tell from
 * them, sorted. It is also how many reports a node takes in on one day.
 */
export const DAY_LEAVES = 256;

const hasher = createHasher((...parts) => sha256(...parts));

export function dayLeaves(
  commitments: readonly Uint8Array[],
  draw: (length: number) => Uint8Array,
): Uint8Array[] {
  const filled = [...commitments];
  while (filled.length < DAY_LEAVES) filled.push(draw(32));
  return filled.sort(compared);
}

export const dayRoot = (leaves: readonly Uint8Array[]): Uint8Array =>
  rootFrom(hasher, leaves.length, subtreesOf(leaves));

/** Whether a commitment is among the leaves of a day, proven by its path to the day's root. */
export function isInDay(commitment: Uint8Array, leaves: readonly Uint8Array[], root: Uint8Array): boolean {
  const index = leaves.findIndex((leaf) => isEqual(leaf, commitment));
  if (index < 0) return false;
  const path = inclusionProof(hasher, index, leaves.length, subtreesOf(leaves));
  return verifyInclusion(hasher, index, leaves.length, hasher.leaf(commitment), path, root);
}

function subtreesOf(leaves: readonly Uint8Array[]): (level: number, index: number) => Uint8Array {
  const read = (level: number, index: number): Uint8Array =>
    level === 0
      ? hasher.leaf(leaves[index]!)
      : hasher.node(read(level - 1, index * 2), read(level - 1, index * 2 + 1));
  return read;
}

export type SealedDay = { readonly day: string; readonly root: string; readonly leaves: readonly string[] };

/** A day as a node gives it out. Throws `malformed`. */
export function readSealedDay(value: unknown): { day: string; root: Uint8Array; leaves: Uint8Array[] } {
  const { day, root, leaves } = { ...(value as Partial<SealedDay>) };
  const read = Array.isArray(leaves) ? leaves.map((leaf) => fromBase64Url(leaf, 32)) : [];
  const rootBytes = fromBase64Url(root, 32);
  if (!isDay(day) || rootBytes === undefined || read.length !== DAY_LEAVES || read.includes(undefined))
    throw new DisclosureError("malformed", "this is no sealed day");
  return { day, root: rootBytes, leaves: read as Uint8Array[] };
}

export const writeSealedDay = (day: string, root: Uint8Array, leaves: readonly Uint8Array[]): SealedDay => ({
  day,
  root: toBase64Url(root),
  leaves: leaves.map(toBase64Url),
});
