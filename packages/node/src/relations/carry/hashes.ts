import { Frontier, type HashReader, hashReaderFromTiles, tilePath } from "@entente/tlog";
import { frontierOf, hasher, type LogRow, lastSize, readTilePath } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";

/**
 * A stored log with entries appended in memory only: its root, and every hash a consistency proof over the whole
 * needs. So a carried head can be judged, and cosigned, before anything of it is written.
 */
export function extended(
  reader: Reader,
  log: LogRow,
  entries: Iterable<Uint8Array>,
): { readonly frontier: Frontier; readonly read: HashReader } {
  const frontier = frontierOf(reader, log.id);
  const stored = frontier.size;
  const added = new Map<string, Uint8Array>();
  for (const entry of entries)
    frontier.append(hasher.leaf(entry), (level, index, hash) => added.set(`${level}/${index}`, hash));
  const held = storedHashes(reader, log, stored);
  return { frontier, read: (level, index) => added.get(`${level}/${index}`) ?? held(level, index) };
}

/** The root of a log that shares its first `from` entries with the stored one and goes on with `entries`. */
export function rootWith(
  reader: Reader,
  log: LogRow,
  from: number,
  entries: Iterable<Uint8Array>,
): Uint8Array {
  const frontier = frontierAt(reader, log, from);
  for (const entry of entries) frontier.append(hasher.leaf(entry));
  return frontier.root();
}

/** The right edge that a stored log had when it held `from` entries. */
export function frontierAt(reader: Reader, log: LogRow, from: number): Frontier {
  const held = storedHashes(reader, log, lastSize(reader, log.id));
  const edge: Uint8Array[] = [];
  let at = 0;
  for (let level = 52; level >= 0; level--) {
    const span = 2 ** level;
    if (from - at < span) continue;
    edge.push(held(level, at / span));
    at += span;
  }
  return Frontier.restore(hasher, from, edge);
}

function storedHashes(reader: Reader, log: LogRow, stored: number): HashReader {
  return hashReaderFromTiles(hasher, (level, n) => {
    const width = Math.min(256, Math.floor(stored / 256 ** level) - n * 256);
    return readTilePath(reader, log.id, tilePath(level, n, width), stored)!;
  });
}
