import { concatBytes, copyBytes } from "./bytes.ts";
import { TlogError } from "./errors.ts";
import type { Hasher } from "./hasher.ts";
import type { HashReader } from "./merkle-proof.ts";
import { TILE_WIDTH } from "./tile-path.ts";

const HASH_BYTES = 32;

/** Tree levels within one tile: 2^8 = 256. */
const LEVELS_IN_TILE = 8;

/** Enough for the right edge and the path of a proof in a log of any size. */
const CACHED_TILES = 32;

/** The bytes of a hash tile: its hashes, one after the other (tlog-tiles). */
export function encodeTile(hashes: Uint8Array[]): Uint8Array {
  if (hashes.length < 1 || hashes.length > TILE_WIDTH || hashes.some((hash) => hash.length !== HASH_BYTES)) {
    throw new TlogError("bad-tile", `a tile holds 1 to ${TILE_WIDTH} hashes of ${HASH_BYTES} bytes`);
  }
  return concatBytes(...hashes);
}

/** The hashes of a tile; with `width`, throws `bad-tile` unless there are exactly that many. */
export function decodeTile(bytes: Uint8Array, width?: number): Uint8Array[] {
  const found = bytes.length / HASH_BYTES;
  if (
    !Number.isInteger(found) ||
    found < 1 ||
    found > TILE_WIDTH ||
    (width !== undefined && found !== width)
  ) {
    throw new TlogError(
      "bad-tile",
      `${bytes.length} bytes are no tile of ${width ?? `1 to ${TILE_WIDTH}`} hashes`,
    );
  }
  return Array.from({ length: found }, (_, i) => copyBytes(bytes, i * HASH_BYTES, (i + 1) * HASH_BYTES));
}

/** Makes the bytes of the hash tile (level, n) of `width` hashes from stored nodes. */
export function tileFrom(read: HashReader, level: number, n: number, width: number = TILE_WIDTH): Uint8Array {
  return encodeTile(
    Array.from({ length: width }, (_, i) => read(level * LEVELS_IN_TILE, n * TILE_WIDTH + i)),
  );
}

/** A tile as rows of hashes: row 0 as stored, each row above half as long, computed when first asked for. */
type Rows = Uint8Array[][];

/**
 * Reads any full subtree of a tree from its tiles. `getTile` returns the bytes of hash tile (level, n), partial or
 * full; the levels between tiles are hashed here. Verify what is read against a signed root: tiles prove nothing alone.
 */
export function hashReaderFromTiles(
  hasher: Hasher,
  getTile: (level: number, n: number) => Uint8Array,
): HashReader {
  const cache = new Map<string, Rows>();

  function rowsOf(level: number, n: number, atLeast: number): Rows {
    const name = `${level}/${n}`;
    const known = cache.get(name);
    cache.delete(name);
    // A tile met earlier as partial may have grown since.
    const rows = known && known[0]!.length >= atLeast ? known : [decodeTile(getTile(level, n))];
    if (rows[0]!.length < atLeast) {
      throw new TlogError("bad-tile", `tile ${name} holds ${rows[0]!.length} hashes, ${atLeast} are needed`);
    }
    cache.set(name, rows);
    if (cache.size > CACHED_TILES) for (const oldest of cache.keys()) if (cache.delete(oldest)) break;
    return rows;
  }

  return (level, index) => {
    const row = level % LEVELS_IN_TILE;
    const width = 2 ** row;
    const first = index * width;
    const n = Math.floor(first / TILE_WIDTH);
    const offset = first - n * TILE_WIDTH;
    const rows = rowsOf(Math.floor(level / LEVELS_IN_TILE), n, offset + width);
    return subtree(hasher, rows, row, offset / width);
  };
}

function subtree(hasher: Hasher, rows: Rows, row: number, i: number): Uint8Array {
  const stored = rows[row]?.[i];
  if (stored) return stored;
  const hash = hasher.node(subtree(hasher, rows, row - 1, 2 * i), subtree(hasher, rows, row - 1, 2 * i + 1));
  while (rows.length <= row) rows.push([]);
  rows[row]![i] = hash;
  return hash;
}
