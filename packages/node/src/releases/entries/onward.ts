import type { z } from "zod";
import { entryKind } from "../../ledger/index.ts";
import * as bodies from "../bodies.ts";
import { directionOf, isPartOf, otherOf } from "./direction.ts";

/** Questions about onward transfer, and their answers. */

type Question = z.infer<typeof bodies.onwardRequestedInTextSchema>;
type Answer = z.infer<typeof bodies.onwardAnsweredFreelySchema>;

/** A question, in whichever version: a code is read as a text is. */
const asking = (kind: string, body: z.ZodType<Question>) =>
  entryKind<Question>({
    kind,
    log: "liaison",
    effect: "partner",
    body,
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
            reason: entry.body.reason,
            at: entry.at,
          },
        ],
      ],
      touches: [`onward:${entry.body.request}`],
    }),
    receive: ({ body, party }, reader) => {
      if (!isPartOf(reader, body.made, "out", party))
        return { aside: "a question about something that was never sent to that party" };
      const known = reader.get("SELECT 1 FROM view_onward WHERE request = :request", {
        request: body.request,
      });
      return known === undefined ? {} : { aside: "another question with this id was asked before" };
    },
  });

export const onwardRequestedInText = asking("onward.requested/1", bodies.onwardRequestedInTextSchema);
export const onwardRequested = asking("onward.requested/2", bodies.onwardRequestedSchema);

const answering = (kind: string, body: z.ZodType<Answer>) =>
  entryKind<Answer>({
    kind,
    log: "liaison",
    effect: "partner",
    body,
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

export const onwardAnsweredFreely = answering("onward.answered/1", bodies.onwardAnsweredFreelySchema);
export const onwardAnswered = answering("onward.answered/2", bodies.onwardAnsweredSchema);
