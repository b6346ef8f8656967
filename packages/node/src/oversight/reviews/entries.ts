import { payloadOf } from "../../acting/index.ts";
import { entryKind } from "../../ledger/index.ts";
import * as bodies from "./bodies.ts";

const house = { log: "house", effect: "recorded" } as const;

const reviewOpened = entryKind({
  ...house,
  kind: "review.opened/1",
  body: bodies.reviewOpened,
  fold: (entry) => ({
    changes: [["reviews.open", { ...entry.body, at: entry.at, payload: payloadOf(entry) }]],
    touches: [`review:${entry.body.review}`],
  }),
});

const reviewSubmitted = entryKind({
  ...house,
  kind: "review.submitted/1",
  body: bodies.reviewSubmitted,
  fold: (entry) => ({
    changes: [["reviews.submit", { ...entry.body, at: entry.at, payload: payloadOf(entry) }]],
    touches: [`review:${entry.body.review}`],
  }),
});

const reviewConcluded = entryKind({
  ...house,
  kind: "review.concluded/1",
  body: bodies.reviewConcluded,
  fold: (entry) => {
    const { review, to, condition, by } = entry.body;
    const row = { review, condition: condition ?? null, by, at: entry.at, payload: payloadOf(entry) };
    return {
      changes: [
        ["reviews.conclude", row],
        ...to.map((each, n) => ["reviews.recommend", { review, number: n + 1, to: each }] as const),
      ],
      touches: [`review:${review}`],
    };
  },
});

const reviewDecided = entryKind({
  ...house,
  kind: "review.decided/1",
  body: bodies.reviewDecided,
  fold: (entry) => ({
    changes: [["reviews.decide", { ...entry.body, at: entry.at, payload: payloadOf(entry) }]],
    touches: [`review:${entry.body.review}`],
  }),
});

const withheldRead = entryKind({
  ...house,
  kind: "withheld.read/1",
  body: bodies.withheldRead,
  fold: ({ body: { partner, by, count }, at, envelope }) => ({
    changes: [["reviews.read-withheld", { id: envelope.id, partner, by, count, at }]],
    touches: [],
  }),
});

export const reviewKinds = [reviewOpened, reviewSubmitted, reviewConcluded, reviewDecided, withheldRead];
