import type { KnownKind } from "./bodies.ts";
import type { PartyId } from "./digest.ts";
import type { ReadEntry } from "./entries.ts";
import type { SetField } from "./envelope.ts";
import type { Losses } from "./losses.ts";

/** A release as its log has it; of `set`, what the receipt must repeat. */
export type Made = {
  readonly index: number;
  readonly at: string;
  readonly release: string;
  readonly set: Omit<SetField, "key"> | undefined;
};
type Of<K extends KnownKind> = Omit<ReadEntry<K>, "envelope"> & {
  readonly id: string;
  readonly at: string;
  readonly set: Omit<SetField, "key"> | undefined;
};
export type Kept<K extends KnownKind> = Of<K>;
/** Both versions say what the checks rest on in the same words. */
export type Ordered = Kept<"recall.ordered/1" | "recall.ordered/2">;
export type Requested = Kept<"onward.requested/1" | "onward.requested/2">;
export type Answered = Kept<"onward.answered/1" | "onward.answered/2">;

/** What one party says about releases, receipts and recalls, in all generations of its log; entries by their places. */
export class Ledgered {
  readonly made = new Map<string, Made>();
  readonly received: Kept<"release.received/1">[] = [];
  readonly declined: Kept<"release.declined/1">[] = [];
  readonly expired: Kept<"release.expired/1">[] = [];
  readonly ordered = new Map<string, Ordered>();
  readonly executed: Kept<"recall.executed/1">[] = [];
  readonly requested = new Map<string, Requested>();
  readonly answered: Answered[] = [];
  readonly log: string;
  readonly party: PartyId;
  /** How much of the partner's log this party had applied at the end of its own. */
  lastSeen = 0;

  readonly #losses: Losses;

  constructor(log: string, party: PartyId, losses: Losses) {
    this.log = log;
    this.party = party;
    this.#losses = losses;
  }

  /** Whether who had seen so much of this log may speak of an entry that is lost to this export. */
  mayHaveLost(seen: number): boolean {
    return this.#losses.mayBeLost(this.party, seen);
  }

  /** Whether what stands at this place is lost to the party that wrote it. */
  isDisowned(place: number): boolean {
    return this.#losses.isDisowned(this.party, place);
  }

  take(entry: ReadEntry): void {
    this.lastSeen = Math.max(this.lastSeen, entry.seen);
    if (isOf(entry, "release.made/1")) {
      const { index, envelope, body } = entry;
      addFirst(this.made, envelope.id, { index, at: envelope.at, release: body.release, set: setOf(entry) });
    } else if (isOf(entry, "release.received/1")) this.received.push(kept(entry));
    else if (isOf(entry, "release.declined/1")) this.declined.push(kept(entry));
    else if (isOf(entry, "release.expired/1")) this.expired.push(kept(entry));
    else if (isOf(entry, "recall.ordered/1") || isOf(entry, "recall.ordered/2"))
      addFirst(this.ordered, entry.body.recall, kept(entry));
    else if (isOf(entry, "recall.executed/1")) this.executed.push(kept(entry));
    else if (isOf(entry, "onward.requested/1") || isOf(entry, "onward.requested/2"))
      addFirst(this.requested, entry.body.request, kept(entry));
    else if (isOf(entry, "onward.answered/1") || isOf(entry, "onward.answered/2"))
      this.answered.push(kept(entry));
  }
}

/** Of two that use one name the first counts: nobody changes later what was said before. */
function addFirst<V>(map: Map<string, V>, name: string, value: V): void {
  if (!map.has(name)) map.set(name, value);
}

function isOf<K extends KnownKind>(entry: ReadEntry, kind: K): entry is ReadEntry<K> & ReadEntry {
  return entry.kind === kind;
}

function kept<K extends KnownKind>({ envelope, ...entry }: ReadEntry<K>): Kept<K> {
  return { ...entry, id: envelope.id, at: envelope.at, set: setOf({ envelope }) };
}

/** Wrapped keys are long, and none of the verifier's business. */
function setOf({ envelope }: Pick<ReadEntry, "envelope">): Omit<SetField, "key"> | undefined {
  if (envelope.set === undefined) return undefined;
  const { payload, root, count } = envelope.set;
  return { payload, root, count };
}

export type Settled = {
  /** Releases that were received or declined. */
  readonly all: ReadonlySet<string>;
  readonly declined: ReadonlySet<string>;
};

export const placeIn = (log: string, { index, id }: { index: number; id: string }) => ({
  log,
  index,
  entry: id,
});

export const ageOf = (at: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(at)) / 1000));
