import assert from "node:assert/strict";
import { activityOperations, reviewOperations as ops, oversightOperations, ProblemError } from "@entente/api";
import type { Operations } from "./activities.ts";
import type { Review } from "./reviews.ts";
import type { AffairStage } from "./stage.ts";

/** After the review: the operation goes on, nothing of the review reached the partner, and bad input is named. */
export async function checkReview(
  stage: AffairStage,
  given: Pick<Operations, "operation">,
  { review, condition }: Review,
): Promise<void> {
  const { cast, ids } = stage;
  const overseer = cast.talvia.overseer.client;
  const read = await overseer.call(ops.getReview, { params: { review } });
  assert.deepEqual([read.state, read.undecided, read.condition?.id], ["concluded", 0, condition]);
  assert.equal(read.condition?.state, "confirmed");
  assert.deepEqual(
    read.addressed.map(({ number, decision }) => [number, decision]),
    [
      [1, "accept"],
      [2, "part"],
    ],
  );
  const params = { operation: given.operation };
  const shown = await cast.talvia["operations officer"].client.call(activityOperations.getOperation, {
    params,
  });
  assert.deepEqual([shown.blocked, shown.versions[0]?.act], [false, "renew"]);
  assert.ok(shown.versions[0]?.effectedAt !== undefined);

  // The partner sees that it was renewed, and neither the review nor its condition.
  assert.deepEqual((await cast.arvenia.overseer.client.call(ops.listReviews)).items, []);
  await assert.rejects(
    cast.arvenia.overseer.client.call(ops.getReview, { params: { review } }),
    (cause) => cause instanceof ProblemError && cause.status === 404,
  );
  const entries = await cast.arvenia.overseer.client.call(oversightOperations.listEntries, {
    params: { partner: ids.talvia },
    query: { limit: 200 },
  });
  const seen = JSON.stringify(entries);
  for (const kept of [review, condition, "two days"]) assert.ok(!seen.includes(kept), `Arvenia sees ${kept}`);

  // What is kept from the partner is for the own overseer, counted, and every reading recorded.
  const query = { partner: ids.arvenia };
  const before = await overseer.call(ops.withheldCount, { query });
  const { items } = await overseer.call(ops.withheldList, { query });
  assert.equal(items.length, before.whole + before.particulars);
  assert.ok(
    items.some(({ operation, particulars }) => operation === given.operation && particulars !== undefined),
  );
  const after = await overseer.call(ops.withheldCount, { query });
  assert.equal(after.readings, before.readings + 1);
  const theirs = await cast.arvenia.overseer.client.call(ops.withheldList, {
    query: { partner: ids.talvia },
  });
  assert.deepEqual(theirs.items, []);
  await assert.rejects(
    cast.talvia["operations officer"].client.call(ops.withheldList, { query }),
    (cause) => cause instanceof ProblemError && cause.status === 403,
  );
  await checkBadInput(stage, review);
}

async function checkBadInput({ cast }: AffairStage, review: string): Promise<void> {
  const overseer = cast.talvia.overseer.client;
  const count = async () => (await overseer.call(ops.listReviews)).items.length;
  const before = await count();
  const cause = await overseer
    .call(ops.openReview, {
      body: {
        operation: review,
        trigger: "periodic",
        from: "2031-02-30T00:00:00Z",
        until: "2031-05-30T00:00:00Z",
        title: "No such day",
        terms: "None.",
      },
    })
    .catch((thrown: unknown) => thrown);
  assert.ok(cause instanceof ProblemError);
  assert.deepEqual([cause.status, cause.problem.pointer], [422, "/from"]);
  const decision = await cast.talvia["operations officer"].client
    .call(ops.decideRecommendation, { params: { review, number: 1 }, body: { decision: "perhaps" as never } })
    .catch((thrown: unknown) => thrown);
  assert.ok(decision instanceof ProblemError);
  assert.equal(decision.problem.pointer, "/decision");
  assert.equal(await count(), before);
}
