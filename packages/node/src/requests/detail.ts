import type { AnswerOf, requestOperations } from "@entente/api";
import { type Acting, instantText } from "../acting/index.ts";
import { answerWords, askWords, remarkWords } from "./bodies.ts";
import { daysBetween } from "./clock.ts";
import { deliveriesOf } from "./deliveries.ts";
import { type RequestRow, requestOf, viewOf } from "./rows.ts";

type Detail = AnswerOf<typeof requestOperations.getRequest>;
type Answered = Detail["answers"][number];
type Judged = Detail["judgements"][number];
type Repeated = Detail["repeated"][number];

/** A partner may write as often as it likes; a page shows so many of each. */
const MOST = 500;

/** A request with everything that was said about it. What cannot be read is left out, and the rest stands. */
export function detailOf(acting: Acting, id: string): Detail {
  const { reader } = acting;
  const row = requestOf(reader, id);
  const { payload, acknowledged_at, withdrawn_at } = row;
  const words = payload === null ? undefined : acting.words(payload, askWords);
  const reason = remark(acting, row.withdrawn_payload);
  return {
    ...viewOf(reader, row, acting.now()),
    clauses: JSON.parse(row.clauses) as string[],
    ...(words === undefined ? {} : { words }),
    ...(acknowledged_at === null ? {} : { acknowledgedAt: instantText(acknowledged_at) }),
    ...(withdrawn_at === null
      ? {}
      : { withdrawn: { at: instantText(withdrawn_at), ...(reason === undefined ? {} : { reason }) } }),
    repeated: repeatsOf(acting, id),
    answers: answersOf(acting, row),
    judgements: judgementsOf(acting, id),
    deliveries: deliveriesOf(reader, id).map((one) => {
      const [text, takenText] = [remark(acting, one.payload), remark(acting, one.taken_payload)];
      return {
        id: one.id,
        at: instantText(one.at),
        quantity: one.quantity,
        ...(text === undefined ? {} : { text }),
        ...(one.taken_at === null || one.taken === null
          ? {}
          : {
              acknowledged: {
                at: instantText(one.taken_at),
                quantity: one.taken,
                difference: one.taken - one.quantity,
                ...(takenText === undefined ? {} : { text: takenText }),
              },
            }),
      };
    }),
  };
}

function remark(acting: Acting, payload: string | null): string | undefined {
  return payload === null ? undefined : acting.words(payload, remarkWords)?.text;
}

function repeatsOf(acting: Acting, request: string): Repeated[] {
  return acting.reader
    .all<{ at: number; said_on: string; channel: Repeated["channel"] }>(
      "SELECT at, said_on, channel FROM view_request_repeat WHERE request = :request ORDER BY seq LIMIT :most",
      { request, most: MOST },
    )
    .map(({ at, said_on, channel }) => ({ at: instantText(at), on: said_on, channel }));
}

function answersOf(acting: Acting, { id, due }: RequestRow): Answered[] {
  return acting.reader
    .all<{
      at: number;
      answer: Answered["answer"];
      code: string | null;
      released: string | null;
      quantity: number | null;
      undertaking: string | null;
      undertaking_due: string | null;
      payload: string | null;
    }>("SELECT * FROM view_request_answer WHERE request = :id ORDER BY seq LIMIT :most", { id, most: MOST })
    .map((one) => {
      const words = one.payload === null ? undefined : acting.words(one.payload, answerWords);
      const promised = words?.undertaking;
      return {
        at: instantText(one.at),
        answer: one.answer,
        daysLate: due === null ? 0 : daysBetween(due, one.at),
        ...(one.code === null ? {} : { code: one.code }),
        ...(one.released === null ? {} : { release: one.released }),
        ...(one.quantity === null ? {} : { quantity: one.quantity }),
        ...(words === undefined ? {} : { text: words.text }),
        ...(words?.reason === undefined ? {} : { reason: words.reason }),
        ...(one.undertaking === null
          ? {}
          : {
              undertaking: {
                id: one.undertaking,
                ...(one.undertaking_due === null ? {} : { due: one.undertaking_due }),
                ...(promised === undefined ? {} : { text: promised }),
              },
            }),
      };
    });
}

function judgementsOf(acting: Acting, request: string): Judged[] {
  return acting.reader
    .all<{
      at: number;
      satisfied: number;
      method: NonNullable<Judged["verification"]>["method"] | null;
      result: NonNullable<Judged["verification"]>["result"] | null;
      payload: string | null;
    }>("SELECT * FROM view_request_judgement WHERE request = :request ORDER BY seq LIMIT :most", {
      request,
      most: MOST,
    })
    .map(({ at, satisfied, method, result, payload }) => {
      const text = remark(acting, payload);
      return {
        at: instantText(at),
        satisfied: satisfied === 1,
        ...(text === undefined ? {} : { text }),
        ...(method === null || result === null ? {} : { verification: { method, result } }),
      };
    });
}
