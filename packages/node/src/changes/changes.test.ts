import assert from "node:assert/strict";
import { test } from "node:test";
import { changesOperations as on } from "@entente/api";
import { liaisonOrigin } from "../ledger/index.ts";
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
  const place = { journal: 41, content: 7 };
  const cursor = ours.seal(place);
  assert.deepEqual(ours.open(cursor), place);
  assert.notEqual(cursor, ours.seal(place));
  assert.equal(theirs.open(cursor), undefined);
  assert.equal(ours.open(`${cursor.slice(0, -4)}AAAA`), undefined);
  assert.equal(ours.open("short"), undefined);
});

test("content that comes after its entry is told once more, to whoever may know of the entry and to nobody else", () =>
  withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const officer = parties.client(arvenia, "officer");
    const { following } = arvenia.node;
    const outsider = { ...arvenia.people.analyst, roles: ["administrator" as const] };
    const [{ cursor }, theirs] = await Promise.all([
      officer.call(on.followChanges, { query: {} }),
      following.changes(outsider, undefined, 0),
    ]);
    const waiting = officer.call(on.followChanges, { query: { after: cursor, hold: 25 } });
    following.arrived(liaisonOrigin(talvia.id, arvenia.id), 0);
    const told = await waiting;
    assert.equal(told.ids.length, 1);
    const again = await officer.call(on.followChanges, { query: { after: told.cursor } });
    assert.deepEqual(again.ids, []);
    const { ids } = await following.changes(outsider, theirs.cursor, 0);
    assert.deepEqual(ids, []);
  }));
