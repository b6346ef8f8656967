import type { Desk } from "./dependencies.ts";
import { Lane } from "./lane.ts";
import { executeRecall, expire, expiredParts, openRecalls } from "./purging.ts";
import { receivePart, waitingParts } from "./receiving.ts";
import { StandingRuns } from "./standing-run.ts";

/** Milliseconds between looks at the clock: expiries, and what could not be fetched before. */
const LOOK_EVERY = 5000;
/** Milliseconds until content that did not come is asked for again, doubling up to the last. */
const RETRY = { first: 5000, last: 600_000 };

export type Trouble = { readonly what: string; readonly why: string; readonly at: number };

type Failure = { readonly tries: number; readonly due: number };

/**
 * What the desk does without being asked. Each step is a command with an id of its own, so that doing it twice does
 * nothing twice, and a crash between two of them loses nothing: the views say what is still to be done.
 *
 * 1. Recalls are carried out and expiries purged, on what is here: nothing slow stands before them.
 * 2. Standing releases are used.
 * 3. Releases are taken in, each partner by itself: one that answers slowly delays nobody else.
 */
export class Keeper {
  readonly #desk: Desk;
  readonly #standing: StandingRuns;
  readonly #duties: Lane;
  readonly #receiving = new Map<string, Lane>();
  readonly #troubles = new Map<string, Trouble>();
  readonly #failures = new Map<string, Failure>();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#standing = new StandingRuns(desk);
    this.#duties = new Lane(() => this.#round());
  }

  start(): void {
    this.#desk.ledger.onHeads(() => this.wake());
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY);
    this.#timer.unref();
    this.wake();
  }

  /** Looks once more, after what is running now. */
  wake(): void {
    if (!this.#closed) this.#duties.wake();
  }

  /** Resolves when nothing is left to do that can be done now. */
  async settled(): Promise<void> {
    this.wake();
    do {
      await this.#duties.idle();
      for (const lane of this.#receiving.values()) await lane.idle();
    } while (this.#duties.running);
  }

  /** What did not work the last time it was tried, and is still to be done. */
  get troubles(): readonly Trouble[] {
    return [...this.#troubles.values()];
  }

  async #round(): Promise<void> {
    const { ledger, now } = this.#desk;
    for (const recall of openRecalls(ledger.reader))
      await this.#try(`recall ${recall.recall}`, () => ledger.submit(executeRecall(this.#desk, recall)));
    for (const part of expiredParts(ledger.reader, now()))
      await this.#try(`expiry ${part}`, () => ledger.submit(expire(part)));
    const waiting = waitingParts(ledger.reader);
    for (const partner of new Set(waiting.map((part) => part.partner))) this.#laneOf(partner).wake();
    this.#forget(new Set(waiting.map(({ id }) => `release ${id}`)));
    for (const standing of this.#standing.due())
      await this.#try(`standing release ${standing}`, async () => {
        while (!this.#closed && (await this.#standing.run(standing)));
      });
  }

  #laneOf(partner: string): Lane {
    const known = this.#receiving.get(partner) ?? new Lane(() => this.#receive(partner));
    this.#receiving.set(partner, known);
    return known;
  }

  async #receive(partner: string): Promise<void> {
    const { ledger, now } = this.#desk;
    for (const part of waitingParts(ledger.reader, partner)) {
      const name = `release ${part.id}`;
      if (this.#closed) return;
      // Content that a carried file has brought meanwhile is not waited for any longer.
      const isDue = (this.#failures.get(name)?.due ?? 0) <= now();
      if (!isDue && !ledger.contents.holds(part.payload)) continue;
      await this.#try(name, () => receivePart(this.#desk, part));
    }
  }

  async #try(what: string, work: () => Promise<unknown>): Promise<void> {
    if (this.#closed) return;
    try {
      await work();
      this.#troubles.delete(what);
      this.#failures.delete(what);
    } catch (cause) {
      // It stays to be done, and is tried again: what is wrong is the network, the disk, or the partner's patience.
      const at = this.#desk.now();
      const tries = this.#failures.get(what)?.tries ?? 0;
      this.#failures.set(what, {
        tries: tries + 1,
        due: at + Math.min(RETRY.first * 2 ** tries, RETRY.last),
      });
      this.#troubles.set(what, { what, why: cause instanceof Error ? cause.message : String(cause), at });
    }
  }

  /** A release that was settled another way (recalled before it came) is no trouble any more. */
  #forget(waiting: ReadonlySet<string>): void {
    for (const what of this.#failures.keys()) {
      if (!what.startsWith("release ") || waiting.has(what)) continue;
      this.#failures.delete(what);
      this.#troubles.delete(what);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#duties.idle();
    for (const lane of this.#receiving.values()) await lane.idle();
  }
}
