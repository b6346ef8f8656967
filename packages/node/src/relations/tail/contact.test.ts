import assert from "node:assert/strict";
import { test } from "node:test";
import { Federation, type TestNode } from "../test-nodes.ts";

async function pair() {
  const federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  return { federation, a, b, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

const lastContact = (of: TestNode, partner: TestNode) => of.relations.view(partner.party).lastContact;
const kept = (of: TestNode) =>
  of.state.get<{ at: number }>("SELECT heard_at AS at FROM relation_contact")?.at;
const instant = (at: number) => new Date(at).toISOString();

test("after a restart the relation still says when the partner was last heard, though nothing was heard since", async () => {
  await using nodes = await pair();
  const { federation, b } = nodes;
  await nodes.a.relations.sync(b.party);
  federation.now += 20_000;
  await nodes.a.relations.sync(b.party);
  const heard = instant(federation.now);
  assert.equal(lastContact(nodes.a, b), heard);
  federation.down.add(b.address!);
  await federation.close(nodes.a);
  federation.now += 3_600_000;
  const a = await federation.reopen(nodes.a);
  assert.equal(lastContact(a, b), heard);
  await assert.rejects(a.relations.sync(b.party), { code: "unreachable" });
  assert.equal(lastContact(a, b), heard, "a partner that does not answer was not heard");
  assert.deepEqual(federation.differences(a), [], "it stands in no entry and in no view");
});

test("it is written at most once a minute, also when the clock is set back, and a crash loses no more than that", async () => {
  await using nodes = await pair();
  const { federation, a, b } = nodes;
  await a.relations.sync(b.party);
  const first = kept(a);
  assert.equal(first, federation.now);
  federation.now += 59_000;
  await a.relations.sync(b.party);
  assert.equal(kept(a), first);
  federation.now += 1_000;
  await a.relations.sync(b.party);
  assert.equal(kept(a), federation.now);
  federation.now += 7_200_000;
  await a.relations.sync(b.party);
  federation.now -= 3_600_000;
  await a.relations.sync(b.party);
  assert.equal(kept(a), federation.now);
});

test("a store that takes nothing keeps nobody from being heard", async () => {
  await using nodes = await pair();
  const { federation, a, b } = nodes;
  await a.relations.sync(b.party);
  a.state.exec("PRAGMA query_only = ON");
  federation.now += 120_000;
  await a.relations.sync(b.party);
  assert.equal(lastContact(a, b), instant(federation.now));
  a.state.exec("PRAGMA query_only = OFF");
});
