import type { PartyId } from "../../keys/index.ts";
import { type Envelope, type Ledger, lastSize, placeIn, readEnvelope } from "../../ledger/index.ts";
import type { ProgressStore } from "./progress.ts";

/** A partner's entry that was applied, as the desks above see it. */
export type AppliedEntry = {
  readonly partner: PartyId;
  readonly origin: string;
  /** Its place: the index in its log, as long as that is of the first generation. */
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
  async attend(partner: PartyId, all = false): Promise<void> {
    const due = this.#progress.waiting(partner, all ? Number.MAX_SAFE_INTEGER : this.#now());
    await inGroups(due, (row) => this.#show(partner, row.idx, row.tries));
    for (const { id, origin } of this.#ledger.generations("theirs", partner)) {
      const end = placeIn(origin, lastSize(this.#ledger.reader, id));
      const start = Math.max(placeIn(origin, 0), this.#progress.of(partner).attended);
      for (let from = start; from < end; from += 256) {
        const until = Math.min(end, from + 256);
        const places = Array.from({ length: until - from }, (_, n) => from + n);
        await inGroups(places, (place) => this.#show(partner, place, 0));
        this.#progress.advance(partner, { attended: until });
      }
    }
  }

  async #show(partner: PartyId, place: number, tries: number): Promise<void> {
    const found = this.#ledger.locate("theirs", partner, place);
    if (found === undefined) return;
    const { log, index } = found;
    const row = this.#ledger.reader.get<Row>(
      `SELECT e.bytes, j.aside FROM entry e JOIN journal j ON j.log = e.log AND j.idx = e.idx
       WHERE e.log = :log AND e.idx = :index ORDER BY j.seq DESC LIMIT 1`,
      { log: log.id, index },
    );
    if (row === undefined) return;
    if (row.aside !== null) {
      // Asked again rarely: an upgrade of the software may have understood it meanwhile.
      this.#progress.postpone(partner, place, tries + 1, this.#now() + RETRY.last, ASIDE);
      return;
    }
    const entry = {
      partner,
      origin: log.origin,
      index: place,
      envelope: readEnvelope(row.bytes, log.origin),
    };
    try {
      for (const listener of this.#listeners) await listener(entry);
      if (tries > 0) this.#progress.done(partner, place);
    } catch (cause) {
      const delay = Math.min(RETRY.first * 2 ** tries, RETRY.last);
      this.#progress.postpone(partner, place, tries + 1, this.#now() + delay, (cause as Error).message);
    }
  }
}

async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < items.length; at += TOGETHER)
    await Promise.all(items.slice(at, at + TOGETHER).map(work));
}
