import type { Account } from "./account.ts";
import type { KnownKind } from "./bodies.ts";
import type { PartyId } from "./digest.ts";
import type { ReadEntry } from "./entries.ts";
import type { SetField } from "./envelope.ts";
import { checkRecalls } from "./recalls.ts";

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

/** What one log says about releases, receipts and recalls. */
export class Ledgered {
  readonly made = new Map<string, Made>();
  readonly received: Kept<"release.received/1">[] = [];
  readonly declined: Kept<"release.declined/1">[] = [];
  readonly expired: Kept<"release.expired/1">[] = [];
  readonly ordered = new Map<string, Kept<"recall.ordered/1">>();
  readonly executed: Kept<"recall.executed/1">[] = [];
  readonly requested = new Map<string, Kept<"onward.requested/1">>();
  readonly answered: Kept<"onward.answered/1">[] = [];
  readonly log: string;
  readonly party: PartyId;
  /** How much of the partner's log this party had applied at the end of its own. */
  lastSeen = 0;

  constructor(log: string, party: PartyId) {
    this.log = log;
    this.party = party;
  }

  take(entry: ReadEntry): void {
    this.lastSeen = Math.max(this.lastSeen, entry.seen);
    if (isOf(entry, "release.made/1")) {
      const { index, envelope, body } = entry;
      addFirst(this.made, envelope.id, { index, at: envelope.at, release: body.release, set: setOf(entry) });
    } else if (isOf(entry, "release.received/1")) this.received.push(kept(entry));
    else if (isOf(entry, "release.declined/1")) this.declined.push(kept(entry));
    else if (isOf(entry, "release.expired/1")) this.expired.push(kept(entry));
    else if (isOf(entry, "recall.ordered/1")) addFirst(this.ordered, entry.body.recall, kept(entry));
    else if (isOf(entry, "recall.executed/1")) this.executed.push(kept(entry));
    else if (isOf(entry, "onward.requested/1")) addFirst(this.requested, entry.body.request, kept(entry));
    else if (isOf(entry, "onward.answered/1")) this.answered.push(kept(entry));
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

/** Steps 8 and 9, in both directions. */
export function checkPairs(logs: readonly [Ledgered, Ledgered], now: number, account: Account): void {
  const [a, b] = logs;
  for (const [sender, holder] of [
    [a, b],
    [b, a],
  ] as const) {
    const settled = checkReceipts(sender, holder, account);
    tellOutstanding(sender, settled.all, now, account);
    checkRecalls(sender, holder, settled, now, account);
    checkOnward(holder, sender, now, account);
  }
}

export type Settled = {
  /** Releases that were received or declined. */
  readonly all: ReadonlySet<string>;
  readonly declined: ReadonlySet<string>;
};

/** Step 8: what the holder says to have received is what the sender sent, once, and after it was sent. */
function checkReceipts(sender: Ledgered, holder: Ledgered, account: Account): Settled {
  const all = new Set<string>();
  const declined = new Set<string>();
  const answers = [...holder.received, ...holder.declined].sort((x, y) => x.index - y.index);
  for (const answer of answers) {
    const place = placeIn(holder.log, answer);
    const made = madeBefore(sender, answer, "receipt-without-release", account);
    if (made === undefined) continue;
    if (all.has(answer.body.made)) {
      account.violation("receipt-twice", place, answer.body.made, answer.id);
      continue;
    }
    all.add(answer.body.made);
    if (answer.kind === "release.declined/1") {
      account.count("declined");
      declined.add(answer.body.made);
      continue;
    }
    account.count("receipts");
    const expected = [sender.party, made.release, describe(made.set)].join(" ");
    const found = [answer.body.from, answer.body.release, describe(answer.set)].join(" ");
    if (expected !== found) account.violation("receipt-differs", place, expected, found);
  }
  for (const expiry of holder.expired) {
    account.count("expired");
    const made = madeBefore(sender, expiry, "expiry-without-release", account);
    if (made !== undefined && made.set?.payload !== expiry.body.payload)
      account.violation(
        "expiry-without-release",
        placeIn(holder.log, expiry),
        made.set?.payload ?? "-",
        expiry.body.payload,
      );
  }
  return { all, declined };
}

type Answering = Pick<Kept<KnownKind>, "log" | "index" | "id" | "seen"> & {
  readonly body: { readonly made: string };
};

/** The release an entry of its holder speaks of, when that holder could have seen it. */
function madeBefore(
  sender: Ledgered,
  answer: Answering,
  code: "receipt-without-release" | "expiry-without-release",
  account: Account,
): Made | undefined {
  const place = placeIn(answer.log, answer);
  const made = sender.made.get(answer.body.made);
  if (made === undefined) return account.violation(code, place, "release.made/1", answer.body.made);
  if (made.index >= answer.seen)
    return account.violation("receipt-before-release", place, `> ${made.index}`, `${answer.seen}`);
  return made;
}

export const placeIn = (log: string, { index, id }: { index: number; id: string }) => ({
  log,
  index,
  entry: id,
});

const describe = (set: Made["set"]): string =>
  set === undefined ? "-" : `${set.payload} ${set.root} ${set.count}`;

export const ageOf = (at: string, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(at)) / 1000));

function tellOutstanding(
  sender: Ledgered,
  settled: ReadonlySet<string>,
  now: number,
  account: Account,
): void {
  for (const [id, { index, at }] of sender.made) {
    if (settled.has(id)) continue;
    account.outstanding({
      what: "release",
      log: sender.log,
      index,
      entry: id,
      at,
      ageSeconds: ageOf(at, now),
    });
  }
}

/** Questions about onward transfer go from the holder to the originator, who answers. */
function checkOnward(holder: Ledgered, originator: Ledgered, now: number, account: Account): void {
  const answered = new Set<string>();
  for (const answer of originator.answered) {
    account.count("onward-answers");
    const { request } = answer.body;
    const asked = holder.requested.get(request);
    if (asked === undefined || asked.index >= answer.seen || answered.has(request))
      account.violation(
        "onward-answer-unasked",
        placeIn(originator.log, answer),
        "onward.requested/1",
        request,
      );
    answered.add(request);
  }
  for (const [request, { index, id, at, body, seen }] of holder.requested) {
    const made = originator.made.get(body.made);
    if (made === undefined || made.index >= seen)
      account.violation(
        "onward-without-release",
        placeIn(holder.log, { index, id }),
        "release.made/1",
        body.made,
      );
    else if (!answered.has(request))
      account.outstanding({
        what: "onward",
        ...placeIn(holder.log, { index, id }),
        at,
        ageSeconds: ageOf(at, now),
      });
  }
}
