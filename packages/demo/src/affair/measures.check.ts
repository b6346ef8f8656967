import assert from "node:assert/strict";
import { agreementOperations, measureOperations, ProblemError } from "@entente/api";
import { PARTY_NAMES } from "../testing/stage.ts";
import type { AffairStage } from "./stage.ts";

const MISSING = "01K8ZJ4Q6V0000000000000001";

/** Both hold the same amendment in force; its clause on operations asks for consent, and an analyst cannot amend. */
export async function checkFramework({ cast }: AffairStage, hash: string): Promise<void> {
  for (const party of PARTY_NAMES) {
    const { items } = await cast[party]["liaison officer"].client.call(agreementOperations.listAgreements);
    assert.deepEqual(
      items.filter(({ state }) => state === "in-force").map((each) => each.hash),
      [hash],
    );
  }
}

async function refusedWith(act: Promise<unknown>, status: number, pointer?: string): Promise<void> {
  await assert.rejects(act, (cause) => {
    assert.ok(cause instanceof ProblemError, String(cause));
    assert.equal(cause.status, status, cause.message);
    assert.equal(cause.problem.pointer, pointer);
    return true;
  });
}

/** The partner reads the measure and its words, not what it stopped here; bad input leaves nothing. */
export async function checkMeasures({ cast, ids }: AffairStage, measure: string): Promise<void> {
  const theirs = cast.talvia["liaison officer"].client;
  const seen = await theirs.call(measureOperations.getMeasure, { params: { measure } });
  assert.equal(seen.state, "lifted");
  assert.match(seen.text ?? "", /without an answer/);
  assert.deepEqual(seen.effect?.stopped, { refusals: 0, products: 0 }, "refusals are the other party's own");
  for (const person of ["analyst", "operations officer", "administrator"] as const)
    await refusedWith(cast.talvia[person].client.call(measureOperations.listMeasures), 403);

  const ours = cast.arvenia["liaison officer"].client;
  const before = (await ours.call(measureOperations.listMeasures)).items.length;
  const asked = {
    partner: ids.talvia,
    what: "suspend-area",
    areas: ["cyber-threats"],
    text: "Why.",
  } as const;
  const propose = (body: object) =>
    ours.call(measureOperations.proposeMeasure, { body: { ...asked, areas: [...asked.areas], ...body } });
  await refusedWith(propose({}), 422, "/reason");
  await refusedWith(propose({ reason: "breach", areas: ["weather"] }), 422, "/areas/0");
  await refusedWith(propose({ reason: "spite" }), 422, "/reason");
  await refusedWith(propose({ reason: "breach", text: "" }), 422, "/text");
  await refusedWith(
    ours.call(measureOperations.liftMeasure, { params: { measure: MISSING }, body: {} }),
    404,
  );
  assert.equal((await ours.call(measureOperations.listMeasures)).items.length, before, "nothing was stored");
}

/** Both count what was shared before and after; the one who received counts the same the other way. */
export async function checkShareMore({ cast }: AffairStage, measure: string): Promise<void> {
  for (const party of PARTY_NAMES) {
    const { client } = cast[party]["liaison officer"];
    const { volumes } = await client.call(measureOperations.getMeasure, { params: { measure } });
    const direction = party === "arvenia" ? "out" : "in";
    const air = (rows: NonNullable<typeof volumes>["after"] | undefined) =>
      rows?.filter(({ area }) => area === "air-safety");
    assert.deepEqual(air(volumes?.after), [{ area: "air-safety", direction, count: 1 }]);
    assert.deepEqual(air(volumes?.before), []);
  }
}
