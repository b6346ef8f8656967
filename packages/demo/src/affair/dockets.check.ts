import assert from "node:assert/strict";
import {
  actingOperations,
  type DocketClaimInput,
  docketOperations as ops,
  oversightOperations,
  ProblemError,
} from "@entente/api";
import { otherOf, type PartyName } from "../parties.ts";
import { type Alleged, type Answered, inquirerAt, matrixAt } from "./dockets.ts";
import { ARVENIAN, NO_COMMENT, TALVIAN_ANSWERS } from "./dockets-texts.ts";
import type { AffairStage } from "./stage.ts";

/** After each step of the docket: what the partner sees, and what it must not see. */

const PARTIES = ["arvenia", "talvia"] as const;
const MOMENTS = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const NOBODY = "01K8ZJ4Q6V0000000000000001";

async function failure(answer: Promise<unknown>): Promise<ProblemError["problem"]> {
  const cause = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(cause instanceof ProblemError, "it should fail with a problem document");
  return cause.problem;
}

const read = (stage: AffairStage, at: PartyName, { docket }: Alleged) => {
  const { client, partner } = inquirerAt(stage, at);
  return client.call(ops.getDocket, { params: { partner, docket } });
};

/** The envelopes of the relation, as anybody who works with the partner sees them, hold none of these words. */
async function entriesHoldNone(stage: AffairStage, words: readonly string[]): Promise<void> {
  for (const party of PARTIES) {
    const list = await stage.cast[party].analyst.client.call(oversightOperations.listEntries, {
      params: { partner: stage.ids[otherOf(party)] },
      query: { limit: 200 },
    });
    // Moments are left out: the digits of one may be those of a figure that was sealed.
    const seen = JSON.stringify(list).replaceAll(MOMENTS, "");
    for (const word of words) assert.ok(!seen.includes(word), `${party} shows “${word}” in its entries`);
  }
}

export async function checkAllegation(stage: AffairStage, ids: Alleged): Promise<void> {
  for (const party of PARTIES) {
    const { docket, claims } = await read(stage, party, ids);
    assert.equal(docket.openedBy, party === "arvenia" ? "ours" : "theirs");
    assert.equal(docket.words?.reference, "INQ-2031-01");
    assert.deepEqual(docket.words?.concerned, ["XAR", "XTL", "XOS"], "a third party is concerned");
    assert.deepEqual(claims.map(({ claim }) => claim).sort(), Object.values(ids.claims).sort());
    assert.ok(claims.every(({ words }) => words !== undefined));
    const whole = claims.find(({ claim }) => claim === ids.claims.C1)!;
    assert.deepEqual(whole.parts, { count: 2, sum: "41200000", whole: "41200000", agrees: true });
    const rebuttal = claims.find(({ claim }) => claim === ids.claims.C5)!;
    assert.equal(rebuttal.rebuts, ids.claims.C4);
    const roots = new Set([ids.claims.C1, ids.claims.C4].map((id) => rootOf(claims, id)));
    assert.deepEqual([...roots], ["R1"], "two papers, one leak");
  }
  const triages = async (at: PartyName) =>
    (await read(stage, at, ids)).claims
      .map(({ triage }) => triage.triage)
      .filter((one) => one !== "untriaged");
  assert.deepEqual((await triages("talvia")).sort(), ["distorted", "legitimate_question"]);
  assert.deepEqual(await triages("arvenia"), [], "what a claim is worth to one party the other does not see");
  await entriesHoldNone(stage, ["Meridian", "41200000", "LANTERN", "Foreign office"]);
  const { analyst } = stage.cast.talvia;
  const params = { partner: stage.ids.arvenia, docket: ids.docket };
  assert.equal((await failure(analyst.client.call(ops.getDocket, { params }))).status, 403);
  await namesFieldsOfClaims(stage, ids);
}

type Claims = Awaited<ReturnType<typeof read>>["claims"];
const rootOf = (claims: Claims, id: string) =>
  claims.find(({ claim }) => claim === id)?.words?.source.root.id;

async function namesFieldsOfClaims(stage: AffairStage, ids: Alleged): Promise<void> {
  const { client, partner } = inquirerAt(stage, "arvenia");
  const before = (await read(stage, "arvenia", ids)).claims.length;
  const { unit: _, ...unitless } = ARVENIAN.C1.quantity;
  for (const [body, pointer] of [
    [{ ...ARVENIAN.C1, places: [{ country: "XAR" }] }, "/places/0/sense"],
    [{ ...ARVENIAN.C1, quantity: unitless }, "/quantity/unit"],
    [{ ...ARVENIAN.C1, partOf: NOBODY }, "/partOf"],
  ] as const) {
    const params = { partner, docket: ids.docket };
    const told = await failure(
      client.call(ops.putClaim, { params, body: body as unknown as DocketClaimInput }),
    );
    assert.deepEqual([told.status, told.pointer], [422, pointer]);
  }
  const unknown = { partner, docket: NOBODY };
  const told = await failure(
    client.call(ops.putClaim, { params: unknown, body: ARVENIAN.C6 as unknown as DocketClaimInput }),
  );
  assert.equal(told.status, 404);
  assert.equal((await read(stage, "arvenia", ids)).claims.length, before, "nothing is stored");
}

export async function checkAnswers(stage: AffairStage, ids: Alleged, { policy }: Answered): Promise<void> {
  const cells = {
    C1: "contested_distorted",
    C2: "decline",
    C3: "deny",
    C4: "deny",
    C6: "ncnd",
    C7: "undertake",
  };
  for (const [party, ofTalvia, ofArvenia] of [
    ["arvenia", "theirs", "ours"],
    ["talvia", "ours", "theirs"],
  ] as const) {
    const rows = await matrixAt(stage, party, ids.docket);
    const row = (name: keyof Alleged["claims"]) => rows.find(({ claim }) => claim === ids.claims[name])!;
    for (const [name, code] of Object.entries(cells))
      assert.equal(row(name as keyof typeof cells)[ofTalvia].code, code, name);
    assert.equal(row("C5")[ofTalvia].code, "claimant");
    assert.equal(row("C5")[ofArvenia].code, "decline", "a declined comment is an answer");
    assert.deepEqual([row("C6")[ofArvenia].code, row("C6")[ofArvenia].age], ["none_yet", 0]);
    assert.deepEqual(row("C6")[ofTalvia].holds, [], "neither an admission nor a denial");
    assert.deepEqual(
      row("C1").questions.map(({ owner }) => owner),
      [ofTalvia],
    );
    assert.deepEqual(
      rows.flatMap(({ commonGround }) => commonGround),
      [],
    );
    const { client, partner } = inquirerAt(stage, party);
    const { items } = await client.call(ops.listPolicies, { params: { partner } });
    assert.deepEqual(
      items.map((one) => [one.policy, one.uses, one.words?.reference]),
      [[policy, 1, "T-2"]],
    );
  }
  const [talvian, arvenian] = [stage.cast.talvia.overseer.client, stage.cast.arvenia.overseer.client];
  const codes = async (client: typeof talvian) => {
    const { items } = await client.call(actingOperations.listRefusedActs, { query: { limit: 200 } });
    return items.flatMap(({ violations }) => violations.map(({ code }) => code));
  };
  assert.ok((await codes(talvian)).includes("ncnd-no-policy"), "the refusal is recorded");
  assert.ok(!(await codes(arvenian)).includes("ncnd-no-policy"), "and the partner does not hear of it");
  await entriesHoldNone(stage, ["does not wish", "Council of Ministers", "territory"]);
  await namesFieldsOfAnswers(stage, ids);
}

async function namesFieldsOfAnswers(stage: AffairStage, { docket, claims }: Alleged): Promise<void> {
  const { client, partner } = inquirerAt(stage, "talvia");
  const before = await matrixAt(stage, "talvia", docket);
  const { wrong: _, ...unexplained } = TALVIAN_ANSWERS.C1 as Record<string, unknown>;
  const { channel: __, ...unheard } = NO_COMMENT as Record<string, unknown>;
  for (const [body, pointer] of [
    [unexplained, "/wrong"],
    [unheard, "/channel"],
    [{ code: "none_yet", aspects: ["place"] }, "/code"],
    [{ code: "admit" }, "/aspects"],
  ] as const) {
    const params = { partner, claim: claims.C1 };
    const told = await failure(client.call(ops.answerClaim, { params, body: body as never }));
    assert.deepEqual([told.status, told.pointer], [422, pointer]);
  }
  assert.deepEqual(await matrixAt(stage, "talvia", docket), before, "nothing is stored");
}

export async function checkAdmits(stage: AffairStage, { claims }: Alleged): Promise<void> {
  for (const [party, by] of [
    ["arvenia", "ours"],
    ["talvia", "theirs"],
  ] as const) {
    const { partner } = inquirerAt(stage, party);
    const { client } = stage.cast[party].overseer;
    const held = async (on: string) => {
      const query = { party: by, on };
      const params = { partner, claim: claims.C5 };
      return (await client.call(ops.heldPosition, { params, query })).cell;
    };
    assert.equal((await held("2031-05-06T00:00:00Z")).code, "none_yet");
    assert.equal((await held("2031-05-31T00:00:00Z")).code, "decline", "what was held is never overwritten");
    const now = await held("2031-07-01T00:00:00Z");
    assert.equal(now.code, "admit");
    assert.deepEqual(
      now.holds.map(({ aspect }) => aspect),
      ["existence", "quantity"],
    );
    const { items } = await client.call(ops.listAnswers, { params: { partner, claim: claims.C5 } });
    assert.deepEqual(
      items.map(({ code }) => code),
      ["decline", "admit"],
    );
    assert.match(items[1]!.words?.words ?? "", /35\.1 million/);
  }
  await entriesHoldNone(stage, ["35.1"]);
}
