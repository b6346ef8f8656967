import { payloadOf } from "../../acting/index.ts";
import { type Change, ERASE, entryKind } from "../../ledger/index.ts";
import * as bodies from "../bodies.ts";

/** A text on its way to readers, and away from them again: what this party writes in its house log. */

export const publicationStream = (id: string): string => `publication:${id}`;
export const correctionStream = (id: string): string => `correction:${id}`;

export const listed = (value: unknown) => (value === undefined ? null : JSON.stringify(value));

export const publicationDrafted = entryKind({
  kind: "publication.drafted/1",
  log: "house",
  effect: "recorded",
  body: bodies.draftedSchema,
  fold: (entry) => {
    const { body, at } = entry;
    const { publication, version, digest } = body;
    return {
      changes: [
        [
          "portal.open",
          {
            id: publication,
            kind: body.kind,
            side: "ours",
            partner: body.partner ?? null,
            areas: listed(body.areas),
            about: listed(body.about),
            at,
          },
        ],
        [
          "portal.draft",
          {
            publication,
            version,
            digest,
            payload: payloadOf(entry),
            at,
            drafted_by: body.by,
            change: body.change ?? null,
            correction: body.correction ?? null,
            put: null,
          },
        ],
      ],
      touches: [publicationStream(publication)],
    };
  },
});

export const publicationApproved = entryKind({
  kind: "publication.approved/1",
  log: "house",
  effect: "recorded",
  body: bodies.approvedSchema,
  fold: ({ body: { publication, version, by }, at }) => ({
    changes: [["portal.approve", { publication, version, by, at }]],
    touches: [publicationStream(publication)],
  }),
});

/** It appears at this party's portal: the digest of what readers see stands in the house log. */
export const publicationPublished = entryKind({
  kind: "publication.published/1",
  log: "house",
  effect: "recorded",
  body: bodies.publishedSchema,
  fold: ({ body: { publication, version, answers }, at }) => {
    const changes: Change[] = [
      ["portal.publish-version", { publication, version, at }],
      ["portal.publish", { publication, version, at }],
    ];
    const touches = [publicationStream(publication)];
    if (answers !== undefined) {
      const { correction, payload } = answers;
      changes.push(
        [
          "portal.answer-correction",
          { id: correction, state: "accepted", corrected: version, by: null, payload: null, at },
        ],
        [ERASE, { payload, position: 1 }],
      );
      touches.push(correctionStream(correction));
    }
    return { changes, touches };
  },
});

export const publicationRemoved = entryKind({
  kind: "publication.removed/1",
  log: "house",
  effect: "recorded",
  body: bodies.removedSchema,
  fold: (entry) => ({
    changes: [withdrawal(entry.body, "ours", entry.at, payloadOf(entry))],
    touches: [publicationStream(entry.body.publication)],
  }),
});

export function withdrawal(
  { publication, code, digest }: { publication: string; code: string; digest?: string | undefined },
  side: "ours" | "theirs",
  at: number,
  payload: string | null,
): Change {
  return ["portal.withdraw", { publication, code, digest: digest ?? null, side, at, payload }];
}
