import { type HashReader, hashReaderFromTiles, TILE_WIDTH } from "@entente/tlog";
import { hasher } from "./hashing.ts";
import type { LogSource } from "./log-source.ts";

/** 8 KiB each: a thousand of them hold the paths of far more entries than one person looks at. */
const MOST_TILES = 1024;

/** A tile that is not as long as the tree says. */
export class TileError extends Error {}

/**
 * Tiles that a verified root has vouched for, in memory. What is fetched for a proof is kept only after that proof
 * held: a damaged tile is asked for again.
 */
export class Tiles {
  readonly #kept = new Map<string, Uint8Array>();

  /**
   * Computes from the hashes of the tree of `size`, and fetches the tiles this takes: all that are missing at once, as
   * which ones are needed depends on sizes alone. `holds` says whether what came of it was verified.
   */
  async read<T>(
    { tile }: Pick<LogSource, "tile">,
    origin: string,
    size: number,
    compute: (read: HashReader) => T,
    holds: (result: T) => boolean,
  ): Promise<T> {
    const fetched = new Map<string, Uint8Array>();
    for (;;) {
      const missing = new Map<string, { level: number; n: number; width: number }>();
      const result = compute(
        hashReaderFromTiles(hasher, (level, n) => {
          const width = Math.min(TILE_WIDTH, Math.floor(size / TILE_WIDTH ** level) - n * TILE_WIDTH);
          const name = `${origin} ${level}/${n}/${width}`;
          const bytes = fetched.get(name) ?? this.#kept.get(name);
          if (bytes !== undefined) return bytes;
          missing.set(name, { level, n, width });
          // Stands in until the real one is here; nothing that was computed from it is used.
          return new Uint8Array(width * 32);
        }),
      );
      if (missing.size === 0) {
        if (holds(result)) this.#keep(fetched);
        return result;
      }
      await Promise.all(
        [...missing].map(async ([name, { level, n, width }]) => {
          const bytes = await tile(level, n, width);
          if (bytes.length !== width * 32)
            throw new TileError(`tile ${level}/${n} has ${bytes.length} bytes, not ${width * 32}`);
          fetched.set(name, bytes);
        }),
      );
    }
  }

  #keep(tiles: ReadonlyMap<string, Uint8Array>): void {
    for (const [name, bytes] of tiles) this.#kept.set(name, bytes);
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= MOST_TILES) break;
      this.#kept.delete(name);
    }
  }
}
