import type { Account } from "./account.ts";
import type { Ranges } from "./bodies.ts";
import { ageOf, type Kept, type Ledgered, type Ordered, placeIn, type Settled } from "./ledgered.ts";

/**
 * Step 9: every recall has its receipt, or waits for it, or is overdue; and no receipt speaks of a recall that was
 * never ordered.
 */
export function checkRecalls(
  sender: Ledgered,
  holder: Ledgered,
  settled: Settled,
  now: number,
  account: Account,
): void {
  const gone = goneAt(holder);
  const answered = new Set<string>();
  for (const receipt of holder.executed) {
    account.count("recall-receipts");
    const place = placeIn(holder.log, receipt);
    const order = sender.ordered.get(receipt.body.recall);
    if (order === undefined && sender.mayHaveLost(receipt.seen)) {
      account.notice("about-lost-entry", place, "recall.ordered", receipt.body.recall);
      continue;
    }
    if (order === undefined || order.index >= receipt.seen) {
      account.violation("recall-receipt-without-order", place, "recall.ordered", receipt.body.recall);
      continue;
    }
    answered.add(receipt.body.recall);
    checkReceipt(sender, order, receipt, gone.get(order.body.made) ?? new Set(), account);
  }
  for (const [recall, order] of sender.ordered) {
    account.count("recalls");
    const place = placeIn(sender.log, order);
    const made = sender.made.get(order.body.made);
    if (made === undefined || made.index >= order.index || made.release !== order.body.release)
      account.violation("recall-without-release", place, "release.made/1", order.body.made);
    // What was declined was never taken in: there is nothing to give back.
    else if (!answered.has(recall) && !settled.declined.has(order.body.made))
      tellPending(sender, holder, order, now, account);
  }
}

function checkReceipt(
  sender: Ledgered,
  { body: order }: Ordered,
  receipt: Kept<"recall.executed/1">,
  gone: ReadonlySet<number>,
  account: Account,
): void {
  const place = placeIn(receipt.log, receipt);
  const set = sender.made.get(order.made)?.set;
  const expected = [order.release, order.made, set?.payload ?? "-"].join(" ");
  const found = [receipt.body.release, receipt.body.made, receipt.body.payload].join(" ");
  if (expected !== found) {
    account.violation("recall-receipt-differs", place, expected, found);
    return;
  }
  const left = [...positionsOf(order.ranges, set?.count ?? 0)].filter((position) => !gone.has(position));
  if (left.length > 0)
    account.violation("recall-incomplete", place, JSON.stringify(order.ranges), left.join(" "));
}

/** For each release, the positions its holder says to have purged, or never to have taken in. */
export function goneAt(holder: Ledgered): ReadonlyMap<string, ReadonlySet<number>> {
  const gone = new Map<string, Set<number>>();
  const add = (made: string, ranges: Ranges) => {
    const positions = gone.get(made) ?? new Set<number>();
    for (const position of positionsOf(ranges, 1000)) positions.add(position);
    gone.set(made, positions);
  };
  for (const { body } of [...holder.executed, ...holder.expired]) add(body.made, body.ranges);
  for (const { body } of holder.received) if (body.without.length > 0) add(body.made, body.without);
  return gone;
}

function positionsOf(ranges: Ranges, count: number): ReadonlySet<number> {
  const positions = new Set<number>();
  for (const [first, last] of ranges)
    for (let position = first; position <= Math.min(last, count - 1); position++) positions.add(position);
  return positions;
}

function tellPending(
  sender: Ledgered,
  holder: Ledgered,
  order: Ordered,
  now: number,
  account: Account,
): void {
  const place = placeIn(sender.log, order);
  const { executeBy } = order.body;
  const due = executeBy === undefined ? Number.NaN : Date.parse(executeBy);
  if (due < now) {
    const knows = holder.lastSeen > order.index ? "applied by the holder" : "not seen by the holder yet";
    account.violation("recall-overdue", place, executeBy, knows);
    return;
  }
  const dueBy = executeBy === undefined ? {} : { dueBy: executeBy };
  account.outstanding({ what: "recall", ...place, at: order.at, ageSeconds: ageOf(order.at, now), ...dueBy });
}
