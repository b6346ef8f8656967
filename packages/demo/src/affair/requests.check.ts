import assert from "node:assert/strict";
import { requestOperations as ops, ProblemError, relationOperations } from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import type { ClaimsDemanded, Demanded, Supported } from "./requests.ts";
import type { AffairStage } from "./stage.ts";

/** What each party sees of the requests, and what it must not see; bad input leaves nothing behind. */

const PARTIES = ["arvenia", "talvia"] as const;

/** How many entries a party's own log of the relation holds. */
async function ownEntries({ cast, ids }: AffairStage, at: PartyName): Promise<number> {
  const { logs } = await cast[at]["liaison officer"].client.call(relationOperations.getRelation, {
    params: { partner: ids[otherOf(at)] },
  });
  return logs.find(({ mine }) => mine)!.size;
}

/** The problem that an act of a party ends in, with nothing stored in its log of the relation. */
async function problemOf(stage: AffairStage, at: PartyName, act: () => Promise<unknown>) {
  const before = await ownEntries(stage, at);
  const cause = await act().then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(cause instanceof ProblemError, "it was not refused");
  assert.equal(await ownEntries(stage, at), before, "something was stored");
  return cause.problem;
}

export async function checkDemands(
  stage: AffairStage,
  { explain, cease }: Demanded,
  claims: ClaimsDemanded,
): Promise<void> {
  const { cast, ids } = stage;
  const [ours, theirs] = PARTIES.map((at) => cast[at]["liaison officer"].client) as [
    (typeof cast)["arvenia"]["analyst"]["client"],
    (typeof cast)["arvenia"]["analyst"]["client"],
  ];
  const read = (at: PartyName, request: string) =>
    cast[at]["liaison officer"].client.call(ops.getRequest, { params: { request } });
  for (const at of PARTIES) {
    const one = await read(at, explain);
    assert.equal(one.askedBy, at === "arvenia" ? "ours" : "theirs");
    assert.deepEqual([one.state, one.closed, one.satisfied, one.repeats], ["partly", false, false, 2]);
    // The agreement leaves seven days, fewer than the ten of an explanation by default; no repeat has moved it.
    const lasts = Date.parse(one.due!) - Date.parse(one.lodged);
    // It is reckoned when the request is decided, and the entry says the second in which it was recorded.
    assert.ok(Math.abs(lasts - 7 * 86_400_000) <= 1000, String(lasts));
    assert.deepEqual(one.words?.claims, [claims.C1, claims.C6]);
    assert.deepEqual(
      one.repeated.map(({ channel }) => channel),
      ["note", "call"],
    );
    const two = await read(at, cease);
    assert.deepEqual([two.what, two.state, two.unanswered], ["cease", "lodged", true]);
    const { items } = await cast[at]["liaison officer"].client.call(ops.requestSummary, {
      query: { partner: ids[otherOf(at)] },
    });
    assert.deepEqual(items[0]?.[at === "arvenia" ? "ours" : "theirs"], {
      open: 2,
      unanswered: 1,
      overdue: 0,
      oldestDays: 0,
    });
  }
  // Who drafted and who answered is in each party's house log alone; drafts are the house's own.
  assert.deepEqual((await theirs.call(ops.listRequestDrafts)).items, []);
  assert.deepEqual((await ours.call(ops.listRequestDrafts)).items, []);
  const seen = JSON.stringify(await read("talvia", explain));
  for (const person of Object.values(cast.arvenia)) assert.ok(!seen.includes(person.name), person.name);
  const judged = await problemOf(stage, "talvia", () =>
    theirs.call(ops.judgeRequest, {
      params: { request: explain },
      body: { satisfied: true, text: "Enough." },
    }),
  );
  assert.equal(judged.violations?.[0]?.code, "not-ours");
  const unverified = await problemOf(stage, "arvenia", () =>
    ours.call(ops.judgeRequest, { params: { request: cease }, body: { satisfied: true, text: "Enough." } }),
  );
  assert.equal(unverified.violations?.[0]?.code, "nothing-to-judge");
  const body = {
    partner: ids.talvia,
    what: "explain" as const,
    areas: ["cyber-threats"],
    purpose: "accountability",
  };
  const bad = await problemOf(stage, "arvenia", () =>
    ours.call(ops.sendRequest, { body: { ...body, text: "" } }),
  );
  assert.deepEqual([bad.status, bad.pointer], [422, "/text"]);
  const early = await problemOf(stage, "arvenia", () =>
    ours.call(ops.repeatRequest, {
      params: { request: cease },
      body: { on: "2020-01-01T00:00:00Z", channel: "note" },
    }),
  );
  assert.equal(early.pointer, "/on");
}

export async function checkSupport(stage: AffairStage, { airlift, deliveries }: Supported): Promise<void> {
  const { cast } = stage;
  for (const at of PARTIES) {
    const { client } = cast[at]["liaison officer"];
    const one = await client.call(ops.getRequest, { params: { request: airlift } });
    assert.deepEqual(one.support, {
      resource: "airlift",
      unit: "flights",
      asked: 12,
      accepted: 12,
      delivered: 8,
      acknowledged: 7,
    });
    assert.deepEqual(
      one.deliveries.map(({ acknowledged }) => acknowledged?.difference),
      [0, -1],
    );
    const { items } = await client.call(ops.supportBalance, { query: {} });
    const { partner: _partner, ...figures } = items[0]!;
    const [given, received] = at === "arvenia" ? [7, 0] : [0, 7];
    assert.deepEqual(figures, {
      resource: "airlift",
      unit: "flights",
      given,
      received,
      balance: given - received,
      givenUnacknowledged: 0,
      receivedUnacknowledged: 0,
    });
  }
  const theirs = cast.talvia["operations officer"].client;
  const take = (delivery: string, quantity: number) =>
    problemOf(stage, "talvia", () =>
      theirs.call(ops.acknowledgeDelivery, { params: { request: airlift, delivery }, body: { quantity } }),
    );
  assert.equal((await take(airlift, 1)).status, 404);
  assert.equal((await take(deliveries[0], 5)).violations?.[0]?.code, "taken-before");
  assert.equal((await take(deliveries[1], -1)).pointer, "/quantity");
}
