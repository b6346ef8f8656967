import type { Sentence } from "@entente/api";
import {
  consistencyProof,
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  formatSignatureLine,
  openCheckpoint,
  openCosignatures,
  parseConflictSize,
  parseNote,
  signCheckpoint,
} from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { type HeadDependencies, type HeadState, isVouchedBy, type Published } from "./head-parts.ts";
import { type Highwater, readHighwater, wasRestored } from "./highwater.ts";
import { hasher, hashesOf, type LogRow, lastSize, rootAt } from "./log-state.ts";
import { originHash } from "./origins.ts";

/** Skew up to which a clock that went back is waited for rather than refused. */
const CLOCK_SKEW_SECONDS = 300;

/** States in which nothing is signed until a person has acted; a retired log stays in its own. */
const STOPPED: readonly HeadState[] = ["rolled-back", "forked", "damaged", "retired"];

/**
 * One own log's head: sign, mark, push, publish (tlog.md §9, Durable order).
 *
 * 1. Erasures outstanding are carried out first: no receipt of a purge is signed before its purge.
 * 2. The committed head is signed, if it does not go back behind the high-water mark, nor the clock.
 * 3. The mark is swapped. This is the commit point: a signature that is not marked is dropped unseen.
 * 4. The partner's witness is asked. Its cosignature publishes; only then does the partner read on.
 */
export class Head {
  readonly #deps: HeadDependencies;
  #state: HeadState = "unconfirmed";
  #why: Sentence | undefined;
  #published: Published | undefined;
  /** Signed and marked, not cosigned yet. */
  #pending: { readonly size: number; readonly text: string; readonly note: string } | undefined;
  /** What the witness is believed to have seen. */
  #witnessed = 0;
  #isNewToPartner = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(deps: HeadDependencies) {
    this.#deps = deps;
    const row = deps.ledger.reader.get<{ size: number; note: string }>(
      "SELECT size, note FROM checkpoint WHERE log = :log AND published_at IS NOT NULL ORDER BY size DESC LIMIT 1",
      { log: deps.log.id },
    );
    this.#published = row === undefined ? undefined : { size: row.size, note: row.note };
    this.#witnessed = row?.size ?? 0;
    if (deps.isRetired) this.#set("retired", "it was retired; its successor goes on");
    else this.#checkStore();
  }

  /**
   * Runs `work` alone: two signatures must not race for one mark. What a round of its own and a carried file ask for
   * comes one after the other.
   */
  alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  get log(): LogRow {
    return this.#deps.log;
  }

  get published(): Published | undefined {
    return this.#published;
  }

  get health(): { readonly state: HeadState; readonly why: Sentence | undefined } {
    return { state: this.#state, why: this.#why };
  }

  get #house(): boolean {
    return this.#deps.log.partner === null;
  }

  #mark(): Highwater {
    const mark = readHighwater(this.#deps.ledger.marks, "own", this.#deps.log.origin);
    if (mark === undefined) throw new Error(`no high-water mark for ${this.#deps.log.origin}`);
    return mark;
  }

  #set(state: HeadState, why?: Sentence): void {
    this.#state = state;
    this.#why = why;
  }

  get #stopped(): boolean {
    return STOPPED.includes(this.#state);
  }

  /** The start-up checks that need no witness: the stored log against the mark (tlog.md §9, Start-up 1-3). */
  #checkStore(): void {
    const { ledger, log } = this.#deps;
    const mark = readHighwater(ledger.marks, "own", log.origin);
    if (mark === undefined) {
      this.#set(
        "damaged",
        "the high-water mark of this log is missing: it was signed before, and nobody here knows how far",
      );
      return;
    }
    const size = lastSize(ledger.reader, log.id);
    if (size < mark.size) {
      this.#set(
        "rolled-back",
        `the store holds ${size} entries but ${mark.size} were signed: stop the node and run "entente recover"`,
      );
      return;
    }
    if (!Buffer.from(rootAt(ledger.reader, log.id, mark.size)).equals(mark.root)) {
      this.#set("forked", `the first ${mark.size} entries are not those that were signed`);
      return;
    }
    if ((this.#published?.size ?? 0) > mark.size) {
      this.#set("damaged", "the high-water store was lost: a larger head was published than it knows");
      return;
    }
    // A house log has no witness to ask. A log that was never signed here may have been signed by this party all the same:
    // its node was restored from a backup older than the relation, and is paired again.
    this.#set(
      this.#house ? "ok" : "unconfirmed",
      this.#house ? undefined : "no witness has confirmed this head since the start",
    );
  }

  /**
   * Asks the witness what it last cosigned, and holds it against what is stored. Where it can only be reached by hand, a
   * first head waits until a file is `goingOut`: one of the partner's that comes in before says whether there is more. On a
   * node that was restored from a backup one has to come in: the relation may be older than this log.
   */
  async confirm(goingOut = false): Promise<void> {
    if (this.#state !== "unconfirmed") return;
    const port = this.#deps.witness();
    if (port === undefined && !goingOut && this.#mark().size === 0) {
      this.#set(
        "unconfirmed",
        "the partner is reached by hand: the first head is signed when a file goes out",
      );
    } else if (port === undefined) {
      // A relation carried by hand: the mark, which no backup restores, stands in for the witness's word. The mark of a
      // restored log cannot: only the partner knows what was signed after the backup.
      const mark = this.#mark();
      const isUnknown = mark.size === 0 && wasRestored(this.#deps.ledger.marks) && !this.#isNewToPartner;
      if (isRestored(mark) || isUnknown)
        this.#set(
          "unconfirmed",
          "restored from a backup: carry in a file of the partner, which says how far it had come",
        );
      else this.#set("ok");
    }
    if (port === undefined) return;
    const answer = await port.readCheckpoint(originHash(this.#deps.log.origin)).catch(() => undefined);
    if (answer === undefined || (answer.status !== 200 && answer.status !== 404)) return;
    await this.confirmWith(answer.status === 200 ? answer.body : undefined);
  }

  /** The partner has shown by hand that it has cosigned nothing of this log: of a log never signed here that is the last word. */
  newToPartner(): void {
    this.#isNewToPartner = true;
  }

  /**
   * Takes a note that the witness has cosigned, however it came: holds it against what is stored, and publishes that
   * far when it is further than before. Undefined: the witness has never cosigned this log. True when it published.
   */
  async confirmWith(note: string | undefined): Promise<boolean> {
    if (this.#stopped) return false;
    if (note === undefined) {
      this.#set("ok");
      return false;
    }
    const { ledger, log } = this.#deps;
    const own = [this.#deps.signer().key, ...this.#deps.formerKeys()];
    const opened = openCheckpoint(note, [...own, ...this.#deps.witnessKeys()], verifyEd25519);
    const signedBy = (type: number) => opened.verified.some((line) => line.key.type === type);
    if (opened.checkpoint.origin !== log.origin || !signedBy(1)) return false;
    const mark = this.#mark();
    const { size, root } = opened.checkpoint;
    if (size > mark.size) {
      this.#set(
        "rolled-back",
        `the partner has cosigned ${size} entries of this log, this node has signed only ${mark.size}: stop the node and run "entente recover"`,
      );
      return false;
    }
    if (!Buffer.from(rootAt(ledger.reader, log.id, size)).equals(root)) {
      this.#set("forked", `the partner has cosigned another history of the first ${size} entries`);
      return false;
    }
    this.#witnessed = Math.max(this.#witnessed, size);
    // A file from before the last head that was published says nothing about what came after it.
    if (this.#state === "unconfirmed" && size >= (this.#published?.size ?? 0)) this.#set("ok");
    if (!signedBy(4) || size <= (this.#published?.size ?? 0)) return false;
    await this.#publish(note, size, root);
    return true;
  }

  /** Signs the committed head if it moved. True when there is something to push. */
  async sign(): Promise<boolean> {
    if (this.#stopped || this.#state === "unconfirmed") return false;
    const { ledger, log } = this.#deps;
    await ledger.settled();
    const size = lastSize(ledger.reader, log.id);
    const mark = this.#mark();
    // What only a key that was revoked has signed is signed again, at the same size, with the key in force.
    if (size === mark.size && !isRestored(mark) && this.#isSignedBy(mark.note, 1))
      return this.#restorePending(mark);
    if (isRestored(mark) && size === mark.size && this.#published?.size === size) {
      // All that was restored was published before: the mark takes that note, and there is nothing to sign.
      const { note } = this.#published;
      const same = { oldSize: size, oldRoot: mark.root, size, root: mark.root, note, at: mark.at };
      await ledger.writer.ask({ type: "highwater", role: "own", origin: log.origin, ...same });
      return false;
    }
    const at = Math.floor(this.#deps.now() / 1000);
    if (at < mark.at) {
      const late = mark.at - at;
      const advice =
        late > CLOCK_SKEW_SECONDS
          ? "set the clock of this machine right"
          : "signing goes on when it has caught up";
      this.#set("clock-back", `the clock is ${late} s behind the last signature; ${advice}`);
      return false;
    }
    if (this.#state === "clock-back") this.#set("ok");
    const root = rootAt(ledger.reader, log.id, size);
    const checkpoint = { origin: log.origin, size, root };
    const text = formatCheckpoint(checkpoint);
    const { key, sign } = this.#deps.signer();
    const note = formatNote(text, [signCheckpoint(checkpoint, key, sign)]);
    // A faulty signer must not leave the house: the own signature is verified before it is marked.
    openCheckpoint(note, [key], verifyEd25519);
    const swap = {
      role: "own" as const,
      origin: log.origin,
      oldSize: mark.size,
      oldRoot: mark.root,
      size,
      root,
      note,
      at,
    };
    const { value } = await ledger.writer.ask({ type: "highwater", ...swap });
    if (value !== 1) {
      this.#set(
        "damaged",
        "the high-water mark was moved by another process with the same keys; nothing more is signed",
      );
      return false;
    }
    this.#pending = { size, text, note };
    if (this.#house) await this.#publish(note, size, root);
    return !this.#house;
  }

  /** After a restart, or a failed push, what was signed is in the mark. */
  #restorePending(mark: Highwater): boolean {
    if (mark.size === 0 || this.#isPublishedStill(mark.size)) return false;
    this.#pending = { size: mark.size, text: parseNote(mark.note).text, note: mark.note };
    if (this.#house) {
      // Where it fails the writer is closing, or the disk is full: the mark is still there for the next round.
      this.#publish(mark.note, mark.size, mark.root).catch(() => undefined);
      return false;
    }
    return true;
  }

  /** Whether a note carries a line of a log key of ours (1), or of a witness's (4), that nobody has revoked. */
  #isSignedBy(note: string, type: 1 | 4): boolean {
    const keys =
      type === 1 ? [this.#deps.signer().key, ...this.#deps.formerKeys()] : this.#deps.witnessKeys();
    return isVouchedBy(note, keys);
  }

  /** Published at this size, by a cosignature that still counts: one of a key revoked since has to be asked for anew. */
  #isPublishedStill(size: number): boolean {
    const published = this.#published;
    return published?.size === size && (this.#house || this.#isSignedBy(published.note, 4));
  }

  async #publish(note: string, size: number, root: Uint8Array): Promise<void> {
    const now = this.#deps.now();
    await this.#deps.ledger.writer.ask({
      type: "checkpoint",
      log: this.#deps.log.id,
      size,
      root,
      note,
      signedAt: now,
      publishedAt: now,
    });
    this.#published = { size, note };
    if (this.#pending !== undefined && this.#pending.size <= size) this.#pending = undefined;
    this.#set(
      this.#pending === undefined ? "ok" : "waiting",
      this.#pending === undefined ? undefined : "a newer head waits for the partner's cosignature",
    );
  }

  /** The request that a witness answers with its cosignature; undefined when nothing is waiting for one. */
  #request(): string | undefined {
    if (this.#pending === undefined) return undefined;
    const { ledger, log } = this.#deps;
    const old = Math.min(this.#witnessed, this.#pending.size);
    const proof =
      old === 0 ? [] : consistencyProof(hasher, old, this.#pending.size, hashesOf(ledger.reader, log.id));
    return formatAddCheckpoint(old, proof, this.#pending.note);
  }

  /** Pushes what is signed to the witness. True when it was cosigned and published. */
  async push(): Promise<boolean> {
    const port = this.#deps.witness();
    for (let attempt = 0; attempt < 3; attempt++) {
      const body = this.#request();
      if (body === undefined || this.#stopped) return false;
      if (port === undefined) {
        this.#set("waiting", "the partner is reached by hand: its cosignature comes with the next file");
        return false;
      }
      let answer: { status: number; body: string };
      try {
        answer = await port.addCheckpoint(body);
      } catch (cause) {
        this.#set("waiting", `the partner's witness cannot be reached: ${(cause as Error).message}`);
        return false;
      }
      if (answer.status === 200) return this.#cosigned(answer.body);
      if (answer.status !== 409) {
        this.#refused(answer.status);
        return false;
      }
      const seen = parseConflictSize(answer.body);
      if (seen === undefined || seen > this.#mark().size) {
        this.#set(
          seen === undefined ? "forked" : "rolled-back",
          "the partner's witness has cosigned a head of this log that this node does not know",
        );
        return false;
      }
      this.#witnessed = seen;
    }
    return false;
  }

  #refused(status: number): void {
    if (status === 422) this.#set("forked", "the partner's witness has cosigned another history of this log");
    else
      this.#set(
        "waiting",
        `the partner's witness answered ${status}; compare cards and keys with the partner`,
      );
  }

  /** Takes the witness's lines for the pending head and publishes. Lines that do not verify publish nothing. */
  async #cosigned(lines: string): Promise<boolean> {
    const pending = this.#pending;
    if (pending === undefined) return false;
    try {
      const verified = openCosignatures(lines, pending.text, this.#deps.witnessKeys(), verifyEd25519);
      const limit = this.#deps.now() / 1000 + CLOCK_SKEW_SECONDS;
      if (verified.some((line) => (line.time ?? 0) > limit)) {
        this.#set("waiting", "the partner's cosignature is dated in the future; compare clocks");
        return false;
      }
      const note = pending.note + verified.map((line) => formatSignatureLine(line.line)).join("");
      this.#witnessed = pending.size;
      await this.#publish(
        note,
        pending.size,
        rootAt(this.#deps.ledger.reader, this.#deps.log.id, pending.size),
      );
      return true;
    } catch (cause) {
      this.#set("waiting", `the partner's cosignature does not verify: ${(cause as Error).message}`);
      return false;
    }
  }
}

/** A mark that a restore made: it stands at what was restored, and no signature was ever kept with it. */
function isRestored(mark: Highwater): boolean {
  return mark.size > 0 && mark.note === "";
}
