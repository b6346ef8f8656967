import { entryKind } from "../../ledger/index.ts";
import * as bodies from "../bodies.ts";

/** A standing release, approved once. */

export const standingProposed = entryKind({
  kind: "standing.proposed/1",
  log: "house",
  effect: "recorded",
  body: bodies.standingProposedSchema,
  fold: ({ body, envelope, at }) => ({
    changes: [
      [
        "releases.propose-standing",
        {
          standing: body.standing,
          partner: body.partner,
          at,
          by: body.by,
          terms: JSON.stringify(body),
          payload: envelope.set!.payload,
        },
      ],
    ],
    touches: [`standing:${body.standing}`],
  }),
});

export const standingApproved = entryKind({
  kind: "standing.approved/1",
  log: "house",
  effect: "recorded",
  body: bodies.standingApprovedSchema,
  fold: ({ body, at }) => ({
    changes: [
      ["releases.approve", { subject: body.standing, by: body.by, role: body.role, at }],
      ["releases.activate-standing", { subject: body.standing }],
    ],
    touches: [`standing:${body.standing}`],
  }),
});

export const standingReviewed = entryKind({
  kind: "standing.reviewed/1",
  log: "house",
  effect: "recorded",
  body: bodies.standingReviewedSchema,
  fold: ({ body, at }) => ({
    changes: [["releases.review-standing", { ...body, at }]],
    touches: [`standing:${body.standing}`],
  }),
});

export const standingStopped = entryKind({
  kind: "standing.stopped/1",
  log: "house",
  effect: "recorded",
  body: bodies.standingStoppedSchema,
  fold: ({ body }) => ({
    changes: [["releases.stop-standing", { standing: body.standing }]],
    touches: [`standing:${body.standing}`],
  }),
});
