import type { JsonValue } from "@entente/json";
import {
  digestBytes,
  digestOf,
  digestText,
  type MaybeItem,
  type PartyId,
  sealSet,
  seedOf,
  wrapFor,
} from "../keys/index.ts";
import { type Reader, Sqlite } from "../store/index.ts";
import { Applying, erasuresOf, foldingOf, MAX_ATTEMPTS } from "./applying.ts";
import {
  type Command,
  type Draft,
  journalNow,
  LedgerError,
  type Outcome,
  type Place,
  type Proposal,
  requireStill,
} from "./commands.ts";
import { Contents } from "./contents.ts";
import { type Envelope, envelopeText, ownBody, type SetField } from "./envelope.ts";
import { createFoldContext } from "./fold-context.ts";
import { currentOf, envelopeAt, generationsOf, locate, type Side } from "./generations.ts";
import type { Erasure, FoldContext, Folding } from "./kinds.ts";
import { allLogs, hasher, type LogRow } from "./log-state.ts";
import type { LedgerOptions } from "./options.ts";
import { houseOrigin, wrapContext } from "./origins.ts";
import type { Registry } from "./registry.ts";
import { erasuresIn, prepareViews } from "./replay.ts";
import { takeBack } from "./taking-back.ts";
import { ulid } from "./ulid.ts";
import { Writer } from "./writer.ts";
import type { Head, Step } from "./writer-protocol.ts";

/**
 * The ledger of a node: commands become entries, partners' entries are applied, views follow.
 * Reading goes through {@link Ledger.reader}; nothing is written but through `submit` and `apply`.
 */
export class Ledger {
  readonly party: PartyId;
  readonly reader: Reader;
  readonly contents: Contents;
  readonly writer: Writer;
  /** The high-water store: the largest heads ever signed and cosigned. */
  readonly marks: Reader;
  readonly #options: LedgerOptions;
  readonly #context: FoldContext;
  readonly #stores: readonly Sqlite[];
  readonly #logs = new Map<string, LogRow>();
  readonly #listeners = new Set<(heads: readonly Head[]) => void>();
  readonly #applying: Applying;
  /** Positions whose keys are still to be destroyed, by set. */
  readonly #toErase = new Map<string, Set<number>>();
  /** Keys were destroyed, and still stand in the write-ahead log. */
  #toTruncate = false;
  #erasing: Promise<void> = Promise.resolve();

  private constructor(options: LedgerOptions) {
    const { paths, registry, keyring } = options;
    this.#options = options;
    this.party = options.party;
    this.#context = createFoldContext(seedOf(keyring.search));
    this.writer = new Writer(
      { ledger: paths.ledger, keys: paths.keys, highwater: paths.highwater, statements: registry.statements },
      (heads) => {
        for (const listener of this.#listeners) listener(heads);
      },
    );
    const reader = new Sqlite(paths.ledger, { readOnly: true });
    const keys = new Sqlite(paths.keys, { readOnly: true });
    const marks = new Sqlite(paths.highwater, { readOnly: true });
    this.#stores = [reader, keys, marks];
    this.marks = marks;
    this.reader = reader;
    this.contents = new Contents(reader, keys, seedOf(keyring.storage));
    for (const log of allLogs(reader)) this.#logs.set(log.origin, log);
    this.#applying = new Applying({
      ledger: this,
      prepare: (drafts) => this.#prepare(drafts),
      erase: (erasures) => this.#erase(erasures),
    });
  }

  /** Opens the stores, remakes the views if their schema changed, and replays erasures a crash interrupted. */
  static async open(options: LedgerOptions): Promise<Ledger> {
    prepareViews(options);
    const ledger = new Ledger(options);
    await ledger.openLog({
      origin: houseOrigin(options.party),
      kind: "house",
      party: options.party,
      partner: null,
      mine: true,
    });
    // A disk that is full now must not keep the node from starting: what is left is tried before each signature.
    await ledger.#erase(erasuresIn(ledger.reader)).catch((cause: unknown) => {
      if (!(cause instanceof LedgerError) || cause.code !== "storage") throw cause;
    });
    return ledger;
  }

  /** Opens a log if it is not open yet, with its high-water mark. Called when parties pair, never implicitly. */
  async openLog(log: {
    origin: string;
    kind: "house" | "liaison";
    party: string;
    partner: string | null;
    mine: boolean;
  }): Promise<LogRow> {
    const known = this.#logs.get(log.origin);
    if (known !== undefined) return known;
    // The mark first: a crash in between leaves a mark without a log, which harms nothing; a log without a mark
    // would look like one whose mark was lost.
    const role = log.mine ? "own" : "peer";
    await this.writer.ask({ type: "highwater-create", role, origin: log.origin, root: hasher.empty() });
    const { value } = await this.writer.ask({ type: "open-log", ...log });
    const row: LogRow = { ...log, id: value!, mine: log.mine ? 1 : 0 };
    this.#logs.set(log.origin, row);
    return row;
  }

  get logs(): readonly LogRow[] {
    return [...this.#logs.values()];
  }

  log(origin: string): LogRow | undefined {
    return this.#logs.get(origin);
  }

  /** The log one side of a relation goes on with; undefined where there is no relation. */
  current(side: Side, partner: PartyId): LogRow | undefined {
    return currentOf(this, side, partner);
  }

  /** Every generation of it, the first one first. */
  generations(side: Side, partner: PartyId): readonly LogRow[] {
    return generationsOf(this, side, partner);
  }

  /** Log and index of a place of one side. */
  locate(
    side: Side,
    partner: PartyId,
    place: number,
  ): { readonly log: LogRow; readonly index: number } | undefined {
    return locate(this, side, partner, place);
  }

  /** The entry at a place of one side; undefined where it is not held here. */
  envelopeAt(side: Side, partner: PartyId, place: number): Envelope | undefined {
    return envelopeAt(this, side, partner, place);
  }

  #logFor(draft: Draft): LogRow {
    const row = this.#logMeant(draft.log);
    if (row === undefined)
      throw new LedgerError("unknown-relation", "there is no relation with that party; exchange cards first");
    return row;
  }

  #logMeant(log: Draft["log"]): LogRow | undefined {
    if (log === "house") return this.#logs.get(houseOrigin(this.party));
    return log.opens === undefined ? this.current("ours", log.partner) : this.#logs.get(log.opens);
  }

  /** Called after each batch with the heads that moved. */
  onHeads(listener: (heads: readonly Head[]) => void): void {
    this.#listeners.add(listener);
  }

  /**
   * Decides a command and writes what it decided. Returns when the entries are durable (grade `recorded`).
   * A repeat of the same id gets the first answer; a stream that moved meanwhile makes it decide again. Throws LedgerError,
   * and EnvelopeError for an entry that could not be read back; then nothing was stored.
   */
  async submit<T extends JsonValue>(command: Command<T>): Promise<Outcome<T>> {
    const first = this.reader.get<{ digest: string; outcome: string }>(
      "SELECT digest, outcome FROM command WHERE id = :id",
      { id: command.id },
    );
    if (first !== undefined) {
      if (first.digest !== command.digest) {
        throw new LedgerError(
          "command-reused",
          "this command id was already used for something else; choose a new one",
        );
      }
      return { ...(JSON.parse(first.outcome) as { entries: Place[]; result: T }), repeated: true };
    }
    for (let attempt = 1; ; attempt++) {
      const began = journalNow(this.reader);
      const proposal: Proposal<T> = await command.decide(this.reader);
      const { steps, erasures } = await this.#prepare(proposal.entries);
      try {
        requireStill(proposal.expects, began);
        const answer = await this.writer.ask({
          type: "commit",
          command: { id: command.id, digest: command.digest, result: JSON.stringify(proposal.result) },
          expects: Object.entries(proposal.expects),
          steps,
        });
        await this.#erase(erasures);
        return {
          ...(JSON.parse(answer.outcome!) as { entries: Place[]; result: T }),
          repeated: answer.repeated,
        };
      } catch (cause) {
        if (!(cause instanceof LedgerError) || cause.code !== "conflict" || attempt === MAX_ATTEMPTS)
          throw cause;
      }
    }
  }

  /** Applies the next entry of a partner's log; see {@link Applying.apply}. */
  apply(
    log: LogRow,
    index: number,
    bytes: Uint8Array,
    answered = false,
  ): Promise<{ aside: string | undefined }> {
    return this.#applying.apply(log, index, bytes, answered);
  }

  /** Takes an own entry back that was lost here; see {@link takeBack}. Only for a node that serves nobody. */
  async takeBack(log: LogRow, index: number, bytes: Uint8Array): Promise<{ aside: string | undefined }> {
    const { aside, erasures } = await takeBack(this, log, index, bytes);
    await this.#erase(erasures);
    return { aside };
  }

  /** Tries the entries that were set aside again, after an upgrade taught this node their kind. */
  retryAside(): Promise<number> {
    return this.#applying.retryAside();
  }

  /**
   * Refuses what the partner's node would set aside as unknown (DESIGN.md, kinds). Every entry is held to it before
   * anything is sealed; a desk asks earlier, where others would only act in vain. Throws LedgerError `not-understood`.
   */
  requireUnderstood(partner: PartyId, kind: string): void {
    const why = this.#options.notUnderstood?.(partner, kind);
    if (why !== undefined) throw new LedgerError("not-understood", why);
  }

  async #prepare(drafts: readonly Draft[]): Promise<{ steps: Step[]; erasures: Erasure[] }> {
    for (const { log, kind } of drafts)
      if (log !== "house" && this.#options.registry.kinds.has(kind))
        this.requireUnderstood(log.partner, kind);
    const steps: Step[] = [];
    const erasures: Erasure[] = [];
    for (const draft of drafts) {
      const log = this.#logFor(draft);
      const kind = this.#options.registry.kinds.get(draft.kind);
      if (kind === undefined) throw new LedgerError("unknown-kind", `no desk declares ${draft.kind}`);
      const { set, blob, items } = await this.#seal(draft, log);
      const now = this.#options.now();
      const envelope = {
        log: log.origin,
        id: draft.id ?? ulid(now),
        at: new Date(now).toISOString(),
        kind: draft.kind,
        ...(draft.agreement === undefined
          ? {}
          : { agreement: draft.agreement as Envelope["agreement"] & string }),
        ...(draft.actor === undefined ? {} : { actor: draft.actor }),
        ...(draft.refs === undefined ? {} : { refs: [...draft.refs] as `sha256:${string}`[] }),
        body: draft.body,
        ...(set === undefined ? {} : { set }),
      };
      const text = envelopeText(envelope, log.kind === "liaison");
      // Read as a rebuild and the partner will read it, before anything is written: what could not be read back would be
      // set aside by one and end the other. Members come in canonical order: a view that keeps one is rebuilt equal.
      const body = kind.body.parse(ownBody(text.join("0")));
      const folding = foldingOf(log, { v: 1, typ: "entente.event/1", blind: "", ...envelope }, body, items);
      const folded = kind.fold(folding as Folding<never>, this.#context);
      if (blob !== undefined) steps.push(blob);
      steps.push({ do: "own", log: log.id, id: envelope.id, text, ...folded });
      erasures.push(...erasuresOf(folded));
    }
    return { steps, erasures };
  }

  async #seal(
    draft: Draft,
    log: LogRow,
  ): Promise<{ set?: SetField; blob?: Step; items?: readonly MaybeItem[] }> {
    if (draft.holds !== undefined) {
      return { set: draft.holds, items: this.contents.open(draft.holds.payload, draft.holds.count) };
    }
    if (draft.items === undefined) return {};
    const sealed = sealSet(draft.items);
    const payload = digestText(sealed.digest);
    const key =
      log.partner === null
        ? undefined
        : await wrapFor(
            this.#options.sealKeyOf(log.partner as PartyId),
            sealed.key,
            wrapContext(log.origin, payload),
          );
    const wrappedKey = this.contents.wrap(sealed.digest, sealed.key);
    return {
      set: {
        payload,
        root: digestText(sealed.root),
        count: sealed.count,
        ...(key === undefined ? {} : { key }),
      },
      blob: { do: "blob", digest: sealed.digest, bytes: sealed.bytes, wrappedKey },
      items: draft.items,
    };
  }

  /** Keeps a blob a partner sealed for us, with its key. It is storage, not an act: the receipt is the act. */
  async keep(payload: string, bytes: Uint8Array, wrappedKey: Uint8Array): Promise<void> {
    const digest = digestBytes(payload)!;
    await this.writer.ask({
      type: "commit",
      command: null,
      expects: [],
      steps: [{ do: "blob", digest, bytes, wrappedKey }],
    });
  }

  async #erase(erasures: readonly Erasure[]): Promise<void> {
    if (erasures.length === 0) return;
    for (const { payload, position } of erasures) {
      const positions = this.#toErase.get(payload) ?? new Set();
      this.#toErase.set(payload, positions.add(position));
    }
    await this.settled();
  }

  /**
   * Resolves when no erasure is outstanding; rejects when one cannot be carried out now, which is tried again the next
   * time. No head is signed before: a purge receipt never precedes its purge.
   */
  settled(): Promise<void> {
    this.#erasing = this.#erasing.catch(() => undefined).then(() => this.#destroy());
    // Whoever does not wait for it must not bring the process down.
    this.#erasing.catch(() => undefined);
    return this.#erasing;
  }

  async #destroy(): Promise<void> {
    if (this.#toErase.size === 0 && !this.#toTruncate) return;
    for (const [payload, positions] of this.#toErase) {
      this.#toTruncate = true;
      const now = [...positions];
      await this.contents.destroy(this.writer, payload, now);
      for (const position of now) positions.delete(position);
      if (positions.size === 0) this.#toErase.delete(payload);
    }
    await this.writer.ask({ type: "truncate" });
    this.#toTruncate = false;
  }

  get foldContext(): FoldContext {
    return this.#context;
  }

  get registry(): Registry {
    return this.#options.registry;
  }

  async close(): Promise<void> {
    await this.settled().catch(() => undefined);
    await this.writer.close();
    for (const store of this.#stores) store.close();
  }
}

export const commandDigest = (value: JsonValue): string =>
  digestOf(new TextEncoder().encode(JSON.stringify(value)));
