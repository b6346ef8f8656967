import { createHasher, Frontier, type HashReader, hashReaderFromTiles, rootFrom } from "@entente/tlog";
// Not by way of keys/: the writer thread loads this file, and nothing it does not need.
import { sha256 } from "@entente/tlog/node";
import type { Reader } from "../store/index.ts";

export const hasher = createHasher(sha256);

export type LogRow = {
  readonly id: number;
  readonly origin: string;
  readonly kind: "house" | "liaison";
  readonly party: string;
  readonly partner: string | null;
  readonly mine: number;
};

export function allLogs(reader: Reader): LogRow[] {
  return reader.all<LogRow>("SELECT id, origin, kind, party, partner, mine FROM log ORDER BY id");
}

/** The hashes of one tile, concatenated: leaves at level 0, stored nodes above (tlog-tiles). */
export function readTile(reader: Reader, log: number, level: number, n: number, width = 256): Uint8Array {
  const from = n * 256;
  const rows =
    level === 0
      ? reader.all<{ hash: Uint8Array }>(
          "SELECT leaf AS hash FROM entry WHERE log = :log AND idx >= :from AND idx < :until ORDER BY idx",
          { log, from, until: from + width },
        )
      : reader.all<{ hash: Uint8Array }>(
          "SELECT hash FROM node WHERE log = :log AND level = :level AND idx >= :from AND idx < :until ORDER BY idx",
          { log, level, from, until: from + width },
        );
  return Buffer.concat(rows.map((row) => row.hash));
}

/** Hashes of a log's aligned subtrees, computed from what the store holds. */
export function hashesOf(reader: Reader, log: number): HashReader {
  return hashReaderFromTiles(hasher, (level, n) => readTile(reader, log, level, n));
}

/** The right edge of a stored log, from its stored hashes: what appending goes on from. */
export function frontierOf(reader: Reader, log: number): Frontier {
  const size = lastSize(reader, log);
  const read = hashesOf(reader, log);
  const hashes: Uint8Array[] = [];
  let at = 0;
  for (let level = 52; level >= 0; level--) {
    const span = 2 ** level;
    if (size - at < span) continue;
    hashes.push(read(level, at / span));
    at += span;
  }
  return Frontier.restore(hasher, size, hashes);
}

/** The size of a log by its last index: the index has no gap, the writer sees to it. */
export function lastSize(reader: Reader, log: number): number {
  const row = reader.get<{ idx: number }>(
    "SELECT idx FROM entry WHERE log = :log ORDER BY idx DESC LIMIT 1",
    { log },
  );
  return row === undefined ? 0 : row.idx + 1;
}

export function rootAt(reader: Reader, log: number, size: number): Uint8Array {
  return rootFrom(hasher, size, hashesOf(reader, log));
}
