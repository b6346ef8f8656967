import { assertNatural, isNatural } from "./decimal.ts";
import { TlogError } from "./errors.ts";

/** Hashes in a full tile, entries in a full bundle (tlog-tiles). */
export const TILE_WIDTH = 256;

/** The highest tile level the standard names. */
const MAX_LEVEL = 63;

/** A hash tile, or with level "entries" an entry bundle; `width` 256 when full. */
export type TileAddress = { level: number | "entries"; n: number; width: number };

/** `tile/0/x001/x234/067.p/44`: the path of a tile or bundle under the log's prefix; no width, or 256, means full. */
export function tilePath(level: number | "entries", n: number, width: number = TILE_WIDTH): string {
  assertNatural(n, "tile number");
  if (level !== "entries" && !(isNatural(level) && level <= MAX_LEVEL)) {
    throw new TlogError("out-of-range", `tile level ${level} is not 0..${MAX_LEVEL}`);
  }
  // A tile of width 0 does not exist: it is never served.
  if (!(isNatural(width) && width >= 1 && width <= TILE_WIDTH)) {
    throw new TlogError("out-of-range", `tile width ${width} is not 1..${TILE_WIDTH}`);
  }
  let groups = String(n % 1000).padStart(3, "0");
  for (let rest = Math.floor(n / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups = `x${String(rest % 1000).padStart(3, "0")}/${groups}`;
  }
  return `tile/${level}/${groups}${width === TILE_WIDTH ? "" : `.p/${width}`}`;
}

const TILE_PATH =
  /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;

/** What a path from a client asks for; undefined unless `tilePath` would print the same characters. */
export function parseTilePath(path: string): TileAddress | undefined {
  const match = TILE_PATH.exec(path);
  if (!match) return undefined;
  const level = match[1] === "entries" ? "entries" : Number(match[1]);
  const n = Number(match[2]!.replaceAll(/[x/]/g, ""));
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3]);
  if (!isNatural(n) || width > TILE_WIDTH || (level !== "entries" && level > MAX_LEVEL)) return undefined;
  return tilePath(level, n, width) === path ? { level, n, width } : undefined;
}

/**
 * The hash tiles a tree of `size` implies; with `fromSize`, only those that tree did not already imply, which are the
 * ones to write when a log grows. The bundles are the same as the tiles of level 0.
 */
export function tilesOf(size: number, fromSize = 0): { level: number; n: number; width: number }[] {
  assertNatural(size, "size");
  assertNatural(fromSize, "from size");
  const tiles: { level: number; n: number; width: number }[] = [];
  let count = size;
  let had = fromSize;
  for (let level = 0; count > 0; level++) {
    for (let n = Math.floor(had / TILE_WIDTH); n * TILE_WIDTH < count; n++) {
      const width = Math.min(TILE_WIDTH, count - n * TILE_WIDTH);
      const widthBefore = Math.max(0, Math.min(TILE_WIDTH, had - n * TILE_WIDTH));
      if (width > widthBefore) tiles.push({ level, n, width });
    }
    count = Math.floor(count / TILE_WIDTH);
    had = Math.floor(had / TILE_WIDTH);
  }
  return tiles;
}
