import { type Change, entryKind } from "../../ledger/index.ts";
import * as bodies from "../bodies.ts";
import { contentIn, doneWith } from "./house-content.ts";

/** What people do before anything leaves; in the house log alone. */

export const proposed = entryKind({
  kind: "release.proposed/1",
  log: "house",
  effect: "recorded",
  body: bodies.proposedSchema,
  fold: ({ body, envelope, at, items }) => {
    const products = bodies.chosenSchema.safeParse(contentIn(items?.[0])).data ?? [];
    return {
      changes: [
        [
          "releases.propose",
          { ...body, recipient: JSON.stringify(body.recipient), at, payload: envelope.set!.payload },
        ],
        ["releases.propose-products", { release: body.release, products: JSON.stringify(products) }],
      ],
      touches: [`release:${body.release}`],
    };
  },
});

export const approved = entryKind({
  kind: "release.approved/1",
  log: "house",
  effect: "recorded",
  body: bodies.approvedSchema,
  fold: ({ body, at }) => ({
    changes: [["releases.approve", { subject: body.release, by: body.by, role: body.role, at }]],
    touches: [`release:${body.release}`],
  }),
});

export const withdrawn = entryKind({
  kind: "release.withdrawn/1",
  log: "house",
  effect: "recorded",
  body: bodies.withdrawnSchema,
  fold: ({ body }) => ({
    changes: [["releases.set-state", { release: body.release, state: "withdrawn" }]],
    touches: [`release:${body.release}`],
  }),
});

export const refused = entryKind({
  kind: "release.refused/1",
  log: "house",
  effect: "recorded",
  body: bodies.refusedSchema,
  fold: ({ body, envelope, at, items }) => {
    const changes: Change[] = [
      [
        "releases.refuse",
        {
          id: envelope.id,
          partner: body.partner,
          at,
          byPartner: 0,
          count: body.count,
          areas: JSON.stringify(body.areas),
          agreement: envelope.agreement ?? null,
          release: body.release ?? null,
          standing: body.standing ?? null,
          violations: JSON.stringify(body.violations),
        },
      ],
    ];
    if (body.release !== undefined)
      changes.push(["releases.set-state", { release: body.release, state: "refused" }]);
    const products = bodies.productListSchema.safeParse(contentIn(items?.[0])).data ?? [];
    changes.push(["releases.refuse-products", { id: envelope.id, products: JSON.stringify(products) }]);
    if (body.standing !== undefined) changes.push(doneWith(body.standing, products));
    return { changes, touches: body.release === undefined ? [] : [`release:${body.release}`] };
  },
});
