import type { Account } from "./account.ts";
import type { KnownKind } from "./bodies.ts";
import { ageOf, type Kept, type Ledgered, type Made, placeIn, type Settled } from "./ledgered.ts";
import { checkRecalls, goneAt } from "./recalls.ts";

/** Steps 8 and 9, in both directions. */
export function checkPairs(logs: readonly [Ledgered, Ledgered], now: number, account: Account): void {
  const [a, b] = logs;
  for (const [sender, holder] of [
    [a, b],
    [b, a],
  ] as const) {
    const settled = checkReceipts(sender, holder, account);
    tellOutstanding(sender, settled.all, goneAt(holder), now, account);
    checkRecalls(sender, holder, settled, now, account);
    checkOnward(holder, sender, now, account);
  }
}

/** Step 8: what the holder says to have received is what the sender sent, once, and after it was sent. */
function checkReceipts(sender: Ledgered, holder: Ledgered, account: Account): Settled {
  const all = new Map<string, number>();
  const declined = new Set<string>();
  const answers = [...holder.received, ...holder.declined].sort((x, y) => x.index - y.index);
  for (const answer of answers) {
    const place = placeIn(holder.log, answer);
    const made = madeBefore(sender, answer, "receipt-without-release", account);
    if (made === undefined) continue;
    const before = all.get(answer.body.made);
    if (before !== undefined) {
      if (holder.isDisowned(before)) account.notice("answered-again", place, answer.body.made, answer.id);
      else account.violation("receipt-twice", place, answer.body.made, answer.id);
      continue;
    }
    all.set(answer.body.made, answer.index);
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
  return { all: new Set(all.keys()), declined };
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
  if (made === undefined && sender.mayHaveLost(answer.seen)) {
    account.notice("about-lost-entry", place, "release.made/1", answer.body.made);
    return undefined;
  }
  if (made === undefined) return account.violation(code, place, "release.made/1", answer.body.made);
  if (made.index >= answer.seen)
    return account.violation("receipt-before-release", place, `> ${made.index}`, `${answer.seen}`);
  return made;
}

const describe = (set: Made["set"]): string =>
  set === undefined ? "-" : `${set.payload} ${set.root} ${set.count}`;

function tellOutstanding(
  sender: Ledgered,
  settled: ReadonlySet<string>,
  gone: ReadonlyMap<string, ReadonlySet<number>>,
  now: number,
  account: Account,
): void {
  for (const [id, { index, at, set }] of sender.made) {
    // What was recalled whole before it was taken in waits for nothing any more.
    if (settled.has(id) || (gone.get(id)?.size ?? 0) >= (set?.count ?? Number.POSITIVE_INFINITY)) continue;
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
    if (asked === undefined && holder.mayHaveLost(answer.seen))
      account.notice("about-lost-entry", placeIn(originator.log, answer), "onward.requested", request);
    else if (asked === undefined || asked.index >= answer.seen || answered.has(request))
      account.violation(
        "onward-answer-unasked",
        placeIn(originator.log, answer),
        "onward.requested",
        request,
      );
    answered.add(request);
  }
  for (const [request, { index, id, at, body, seen }] of holder.requested) {
    const made = originator.made.get(body.made);
    if (made === undefined && originator.mayHaveLost(seen))
      account.notice("about-lost-entry", placeIn(holder.log, { index, id }), "release.made/1", body.made);
    else if (made === undefined || made.index >= seen)
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
