import { encodeBundle, parseTilePath } from "@entente/tlog";
import type { Reader } from "../store/index.ts";
import { readTile } from "./log-state.ts";

/**
 * A tile or entry bundle of a log by its tlog-tiles path, within what is published; undefined for everything
 * else. The path is the caller's: it is parsed, never used as a name.
 */
export function readTilePath(
  reader: Reader,
  log: number,
  path: string,
  publishedSize: number,
): Uint8Array | undefined {
  const address = parseTilePath(path);
  if (address === undefined) return undefined;
  const { level, n, width } = address;
  const span = level === "entries" ? 1 : 256 ** level;
  if ((n * 256 + width) * span > publishedSize) return undefined;
  if (level !== "entries") return readTile(reader, log, level, n, width);
  const rows = reader.all<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx >= :from AND idx < :until ORDER BY idx",
    { log, from: n * 256, until: n * 256 + width },
  );
  return encodeBundle(rows.map((row) => row.bytes));
}
