import { payloadOf } from "../../acting/index.ts";
import { type Change, ERASE, entryKind } from "../../ledger/index.ts";
import * as bodies from "../bodies.ts";
import { correctionStream } from "./publication.ts";

/** What readers send, and what became of it. Words are sealed one by one, so that each can be erased. */

export const commentStream = (id: string): string => `comment:${id}`;
/** Numbers of approved comments are given in turn. */
export const numberingStream = (publication: string): string => `comments:${publication}`;
/** What came in today is counted before more is let in. */
export const INBOX = "portal:inbox";

export const commentReceived = entryKind({
  kind: "comment.received/1",
  log: "house",
  effect: "recorded",
  body: bodies.commentReceivedSchema,
  fold: (entry) => {
    const { comment, publication, version, language, status } = entry.body;
    return {
      changes: [
        [
          "portal.comment",
          { id: comment, publication, version, language, status, at: entry.at, payload: payloadOf(entry) },
        ],
      ],
      touches: [commentStream(comment), INBOX],
    };
  },
});

export const commentDecided = entryKind({
  kind: "comment.decided/1",
  log: "house",
  effect: "recorded",
  body: bodies.commentDecidedSchema,
  fold: (entry) => {
    const { comment, publication, decision, code, number, by, payload } = entry.body;
    return {
      changes: [
        [
          "portal.decide-comment",
          {
            id: comment,
            state: decision,
            code: code ?? null,
            number: number ?? null,
            by,
            at: entry.at,
            payload: payloadOf(entry),
          },
        ],
        [ERASE, { payload, position: 1 }],
      ],
      touches: [commentStream(comment), numberingStream(publication)],
    };
  },
});

export const commentAppealed = entryKind({
  kind: "comment.appealed/1",
  log: "house",
  effect: "recorded",
  body: bodies.commentAppealedSchema,
  fold: (entry) => ({
    changes: [["portal.appeal", { id: entry.body.comment, at: entry.at, payload: payloadOf(entry) }]],
    touches: [commentStream(entry.body.comment)],
  }),
});

export const commentAppealDecided = entryKind({
  kind: "comment.appeal-decided/1",
  log: "house",
  effect: "recorded",
  body: bodies.appealDecidedSchema,
  fold: (entry) => {
    const { comment, publication, decision, number, by } = entry.body;
    const { at } = entry;
    const changes: Change[] = [
      ["portal.decide-appeal", { id: comment, state: decision, by, at, payload: payloadOf(entry) }],
    ];
    if (number !== undefined) changes.push(["portal.overturn", { id: comment, number }]);
    return { changes, touches: [commentStream(comment), numberingStream(publication)] };
  },
});

export const commentErased = entryKind({
  kind: "comment.erased/1",
  log: "house",
  effect: "recorded",
  body: bodies.commentErasedSchema,
  fold: ({ body: { comment, payloads }, at }) => ({
    changes: [
      ["portal.erase-comment", { id: comment, at }],
      ...payloads.map((payload): Change => [ERASE, { payload, position: 0 }]),
    ],
    touches: [commentStream(comment)],
  }),
});

export const correctionRequested = entryKind({
  kind: "correction.requested/1",
  log: "house",
  effect: "recorded",
  body: bodies.correctionRequestedSchema,
  fold: (entry) => {
    const { correction, publication, version, language, about, status } = entry.body;
    return {
      changes: [
        [
          "portal.correction",
          {
            id: correction,
            publication,
            version,
            language,
            about,
            status,
            at: entry.at,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [correctionStream(correction), INBOX],
    };
  },
});

export const correctionDecided = entryKind({
  kind: "correction.decided/1",
  log: "house",
  effect: "recorded",
  body: bodies.correctionDecidedSchema,
  fold: (entry) => {
    const { correction, decision, version, by, payload } = entry.body;
    return {
      changes: [
        [
          "portal.answer-correction",
          {
            id: correction,
            state: decision,
            corrected: version ?? null,
            by,
            payload: payloadOf(entry),
            at: entry.at,
          },
        ],
        [ERASE, { payload, position: 1 }],
      ],
      touches: [correctionStream(correction)],
    };
  },
});
