import { isTime } from "@entente/agreement";
import { type BodyOf, invalid, type requestOperations } from "@entente/api";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../acting/index.ts";
import type { Outcome } from "../ledger/index.ts";
import type { Reader } from "../store/index.ts";
import { answeringFacts } from "./facts.ts";
import { streamOf } from "./folds.ts";
import { given } from "./given.ts";
import { isReleasedBy } from "./releases.ts";
import { isDemand, type RequestRow, requestOf } from "./rows.ts";
import { isPartOf, refusedBy } from "./rules.ts";

/** What whoever was asked does: acknowledges, answers. */

type Answer = BodyOf<typeof requestOperations.answerRequest>;

export function acknowledge(
  acting: Acting,
  call: ActCall,
  request: string,
): Promise<Outcome<{ request: string }>> {
  return acting.act(call, (reader) => {
    const row = requestOf(reader, request);
    const action = "request.acknowledge";
    if (row.asked_by !== "theirs") throw refusedBy("not-asked", row, action);
    if (row.closed_at !== null) throw refusedBy("closed", row, action);
    if (row.acknowledged_at !== null || row.answer !== null)
      throw refusedBy("acknowledged-before", row, action);
    return {
      entries: acting.says(call, row.partner, {
        kind: "request.acknowledged/1",
        body: { request },
        actor: "liaison-officer",
      }),
      expects: versionsOf(reader, streamOf(request)),
      result: { request },
    };
  });
}

/** How much of what was asked is accepted; undefined where there is nothing to accept. */
function acceptedBy(row: RequestRow, { answer, quantity }: Answer): number | undefined {
  if (row.what !== "support" || answer === "refused") {
    if (quantity !== undefined) throw invalid("/quantity", "There is no quantity to be accepted here.");
    return undefined;
  }
  const accepted = quantity ?? (answer === "answered" ? row.quantity! : undefined);
  if (accepted === undefined) throw invalid("/quantity", "Say how much is accepted.");
  if (!isPartOf(accepted, row.quantity!, answer))
    throw invalid("/quantity", `It was asked for ${row.quantity}: all of it, or partly less.`);
  return accepted;
}

function checkAnswer(reader: Reader, row: RequestRow, { undertaking, release, answer, code }: Answer): void {
  if (undertaking !== undefined && !isDemand(row.what))
    throw invalid("/undertaking", "Only a demand is met with an undertaking.");
  if (undertaking !== undefined && answer === "refused")
    throw invalid("/undertaking", "A refusal undertakes nothing.");
  if (undertaking?.due !== undefined && !isTime(undertaking.due))
    throw invalid("/undertaking/due", "There is no such date.");
  if (code !== undefined && answer !== "refused") throw invalid("/code", "Only a refusal names a ground.");
  if (release === undefined) return;
  if (row.what !== "information")
    throw invalid("/release", "Only a request for information is answered with a release.");
  if (!isReleasedBy(reader, "ours", row.partner, release))
    throw invalid("/release", "There is no such release to this partner.");
}

/** Answers as the agreement permits; a refusal names one of its grounds. Each answer adds to those before it. */
export function answer(
  acting: Acting,
  call: ActCall,
  request: string,
  said: Answer,
): Promise<Outcome<{ request: string; undertaking?: string }>> {
  const fresh = acting.newId();
  return acting.act(call, (reader) => {
    const row = requestOf(reader, request);
    const { partner } = row;
    const action = "request.answer";
    if (row.asked_by !== "theirs") throw refusedBy("not-asked", row, action);
    if (row.closed_at !== null) throw refusedBy("closed", row, action);
    checkAnswer(reader, row, said);
    const quantity = acceptedBy(row, said);
    const { code, reason, release, text, statement = "none" } = said;
    const facts = answeringFacts(row, { answer: said.answer, statement, code, reason });
    const { binding } = acting.permit({ partner, action, subject: request, facts });
    const undertaking =
      said.undertaking === undefined
        ? undefined
        : given({ id: said.undertaking.id ?? fresh, due: said.undertaking.due });
    const body = given({
      request,
      answer: said.answer,
      statement,
      code,
      reasoned: reason !== undefined && reason.trim() !== "",
      release,
      quantity,
      undertaking,
    }) as Record<string, string>;
    return {
      entries: acting.says(call, partner, {
        kind: "request.answered/1",
        agreement: binding.hash,
        body,
        actor: "liaison-officer",
        items: [wordsItem("request-answer", given({ text, reason, undertaking: said.undertaking?.text }))],
      }),
      expects: versionsOf(reader, streamOf(request), `agreement:${partner}`),
      result: {
        request,
        ...(said.undertaking === undefined ? {} : { undertaking: said.undertaking.id ?? fresh }),
      },
    };
  });
}
