import type { z } from "zod";
import { type Change, entryKind, type Folding } from "../../ledger/index.ts";
import { sealProduct } from "../../products/index.ts";
import * as bodies from "../bodies.ts";
import { fromRanges } from "../ranges.ts";
import { directionOf, isPartOf, otherOf } from "./direction.ts";

/** How a release ends: recalled or expired, with the purge and its receipt. */

type Order = z.infer<typeof bodies.recallOrderedInTextSchema>;

/** A recall, in whichever version: a code is read as a text is. */
const ordering = (kind: string, body: z.ZodType<Order>) =>
  entryKind<Order>({
    kind,
    log: "liaison",
    effect: "recorded",
    body,
    fold: (entry) => {
      const { body, at } = entry;
      return {
        changes: [
          [
            "releases.order-recall",
            {
              recall: body.recall,
              partner: otherOf(entry),
              direction: directionOf(entry),
              made: body.made,
              release: body.release,
              at,
              ranges: JSON.stringify(body.ranges),
              items: fromRanges(body.ranges, 1000).length,
              reason: body.reason,
              executeBy: body.executeBy ?? null,
            },
          ],
        ],
        touches: [`part:${body.made}`, `release:${body.release}`],
      };
    },
    receive: ({ body, party }, reader) => {
      if (!isPartOf(reader, body.made, "in", party))
        return { aside: "a recall of something that was never released to this party" };
      const known = reader.get("SELECT 1 FROM view_recall WHERE recall = :recall", { recall: body.recall });
      return known === undefined ? {} : { aside: "another recall with this id was ordered before" };
    },
  });

export const recallOrderedInText = ordering("recall.ordered/1", bodies.recallOrderedInTextSchema);
export const recallOrdered = ordering("recall.ordered/2", bodies.recallOrderedSchema);

export const recallExecuted = entryKind({
  kind: "recall.executed/1",
  log: "liaison",
  effect: "partner",
  body: bodies.recallExecutedSchema,
  fold: (entry) => ({
    changes: [
      ...purge(entry, "recalled"),
      ["releases.execute-recall", { recall: entry.body.recall, at: entry.at, held: entry.body.held }],
    ],
    touches: touchedBy(entry),
  }),
  receive: ({ body, party }, reader) => {
    const order = reader.get<{ part: string; ranges: string; executed_at: number | null }>(
      "SELECT part, ranges, executed_at FROM view_recall WHERE recall = :recall AND direction = 'out' AND partner = :party",
      { recall: body.recall, party },
    );
    if (order?.part !== body.made) return { aside: "a receipt for a recall that was never ordered" };
    if (order.executed_at !== null) return { aside: "a second receipt for the same recall" };
    const ordered = new Set(fromRanges(JSON.parse(order.ranges) as bodies.Ranges, 1000));
    return fromRanges(body.ranges, 1000).every((position) => ordered.has(position))
      ? {}
      : { aside: "the receipt is for more than was recalled" };
  },
});

export const expired = entryKind({
  kind: "release.expired/1",
  log: "liaison",
  effect: "partner",
  body: bodies.expiredSchema,
  fold: (entry) => ({ changes: purge(entry, "expired"), touches: touchedBy(entry) }),
  receive: ({ body, party }, reader) =>
    isPartOf(reader, body.made, "out", party)
      ? {}
      : { aside: "an expiry of something that was never sent to that party" },
});

export const purged = entryKind({
  kind: "product.purged/1",
  log: "house",
  effect: "recorded",
  body: bodies.purgedSchema,
  fold: ({ body }) => ({
    changes: body.products.flatMap((product) => sealProduct(product)),
    touches: body.products.map(({ entry }) => `product:${entry}`),
  }),
});

type Purge = Folding<{
  made: string;
  release: string;
  payload: string;
  ranges: bodies.Ranges;
  received?: string | undefined;
}>;

/** Whoever is about to pass a purged product on must notice: its stream moves too. */
function touchedBy({ body, mine }: Purge): string[] {
  const streams = [`part:${body.made}`, `release:${body.release}`];
  return mine && body.received !== undefined ? [...streams, `product:${body.received}`] : streams;
}

/** What a purge does to the views: at the holder the products go, at both the positions are marked. */
function purge(entry: Purge, why: "recalled" | "expired"): Change[] {
  const { body, mine } = entry;
  const sealed =
    mine && body.received !== undefined
      ? fromRanges(body.ranges, 1000).flatMap((position) =>
          sealProduct({ entry: body.received!, position, payload: body.payload }),
        )
      : [];
  return [
    ...sealed,
    ["releases.forget-part-items", { made: body.made, ranges: JSON.stringify(body.ranges), why }],
    ["releases.count-held", { made: body.made, state: why }],
  ];
}
