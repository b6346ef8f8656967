import { type Acting, payloadOf } from "../acting/index.ts";
import { entryKind } from "../ledger/index.ts";
import * as bodies from "./bodies.ts";
import { foldAnswered, foldSent, streamOf } from "./folds.ts";
import { receiving } from "./receiving.ts";

/** Kinds whose words are read as soon as they come. */
export const fetchedKinds = [
  "request.sent/1",
  "request.answered/1",
  "request.withdrawn/1",
  "request.judged/1",
  "support.delivered/1",
  "support.acknowledged/1",
] as const;

const drafted = entryKind({
  kind: "request.drafted/1",
  log: "house",
  effect: "recorded",
  body: bodies.draftedSchema,
  fold: (entry) => {
    const { request: id, partner, what, by } = entry.body;
    return {
      changes: [["requests.draft", { id, partner, what, by, at: entry.at, payload: payloadOf(entry) }]],
      touches: [streamOf(id)],
    };
  },
});

/** Every kind of the desk. What a partner writes is held against the request as it stands here. */
export function requestEntries(acting: Acting) {
  const receive = receiving(acting);
  return [
    drafted,
    entryKind({
      kind: "request.sent/1",
      log: "liaison",
      effect: "partner",
      body: bodies.sentSchema,
      fold: foldSent,
      receive: receive.sent,
    }),
    entryKind({
      kind: "request.acknowledged/1",
      log: "liaison",
      effect: "partner",
      body: bodies.aboutSchema,
      fold: ({ body: { request: id }, at }) => ({
        changes: [["requests.acknowledge", { id, at }]],
        touches: [streamOf(id)],
      }),
      receive: receive.acknowledged,
    }),
    entryKind({
      kind: "request.answered/1",
      log: "liaison",
      effect: "partner",
      body: bodies.answeredSchema,
      fold: foldAnswered,
      receive: receive.answered,
    }),
    entryKind({
      kind: "request.repeated/1",
      log: "liaison",
      effect: "partner",
      body: bodies.repeatedSchema,
      fold: ({ body: { request: id, on, channel }, at }) => ({
        changes: [
          ["requests.repeat", { id, at, on, channel }],
          ["requests.repeated", { id }],
        ],
        touches: [streamOf(id)],
      }),
      receive: receive.repeated,
    }),
    entryKind({
      kind: "request.withdrawn/1",
      log: "liaison",
      effect: "partner",
      body: bodies.aboutSchema,
      fold: (entry) => ({
        changes: [["requests.withdraw", { id: entry.body.request, at: entry.at, payload: payloadOf(entry) }]],
        touches: [streamOf(entry.body.request)],
      }),
      receive: receive.withdrawn,
    }),
    entryKind({
      kind: "request.judged/1",
      log: "liaison",
      effect: "partner",
      body: bodies.judgedSchema,
      fold: (entry) => {
        const { request: id, verification } = entry.body;
        const satisfied = entry.body.satisfied ? 1 : 0;
        const [method, result] = [verification?.method ?? null, verification?.result ?? null];
        const { at } = entry;
        return {
          changes: [
            ["requests.judge", { id, at, satisfied, method, result, payload: payloadOf(entry) }],
            ["requests.judged", { id, at, satisfied }],
          ],
          touches: [streamOf(id)],
        };
      },
      receive: receive.judged,
    }),
    entryKind({
      kind: "support.delivered/1",
      log: "liaison",
      effect: "partner",
      body: bodies.deliveredSchema,
      fold: (entry) => {
        const { request: id, delivery, quantity } = entry.body;
        return {
          changes: [
            ["requests.deliver", { id, delivery, at: entry.at, quantity, payload: payloadOf(entry) }],
          ],
          touches: [streamOf(id)],
        };
      },
      receive: receive.delivered,
    }),
    entryKind({
      kind: "support.acknowledged/1",
      log: "liaison",
      effect: "partner",
      body: bodies.takenSchema,
      fold: (entry) => {
        const { request: id, delivery, quantity } = entry.body;
        return {
          changes: [["requests.take", { delivery, at: entry.at, quantity, payload: payloadOf(entry) }]],
          touches: [streamOf(id)],
        };
      },
      receive: receive.taken,
    }),
  ];
}
