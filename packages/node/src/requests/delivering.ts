import { type BodyOf, notFound, type requestOperations } from "@entente/api";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../acting/index.ts";
import type { Outcome } from "../ledger/index.ts";
import { deliveryOf } from "./deliveries.ts";
import { answeringFacts } from "./facts.ts";
import { streamOf } from "./folds.ts";
import { given } from "./given.ts";
import { requestOf } from "./rows.ts";
import { deliveringProblem, refusedBy } from "./rules.ts";

/** Support as it comes to be: delivered by whoever accepted it, acknowledged by the receiver's own count. */

const roleOf = ({ session }: ActCall): string =>
  session.roles.includes("liaison-officer") ? "liaison-officer" : "operations-officer";

export function deliver(
  acting: Acting,
  call: ActCall,
  request: string,
  { quantity, text, statement = "none" }: BodyOf<typeof requestOperations.deliverSupport>,
): Promise<Outcome<{ request: string; delivery: string }>> {
  const delivery = acting.newId();
  return acting.act(call, (reader) => {
    const row = requestOf(reader, request);
    const { partner } = row;
    const problem = deliveringProblem(row, "theirs");
    if (problem !== undefined) throw refusedBy(problem, row, "support.deliver");
    if (row.closed_at !== null) throw refusedBy("closed", row, "support.deliver");
    const facts = answeringFacts(row, { answer: "answered", statement });
    const { binding } = acting.permit({ partner, action: "request.answer", subject: request, facts });
    return {
      entries: acting.says(call, partner, {
        kind: "support.delivered/1",
        agreement: binding.hash,
        body: { request, delivery, quantity, statement },
        actor: roleOf(call),
        items: [wordsItem("request-remark", given({ text }))],
      }),
      expects: versionsOf(reader, streamOf(request), `agreement:${partner}`),
      result: { request, delivery },
    };
  });
}

/** Another quantity than the one delivered may be acknowledged: both stand, with their difference. */
export function take(
  acting: Acting,
  call: ActCall,
  { request, delivery }: { readonly request: string; readonly delivery: string },
  { quantity, text }: BodyOf<typeof requestOperations.acknowledgeDelivery>,
): Promise<Outcome<{ request: string; delivery: string; difference: number }>> {
  return acting.act(call, (reader) => {
    const row = requestOf(reader, request);
    const made = deliveryOf(reader, delivery);
    if (row.asked_by !== "ours") throw refusedBy("not-ours", row, "support.acknowledge");
    if (made?.request !== request) throw notFound("delivery");
    if (made.taken_at !== null) throw refusedBy("taken-before", row, "support.acknowledge");
    return {
      entries: acting.says(call, row.partner, {
        kind: "support.acknowledged/1",
        body: { request, delivery, quantity },
        actor: roleOf(call),
        items: [wordsItem("request-remark", given({ text }))],
      }),
      expects: versionsOf(reader, streamOf(request)),
      result: { request, delivery, difference: quantity - made.quantity },
    };
  });
}
