import assert from "node:assert/strict";
import { activityOperations as ops, oversightOperations, ProblemError } from "@entente/api";
import type { Operations } from "./activities.ts";
import { renewal } from "./activities.ts";
import type { AffairStage } from "./stage.ts";

/** How many entries a party's own log towards the other has. */
async function ownSize({ cast, ids }: AffairStage, party: "arvenia" | "talvia"): Promise<number> {
  const partner = party === "arvenia" ? ids.talvia : ids.arvenia;
  const { logs } = await cast[party].overseer.client.call(oversightOperations.relationState, {
    params: { partner },
  });
  return logs.find(({ party: whose }) => whose === ids[party])?.size ?? 0;
}

/** After the operations: what the partner holds of them, what it does not, and what bad input does. */
export async function checkOperations(stage: AffairStage, given: Operations): Promise<void> {
  const { cast, ids } = stage;
  const arvenia = cast.arvenia["liaison officer"].client;
  const { items, told } = await arvenia.call(ops.listOperationQuestions, { query: { side: "theirs" } });
  const asked = items.find(({ operation }) => operation === given.operation);
  assert.equal(asked?.state, "conditions-accepted");
  assert.deepEqual(Object.keys(asked?.terms ?? {}).sort(), [
    "from",
    "places",
    "purpose",
    "techniques",
    "until",
  ]);
  assert.equal(items.find(({ operation }) => operation === given.objected)?.state, "objected");
  const begun = told.filter(({ operation }) => operation === given.operation);
  assert.deepEqual(
    begun.map(({ contrary }) => contrary),
    [false],
  );
  assert.ok(!told.some(({ operation }) => operation === given.objected));
  // Nothing of the name, the objective, the targets, the authority or the test is in what the partner may read.
  const entries = await cast.arvenia.overseer.client.call(oversightOperations.listEntries, {
    params: { partner: ids.talvia },
    query: { limit: 200 },
  });
  const seen = JSON.stringify([items, told, entries]);
  for (const kept of [
    given.authority,
    "SLATE",
    "harbours on both sides",
    "foreign-minister",
    "matches nothing",
  ])
    assert.ok(!seen.includes(kept), `Arvenia sees ${kept}`);
  const own = await cast.arvenia["operations officer"].client.call(ops.listOperations);
  assert.ok(!own.items.some(({ id }) => id === given.operation));
  await assert.rejects(
    cast.arvenia["operations officer"].client.call(ops.getOperation, {
      params: { operation: given.operation },
    }),
    (cause) => cause instanceof ProblemError && cause.status === 404,
  );
  const officer = cast.talvia["operations officer"].client;
  const shown = await officer.call(ops.getOperation, { params: { operation: given.objected } });
  assert.deepEqual([shown.state, shown.gate.map(({ code }) => code)], ["proposed", ["no-partner-consent"]]);
  const summary = { params: { partner: ids.talvia } };
  const figures = await arvenia.call(ops.activitySummary, summary);
  assert.deepEqual([figures.startedByPartner, figures.contrary], [1, 0]);
  assert.equal(figures.withheld, undefined, "the count of what is withheld is the overseer's");
  await checkBadInput(stage, given);
}

async function checkBadInput(stage: AffairStage, given: Operations): Promise<void> {
  const { cast, ids } = stage;
  const officer = cast.talvia["operations officer"].client;
  const before = await ownSize(stage, "talvia");
  const { act: _, ...proposal } = renewal(given.authority);
  const pointerOf = async (call: Promise<unknown>) => {
    const cause = await call.then(
      () => assert.fail("bad input was taken"),
      (thrown: unknown) => thrown,
    );
    assert.ok(cause instanceof ProblemError, String(cause));
    assert.equal(cause.status, 422, cause.message);
    return cause.problem.pointer;
  };
  const count = async () => (await officer.call(ops.listOperations)).items.length;
  const held = await count();
  const { particulars } = proposal;
  const put = (body: unknown) => officer.call(ops.proposeOperation, { body: body as never });
  const good = { partner: ids.arvenia, ...proposal };
  assert.equal(await pointerOf(put({ ...good, areas: [] })), "/areas");
  assert.equal(
    await pointerOf(put({ ...good, particulars: { ...particulars, until: particulars.from } })),
    "/particulars/until",
  );
  assert.equal(
    await pointerOf(put({ ...good, particulars: { ...particulars, consequences: [] } })),
    "/particulars/consequences",
  );
  assert.equal(await count(), held);
  assert.equal(await ownSize(stage, "talvia"), before);
}
