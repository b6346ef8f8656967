import type { MaybeItem, PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import { type Draft, journalNow, LedgerError, requireStill } from "./commands.ts";
import { type Envelope, EnvelopeError, readEnvelope } from "./envelope.ts";
import { currentOf, locate } from "./generations.ts";
import { ERASE, type Erasure, type FoldContext, type Folded, type Folding } from "./kinds.ts";
import { type LogRow, lastSize } from "./log-state.ts";
import { Moments } from "./moments.ts";
import { placeIn } from "./places.ts";
import type { Registry } from "./registry.ts";
import { isAboutTheEntry, stumbledOver } from "./stumbling.ts";
import type { Writer } from "./writer.ts";
import type { Step } from "./writer-protocol.ts";

/** As often as a command, or an entry, is decided anew because something moved meanwhile. */
export const MAX_ATTEMPTS = 16;

/** What applying needs of the ledger it is part of. */
export type ApplyingLedger = {
  readonly party: PartyId;
  readonly reader: Reader;
  readonly writer: Writer;
  readonly registry: Registry;
  readonly foldContext: FoldContext;
  readonly logs: readonly LogRow[];
  log(origin: string): LogRow | undefined;
};

export type ApplyingParts = {
  readonly ledger: ApplyingLedger;
  /** Own entries, ready to be written. */
  readonly prepare: (
    drafts: readonly Draft[],
  ) => Promise<{ readonly steps: readonly Step[]; readonly erasures: readonly Erasure[] }>;
  /** Destroys keys; resolves when nothing is outstanding. */
  readonly erase: (erasures: readonly Erasure[]) => Promise<void>;
};

/** What applying a partner's entry comes to. */
type Judged = {
  readonly folded: Folded;
  readonly steps: readonly Step[];
  readonly erasures: readonly Erasure[];
  readonly expects: Readonly<Record<string, number>>;
  readonly aside: string | undefined;
};

const asideFor = (aside: string): Judged => ({
  folded: { changes: [], touches: [] },
  steps: [],
  erasures: [],
  expects: {},
  aside,
});

/** Entries read at a time, going back; mostly one is enough. */
const SEEN_STEP = 16;

function seenIn(bytes: Uint8Array, origin: string): number {
  try {
    return readEnvelope(bytes, origin).seen ?? 0;
  } catch (cause) {
    if (cause instanceof EnvelopeError) return 0;
    throw cause;
  }
}

export function erasuresOf(folded: Folded): Erasure[] {
  return folded.changes
    .filter(([statement]) => statement === ERASE)
    .map(([, params]) => ({ payload: String(params.payload), position: Number(params.position) }));
}

export function foldingOf(
  log: LogRow,
  envelope: Envelope,
  body: unknown,
  items: readonly MaybeItem[] | undefined,
  /** See {@link Moments}; for an own entry, what it states. */
  at: number = Date.parse(envelope.at),
): Folding<unknown> {
  return {
    envelope,
    body,
    party: log.party as PartyId,
    partner: (log.partner ?? undefined) as PartyId | undefined,
    mine: log.mine === 1,
    at,
    items,
  };
}

/** Partners' entries as they come to be facts here. Nothing a partner writes makes it throw. */
export class Applying {
  readonly #parts: ApplyingParts;
  readonly #ledger: ApplyingParts["ledger"];
  readonly #moments: Moments;
  /** For each partner's log: what the entries before an index had seen at most. */
  readonly #seen = new Map<number, { readonly index: number; readonly seen: number }>();

  constructor(parts: ApplyingParts) {
    this.#parts = parts;
    this.#ledger = parts.ledger;
    this.#moments = new Moments(parts.ledger.reader);
  }

  /**
   * Applies the next entry of a partner's log: checked, folded, and answered in the same transaction. An entry
   * that is malformed, of an unknown kind or refused by its desk takes its place in the log all the same and is
   * set aside with the reason; only what depends on it waits. So is one that a desk stumbles over: whatever a
   * partner writes must neither stop its tail nor keep this node from starting. `answered`: this node has answered it
   * before, in entries that were lost here and are being taken back; it does not answer twice.
   */
  async apply(
    log: LogRow,
    index: number,
    bytes: Uint8Array,
    answered = false,
  ): Promise<{ aside: string | undefined }> {
    let judged: Judged | undefined;
    let began = 0;
    for (let attempt = 1; ; attempt++) {
      if (judged === undefined) {
        began = journalNow(this.#ledger.reader);
        judged = await this.#judge(log, index, bytes, answered);
      }
      const { folded, steps, erasures, expects, aside } = judged;
      const partner: Step = { do: "partner", log: log.id, index, bytes, aside: aside ?? null, ...folded };
      try {
        requireStill(expects, began);
        await this.#ledger.writer.ask({
          type: "commit",
          command: null,
          expects: Object.entries(expects),
          steps: [partner, ...steps],
        });
        await this.#parts.erase([...erasures, ...erasuresOf(folded)]);
        return { aside };
      } catch (cause) {
        if (aside === undefined && isAboutTheEntry(cause)) judged = asideFor(stumbledOver(cause));
        else if (cause instanceof LedgerError && cause.code === "conflict" && attempt < MAX_ATTEMPTS)
          judged = undefined;
        else throw cause;
      }
    }
  }

  /** Tries the entries that were set aside again, after an upgrade taught this node their kind. */
  async retryAside(): Promise<number> {
    let understood = 0;
    for (const row of this.#asides()) {
      const log = this.#ledger.logs.find((each) => each.id === row.log)!;
      const { folded, steps, erasures, expects, aside } = await this.#judge(log, row.idx, row.bytes);
      if (aside !== undefined) continue;
      const again: Step = { do: "again", log: row.log, index: row.idx, ...folded };
      try {
        await this.#ledger.writer.ask({
          type: "commit",
          command: null,
          expects: Object.entries(expects),
          steps: [again, ...steps],
        });
      } catch (cause) {
        if (isAboutTheEntry(cause)) continue;
        throw cause;
      }
      await this.#parts.erase([...erasures, ...erasuresOf(folded)]);
      understood++;
    }
    return understood;
  }

  /** Entries that are set aside, some at a time: a partner may have written very many. */
  *#asides(): Generator<{ log: number; idx: number; bytes: Uint8Array }> {
    const until =
      this.#ledger.reader.get<{ seq: number | null }>("SELECT max(seq) AS seq FROM journal")?.seq ?? 0;
    for (let after = 0; ; ) {
      const rows = this.#ledger.reader.all<{ seq: number; log: number; idx: number; bytes: Uint8Array }>(
        `SELECT j.seq, j.log, j.idx, e.bytes FROM journal j JOIN entry e ON e.log = j.log AND e.idx = j.idx
           JOIN log l ON l.id = j.log AND l.mine = 0
         WHERE j.seq > :after AND j.seq <= :until AND j.aside IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM journal k WHERE k.log = j.log AND k.idx = j.idx AND k.seq > j.seq)
         ORDER BY j.seq LIMIT 256`,
        { after, until },
      );
      yield* rows;
      if (rows.length === 0) return;
      after = rows.at(-1)!.seq;
    }
  }

  /** What a partner's entry does here, or why it is set aside. Throws only what is no fault of the entry. */
  async #judge(log: LogRow, index: number, bytes: Uint8Array, answered = false): Promise<Judged> {
    try {
      const { folded, entries, expects, aside } = await this.#consider(log, index, bytes);
      const { steps, erasures } = await this.#parts.prepare(answered ? [] : entries);
      return { folded, steps, erasures, expects, aside };
    } catch (cause) {
      if (!isAboutTheEntry(cause)) throw cause;
      return asideFor(stumbledOver(cause));
    }
  }

  async #consider(
    log: LogRow,
    index: number,
    bytes: Uint8Array,
  ): Promise<{
    folded: Folded;
    entries: readonly Draft[];
    expects: Readonly<Record<string, number>>;
    aside: string | undefined;
  }> {
    const setAside = (aside: string) => ({
      folded: { changes: [], touches: [] },
      entries: [],
      expects: {},
      aside,
    });
    let envelope: Envelope;
    try {
      envelope = readEnvelope(bytes, log.origin);
    } catch (cause) {
      if (cause instanceof EnvelopeError) return setAside(cause.message);
      throw cause;
    }
    const kind = this.#ledger.registry.kinds.get(envelope.kind);
    if (kind === undefined)
      return setAside(
        `this node does not know the kind ${envelope.kind}; it will be tried again after an upgrade`,
      );
    if (kind.log !== "liaison") return setAside(`${envelope.kind} does not belong in a liaison log`);
    const backwards = this.#seenProblem(log, index, envelope);
    if (backwards !== undefined) return setAside(backwards);
    const body = kind.body.safeParse(envelope.body);
    if (!body.success) {
      const issue = body.error.issues[0];
      return setAside(
        `${envelope.kind} is malformed at /body/${issue?.path.join("/") ?? ""}: ${issue?.message ?? ""}`,
      );
    }
    const folding = foldingOf(log, envelope, body.data, undefined, this.#moments.of(log, envelope));
    const reception =
      (await kind.receive?.(folding as Folding<never>, this.#ledger.reader, placeIn(log.origin, index))) ??
      {};
    if (reception.aside !== undefined) return setAside(reception.aside);
    const folded = kind.fold(folding as Folding<never>, this.#ledger.foldContext);
    return { folded, entries: reception.entries ?? [], expects: reception.expects ?? {}, aside: undefined };
  }

  /** `seen` never decreases and never claims more of our log than there is (DESIGN.md, 5). */
  #seenProblem(log: LogRow, index: number, envelope: Envelope): string | undefined {
    if (envelope.seen === undefined) return "an entry of a liaison log must say how much it has seen";
    const meant = locate(this.#ledger, "ours", log.party, envelope.seen);
    const own = meant?.log ?? currentOf(this.#ledger, "ours", log.party);
    const size = own === undefined ? 0 : placeIn(own.origin, lastSize(this.#ledger.reader, own.id));
    if (envelope.seen > size)
      return `the entry claims to have seen ${envelope.seen} entries of a log that has ${size}`;
    const before = this.#seenBefore(log, index);
    return envelope.seen < before
      ? `the entry has seen ${envelope.seen}, one before it ${before}: seen never decreases`
      : undefined;
  }

  /**
   * The most that the entries before `index` say they had seen. Those set aside count too: an entry in between that
   * holds anything at all must not let its writer forget what it knew. What is accepted never says less than what
   * stands before it, so it is gone back no further than to the last accepted one, or to where it was asked before.
   */
  #seenBefore(log: LogRow, index: number): number {
    const known = this.#seen.get(log.id);
    const from = known !== undefined && known.index <= index ? known : { index: 0, seen: 0 };
    let { seen } = from;
    for (let until = index, accepted = false; until > from.index && !accepted; until -= SEEN_STEP) {
      const rows = this.#ledger.reader.all<{ bytes: Uint8Array; accepted: number }>(
        `SELECT e.bytes, EXISTS (SELECT 1 FROM journal j WHERE j.log = e.log AND j.idx = e.idx AND j.aside IS NULL) AS accepted
         FROM entry e WHERE e.log = :log AND e.idx >= :from AND e.idx < :until ORDER BY e.idx DESC`,
        { log: log.id, from: Math.max(from.index, until - SEEN_STEP), until },
      );
      for (const row of rows) {
        seen = Math.max(seen, seenIn(row.bytes, log.origin));
        accepted = row.accepted === 1;
        if (accepted) break;
      }
    }
    this.#seen.set(log.id, { index, seen });
    return seen;
  }
}
