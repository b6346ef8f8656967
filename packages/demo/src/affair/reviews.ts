import { activityOperations, reviewOperations as ops } from "@entente/api";
import { answer, judgedAndPut, refusedFor, renewal } from "./activities.ts";
import type { AffairStage } from "./stage.ts";

const DAY = 86_400_000;
const instant = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export type Review = { readonly review: string; readonly condition: string };

/** A review weighs security against privacy and ends in a condition; the renewal waits until it is met and confirmed. */
export async function review(
  stage: AffairStage,
  { operation, authority }: { readonly operation: string; readonly authority: string },
): Promise<Review> {
  const { cast } = stage;
  const overseer = cast.talvia.overseer.client;
  const officer = cast.talvia["operations officer"].client;
  const opened = await overseer.call(ops.openReview, {
    body: {
      operation,
      trigger: "allegation",
      from: instant(Date.now() - 30 * DAY),
      until: instant(Date.now() + 30 * DAY),
      title: "What is taken from the cable, and from whom",
      terms: "Set what the operation has shown against what is kept of people whom it does not concern.",
    },
  });
  const params = { review: opened.result.review };
  await officer.call(ops.submitToReview, {
    params,
    body: {
      weighs: "security",
      interest: "Harbour networks of both parties",
      consequence: "Two attacks were recognised before they began.",
    },
  });
  const conclusion = {
    text: "It is needed. It keeps more, and longer, than it needs.",
    recommendations: [
      { to: "operations-officer" as const, text: "Keep addresses that match nothing for two days." },
      { to: "liaison-officer" as const, text: "Give the partner the number of queries each month." },
    ],
    condition: "What matches nothing is deleted after two days, and the deletion is shown.",
  };
  await refusedFor(
    "a conclusion that heard one side only",
    overseer.call(ops.concludeReview, { params, body: conclusion }),
  );
  await overseer.call(ops.submitToReview, {
    params,
    body: {
      weighs: "privacy",
      interest: "People whose traffic passes",
      consequence: "Addresses of people who did nothing are kept for twenty days.",
    },
  });
  const concluded = await overseer.call(ops.concludeReview, { params, body: conclusion });
  const condition = concluded.result.condition!;
  const decide = (number: number) => ({ params: { ...params, number } });
  await officer.call(ops.decideRecommendation, { ...decide(1), body: { decision: "accept" } });
  await cast.talvia["liaison officer"].client.call(ops.decideRecommendation, {
    ...decide(2),
    body: { decision: "part", reason: "Each quarter, in bands." },
  });
  stage.say(
    "Talvia's overseer reviews the operation, security against privacy: two recommendations, and a condition that blocks it.",
  );
  const here = { params: { operation } };
  await officer.call(activityOperations.reviseOperation, { ...here, body: renewal(authority) });
  await judgedAndPut(stage, operation);
  await answer(stage, operation, { answer: "consents" });
  const renew = () => officer.call(activityOperations.renewOperation, here);
  await refusedFor("a renewal under an open condition", renew());
  await officer.call(activityOperations.meetCondition, {
    params: { condition },
    body: { evidence: "The deletion log of today: 1,204 rows that matched nothing." },
  });
  await refusedFor("a renewal before the overseer has confirmed", renew());
  await overseer.call(ops.confirmCondition, { params: { condition }, body: { confirmed: true } });
  await renew();
  stage.say(
    "Arvenia consents to a renewal, and still it is refused until the condition is met and the overseer has confirmed it.",
  );
  return { review: params.review, condition };
}
