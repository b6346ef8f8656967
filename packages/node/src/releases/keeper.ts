import type { ReleasesDependencies } from "./dependencies.ts";
import { executeRecall, expire, expiredParts, openRecalls } from "./recall.ts";
import { receivePart, waitingParts } from "./receive.ts";
import { activeStanding, runStanding } from "./standing.ts";

/** Milliseconds between looks at the clock: expiries, and what could not be fetched before. */
const LOOK_EVERY = 5000;

export type Trouble = { readonly what: string; readonly why: string; readonly at: number };

/**
 * What the desk does without being asked: recalls are carried out, releases taken in, standing releases used,
 * expiries purged. Each step is a command with an id of its own, so that doing it twice does nothing twice, and a
 * crash between two of them loses nothing: the views say what is still to be done.
 */
export class Keeper {
  readonly #deps: ReleasesDependencies;
  readonly #cursors = new Map<string, number>();
  readonly #troubles = new Map<string, Trouble>();
  #running: Promise<void> | undefined;
  #again = false;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(deps: ReleasesDependencies) {
    this.#deps = deps;
  }

  start(): void {
    this.#deps.ledger.onHeads(() => this.wake());
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY);
    this.#timer.unref();
    this.wake();
  }

  /** Runs once more, after what is running now. */
  wake(): void {
    if (this.#closed) return;
    if (this.#running !== undefined) {
      this.#again = true;
      return;
    }
    this.#running = this.#round().finally(() => {
      this.#running = undefined;
      if (!this.#again) return;
      this.#again = false;
      this.wake();
    });
  }

  /** Resolves when nothing is left to do that can be done now. */
  async settled(): Promise<void> {
    this.wake();
    while (this.#running !== undefined) await this.#running;
  }

  /** What did not work the last time it was tried. */
  get troubles(): readonly Trouble[] {
    return [...this.#troubles.values()];
  }

  async #round(): Promise<void> {
    const { ledger, now } = this.#deps;
    for (const recall of openRecalls(ledger.reader))
      await this.#try(`recall ${recall.recall}`, () => ledger.submit(executeRecall(recall)));
    for (const part of waitingParts(ledger.reader))
      await this.#try(`release ${part.id}`, () => receivePart(this.#deps, part));
    for (const { id, count } of expiredParts(ledger.reader, now()))
      await this.#try(`expiry ${id}`, () => ledger.submit(expire(id, count)));
    for (const { standing } of activeStanding(ledger.reader))
      await this.#try(`standing release ${standing}`, () => this.#standing(standing));
  }

  async #standing(standing: string): Promise<void> {
    for (;;) {
      const { last, more } = await runStanding(this.#deps, standing, this.#cursors.get(standing) ?? 0);
      this.#cursors.set(standing, last);
      if (!more || this.#closed) return;
    }
  }

  async #try(what: string, work: () => Promise<unknown>): Promise<void> {
    if (this.#closed) return;
    try {
      await work();
      this.#troubles.delete(what);
    } catch (cause) {
      // It stays to be done; the next look tries again. What the ledger cannot do at all is said once.
      const why = cause instanceof Error ? cause.message : String(cause);
      this.#troubles.set(what, { what, why, at: this.#deps.now() });
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#running;
  }
}
