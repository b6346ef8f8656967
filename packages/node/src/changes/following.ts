import type { Session } from "@entente/api";
import type { Ledger } from "../ledger/index.ts";
import { type Applied, idsFor, type Sight } from "./audience.ts";
import { Cursors, type Place } from "./cursor.ts";

/** How often the journal is looked at while somebody waits. */
const LOOK_MS = 400;
/** Entries looked through for one answer. Who is further behind is told what the newest of them are. */
const MOST_ENTRIES = 2_000;
const MOST_IDS = 1_000;
/** Entries whose content came later that are remembered; who is further behind has long been told of the entries. */
const MOST_ARRIVED = 2_000;
/** Who waits holds a connection: one person's windows, and everybody's, are counted. */
const MOST_WAITING = 256;
const MOST_WAITING_EACH = 6;

export type Changed = { readonly cursor: string; readonly ids: string[] };

type Row = { seq: number; bytes: Uint8Array; house: number };

/** Tells sessions what has changed for them, and nothing of what they may not see: not even that time has passed. */
export class Following {
  readonly #ledger: Ledger;
  readonly #sight: Sight;
  readonly #cursors = new Cursors();
  readonly #waiting = new Map<string, number>();
  #looking: NodeJS.Timeout | undefined;
  #closed = false;
  /** Places in the journal of entries whose content has come since; all that came before the first was forgotten. */
  readonly #arrived: number[] = [];
  #forgotten = 0;
  readonly #woken = new Set<() => void>();

  constructor(ledger: Ledger, sight: Sight) {
    this.#ledger = ledger;
    this.#sight = sight;
  }

  /** Answers as soon as there is something the session may know of, or when `holdMs` have passed. */
  async changes(session: Session, after: string | undefined, holdMs: number): Promise<Changed> {
    const from = after === undefined ? undefined : this.#cursors.open(after);
    if (from === undefined) return { cursor: this.#cursors.seal(this.#here()), ids: [] };
    const until = performance.now() + (this.#enter(session.account) ? holdMs : 0);
    try {
      for (let place = from; ; ) {
        const here = this.#here();
        const ids = this.#idsSince(session, place, here);
        const left = until - performance.now();
        if (ids.length > 0 || left <= 0 || this.#closed) return { cursor: this.#cursors.seal(here), ids };
        place = here;
        await this.#moved(left);
      }
    } finally {
      this.#leave(session.account);
    }
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#looking);
    this.#looking = undefined;
    for (const wake of this.#woken) wake();
  }

  /**
   * The content of a partner's entry is here now: whoever was told of the entry, and read that its words were not, is
   * told of it once more.
   */
  arrived(origin: string, index: number): void {
    const row = this.#ledger.reader.get<{ seq: number }>(
      `SELECT j.seq FROM journal j JOIN log l ON l.id = j.log WHERE l.origin = :origin AND j.idx = :index
       ORDER BY j.seq DESC LIMIT 1`,
      { origin, index },
    );
    if (row === undefined) return;
    this.#arrived.push(row.seq);
    if (this.#arrived.length > MOST_ARRIVED) {
      this.#arrived.shift();
      this.#forgotten++;
    }
    for (const wake of [...this.#woken]) wake();
  }

  #here(): Place {
    const head = this.#ledger.reader.get<{ seq: number | null }>("SELECT max(seq) AS seq FROM journal");
    return { journal: head?.seq ?? 0, content: this.#forgotten + this.#arrived.length };
  }

  #idsSince(session: Session, place: Place, here: Place): string[] {
    const journal = Math.max(place.journal, here.journal - MOST_ENTRIES);
    const rows = here.journal > place.journal ? this.#rowsBetween(journal, here.journal) : [];
    const later = this.#arrived.slice(Math.max(0, place.content - this.#forgotten));
    const ids = new Set<string>();
    for (const row of [...rows, ...later.flatMap((seq) => this.#rowsBetween(seq - 1, seq))]) {
      const entry = appliedOf(row);
      if (entry !== undefined) for (const id of idsFor(this.#sight, session, entry)) ids.add(id);
      if (ids.size >= MOST_IDS) break;
    }
    return [...ids].slice(0, MOST_IDS);
  }

  #rowsBetween(after: number, until: number): Row[] {
    return this.#ledger.reader.all<Row>(
      `SELECT j.seq, e.bytes, l.kind = 'house' AS house FROM journal j
       JOIN log l ON l.id = j.log JOIN entry e ON e.log = j.log AND e.idx = j.idx
       WHERE j.seq > :after AND j.seq <= :until ORDER BY j.seq DESC`,
      { after, until },
    );
  }

  /** Resolves when the journal may have moved, or after `ms`. One timer looks for everybody. */
  async #moved(ms: number): Promise<void> {
    let last = this.#here().journal;
    this.#looking ??= setInterval(() => {
      const head = this.#here().journal;
      if (head === last) return;
      last = head;
      for (const wake of [...this.#woken]) wake();
    }, LOOK_MS);
    this.#looking.unref();
    await new Promise<void>((resolve) => {
      const wake = () => {
        clearTimeout(late);
        this.#woken.delete(wake);
        resolve();
      };
      const late = setTimeout(wake, ms);
      this.#woken.add(wake);
    });
    if (this.#woken.size === 0) {
      clearInterval(this.#looking);
      this.#looking = undefined;
    }
  }

  #enter(account: string): boolean {
    const own = (this.#waiting.get(account) ?? 0) + 1;
    this.#waiting.set(account, own);
    return own <= MOST_WAITING_EACH && this.#woken.size < MOST_WAITING;
  }

  #leave(account: string): void {
    const left = (this.#waiting.get(account) ?? 1) - 1;
    if (left === 0) this.#waiting.delete(account);
    else this.#waiting.set(account, left);
  }
}

/** A partner may have written what does not read: of such an entry nobody is told. */
function appliedOf({ bytes, house }: Row): Applied | undefined {
  try {
    const envelope = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
    const { kind, id, body } = envelope;
    if (typeof kind !== "string" || typeof id !== "string") return undefined;
    const record = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
    return { house: house === 1, kind, id, body: record, envelope };
  } catch {
    return undefined;
  }
}
