import { type Frontier, type HashReader, hashReaderFromTiles, tilePath } from "@entente/tlog";
import { frontierOf, hasher, type LogRow, readTilePath } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";

/**
 * A stored log with entries appended in memory only: its root, and every hash a consistency proof over the whole
 * needs. So a carried head can be judged, and cosigned, before anything of it is written.
 */
export function extended(
  reader: Reader,
  log: LogRow,
  entries: readonly Uint8Array[],
): { readonly frontier: Frontier; readonly read: HashReader } {
  const frontier = frontierOf(reader, log.id);
  const stored = frontier.size;
  const added = new Map<string, Uint8Array>();
  for (const entry of entries)
    frontier.append(hasher.leaf(entry), (level, index, hash) => added.set(`${level}/${index}`, hash));
  const held = hashReaderFromTiles(hasher, (level, n) => {
    const width = Math.min(256, Math.floor(stored / 256 ** level) - n * 256);
    return readTilePath(reader, log.id, tilePath(level, n, width), stored)!;
  });
  return { frontier, read: (level, index) => added.get(`${level}/${index}`) ?? held(level, index) };
}
