import type { PartyId } from "../../keys/index.ts";
import { WireError } from "../errors.ts";
import { Tail, type TailParts } from "./tail.ts";

/** Runs `work` after so many milliseconds; gives the way to call it off. */
export type Schedule = (milliseconds: number, work: () => void) => () => void;

/** Milliseconds between two looks at a partner, and the longest pause after failures. */
export const POLLING = { every: 5_000, longest: 60_000 };

export const schedule: Schedule = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

type Loop = {
  readonly tail: Tail;
  running: Promise<void> | undefined;
  again: boolean;
  failures: number;
  /** Milliseconds for which the partner's node asked not to be asked again. */
  asked: number;
  cancel: () => void;
};

/**
 * One loop for each partner: woken by its doorbell, by an act of ours, or by the clock when neither comes. A partner
 * that fails is asked less and less often; a quarantined one not at all.
 */
export class Tails {
  readonly #parts: TailParts;
  readonly #schedule: Schedule;
  readonly #random: () => number;
  /** What a round is: a pass over the network, or an exchange of files with a partner we call (carry/). */
  readonly #round: (tail: Tail) => Promise<unknown>;
  readonly #loops = new Map<PartyId, Loop>();
  #running = false;

  constructor(
    parts: TailParts,
    options: {
      readonly schedule?: Schedule | undefined;
      readonly random?: (() => number) | undefined;
      readonly round: (tail: Tail) => Promise<unknown>;
    },
  ) {
    this.#parts = parts;
    this.#schedule = options.schedule ?? schedule;
    this.#random = options.random ?? Math.random;
    this.#round = options.round;
  }

  /** The tail of a paired partner, made when first asked for. */
  of(partner: PartyId): Tail {
    return this.#loop(partner).tail;
  }

  #loop(partner: PartyId): Loop {
    let loop = this.#loops.get(partner);
    if (loop === undefined) {
      const tail = new Tail(partner, this.#parts);
      loop = { tail, running: undefined, again: false, failures: 0, asked: 0, cancel: () => undefined };
      this.#loops.set(partner, loop);
    }
    return loop;
  }

  /** Begins to follow these partners. */
  start(partners: readonly PartyId[]): void {
    this.#running = true;
    for (const partner of partners) this.wake(partner);
  }

  /** Looks at a partner now; several calls while it is being looked at make one more look. */
  wake(partner: PartyId): void {
    if (!this.#running) return;
    const loop = this.#loop(partner);
    if (loop.running !== undefined) {
      loop.again = true;
      return;
    }
    loop.cancel();
    loop.running = this.#turn(loop).finally(() => {
      loop.running = undefined;
      if (!this.#running || loop.tail.status.state === "quarantined") return;
      if (loop.again) {
        loop.again = false;
        this.wake(partner);
      } else loop.cancel = this.#schedule(this.#pause(loop), () => this.wake(partner));
    });
  }

  async #turn(loop: Loop): Promise<void> {
    loop.asked = 0;
    try {
      await this.#round(loop.tail);
      loop.failures = 0;
    } catch (cause) {
      // The tail remembers why, and shows it. Without an address there is nothing to be fetched, and nothing wrong.
      loop.failures = cause instanceof WireError && cause.code === "no-address" ? 0 : loop.failures + 1;
      if (cause instanceof WireError) loop.asked = (cause.retryAfter ?? 0) * 1000;
    }
  }

  #pause({ failures, asked }: Loop): number {
    const pause = Math.min(POLLING.every * 2 ** failures, POLLING.longest);
    const own = failures === 0 ? pause : pause * (0.5 + this.#random() / 2);
    return Math.max(own, Math.min(asked, POLLING.longest));
  }

  /** Resolves when no look is under way. */
  async idle(): Promise<void> {
    for (const loop of this.#loops.values()) while (loop.running !== undefined) await loop.running;
  }

  async stop(): Promise<void> {
    this.#running = false;
    for (const loop of this.#loops.values()) loop.cancel();
    await this.idle();
    for (const { tail } of this.#loops.values()) tail.keepContact();
  }
}
