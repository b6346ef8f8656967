import type { Sentence } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import {
  indexAt,
  type Ledger,
  LedgerError,
  type LogRow,
  lastSize,
  placeIn,
  readHighwater,
} from "../../ledger/index.ts";
import { StoreError } from "../../store/index.ts";
import type { Cards } from "../cards.ts";
import { CarryError, WireError } from "../errors.ts";
import type { PartnerWire } from "../wire/index.ts";
import type { Attendant } from "./attend.ts";
import { type Contradiction, contradiction, hasForked, keepEvidence, openPartnerHead } from "./check-head.ts";
import { fetchEntries } from "./fetch-entries.ts";
import type { ProgressStore } from "./progress.ts";
import { rememberHead } from "./remember-head.ts";

/** How a partner's log stands. `quarantined` needs a person; `rolled-back` ends when the partner has recovered. */
export type TailState = "ok" | "new" | "unreachable" | "refused" | "rolled-back" | "quarantined";

export type TailStatus = {
  readonly state: TailState;
  /** Entries of the partner's log that were applied. */
  readonly applied: number;
  /** Size of the last published head that was read. */
  readonly published: number;
  /** Entries published and not applied yet. */
  readonly lag: number;
  /** Milliseconds since 1970 of the partner's last message that verified: an answer to us, or a call of its own. */
  readonly lastContact: number | undefined;
  readonly problem: Sentence | undefined;
};

export type TailParts = {
  readonly ledger: Ledger;
  readonly cards: Cards;
  readonly wire: PartnerWire;
  readonly progress: ProgressStore;
  readonly attendant: Attendant;
  readonly now: () => number;
};

/**
 * Milliseconds between two writings of when a partner was last heard: each costs a sync of the disk. After a crash the
 * last contact is said to lie at most so much earlier than it did.
 */
const HEARD_EVERY_MS = 60_000;

/** Nothing is wrong between the two: it is not there, or has no time, and will be asked again. */
const AWAY: ReadonlySet<string> = new Set(["unreachable", "timeout", "no-address", "busy"]);

const FORKED = "the partner's log has signed two histories; the evidence is kept and a person must decide";

/**
 * Reads one partner's log.
 *
 * 1. Its published checkpoint is fetched and opened: signed by its log, cosigned by us.
 * 2. It is held against what was cosigned and applied before. A fork is kept as evidence and ends the reading; so
 *    does a head that went back, until the partner has caught up with what it had published.
 * 3. What is missing is fetched, and applied in order once it is known to lie under the root. A crash between two
 *    entries leaves the first applied: the next pass begins at the second.
 * 4. The desks are shown what was applied.
 */
export class Tail {
  readonly partner: PartyId;
  readonly #parts: TailParts;
  #state: TailState = "new";
  #problem: Sentence | undefined;
  #published = 0;
  /** Why the partner's own calls are refused, while they are. */
  #callsRefused: Sentence | undefined;
  #lastContact: number | undefined;
  /** What of it is kept. */
  #keptContact: number | undefined;
  #exclusive: Promise<unknown> = Promise.resolve();

  constructor(partner: PartyId, parts: TailParts) {
    this.partner = partner;
    this.#parts = parts;
    this.#published = this.#publishedBefore();
    this.#keptContact = parts.progress.heardAt(partner);
    this.#lastContact = this.#keptContact;
    if (hasForked(parts.ledger, this.log.origin)) this.quarantine(FORKED);
  }

  get log(): LogRow {
    const log = this.#parts.ledger.current("theirs", this.partner);
    if (log === undefined) throw new LedgerError("unknown-relation", "the partner's log is not open");
    return log;
  }

  /** How far the log that is read now was published when it was last looked at; 0 for a successor that never was. */
  #publishedBefore(): number {
    const { published } = this.#parts.progress.of(this.partner);
    return published >= placeIn(this.log.origin, 0) ? indexAt(published) : 0;
  }

  get status(): TailStatus {
    // What stands in our own way says more than what stands in the partner's.
    const isRefused = this.#callsRefused !== undefined && (this.#state === "ok" || this.#state === "new");
    const applied = lastSize(this.#parts.ledger.reader, this.log.id);
    return {
      state: isRefused ? "refused" : this.#state,
      applied,
      published: this.#published,
      lag: Math.max(0, this.#published - applied),
      lastContact: this.#lastContact,
      problem: isRefused ? this.#callsRefused : this.#problem,
    };
  }

  /** Why nothing may be released to this partner now; undefined when the tail knows no reason. */
  get stopped(): Sentence | undefined {
    return this.#state === "quarantined" || this.#state === "rolled-back" ? this.#problem : undefined;
  }

  /** The partner's node has spoken, whichever side called: with one that accepts no connections only one side does. */
  heard(): void {
    const now = this.#parts.now();
    this.#lastContact = now;
    // Either way: after the clock was set back, the older time is the one that is true.
    if (this.#keptContact === undefined || Math.abs(now - this.#keptContact) >= HEARD_EVERY_MS)
      this.keepContact();
  }

  /** Writes down when the partner was last heard; a disk that takes nothing costs no more than this. */
  keepContact(): void {
    if (this.#lastContact === undefined || this.#lastContact === this.#keptContact) return;
    try {
      this.#parts.progress.hear(this.partner, this.#lastContact);
      this.#keptContact = this.#lastContact;
    } catch (cause) {
      if (!(cause instanceof StoreError)) throw cause;
    }
  }

  /** Remembers why the partner's calls are refused here; undefined when they are taken (again). */
  refusesCalls(why: Sentence | undefined): void {
    this.#callsRefused = why;
  }

  quarantine(why: Sentence): void {
    this.#state = "quarantined";
    this.#problem = why;
  }

  /** Reads a log that its party has retired to the head that it stands by, before its successor is read. */
  async finish(
    log: LogRow,
    head: { readonly size: number; readonly root: Uint8Array },
    note: string,
  ): Promise<void> {
    const { ledger, wire, now } = this.#parts;
    for await (const { index, bytes } of fetchEntries(wire, this.partner, ledger.reader, log, head))
      await ledger.apply(log, index, bytes);
    await rememberHead(ledger, log, head, note, now());
  }

  /** The partner's log was retired and noted: its successor is read from its beginning. What stood against it is over. */
  succeed(): void {
    this.#state = "new";
    this.#problem = undefined;
    this.#published = this.#publishedBefore();
  }

  /** Runs `work` alone: a pass and a carried file never apply the same log at once. */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#exclusive.then(work, work);
    this.#exclusive = done.catch(() => undefined);
    return done;
  }

  /** One pass; gives the number of entries applied. Throws what stood in its way, and remembers it. */
  pass(): Promise<number> {
    return this.alone(async () => {
      if (this.#state === "quarantined") return 0;
      try {
        return await this.#pass();
      } catch (cause) {
        if (!this.stopped) this.#note(cause);
        throw cause;
      } finally {
        // What was applied before a failure, or before a crash, is shown all the same.
        await this.#parts.attendant.attend(this.partner);
      }
    });
  }

  /** The same for files that are exchanged with the partner, which take turns with a pass by themselves. */
  async exchanging(work: () => Promise<void>): Promise<void> {
    if (this.#state === "quarantined") return;
    try {
      await work();
      if (!this.stopped) this.#settle();
    } catch (cause) {
      if (!this.stopped) this.#note(cause);
      throw cause;
    }
  }

  #note(cause: unknown): void {
    const isKnown = cause instanceof WireError || cause instanceof CarryError;
    const isAway = isKnown && AWAY.has(cause.code);
    this.#state = isAway ? "unreachable" : "refused";
    const why = cause instanceof Error ? cause.message : String(cause);
    this.#problem = isKnown ? cause.message : `reading on is not possible now: ${why}`;
  }

  async #pass(): Promise<number> {
    const { ledger, cards, wire, progress } = this.#parts;
    const { log } = this;
    const note = await this.#fetchHead();
    if (note === undefined) {
      if (this.#published > 0) return this.rolledBack(0, "");
      this.#settle();
      return 0;
    }
    const head = openPartnerHead(note, log, ledger.party, cards);
    await this.confront(head, note);
    if (!head.cosigned)
      throw new WireError("garbage", "the partner published a head that this node has not cosigned");
    const { size } = head.checkpoint;
    if (size < this.#published) return this.rolledBack(size, note);
    this.#published = size;
    progress.advance(this.partner, { published: placeIn(log.origin, size) });
    let applied = 0;
    if (size > lastSize(ledger.reader, log.id)) {
      for await (const { index, bytes } of fetchEntries(
        wire,
        this.partner,
        ledger.reader,
        log,
        head.checkpoint,
      )) {
        await ledger.apply(log, index, bytes);
        applied++;
      }
    }
    await rememberHead(ledger, log, head.checkpoint, note, this.#parts.now());
    this.#settle();
    return applied;
  }

  #settle(): void {
    if (this.#state === "quarantined") return;
    this.#state = "ok";
    this.#problem = undefined;
  }

  /** The published note; fetched again with a fresh card when its key is not known. */
  async #fetchHead(): Promise<string | undefined> {
    const { ledger, cards, wire } = this.#parts;
    const fetched = async () => {
      const answer = await wire.get(this.partner, "/logs/checkpoint");
      if (answer.status === 404) return undefined;
      if (answer.status !== 200)
        throw new WireError("refused", `the partner's node answered ${answer.status} for its checkpoint`);
      const note = new TextDecoder().decode(answer.body);
      openPartnerHead(note, this.log, ledger.party, cards);
      return note;
    };
    try {
      return await fetched();
    } catch (cause) {
      const isKey = cause instanceof WireError && cause.code === "wrong-key";
      if (!isKey || !(await wire.learnCard(this.partner))) throw cause;
      return fetched();
    }
  }

  /** Holds a signed head against what is known; a contradiction is kept and ends the reading. */
  async confront(head: ReturnType<typeof openPartnerHead>, note: string): Promise<void> {
    const found = contradiction(this.#parts.ledger, this.log, head, note);
    if (found !== undefined) await this.forked(found);
  }

  /** Keeps the proof that the partner's log has two histories, and reads it no more. */
  async forked(found: Contradiction): Promise<never> {
    const { ledger, now } = this.#parts;
    await keepEvidence(ledger, this.log.origin, found, now());
    this.quarantine(FORKED);
    throw new WireError("refused", FORKED);
  }

  /** The partner shows less than it had published. It may be recovering: looked at again, nothing released until then. */
  async rolledBack(size: number, note: string): Promise<never> {
    const { ledger, now } = this.#parts;
    const mark = readHighwater(ledger.marks, "peer", this.log.origin);
    const found = { kind: "rolled-back" as const, noteA: mark?.note ?? "", noteB: note };
    await keepEvidence(ledger, this.log.origin, found, now());
    this.#state = "rolled-back";
    this.#problem = `the partner published ${this.#published} entries before and shows only ${size} now; it must recover the rest`;
    throw new WireError("refused", this.#problem);
  }
}
