import { payloadOf } from "../../acting/index.ts";
import { entryKind } from "../../ledger/index.ts";
import * as bodies from "./bodies.ts";

/** What this party records for itself: authorities, operations and their tests, the register, conditions. */

const house = { log: "house", effect: "recorded" } as const;

const authorityRecorded = entryKind({
  ...house,
  kind: "authority.recorded/1",
  body: bodies.authorityRecorded,
  fold: (entry) => {
    const { authority: id, purposes, until, by } = entry.body;
    const row = {
      id,
      at: entry.at,
      by,
      payload: payloadOf(entry),
      purposes: JSON.stringify(purposes),
      until,
    };
    return { changes: [["activities.record-authority", row]], touches: [`authority:${id}`] };
  },
});

const authorityApproved = entryKind({
  ...house,
  kind: "authority.approved/1",
  body: bodies.authorityApproved,
  fold: ({ body: { authority, by }, at }) => ({
    changes: [["activities.approve-authority", { id: authority, at, by }]],
    touches: [`authority:${authority}`],
  }),
});

const operationProposed = entryKind({
  ...house,
  kind: "operation.proposed/1",
  body: bodies.operationProposed,
  fold: (entry) => {
    const { partner, operation, version, areas, ...said } = entry.body;
    const { at } = entry;
    return {
      changes: [
        ["activities.propose", { operation, partner, at, version }],
        [
          "activities.version",
          { ...said, operation, version, areas: JSON.stringify(areas), payload: payloadOf(entry), at },
        ],
      ],
      touches: [`operation:${operation}`],
    };
  },
});

const operationTested = entryKind({
  ...house,
  kind: "operation.tested/1",
  body: bodies.operationTested,
  fold: (entry) => {
    const { operation, version, favourable, by } = entry.body;
    const row = { operation, version, favourable: Number(favourable), by };
    return {
      changes: [["activities.test", { ...row, at: entry.at, payload: payloadOf(entry) }]],
      touches: [`operation:${operation}`],
    };
  },
});

const operationRegistered = entryKind({
  ...house,
  kind: "operation.registered/1",
  body: bodies.operationRegistered,
  fold: ({ body: { operation, version, act, question }, at }) => ({
    changes:
      act === "stop"
        ? [["activities.stop", { operation, at }]]
        : [
            ["activities.effect", { operation, version, question: question ?? null, at }],
            ["activities.effect-version", { operation, version, at }],
          ],
    touches: [`operation:${operation}`],
  }),
});

const operationConditioned = entryKind({
  ...house,
  kind: "operation.conditioned/1",
  body: bodies.operationConditioned,
  fold: (entry) => ({
    changes: [["activities.condition", { ...entry.body, at: entry.at, payload: payloadOf(entry) }]],
    touches: [`operation:${entry.body.operation}`],
  }),
});

const conditionMet = entryKind({
  ...house,
  kind: "operation.condition-met/1",
  body: bodies.conditionMet,
  fold: (entry) => {
    const { condition, operation, by } = entry.body;
    return {
      changes: [["activities.condition-met", { condition, by, at: entry.at, payload: payloadOf(entry) }]],
      touches: [`operation:${operation}`],
    };
  },
});

const conditionConfirmed = entryKind({
  ...house,
  kind: "operation.condition-confirmed/1",
  body: bodies.conditionConfirmed,
  fold: (entry) => {
    const { condition, operation, confirmed, by } = entry.body;
    return {
      changes: confirmed
        ? [["activities.condition-confirmed", { condition, by, at: entry.at }]]
        : [["activities.condition-returned", { condition, payload: payloadOf(entry) }]],
      touches: [`operation:${operation}`],
    };
  },
});

export const houseKinds = [
  authorityRecorded,
  authorityApproved,
  operationProposed,
  operationTested,
  operationRegistered,
  operationConditioned,
  conditionMet,
  conditionConfirmed,
];
