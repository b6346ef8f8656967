import { createHmac } from "node:crypto";
import type { Transactor } from "../../store/index.ts";

/** Free mistakes before waiting begins. */
const FREE_FAILURES = 4;
/** The longest wait: a stranger who knows a name can hold its owner up no longer at a time. */
const MAX_WAIT_MS = 15 * 60_000;
/** Failures are forgotten after a day. */
const FORGET_MS = 24 * 3_600_000;
/** Names that were tried and are remembered; the oldest go first. */
const MAX_NAMES = 10_000;

/** How long sign-in is refused after the `failures`th failure in a row: 1 s, 2 s, 4 s ... 15 min. */
export function waitAfter(failures: number): number {
  if (failures <= FREE_FAILURES) return 0;
  return Math.min(1000 * 2 ** (failures - FREE_FAILURES - 1), MAX_WAIT_MS);
}

/**
 * Failed sign-ins by the name that was typed. Known and unknown names are treated, stored and answered alike,
 * so that neither the answer nor its time says which names exist. Names are kept as keyed marks: people type
 * passwords into the wrong field.
 */
export class Attempts {
  readonly #store: Transactor;
  readonly #key: Uint8Array;

  constructor(store: Transactor, key: Uint8Array) {
    this.#store = store;
    this.#key = key;
  }

  #mark(name: string): Uint8Array {
    return createHmac("sha256", this.#key).update(name).digest();
  }

  /** Milliseconds that this name still has to wait. */
  waiting(name: string, now: number): number {
    const row = this.#store.get<{ until: number }>("SELECT until FROM attempt WHERE mark = :mark", {
      mark: this.#mark(name),
    });
    return Math.max(0, (row?.until ?? 0) - now);
  }

  /** Names under which somebody has to wait, or had to within the last day. Which ones nobody can tell. */
  heldUp(now: number): number {
    return this.#store.get<{ n: number }>(
      "SELECT count(*) AS n FROM attempt WHERE failures > :free AND at > :since",
      { free: FREE_FAILURES, since: now - FORGET_MS },
    )!.n;
  }

  failed(name: string, now: number): void {
    const mark = this.#mark(name);
    this.#store.transact(() => {
      const known = this.#store.get<{ failures: number }>(
        "SELECT failures FROM attempt WHERE mark = :mark AND at > :since",
        { mark, since: now - FORGET_MS },
      );
      const failures = (known?.failures ?? 0) + 1;
      this.#store.run(
        `INSERT INTO attempt (mark, failures, until, at) VALUES (:mark, :failures, :until, :now)
         ON CONFLICT (mark) DO UPDATE SET failures = excluded.failures, until = excluded.until, at = excluded.at`,
        { mark, failures, until: now + waitAfter(failures), now },
      );
      this.#store.run(
        "DELETE FROM attempt WHERE mark IN (SELECT mark FROM attempt ORDER BY at DESC LIMIT -1 OFFSET :keep)",
        { keep: MAX_NAMES },
      );
    });
  }

  succeeded(name: string): void {
    this.#store.run("DELETE FROM attempt WHERE mark = :mark", { mark: this.#mark(name) });
  }
}
