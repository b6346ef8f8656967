import { entryKind } from "../../ledger/index.ts";
import * as bodies from "../bodies.ts";
import { directionOf, isPartOf, otherOf } from "./direction.ts";

/** Questions about onward transfer, and their answers. */

export const onwardRequested = entryKind({
  kind: "onward.requested/1",
  log: "liaison",
  effect: "partner",
  body: bodies.onwardRequestedSchema,
  fold: (entry) => ({
    changes: [
      [
        "releases.ask-onward",
        {
          request: entry.body.request,
          partner: otherOf(entry),
          direction: directionOf(entry),
          made: entry.body.made,
          ranges: JSON.stringify(entry.body.ranges),
          to: entry.body.to,
          purpose: entry.body.purpose,
          expires: entry.body.expires,
          at: entry.at,
        },
      ],
    ],
    touches: [`onward:${entry.body.request}`],
  }),
  receive: ({ body, party }, reader) => {
    if (!isPartOf(reader, body.made, "out", party))
      return { aside: "a question about something that was never sent to that party" };
    const known = reader.get("SELECT 1 FROM view_onward WHERE request = :request", { request: body.request });
    return known === undefined ? {} : { aside: "another question with this id was asked before" };
  },
});

export const onwardAnswered = entryKind({
  kind: "onward.answered/1",
  log: "liaison",
  effect: "partner",
  body: bodies.onwardAnsweredSchema,
  fold: ({ body, at }) => ({
    changes: [
      [
        "releases.answer-onward",
        {
          request: body.request,
          state: body.grant ? "granted" : "refused",
          code: body.code,
          expires: body.expires ?? null,
          at,
        },
      ],
    ],
    touches: [`onward:${body.request}`],
  }),
  receive: ({ body, party }, reader) => {
    const asked = reader.get<{ state: string }>(
      "SELECT state FROM view_onward WHERE request = :request AND direction = 'out' AND partner = :party",
      { request: body.request, party },
    );
    return asked?.state === "waiting"
      ? {}
      : { aside: "an answer to a question that was not asked, or was answered before" };
  },
});
