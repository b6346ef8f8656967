import { copyBytes } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import { TILE_WIDTH } from "./tile-path.ts";

/** The length field of an entry has two bytes. */
const MAX_ENTRY_BYTES = 65_535;

export type BundleLimits = {
  /** Refuse a bundle that does not hold exactly this many entries. */
  entries?: number;
  /** Refuse an entry larger than this many bytes; at most 65 535, which is also the default. */
  entryBytes?: number;
};

/** An entry bundle: for each entry its length in two bytes, big-endian, then its bytes (tlog-tiles). */
export function encodeBundle(entries: Uint8Array[]): Uint8Array {
  if (entries.length < 1 || entries.length > TILE_WIDTH) {
    throw new TlogError("bad-bundle", `a bundle holds 1 to ${TILE_WIDTH} entries, not ${entries.length}`);
  }
  let length = 0;
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES) {
      throw new TlogError("too-large", `an entry has ${entry.length} bytes, at most ${MAX_ENTRY_BYTES} fit`);
    }
    length += 2 + entry.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const entry of entries) {
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 255;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/** The entries of a bundle, each a copy of its own; throws `bad-bundle` or `too-large`. */
export function decodeBundle(bytes: Uint8Array, limits: BundleLimits = {}): Uint8Array[] {
  const entryBytes = Math.min(limits.entryBytes ?? MAX_ENTRY_BYTES, MAX_ENTRY_BYTES);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (entries.length === TILE_WIDTH) {
      throw new TlogError("bad-bundle", `a bundle holds at most ${TILE_WIDTH} entries`);
    }
    if (at + 2 > bytes.length)
      throw new TlogError("bad-bundle", `entry ${entries.length} has no whole length`);
    const length = bytes[at]! * 256 + bytes[at + 1]!;
    if (length > entryBytes) {
      throw new TlogError(
        "too-large",
        `entry ${entries.length} has ${length} bytes, more than ${entryBytes}`,
      );
    }
    const end = at + 2 + length;
    if (end > bytes.length) throw new TlogError("bad-bundle", `entry ${entries.length} is cut short`);
    entries.push(copyBytes(bytes, at + 2, end));
    at = end;
  }
  if (entries.length === 0) throw new TlogError("bad-bundle", "a bundle holds at least one entry");
  if (limits.entries !== undefined && entries.length !== limits.entries) {
    throw new TlogError("bad-bundle", `expected ${limits.entries} entries, found ${entries.length}`);
  }
  return entries;
}
