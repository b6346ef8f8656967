import assert from "node:assert/strict";
import { test } from "node:test";
import { checkViews } from "../ledger/index.ts";
import { agree, as, code, deliver, draft, settle, twoNodes, withParams } from "./testing.ts";

test("a draft is offered, accepted, signed by both, verified and finalised by each node, and in force on both sides", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { result } = await a.agreements.offer(as("XAR-officer"), b.party, draft(pair));
  const { negotiation, hash } = result;
  assert.equal(a.agreements.negotiation(b.party, negotiation).state, "offered");
  assert.deepEqual(await settle(pair), []);
  const [offered] = b.agreements.negotiations();
  assert.deepEqual(offered?.waitsFor, [{ on: "us", for: "answer" }]);
  assert.equal(offered?.title?.en.startsWith("Agreement between computer emergency"), true);
  await b.agreements.accept(as("XTL-officer"), a.party, negotiation, hash);
  await settle(pair);
  await a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash });
  await settle(pair);
  assert.deepEqual(b.agreements.negotiation(a.party, negotiation).waitsFor, [
    { on: "us", for: "signature", count: 1 },
  ]);
  assert.equal(a.agreements.inForce(b.party), undefined);
  await b.agreements.sign(as("XTL-1"), a.party, negotiation, { hash });
  assert.deepEqual(await settle(pair), []);
  for (const [node, partner] of [
    [a, b],
    [b, a],
  ] as const) {
    assert.equal(node.agreements.negotiation(partner.party, negotiation).state, "finalised");
    const binding = node.agreements.inForce(partner.party);
    assert.equal(binding?.hash, hash);
    assert.equal(binding?.state, "in-force");
    assert.equal(binding?.compiled.hash, hash);
    assert.deepEqual(checkViews(node.options).differences, []);
  }
});

test("an agreement signed early is finalised, and in force only from its start date to its end", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  await agree(pair, draft(pair, withParams("term", { from: "2026-12-01T00:00:00Z" })));
  assert.equal(a.agreements.inForce(b.party)?.state, "draft");
  clock.now = Date.parse("2026-12-01T00:00:00Z");
  assert.equal(a.agreements.inForce(b.party)?.state, "in-force");
  clock.now = Date.parse("2027-11-01T00:00:00Z");
  assert.equal(a.agreements.inForce(b.party)?.state, "expired");
});

test("a counter-offer is another document; it shows what it changes, and the other side accepts it", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const first = await a.agreements.offer(as("XAR-officer"), b.party, draft(pair));
  const { negotiation } = first.result;
  await settle(pair);
  const same = b.agreements.counter(as("XTL-officer"), a.party, negotiation, draft(pair));
  await assert.rejects(same, code("wrong-hash"));
  const shorter = draft(pair, withParams("retention", { maxDays: 90 }));
  await b.agreements.counter(as("XTL-officer"), a.party, negotiation, shorter);
  await settle(pair);
  const seen = a.agreements.negotiation(b.party, negotiation);
  assert.equal(seen.state, "countered");
  assert.deepEqual(
    seen.diff?.changed.map(({ params }) => params),
    [[{ path: "/params/maxDays", before: 365, after: 90 }]],
  );
  const stale = a.agreements.accept(as("XAR-officer"), b.party, negotiation, first.result.hash);
  await assert.rejects(stale, code("wrong-hash"));
  await a.agreements.accept(as("XAR-officer"), b.party, negotiation, seen.hash);
  await settle(pair);
  assert.equal(b.agreements.negotiation(a.party, negotiation).state, "accepted");
});

test("nobody answers their own offer, signs what is not accepted, or accepts what has not arrived", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { result } = await a.agreements.offer(as("XAR-officer"), b.party, draft(pair));
  const { negotiation, hash } = result;
  await assert.rejects(
    a.agreements.accept(as("XAR-officer"), b.party, negotiation, hash),
    code("wrong-turn"),
  );
  await assert.rejects(a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash }), code("wrong-state"));
  await deliver(a, b, { contents: false });
  assert.deepEqual(b.agreements.negotiation(a.party, negotiation).waitsFor, [
    { on: "us", for: "document" },
    { on: "us", for: "answer" },
  ]);
  await assert.rejects(
    b.agreements.accept(as("XTL-officer"), a.party, negotiation, hash),
    code("document-missing"),
  );
});
