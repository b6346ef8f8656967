import type { PartyId } from "../../keys/index.ts";
import { type Envelope, type Ledger, type LogRow, lastSize, readEnvelope } from "../../ledger/index.ts";
import type { ProgressStore } from "./progress.ts";

/** A partner's entry that was applied, as the desks above see it. */
export type AppliedEntry = {
  readonly partner: PartyId;
  readonly origin: string;
  readonly index: number;
  readonly envelope: Envelope;
};

/** What a desk does about a partner's entry: at least once for each, again after a failure or a crash. */
export type EntryListener = (entry: AppliedEntry) => Promise<void> | void;

/** Entries shown to the desks at a time; a listener may be waiting for a blob. */
const TOGETHER = 4;
/** Milliseconds until an entry is shown again after a failure, doubling up to the last. */
const RETRY = { first: 2_000, last: 600_000 };
const ASIDE = "set aside";

type Row = { readonly bytes: Uint8Array; readonly aside: string | null };

/**
 * Shows each applied entry of a partner to the desks. The place reached is written after the desks have finished:
 * a crash in between shows an entry twice, never not at all; a desk makes its acts repeatable by the entry's id.
 */
export class Attendant {
  readonly #ledger: Ledger;
  readonly #progress: ProgressStore;
  readonly #now: () => number;
  readonly #listeners: EntryListener[] = [];

  constructor(ledger: Ledger, progress: ProgressStore, now: () => number) {
    this.#ledger = ledger;
    this.#progress = progress;
    this.#now = now;
  }

  listen(listener: EntryListener): void {
    this.#listeners.push(listener);
  }

  /** Shows what is new and what is due again. With `all`, also what is not due yet. */
  async attend(partner: PartyId, log: LogRow, all = false): Promise<void> {
    const due = this.#progress.waiting(partner, all ? Number.MAX_SAFE_INTEGER : this.#now());
    await inGroups(due, (row) => this.#show(partner, log, row.idx, row.tries));
    const size = lastSize(this.#ledger.reader, log.id);
    for (let from = this.#progress.of(partner).attended; from < size; from += 256) {
      const until = Math.min(size, from + 256);
      const indexes = Array.from({ length: until - from }, (_, n) => from + n);
      await inGroups(indexes, (index) => this.#show(partner, log, index, 0));
      this.#progress.advance(partner, { attended: until });
    }
  }

  async #show(partner: PartyId, log: LogRow, index: number, tries: number): Promise<void> {
    const row = this.#ledger.reader.get<Row>(
      `SELECT e.bytes, j.aside FROM entry e JOIN journal j ON j.log = e.log AND j.idx = e.idx
       WHERE e.log = :log AND e.idx = :index ORDER BY j.seq DESC LIMIT 1`,
      { log: log.id, index },
    );
    if (row === undefined) return;
    if (row.aside !== null) {
      // Asked again rarely: an upgrade of the software may have understood it meanwhile.
      this.#progress.postpone(partner, index, tries + 1, this.#now() + RETRY.last, ASIDE);
      return;
    }
    const entry = { partner, origin: log.origin, index, envelope: readEnvelope(row.bytes, log.origin) };
    try {
      for (const listener of this.#listeners) await listener(entry);
      if (tries > 0) this.#progress.done(partner, index);
    } catch (cause) {
      const delay = Math.min(RETRY.first * 2 ** tries, RETRY.last);
      this.#progress.postpone(partner, index, tries + 1, this.#now() + delay, (cause as Error).message);
    }
  }
}

async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += TOGETHER)
    await Promise.all(items.slice(at, at + TOGETHER).map(work));
}
