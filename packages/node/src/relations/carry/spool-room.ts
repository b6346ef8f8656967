import { CarryError } from "../errors.ts";

/** What carried files that are being taken in may hold of the disk together, whoever sends them. */
export const SPOOL_LIMITS = {
  files: 4,
  bytes: 2 * 1024 * 1024 * 1024,
  /** Seconds after which somebody who found no room is told to try again: most files are in by then. */
  retryAfter: 30,
} as const;

/** What files that are exchanged with partners' nodes may hold together, of all partners, beside what people carry in. */
export const EXCHANGE_LIMITS = { files: 4, bytes: 512 * 1024 * 1024 } as const;

/** A file's share of the room. Disposed when the file is gone; a second time does nothing. */
export type SpoolShare = Disposable & { grow(bytes: number): void };

export type RoomLimits = { readonly files: number; readonly bytes: number };

/** Counts what lies spooled at once. A file that finds no room is refused before, or as, it is written. */
export class SpoolRoom {
  readonly #most: RoomLimits;
  #files = 0;
  #bytes = 0;

  constructor(most: RoomLimits = SPOOL_LIMITS) {
    this.#most = most;
  }

  /** What lies spooled now. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Throws CarryError `busy` when as many files are being taken in; so does `grow` when they are as large together. */
  enter(): SpoolShare {
    if (this.#files >= this.#most.files)
      throw new CarryError(
        "busy",
        `${this.#most.files} carried files are being taken in; send this one later`,
      );
    this.#files += 1;
    let held = 0;
    let isIn = true;
    return {
      grow: (bytes) => {
        if (this.#bytes + bytes > this.#most.bytes)
          throw new CarryError(
            "busy",
            `the carried files that are being taken in fill the ${this.#most.bytes} bytes kept for them; send this one later`,
          );
        this.#bytes += bytes;
        held += bytes;
      },
      [Symbol.dispose]: () => {
        if (!isIn) return;
        isIn = false;
        this.#bytes -= held;
        this.#files -= 1;
      },
    };
  }
}
