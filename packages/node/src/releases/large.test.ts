import assert from "node:assert/strict";
import { test } from "node:test";
import { command, indicator, Parties, withParties } from "../testing/parties.ts";

const certs = () => Parties.agreed("certs");
const many = (count: number) => Array.from({ length: count }, (_, n) => indicator(n + 1));

for (const count of [1000, 2500]) {
  test(`a selection of ${count} is one decision for each set, and arrives whole`, () =>
    withParties(certs, async (parties) => {
      const { arvenia, talvia } = parties;
      const ids = await parties.importObjects(arvenia, many(count));
      const { parts } = await parties.send(arvenia, talvia, ids);
      assert.equal(parts.length, Math.ceil(count / 1000));
      await parties.settle();
      assert.equal(parties.held(talvia).length, count);
      assert.ok(parties.parts(arvenia).every(({ state }) => state === "received"));
      const sent = arvenia.node.products.open(ids).map(({ content }) => Buffer.from(content).toString());
      const held = parties.held(talvia).map(({ product }) => product);
      const came = talvia.node.products.open(held).map(({ content }) => Buffer.from(content).toString());
      assert.deepEqual(came.sort(), sent.sort());
    }));
}

test("every second of a thousand is recalled, and exactly these are gone", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const ids = await parties.importObjects(arvenia, many(1000));
    const { release } = await parties.send(arvenia, talvia, ids);
    await parties.settle();
    const products = ids.filter((_, n) => n % 2 === 1);
    await arvenia.node.releases.recall(release, { reason: "inaccurate", products }, command());
    await parties.settle();
    assert.equal(parties.held(talvia).filter(({ sealed }) => sealed === 1).length, 500);
    assert.equal(parties.parts(arvenia)[0]!.held, 500);
  }));
