import assert from "node:assert/strict";
import { test } from "node:test";
import { releaseOperations } from "@entente/api";
import { command, indicator, Parties, withParties } from "../testing/parties.ts";
import { listParts, listRecalls, listRefusals } from "./queries.ts";

const certs = () => Parties.agreed("certs");

test("a part, a recall and a refusal are found by their id, however many came after them", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const { reader } = arvenia.node.ledger;
    const [first, ...later] = await parties.importObjects(
      arvenia,
      [1, 2, 3].map((n) => indicator(n)),
    );
    for (const product of [first!, ...later]) {
      const { release } = await parties.send(arvenia, talvia, [product]);
      await parties.settle();
      await arvenia.node.releases.recall(release, { reason: "inaccurate" }, command());
      await parties.send(arvenia, talvia, [product], { purpose: "curiosity" });
    }
    await parties.settle();
    const analyst = parties.client(arvenia, "analyst");
    const lists = [
      [parties.parts(arvenia), listParts, releaseOperations.listParts],
      [parties.recalls(arvenia), listRecalls, releaseOperations.listRecalls],
      [parties.refusals(arvenia), listRefusals, releaseOperations.listRefusals],
    ] as const;
    for (const [all, , operation] of lists) {
      assert.equal(all.length, 3, operation.id);
      const oldest = all.at(-1)!.id;
      const found = await analyst.call(operation, { query: { id: oldest, partner: talvia.id, limit: 1 } });
      assert.deepEqual([found.items.map(({ id }) => id), found.next], [[oldest], undefined], operation.id);
      const elsewhere = { id: oldest, partner: arvenia.id };
      assert.deepEqual((await analyst.call(operation, { query: elsewhere })).items, [], operation.id);
      const unknown = { id: "01K8ZJ4Q6V0000000000000001" };
      assert.deepEqual((await analyst.call(operation, { query: unknown })).items, [], operation.id);
    }
    const [part, recall] = [parties.parts(arvenia)[0]!.id, parties.recalls(arvenia)[0]!.id];
    assert.deepEqual(listParts(reader, { id: part }, "[]").items, [], "nothing is readable");
    assert.deepEqual(listRecalls(reader, { id: recall }, parties.now, "[]").items, [], "nothing is readable");
  }));

test("a part asked for by its id names its products that one may see; a list names none", () =>
  withParties(certs, async (parties) => {
    const { arvenia, talvia } = parties;
    const products = await parties.importObjects(
      arvenia,
      [1, 2].map((n) => indicator(n)),
    );
    await parties.send(arvenia, talvia, products);
    await parties.settle();
    const [part] = parties.parts(arvenia);
    const ours = parties.client(arvenia, "analyst");
    const found = await ours.call(releaseOperations.listParts, { query: { id: part!.id } });
    assert.deepEqual(found.items[0]?.products?.toSorted(), products.toSorted());
    const listed = await ours.call(releaseOperations.listParts, { query: {} });
    assert.equal(listed.items[0]?.products, undefined);
    const theirs = parties.client(talvia, "analyst");
    const received = await theirs.call(releaseOperations.listParts, { query: { id: part!.id } });
    assert.equal(received.items[0]?.products?.length, 2);
  }));
