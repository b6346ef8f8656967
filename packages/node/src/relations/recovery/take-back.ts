import { equalBytes } from "@entente/tlog";
import { digestBytes, KeyError, openCommitted, type PartyId, unwrapFrom } from "../../keys/index.ts";
import {
  hasher,
  type LogRow,
  lastSize,
  placeIn,
  readEnvelope,
  readHighwater,
  type SetField,
} from "../../ledger/index.ts";
import type { Blobs, SealPairFor } from "../blobs.ts";
import { WireError } from "../errors.ts";
import { isErased } from "../listener/serve-blob.ts";
import { openPartnerHead } from "../tail/check-head.ts";
import { rememberHead } from "../tail/remember-head.ts";
import { RecoveryError } from "./errors.ts";
import { returnedContext } from "./give-back.ts";
import type { RecoveryParts, RecoveryPlan } from "./plan.ts";
import type { ReturnSource } from "./source.ts";

export type TakingParts = RecoveryParts & {
  readonly blobs: Blobs;
  readonly sealPair: SealPairFor;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly progress?: (what: string, done: number, total: number) => void;
};

/** What came of it. */
export type TakenBack = {
  /** Own entries below this are here now. */
  readonly until: number;
  /** Own entries that keep their place and tell the views nothing, with the reason. */
  readonly aside: readonly { readonly index: number; readonly reason: string }[];
  /** Sets that came back with their key, and sets that the partner does not give (any more) or that do not open. */
  readonly content: number;
  readonly withoutContent: number;
  /** The partner's entries that these had seen and that were applied again. */
  readonly theirs: number;
};

/**
 * Takes the entries of a plan back, in the order in which they were written: before an own entry, all of the partner's
 * log that it had seen. Content comes before the entry that folds it, so that live views and rebuilt ones are one.
 *
 * Each entry is durable by itself. A crash leaves a shorter log, all of it true; the next recovery goes on from there.
 * Until {@link moveMark} the log is rolled back, and nothing of it is signed.
 */
export async function takeLogBack(
  parts: TakingParts,
  source: ReturnSource,
  plan: RecoveryPlan,
): Promise<TakenBack> {
  const { ledger } = parts;
  const { own, theirs, head } = plan;
  const from = lastSize(ledger.reader, own.id);
  const before = lastSize(ledger.reader, theirs.id);
  const seenAtMost = head.seen.at(-1) ?? 0;
  const seen = new SeenLog(parts, source, plan, seenAtMost);
  await seen.open();
  const contents = new ContentBack(parts, source, plan);
  const aside: { index: number; reason: string }[] = [];
  let index = from;
  for await (const bytes of source.entries(placeIn(own.origin, from), placeIn(own.origin, head.size))) {
    if (index >= head.size) break;
    if (!equalBytes(hasher.leaf(bytes), head.leaves[index - plan.from]!))
      throw new RecoveryError("altered", `entry ${index} changed while it was fetched`);
    const envelope = readEnvelope(bytes, own.origin);
    await seen.upTo(head.seen[index - plan.from]!);
    if (envelope.set !== undefined) await contents.bring(index, envelope.set);
    const taken = await ledger.takeBack(own, index, bytes);
    if (taken.aside !== undefined) aside.push({ index, reason: taken.aside });
    index += 1;
    parts.progress?.("taken back", index - from, head.size - from);
  }
  if (index < head.size)
    throw new RecoveryError(
      "missing",
      `the partner has cosigned ${head.size} entries of this log and gives ${index}`,
    );
  await seen.close();
  const { brought: content, lacking: withoutContent } = contents;
  const after = lastSize(ledger.reader, theirs.id);
  return { until: index, aside, content, withoutContent, theirs: after - before };
}

/**
 * The mark stands at what was signed and cosigned; the note that says so is what this log publishes from now on. To be
 * called when all is done: with it the log is whole, and may be signed again.
 */
export async function moveMark({ ledger, now }: TakingParts, { own, head }: RecoveryPlan): Promise<void> {
  const mark = readHighwater(ledger.marks, "own", own.origin)!;
  const { size, root, note } = head;
  const at = Math.max(mark.at, Math.floor(now() / 1000));
  const swap = { oldSize: mark.size, oldRoot: mark.root, size, root, note, at };
  const { value } = await ledger.writer.ask({ type: "highwater", role: "own", origin: own.origin, ...swap });
  if (value !== 1)
    throw new RecoveryError(
      "forked",
      "the high-water mark of this log does not take the head that was signed",
    );
  await keepHead({ ledger, now }, own, head);
}

/** Keeps a head that both have signed as what an own log has published. */
export async function keepHead(
  { ledger, now }: Pick<TakingParts, "ledger" | "now">,
  { id }: LogRow,
  { size, root, note }: { readonly size: number; readonly root: Uint8Array; readonly note: string },
): Promise<void> {
  const at = now();
  await ledger.writer.ask({
    type: "checkpoint",
    log: id,
    size,
    root,
    note,
    signedAt: at,
    publishedAt: at,
  });
}

/** The partner's log, entry by entry, as far as the lost entries had seen it. */
class SeenLog {
  readonly #parts: TakingParts;
  readonly #source: ReturnSource;
  readonly #log: LogRow;
  readonly #until: number;
  #applied: number;
  #coming: AsyncIterator<{ readonly index: number; readonly bytes: Uint8Array }> | undefined;
  #head: { readonly size: number; readonly root: Uint8Array; readonly note: string } | undefined;

  constructor(parts: TakingParts, source: ReturnSource, { theirs }: RecoveryPlan, until: number) {
    this.#parts = parts;
    this.#source = source;
    this.#log = theirs;
    this.#until = until;
    this.#applied = lastSize(parts.ledger.reader, theirs.id);
  }

  async open(): Promise<void> {
    const note = await this.#source.theirHead();
    const lacking = () =>
      new RecoveryError(
        "partner-log",
        `the lost entries had seen ${this.#until} entries of the partner's log, and the partner does not show as many`,
      );
    if (note === undefined) {
      if (this.#applied < this.#until) throw lacking();
      return;
    }
    const { ledger, cards } = this.#parts;
    let head: ReturnType<typeof openPartnerHead>;
    try {
      head = openPartnerHead(note, this.#log, ledger.party, cards);
    } catch (cause) {
      if (!(cause instanceof WireError)) throw cause;
      throw new RecoveryError("partner-log", `the partner's own head: ${cause.message}`, cause);
    }
    const { size, root } = head.checkpoint;
    if (size < this.#until) throw lacking();
    if (!head.cosigned)
      throw new RecoveryError(
        "partner-log",
        "the partner shows a head of its own log that this party has not cosigned",
      );
    this.#head = { size, root, note };
    if (size > this.#applied)
      this.#coming = this.#source
        .theirEntries(ledger.reader, this.#log, { size, root })
        [Symbol.asyncIterator]();
  }

  async upTo(seen: number): Promise<void> {
    while (this.#applied < seen) {
      const next = await this.#coming?.next();
      if (next === undefined || next.done === true)
        throw new RecoveryError("partner-log", `entry ${this.#applied} of the partner's log does not come`);
      await this.#parts.ledger.apply(this.#log, next.value.index, next.value.bytes, true);
      this.#applied = next.value.index + 1;
    }
  }

  /** What comes after it nobody has answered yet: that is read when the node runs again. */
  async close(): Promise<void> {
    await this.#coming?.return?.();
    if (this.#head === undefined || this.#head.size > this.#applied) return;
    const { ledger, now } = this.#parts;
    if (!(await rememberHead(ledger, this.#log, this.#head, this.#head.note, now())))
      throw new RecoveryError(
        "partner-log",
        "the partner's log is not the one that this node has read before: it shows two histories",
      );
  }
}

/** Content of entries that come back: brought before they are folded, or done without. */
class ContentBack {
  readonly #parts: TakingParts;
  readonly #source: ReturnSource;
  readonly #plan: RecoveryPlan;
  brought = 0;
  lacking = 0;

  constructor(parts: TakingParts, source: ReturnSource, plan: RecoveryPlan) {
    this.#parts = parts;
    this.#source = source;
    this.#plan = plan;
  }

  async bring(index: number, set: SetField): Promise<void> {
    const { ledger } = this.#parts;
    if (isErased(ledger, set.payload)) return;
    const isHere = ledger.contents.holds(set.payload) && ledger.contents.keyOf(set.payload) !== undefined;
    if (isHere) return;
    const isKept = set.key === undefined ? await this.#theirs(set) : await this.#ours(index, set);
    if (isKept) this.brought += 1;
    else this.lacking += 1;
  }

  /** Content that this node sealed for the partner, with the key the partner has of it. */
  async #ours(index: number, set: SetField): Promise<boolean> {
    const { ledger, sealPair } = this.#parts;
    const given = await this.#source.content(placeIn(this.#plan.own.origin, index), set.payload);
    if (given === undefined) return false;
    const pair = sealPair(given.key.to);
    if (pair === undefined) return false;
    const digest = digestBytes(set.payload)!;
    try {
      const context = returnedContext(this.#plan.own.origin, set.payload);
      const key = await unwrapFrom(pair, given.key, context);
      openCommitted(given.bytes, key, { digest, root: digestBytes(set.root)!, count: set.count });
      await ledger.keep(set.payload, given.bytes, ledger.contents.wrap(digest, key));
      return true;
    } catch (cause) {
      if (cause instanceof KeyError) return false;
      throw cause;
    }
  }

  /** Content that the partner sealed for this node and that an entry of ours answers. */
  async #theirs(set: SetField): Promise<boolean> {
    const { ledger, blobs } = this.#parts;
    const { theirs } = this.#plan;
    const partner = theirs.party as PartyId;
    const row = ledger.reader.get<{ idx: number }>(
      // A partner may have written anything: what is no JSON has no content.
      `SELECT idx FROM entry WHERE log = :log AND CASE WHEN json_valid(CAST(bytes AS TEXT))
         THEN json_extract(CAST(bytes AS TEXT), '$.set.payload') = :payload
           AND json_extract(CAST(bytes AS TEXT), '$.set.key') IS NOT NULL ELSE 0 END ORDER BY idx LIMIT 1`,
      { log: theirs.id, payload: set.payload },
    );
    const bytes =
      row === undefined
        ? undefined
        : await this.#source.theirContent(placeIn(theirs.origin, row.idx), set.payload);
    if (row === undefined || bytes === undefined) return false;
    try {
      return await blobs.take({ partner, index: placeIn(theirs.origin, row.idx) }, bytes);
    } catch (cause) {
      if (cause instanceof KeyError) return false;
      throw cause;
    }
  }
}
