import { entrySide, otherSide, payloadOf } from "../acting/index.ts";
import type { Folded, Folding } from "../ledger/index.ts";
import type { AnsweredBody, SentBody } from "./bodies.ts";

/** How entries become rows; the same live and rebuilt. */

export const streamOf = (request: string): string => `request:${request}`;

export function foldSent(entry: Folding<SentBody>): Folded {
  const { body, at } = entry;
  const { request, what, urgency, purpose, support } = body;
  const row = {
    id: request,
    partner: otherSide(entry),
    askedBy: entrySide(entry),
    what,
    urgency,
    areas: JSON.stringify(body.areas),
    purpose,
    clauses: JSON.stringify(body.clauses),
    at,
    due: body.due === undefined ? null : Date.parse(body.due),
    payload: payloadOf(entry),
    resource: support?.resource ?? null,
    unit: support?.unit ?? null,
    quantity: support?.quantity ?? null,
  };
  return {
    changes: [
      ["requests.send", row],
      ...(entry.mine ? [["requests.draft-sent", { id: request }] as const] : []),
    ],
    touches: [streamOf(request)],
  };
}

export function foldAnswered(entry: Folding<AnsweredBody>): Folded {
  const { body, at } = entry;
  const { request: id, answer, undertaking } = body;
  return {
    changes: [
      [
        "requests.answer",
        {
          id,
          at,
          answer,
          code: body.code ?? null,
          release: body.release ?? null,
          quantity: body.quantity ?? null,
          undertaking: undertaking?.id ?? null,
          undertakingDue: undertaking?.due ?? null,
          payload: payloadOf(entry),
        },
      ],
      [
        "requests.answered",
        { id, at, answer, accepted: body.quantity ?? 0, undertakes: undertaking === undefined ? 0 : 1 },
      ],
    ],
    touches: [streamOf(id)],
  };
}
