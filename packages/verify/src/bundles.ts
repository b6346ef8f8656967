import { TILE_WIDTH } from "@entente/tlog";
import { sameBytes, sha256 } from "./digest.ts";
import { logTilePath } from "./export-format.ts";
import { type ExportReader, VerifyError } from "./reader.ts";

/** The entries a bundle could be cut into, and whether that used it up exactly. */
export type CutBundle = { readonly entries: readonly Uint8Array[]; readonly whole: boolean };

/**
 * Cuts an entry bundle (tlog-tiles) as far as it goes: unlike a strict decoder it gives what comes before a fault, so
 * that the fault can be named. The entries are windows on the bundle's own bytes.
 */
export function cutBundle(bytes: Uint8Array, width: number): CutBundle {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (entries.length < width && at + 2 <= bytes.length) {
    const end = at + 2 + bytes[at]! * 256 + bytes[at + 1]!;
    if (end > bytes.length) break;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return { entries, whole: entries.length === width && at === bytes.length };
}

/** The bundles of a log of `size` entries: number and width of each. */
export function* bundlesOf(size: number): Generator<{ n: number; width: number }> {
  for (let n = 0; n * TILE_WIDTH < size; n++) yield { n, width: Math.min(TILE_WIDTH, size - n * TILE_WIDTH) };
}

/** A log whose entries were read, and agree with its tiles. */
export type SoundLog = {
  /** Whether they are also those its checkpoint commits to. */
  readonly intact: boolean;
  readonly origin: string;
  readonly size: number;
  /** SHA-256 of each bundle file as it was checked. */
  readonly bundles: readonly Uint8Array[];
};

/**
 * Reads the entries of a sound log again, in order.
 * @throws {VerifyError} `changed` when a file is no longer the one that was checked
 */
export function* entriesOf(
  reader: ExportReader,
  log: SoundLog,
): Generator<{ readonly index: number; readonly bytes: Uint8Array }> {
  for (const { n, width } of bundlesOf(log.size)) {
    const path = logTilePath(log.origin, "entries", n, width);
    const bytes = reader.read(path);
    if (bytes === undefined || !sameBytes(sha256(bytes), log.bundles[n]!))
      throw new VerifyError("changed", `${path} changed while the export was being verified`);
    let index = n * TILE_WIDTH;
    for (const entry of cutBundle(bytes, width).entries) yield { index: index++, bytes: entry };
  }
}
