import assert from "node:assert/strict";
import { test } from "node:test";
import { createClient, ProblemError, type RelationView, relationOperations } from "@entente/api";
import type { EntenteNode } from "@entente/node";
import { inAgreement, received, release, write } from "./story.ts";
import { Courier, castVisitedBy } from "./testing/courier.ts";
import { differencesIn, openStopped } from "./testing/inspect.ts";
import { relationAt, settled } from "./testing/settled.ts";
import { staged } from "./testing/staged.ts";
import { envelope, utter } from "./testing/utter.ts";

/** What a person meets when the partner's log says what nobody here understands, or tells two histories. */

const {
  stage,
  given: { courier, cast, ids },
} = await staged(
  async (nodes) => {
    const courier = new Courier(nodes);
    const cast = castVisitedBy(courier, nodes);
    const ids = await inAgreement(cast);
    await settled(cast, ids);
    return { courier, cast, ids };
  },
  { byHand: true },
);

let written = 0;
const releaseOne = async (from: "arvenia" | "talvia"): Promise<string> => {
  const text = `TLP:GREEN\n\n(TLP:GREEN) Ship ${++written} passed at noon.\n`;
  return release(cast, ids, from, [await write(cast, from, `Passage ${written}`, text)]);
};

/** Takes Talvia down and lets `work` write into its log. */
async function inTalvia(work: (node: EntenteNode) => Promise<void>): Promise<void> {
  await stage.stop("talvia");
  {
    await using node = await openStopped(stage.directories.talvia);
    await work(node);
  }
  await stage.start("talvia");
}

test("an unknown kind, a malformed body and a kind out of place are set aside with their reasons, shown, and what follows is taken in", async () => {
  await inTalvia(async (node) => {
    const add = (id: string, kind: string, body: string) =>
      utter(node, ids.arvenia, id, envelope(node, ids.arvenia, id, kind, body));
    await add("01M80AAAAAAAAAAAAAAAAAAAA1", "weather.told/1", '{"wind":"east"}');
    await add("01M80AAAAAAAAAAAAAAAAAAAA2", "release.made/1", '{"release":"none"}');
    await add("01M80AAAAAAAAAAAAAAAAAAAA3", "account.opened/1", '{"account":"x"}');
  });
  await received(cast, "talvia", await releaseOne("talvia"));
  const { aside, stopped, logs } = await relationAt(cast, ids, "arvenia");
  const reasons = aside.map(({ reason }) => reason).reverse();
  assert.equal(reasons.length, 3, JSON.stringify(reasons));
  assert.match(
    reasons[0]!,
    /does not know the kind weather\.told\/1; it will be tried again after an upgrade/,
  );
  assert.match(reasons[1]!, /release\.made\/1 is malformed at \/body\//);
  assert.match(reasons[2]!, /account\.opened\/1 does not belong in a liaison log|does not know the kind/);
  assert.equal(stopped, undefined, "what is set aside stops nothing else");
  assert.notEqual(logs.find(({ mine }) => !mine)?.state, "quarantined");
  await received(cast, "arvenia", await releaseOne("arvenia"));
});

/** The relation with Talvia as somebody sees it who reads French. */
function inFrench(): Promise<RelationView> {
  const { token } = cast.arvenia["liaison officer"];
  const client = createClient({ base: stage.urls.arvenia, token, language: () => "fr" });
  return client.call(relationOperations.getRelation, { params: { partner: ids.talvia } });
}

test("whoever reads French is told the same reasons in French, and what the partner's log says stands", async () => {
  const [unknown, malformed, misplaced] = (await inFrench()).aside.map(({ reason }) => reason).reverse();
  assert.equal(
    unknown,
    "ce nœud ne connaît pas le genre weather.told/1\u00a0; un nouvel essai suivra sa mise à jour",
  );
  assert.match(
    malformed!,
    /^release\.made\/1 est mal formé à \/body\/.*\u00a0: (?:il faut|n’a pas la forme)/,
  );
  assert.match(misplaced!, /n’a pas sa place dans un journal de liaison$|ne connaît pas le genre/);
});

test("started again, the node still shows what it set aside, and its rebuilt views are equal", async () => {
  await stage.stop("arvenia");
  assert.deepEqual(differencesIn(stage.directories.arvenia), []);
  await stage.start("arvenia");
  const { aside } = await relationAt(cast, ids, "arvenia");
  assert.equal(aside.length, 3);
});

test("a partner that tells two histories is quarantined for good: nothing is taken in, nothing released", async (t) => {
  await settled(cast, ids);
  const back = await stage.copied("talvia");
  await received(cast, "talvia", await releaseOne("talvia"));
  await settled(cast, ids);

  // The old copy comes back with everything it had then, its high-water mark too, and tells another history.
  await back();
  const forked = stage.castWith((actor) => actor);
  for (let n = 0; n < 2; n++) {
    const text = `TLP:GREEN\n\n(TLP:GREEN) Another history, ${n}.\n`;
    await release(forked, ids, "talvia", [await write(forked, "talvia", `History ${n}`, text)]);
  }
  const file = await courier.out("talvia");
  const delivery = await courier.deliver("arvenia", file!);
  assert.ok("problem" in delivery, "the second history was taken in");
  assert.equal(delivery.status, 409);
  assert.match(delivery.problem.detail ?? "", /two histories/);

  const assertStopped = async () => {
    const { stopped, logs } = await relationAt(forked, ids, "arvenia");
    assert.match(stopped ?? "", /signed two histories; the evidence is kept and a person must decide/);
    assert.match((await inFrench()).stopped ?? "", /a signé deux histoires\u00a0; la preuve est gardée/);
    assert.equal(logs.find(({ mine }) => !mine)?.state, "quarantined");
    const refused = await release(forked, ids, "arvenia", [
      await write(forked, "arvenia", "Not to go", "TLP:GREEN\n\n(TLP:GREEN) Stays here.\n"),
    ]).catch((cause: unknown) => cause);
    assert.ok(refused instanceof ProblemError, "a release went out to a forked partner");
    assert.equal(refused.problem.status, 409);
    assert.match(refused.problem.detail ?? "", /Releases to this partner are stopped: .*two histories/);
  };
  await assertStopped();
  await stage.stop("arvenia");
  await stage.start("arvenia");
  await assertStopped();
  t.diagnostic(`refused with: ${delivery.problem.detail}`);
});
