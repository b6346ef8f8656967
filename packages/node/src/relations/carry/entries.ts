import { CarryError } from "../errors.ts";
import type { CarriedEntry } from "./container.ts";

/** Entries that follow one another in one part of a file; read when they are asked for. */
export type EntryRun = {
  readonly first: number;
  readonly count: number;
  read(): readonly Uint8Array[];
};

/** The entries of a carried file by their index. One part of them is in memory at a time. */
export class CarriedEntries implements Iterable<CarriedEntry> {
  readonly #runs: readonly EntryRun[];
  #held: { readonly run: EntryRun; readonly entries: readonly Uint8Array[] } | undefined;

  /** Throws CarryError `not-a-carry-file` where runs overlap or are out of order: a file says each thing once. */
  constructor(runs: readonly EntryRun[]) {
    this.#runs = runs;
    let end = 0;
    for (const { first, count } of runs) {
      if (first < end) throw new CarryError("not-a-carry-file", "the entries in the file are out of order");
      end = first + count;
    }
  }

  at(index: number): Uint8Array | undefined {
    const run = this.#runOf(index);
    if (run === undefined) return undefined;
    if (this.#held?.run !== run) this.#held = { run, entries: run.read() };
    return this.#held.entries[index - run.first];
  }

  has(index: number): boolean {
    return this.#runOf(index) !== undefined;
  }

  /** How many of them stand before `index`. */
  before(index: number): number {
    return this.#runs.reduce((sum, { first, count }) => sum + Math.max(0, Math.min(count, index - first)), 0);
  }

  /** The first index from `from` on, below `until`, that is not here; undefined when all are. */
  missing(from: number, until: number): number | undefined {
    for (let index = from; index < until; ) {
      const run = this.#runOf(index);
      if (run === undefined) return index;
      index = run.first + run.count;
    }
    return undefined;
  }

  /** Those from `from` on, below `until`, as long as they follow one another. */
  *range(from: number, until: number): Generator<Uint8Array> {
    for (let index = from; index < until; index++) {
      const bytes = this.at(index);
      if (bytes === undefined) return;
      yield bytes;
    }
  }

  *[Symbol.iterator](): Generator<CarriedEntry> {
    for (const run of this.#runs)
      for (const [n, bytes] of run.read().entries()) yield { index: run.first + n, bytes };
  }

  #runOf(index: number): EntryRun | undefined {
    let [low, high] = [0, this.#runs.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#runs[middle]!.first <= index) low = middle + 1;
      else high = middle;
    }
    const run = this.#runs[low - 1];
    return run !== undefined && index < run.first + run.count ? run : undefined;
  }
}
