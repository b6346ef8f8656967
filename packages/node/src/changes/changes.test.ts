import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOperations as on } from "@entente/api";
import { Parties, withParties } from "../testing/parties.ts";
import { Cursors } from "./cursor.ts";

const agreed = () => Parties.agreed();

test("a change is told to whoever may know of it, by its id and nothing else", () =>
  withParties(agreed, async (parties) => {
    const { arvenia } = parties;
    const analyst = parties.client(arvenia, "analyst");
    const first = await analyst.call(on.followChanges, { query: {} });
    assert.deepEqual(first.ids, []);
    const product = await parties.write(arvenia, "Two patrol boats left the harbour.");
    const told = await analyst.call(on.followChanges, { query: { after: first.cursor } });
    assert.ok(told.ids.includes(product.split(".")[0]!));
    assert.deepEqual(Object.keys(told).sort(), ["cursor", "ids"]);
    const after = await analyst.call(on.followChanges, { query: { after: told.cursor } });
    assert.deepEqual(after.ids, []);
  }));

test("who may not see a product is told nothing: the answer is that of a quiet day", () =>
  withParties(agreed, async (parties) => {
    const { arvenia } = parties;
    const operator = parties.client(arvenia, "operator");
    const { cursor } = await operator.call(on.followChanges, { query: {} });
    await parties.write(arvenia, "Two patrol boats left the harbour.");
    const { ids } = await operator.call(on.followChanges, { query: { after: cursor } });
    assert.deepEqual(ids, []);
  }));

test("whoever waits is answered when it happens, and what waits ends with the node", () =>
  withParties(agreed, async (parties) => {
    const { arvenia } = parties;
    const analyst = parties.client(arvenia, "analyst");
    const { cursor } = await analyst.call(on.followChanges, { query: {} });
    const waiting = analyst.call(on.followChanges, { query: { after: cursor, hold: 25 } });
    const product = await parties.write(arvenia, "Two patrol boats left the harbour.");
    const { ids, cursor: next } = await waiting;
    assert.ok(ids.includes(product.split(".")[0]!));
    const idle = arvenia.node.following.changes(arvenia.people.analyst, next, 25_000);
    arvenia.node.following.close();
    assert.deepEqual((await idle).ids, []);
  }));

test("a cursor tells nothing and cannot be made: another node's, or one altered, begins anew", () => {
  const [ours, theirs] = [new Cursors(), new Cursors()];
  const cursor = ours.seal(41);
  assert.equal(ours.open(cursor), 41);
  assert.notEqual(cursor, ours.seal(41));
  assert.equal(theirs.open(cursor), undefined);
  assert.equal(ours.open(`${cursor.slice(0, -4)}AAAA`), undefined);
  assert.equal(ours.open("short"), undefined);
});
