import assert from "node:assert/strict";
import { test } from "node:test";
import {
  drawSample,
  samplingOperations as ops,
  overseeingOperations,
  populationDigest,
  type SampledEntry,
  seedOfSample,
} from "@entente/api";
import { digestText, sha256 } from "../../keys/index.ts";
import { liaisonOrigin, rootAt } from "../../ledger/index.ts";
import { DAY, instant, Parties, problem, withParties } from "../../testing/parties.ts";

const agreed = () => Parties.agreed();

/** Readings of the last day, to be looked at. */
const asked = (parties: Parties, size = 3) => ({
  partner: parties.talvia.id,
  of: "readings" as const,
  from: instant(parties.clock.now - DAY),
  until: instant(parties.clock.now + DAY),
  size,
});

async function readOften(parties: Parties, times: number): Promise<void> {
  const { arvenia } = parties;
  const product = await parties.write(arvenia, "Two patrol boats left the harbour.");
  for (let n = 0; n < times; n += 1)
    await arvenia.node.products.logAccess(arvenia.people.analyst, [product], "preview");
}

/** The partner says anything: it renames itself on a card. */
async function partnerWrites(parties: Parties): Promise<void> {
  await parties.rename(parties.talvia, { en: "New Talvia", fr: "Nouvelle-Talvie" });
  await parties.settle();
}

test("nothing is drawn before the partner has written: the seed does not exist yet", () =>
  withParties(agreed, async (parties) => {
    await readOften(parties, 9);
    const overseer = parties.client(parties.arvenia, "overseer");
    const { result } = await overseer.call(ops.commitSample, { body: asked(parties) });
    assert.equal(result.count, 9);
    const params = { sample: result.sample };
    await assert.rejects(overseer.call(ops.drawSample, { params }), problem(409));
    assert.equal((await overseer.call(ops.getSample, { params })).state, "waiting");
    await readOften(parties, 2);
    await parties.settle();
    await assert.rejects(overseer.call(ops.drawSample, { params }), problem(409));
  }));

test("what is drawn follows from what was committed to and from one root of the partner's log, and from nothing else", () =>
  withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    await readOften(parties, 9);
    const overseer = parties.client(arvenia, "overseer");
    const committed = await overseer.call(ops.commitSample, { body: asked(parties) });
    const params = { sample: committed.result.sample };
    const before = await overseer.call(ops.getSample, { params });
    // What is read after the commitment is not drawn from.
    await readOften(parties, 4);
    await partnerWrites(parties);
    // A later entry of the partner's changes nothing.
    const product = await parties.write(talvia, "A convoy left at dawn.");
    await parties.send(talvia, arvenia, [product]);
    await parties.settle();
    const drawn = await overseer.call(ops.drawSample, { params });
    assert.equal(drawn.result.entries.length, 3);
    const sample = await overseer.call(ops.getSample, { params });
    assert.deepEqual(sample.population, before.population);
    const { items } = await overseer.call(ops.samplePopulation, { params });
    assert.equal(items.length, 9);
    assert.equal(populationDigest(sha256, items), sample.population.digest);
    // The partner's own store has the same root under the same size.
    const log = talvia.node.ledger.log(liaisonOrigin(talvia.id, arvenia.id))!;
    const root = digestText(rootAt(talvia.node.ledger.reader, log.id, sample.anchor.size + 1));
    assert.equal(root, sample.seed?.root);
    const seed = seedOfSample(sha256, { sample: sample.id, population: sample.population.digest, root });
    assert.equal(seed, sample.seed?.seed);
    assert.deepEqual(drawSample(sha256, seed, items, 3), drawn.result.entries);
    await assert.rejects(overseer.call(ops.drawSample, { params }), problem(409));
  }));

test("the anchor lies behind everything of the partner's log that this node could have read", () =>
  withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    await readOften(parties, 2);
    await partnerWrites(parties);
    const overseer = parties.client(arvenia, "overseer");
    const { result } = await overseer.call(ops.commitSample, { body: asked(parties) });
    const sample = await overseer.call(ops.getSample, { params: { sample: result.sample } });
    const head = talvia.node.relations.heads.published(liaisonOrigin(talvia.id, arvenia.id));
    assert.equal(sample.anchor.size, head?.size);
    assert.equal(sample.state, "waiting");
  }));

test("another root draws others: each entry has its turn", () => {
  const entries: SampledEntry[] = Array.from({ length: 50 }, (_, index) => ({
    index,
    leaf: `sha256:${index}`,
  }));
  const seen = new Set<number>();
  for (let n = 0; n < 60; n += 1) {
    const seed = seedOfSample(sha256, { sample: "S", population: "p", root: `sha256:${n}` });
    const drawn = drawSample(sha256, seed, entries, 5);
    assert.equal(new Set(drawn).size, 5);
    for (const index of drawn) seen.add(index);
  }
  assert.equal(seen.size, 50);
});

test("each drawn entry is reviewed with a finding; doubts need a note; the progress is counted", () =>
  withParties(agreed, async (parties) => {
    const overseer = parties.client(parties.arvenia, "overseer");
    await readOften(parties, 5);
    const { result } = await overseer.call(ops.commitSample, { body: asked(parties, 2) });
    const params = { sample: result.sample };
    await partnerWrites(parties);
    const { result: drawn } = await overseer.call(ops.drawSample, { params });
    const [one, other] = drawn.entries as [number, number];
    const review = (index: number, body: object) =>
      overseer.call(ops.reviewSampled, { params: { ...params, index }, body: body as never });
    await assert.rejects(review(0, { finding: "in-order" }), problem(404));
    await assert.rejects(review(one, { finding: "wrong" }), problem(422));
    const first = await review(one, { finding: "in-order" });
    assert.deepEqual([first.result.reviewed, first.result.drawn], [1, 2]);
    assert.equal((await overseer.call(ops.getSample, { params })).state, "drawn");
    await review(other, { finding: "wrong", note: "Read by somebody who had no need of it." });
    const sample = await overseer.call(ops.getSample, { params });
    assert.deepEqual([sample.state, sample.findings], ["reviewed", { "in-order": 1, wrong: 1 }]);
    assert.equal(
      sample.entries.find(({ index }) => index === other)?.note,
      "Read by somebody who had no need of it.",
    );
    const { items } = await overseer.call(overseeingOperations.listHouseEntries, { query: { limit: 100 } });
    assert.ok(!JSON.stringify(items).includes("no need of it"), "the log holds the finding and no words");
  }));

test("samples are the overseers' alone, and of a relation and a period that there are", () =>
  withParties(agreed, async (parties) => {
    for (const operation of Object.values(ops)) assert.deepEqual(operation.roles, ["overseer"]);
    const overseer = parties.client(parties.arvenia, "overseer");
    const body = asked(parties);
    const none = { ...body, from: instant(parties.clock.now + DAY / 2) };
    await assert.rejects(overseer.call(ops.commitSample, { body: none }), problem(422));
    const backwards = { ...body, from: body.until, until: body.from };
    await assert.rejects(overseer.call(ops.commitSample, { body: backwards }), problem(422));
    const stranger = { ...body, partner: `sha256:${"A".repeat(43)}` };
    await assert.rejects(overseer.call(ops.commitSample, { body: stranger }), problem(404));
  }));
