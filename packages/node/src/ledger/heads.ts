import type { Sentence } from "@entente/api";
import { type VerifierKey, verifierKey } from "@entente/tlog";
import { type Keyring, type PartyId, sha256, signerOf } from "../keys/index.ts";
import { Head } from "./head.ts";
import type { HeadState, Published, WitnessPort } from "./head-parts.ts";
import type { Ledger } from "./ledger.ts";

export type HeadsOptions = {
  readonly ledger: Ledger;
  readonly keyring: Keyring;
  readonly now: () => number;
  /** How to reach the partner's witness; undefined when the relation is carried by hand. */
  readonly witness: (partner: PartyId) => WitnessPort | undefined;
  /** Every log key on this party's own card chain. */
  readonly ownKeys: () => Uint8Array[];
  /** The partner's witness keys in force. */
  readonly witnessKeys: (partner: PartyId) => VerifierKey[];
};

export type HeadReport = {
  readonly origin: string;
  readonly partner: string | null;
  readonly state: HeadState;
  readonly why?: Sentence;
  readonly published: number;
};

/** Milliseconds until a head that could not be confirmed or cosigned is tried again, doubling up to the last. */
const RETRY = { first: 500, last: 30_000 };

/**
 * All own heads. A round starts as soon as a head has moved and none is in flight: so one entry alone is
 * published at once, and many that come together share a signature.
 */
export class Heads {
  readonly #options: HeadsOptions;
  readonly #heads = new Map<string, Head>();
  readonly #running = new Set<string>();
  readonly #again = new Set<string>();
  readonly #timers = new Map<string, { timer: NodeJS.Timeout; delay: number }>();
  readonly #waiters = new Set<() => void>();
  readonly #listeners = new Set<(head: { origin: string; partner: PartyId; published: Published }) => void>();
  #closed = false;

  constructor(options: HeadsOptions) {
    this.#options = options;
    options.ledger.onHeads((moved) => {
      for (const { log } of moved) {
        const row = options.ledger.logs.find((each) => each.id === log);
        if (row?.mine === 1) this.advance(row.origin);
      }
    });
    for (const log of options.ledger.logs) if (log.mine === 1) this.advance(log.origin);
  }

  #head(origin: string): Head | undefined {
    const known = this.#heads.get(origin);
    if (known !== undefined) return known;
    const { ledger, keyring } = this.#options;
    const log = ledger.log(origin);
    if (log === undefined || log.mine === 0) return undefined;
    const signer = signerOf(() => keyring.log);
    const partner = log.partner as PartyId | null;
    const head = new Head({
      ledger,
      log,
      signer() {
        const { publicKey, sign } = signer();
        return { key: verifierKey(origin, 1, publicKey, sha256), sign };
      },
      formerKeys: () => this.#options.ownKeys().map((key) => verifierKey(origin, 1, key, sha256)),
      witnessKeys: () => (partner === null ? [] : this.#options.witnessKeys(partner)),
      witness: () => (partner === null ? undefined : this.#options.witness(partner)),
      now: this.#options.now,
      isRetired: partner !== null && ledger.current("ours", partner)?.origin !== origin,
    });
    this.#heads.set(origin, head);
    return head;
  }

  /** Starts a round for one log, or notes that another is due when the running one ends. */
  advance(origin: string): void {
    if (this.#closed) return;
    if (this.#running.has(origin)) {
      this.#again.add(origin);
      return;
    }
    this.#running.add(origin);
    void this.#round(origin).finally(() => {
      this.#running.delete(origin);
      if (this.#again.delete(origin)) this.advance(origin);
    });
  }

  /** The same for the log in which this party speaks to a partner now. */
  advanceTo(partner: PartyId): void {
    const log = this.#options.ledger.current("ours", partner);
    if (log !== undefined) this.advance(log.origin);
  }

  async #round(origin: string): Promise<void> {
    if (this.#closed) return;
    const head = this.#head(origin);
    if (head === undefined) return;
    const before = head.published?.size ?? 0;
    try {
      await head.alone(async () => {
        await head.confirm();
        if (await head.sign()) await head.push();
      });
    } catch {
      // The writer is closing or refuses: the next start, or the next entry, comes back here.
      if (!this.#closed) this.#later(origin);
      return;
    }
    // A cosignature may come in while the node is closing: it is kept, and told at the next start.
    if (this.#closed) return;
    if ((head.published?.size ?? 0) > before) this.#announce(head);
    const { state } = head.health;
    if (state === "unconfirmed" || state === "waiting" || state === "clock-back") this.#later(origin);
    else this.#settle(origin);
  }

  #announce(head: Head): void {
    for (const waiter of this.#waiters) waiter();
    const { origin, partner } = head.log;
    if (partner === null) return;
    for (const listener of this.#listeners)
      listener({ origin, partner: partner as PartyId, published: head.published! });
  }

  #later(origin: string): void {
    if (this.#closed) return;
    const delay = Math.min((this.#timers.get(origin)?.delay ?? RETRY.first / 2) * 2, RETRY.last);
    clearTimeout(this.#timers.get(origin)?.timer);
    const timer = setTimeout(() => this.advance(origin), delay);
    timer.unref();
    this.#timers.set(origin, { timer, delay });
  }

  #settle(origin: string): void {
    clearTimeout(this.#timers.get(origin)?.timer);
    this.#timers.delete(origin);
  }

  /** What the partner may read of an own log: cosigned, and never more. */
  published(origin: string): Published | undefined {
    return this.#head(origin)?.published;
  }

  /** How far an own entry has come. A house log has no partner: its entries are done when recorded. */
  grade(origin: string, index: number): "recorded" | "partner" {
    const head = this.#head(origin);
    if (head === undefined || head.log.partner === null) return "recorded";
    return index < (head.published?.size ?? 0) ? "partner" : "recorded";
  }

  /** Resolves true when the entry is published, false after `timeoutMs`. */
  whenPublished(origin: string, index: number, timeoutMs: number): Promise<boolean> {
    const reached = () => index < (this.published(origin)?.size ?? 0);
    if (reached()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const finish = (value: boolean) => {
        clearTimeout(timer);
        this.#waiters.delete(check);
        resolve(value);
      };
      const check = () => {
        if (reached()) finish(true);
      };
      const timer = setTimeout(() => finish(false), timeoutMs);
      this.#waiters.add(check);
    });
  }

  /** Called after a liaison log's head was cosigned and published. */
  onPublished(listener: (head: { origin: string; partner: PartyId; published: Published }) => void): void {
    this.#listeners.add(listener);
  }

  /** Signs an own liaison log as far as it can be signed now: what a carried file takes along. */
  async signed(partner: PartyId): Promise<void> {
    const head = this.#liaison(partner);
    await head?.alone(async () => {
      await head.confirm(true);
      await head.sign();
    });
  }

  /** The partner has shown the last note of our log that it has cosigned, or has none. True when that published something. */
  async confirmed(partner: PartyId, note: string | undefined): Promise<boolean> {
    const head = this.#liaison(partner);
    const published = (await head?.alone(() => head.confirmWith(note))) ?? false;
    if (head !== undefined && published) this.#announce(head);
    if (head !== undefined) this.advance(head.log.origin);
    return published;
  }

  /** A file of the partner has come in that bears no cosignature of our log. */
  newTo(partner: PartyId): void {
    this.#liaison(partner)?.newToPartner();
  }

  #liaison(partner: PartyId): Head | undefined {
    const log = this.#options.ledger.current("ours", partner);
    return log === undefined ? undefined : this.#head(log.origin);
  }

  health(): HeadReport[] {
    return [...this.#heads.values()].map((head) => {
      const { state, why } = head.health;
      const { origin, partner } = head.log;
      return {
        origin,
        partner,
        state,
        ...(why === undefined ? {} : { why }),
        published: head.published?.size ?? 0,
      };
    });
  }

  /** Why nothing may be released to `partner` now; undefined when it may. */
  stopped(partner: PartyId): Sentence | undefined {
    const health = this.#liaison(partner)?.health;
    if (health === undefined) return undefined;
    return ["rolled-back", "forked", "damaged", "clock-back"].includes(health.state)
      ? (health.why ?? "this log cannot be extended honestly")
      : undefined;
  }

  /** Asks the partner, where nobody has since the start, how much of our log it has cosigned. */
  async lookedUp(partner: PartyId): Promise<void> {
    const head = this.#liaison(partner);
    if (head?.health.state === "unconfirmed") await head.alone(() => head.confirm());
  }

  /** Whether this node has said more to `partner` than it holds. */
  isRolledBack(partner: PartyId): boolean {
    return this.#liaison(partner)?.health.state === "rolled-back";
  }

  close(): void {
    this.#closed = true;
    for (const { timer } of this.#timers.values()) clearTimeout(timer);
  }
}
