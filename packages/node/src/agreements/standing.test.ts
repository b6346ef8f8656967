import assert from "node:assert/strict";
import { test } from "node:test";
import { judgeLogs } from "@entente/agreement";
import { checkViews, lastSize, liaisonOrigin } from "../ledger/index.ts";
import { agree, as, code, deliver, draft, settle, type TestNode, twoNodes, undelivered } from "./testing.ts";
import { entriesOf } from "./view.ts";

/** How long the log is in which `writer` speaks to `reader`. */
function sizeOf(writer: TestNode, reader: TestNode): number {
  const { id } = writer.ledger.log(liaisonOrigin(writer.party, reader.party))!;
  return lastSize(writer.ledger.reader, id);
}

test("one party suspends an area at once; both sign before it resumes", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const hash = await agree(pair);
  const unknown = a.agreements.suspend(as("XAR-1"), b.party, hash, { areas: ["fish"], reason: "incident" });
  await assert.rejects(unknown, (cause) => {
    assert.equal((cause as { problem: { pointer?: string } }).problem.pointer, "/areas/0");
    return true;
  });
  const { result } = await a.agreements.suspend(as("XAR-1"), b.party, hash, {
    areas: ["ransomware"],
    reason: "incident",
  });
  assert.deepEqual(a.agreements.inForce(b.party)?.suspendedAreas, ["ransomware"]);
  assert.equal(a.agreements.inForce(b.party)?.state, "in-force");
  assert.deepEqual(await settle(pair), []);
  assert.deepEqual(b.agreements.inForce(a.party)?.facts.suspendedAreas, ["ransomware"]);

  const { suspension } = result;
  await a.agreements.resume(as("XAR-1"), b.party, hash, { suspension });
  await settle(pair);
  assert.deepEqual(b.agreements.inForce(a.party)?.suspendedAreas, ["ransomware"]);
  await assert.rejects(a.agreements.resume(as("XAR-1"), b.party, hash, { suspension }), code("signed-twice"));
  await b.agreements.resume(as("XTL-1"), a.party, hash, { suspension });
  assert.deepEqual(b.agreements.inForce(a.party)?.suspendedAreas, []);
  await settle(pair);
  const [shown] = a.agreements.agreements(b.party);
  assert.equal(shown?.suspensions[0]?.open, false);
  assert.deepEqual(a.agreements.inForce(b.party)?.suspendedAreas, []);
  await assert.rejects(a.agreements.resume(as("XAR-1"), b.party, hash, { suspension }), code("already-done"));
  for (const node of [a, b]) assert.deepEqual(checkViews(node.options).differences, []);
});

test("a suspension and an act that crossed it: the act is judged by what its writer had seen", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  const hash = await agree(pair);
  const before = { ours: sizeOf(a, b), theirs: sizeOf(b, a) };
  await a.agreements.suspend(as("XAR-1"), b.party, hash, { reason: "breach" });
  const at = clock.now;
  // Talvia acts now, having seen all but the suspension.
  const crossed = { writer: "partner", index: before.theirs, seen: before.ours, at } as const;
  assert.equal(a.agreements.inForceAsSeen(b.party, crossed)?.state, "in-force");
  assert.equal(b.agreements.inForce(a.party)?.state, "in-force");
  assert.equal(a.agreements.inForce(b.party)?.state, "suspended");
  const later = { ...crossed, seen: before.ours + 1 };
  assert.equal(a.agreements.inForceAsSeen(b.party, later)?.state, "suspended");
  await deliver(a, b);
  assert.equal(b.agreements.inForce(a.party)?.state, "suspended");
  // And the same question asked at Talvia, of its own entry.
  const own = { writer: "us", index: before.theirs, seen: before.ours, at } as const;
  assert.equal(b.agreements.inForceAsSeen(a.party, own)?.state, "in-force");
});

test("each party knows the agreement to be in force only once it has seen the other finalise", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  const hash = await agree(pair);
  const at = clock.now;
  const finalisedBy = (node: typeof a, mine: number) =>
    node.ledger.reader.get<{ idx: number }>(
      "SELECT idx FROM view_agreement_entry WHERE kind = 'agreement.finalised/1' AND mine = :mine",
      { mine },
    )!.idx;
  const [own, other] = [finalisedBy(a, 1), finalisedBy(a, 0)];
  const seen = (index: number, known: number) =>
    a.agreements.inForceAsSeen(b.party, { writer: "us", index, seen: known, at })?.hash;
  assert.equal(seen(own, other + 1), undefined);
  assert.equal(seen(own + 1, other), undefined);
  assert.equal(seen(own + 1, other + 1), hash);
});

test("two suspensions stand apart: lifting one leaves the other", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const hash = await agree(pair);
  const one = await a.agreements.suspend(as("XAR-1"), b.party, hash, {
    areas: ["ransomware"],
    reason: "other",
  });
  await b.agreements.suspend(as("XTL-1"), a.party, hash, { reason: "breach" });
  await settle(pair);
  const { suspension } = one.result;
  await a.agreements.resume(as("XAR-1"), b.party, hash, { suspension });
  await b.agreements.resume(as("XTL-1"), a.party, hash, { suspension });
  await settle(pair);
  assert.deepEqual(a.agreements.inForce(b.party)?.suspendedAreas, []);
  assert.equal(a.agreements.inForce(b.party)?.state, "suspended");
});

test("whoever holds both logs judges every entry as the two nodes did", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const hash = await agree(pair);
  await a.agreements.suspend(as("XAR-1"), b.party, hash, { reason: "breach" });
  await b.agreements.suspend(as("XTL-1"), a.party, hash, { areas: ["ransomware"], reason: "incident" });
  await settle(pair);
  const entries = entriesOf(b.ledger.reader, b.party, a.party);
  const logs = [a.party, b.party].map((party) => entries.filter(({ by }) => by === party));
  const { legal, refused } = judgeLogs(logs, (of) => a.agreements.version(b.party, of)?.terms);
  assert.deepEqual(refused, []);
  assert.deepEqual(
    new Set(legal.map(({ id }) => id)),
    new Set(entriesOf(a.ledger.reader, a.party, b.party).map(({ id }) => id)),
  );
});

test("a suspension outlives an amendment that was already signed", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  const first = await agree(pair);
  const second = draft(pair, (document) => ({
    ...document,
    version: 2,
    supersedes: first as `sha256:${string}`,
    clauses: document.clauses.map((clause) =>
      clause.kind === "term"
        ? { ...clause, params: { ...clause.params, from: "2026-12-01T00:00:00Z" } }
        : clause,
    ),
  }));
  const { result } = await b.agreements.amend(as("XTL-officer"), a.party, first, second);
  await settle(pair);
  await a.agreements.accept(as("XAR-officer"), b.party, result.negotiation, result.hash);
  await settle(pair);
  await a.agreements.sign(as("XAR-1"), b.party, result.negotiation, { hash: result.hash });
  await b.agreements.sign(as("XTL-1"), a.party, result.negotiation, { hash: result.hash });
  await settle(pair);
  await a.agreements.suspend(as("XAR-1"), b.party, first, { reason: "breach" });
  await settle(pair);
  clock.now = Date.parse("2026-12-02T00:00:00Z");
  assert.equal(b.agreements.inForce(a.party)?.hash, result.hash);
  assert.equal(b.agreements.inForce(a.party)?.state, "suspended");
});

test("a denunciation runs its notice; then the agreement has ended, and a new one may begin", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  const hash = await agree(pair);
  const fresh = draft(pair, (document) => ({
    ...document,
    id: "urn:uuid:11111111-2222-4333-8444-555555555555",
  }));
  await assert.rejects(a.agreements.offer(as("XAR-officer"), b.party, fresh), code("agreement-stands"));
  const hasty = a.agreements.denounce(as("XAR-1"), b.party, hash, { endsAt: "2026-11-21T00:00:00Z" });
  await assert.rejects(hasty, code("notice-too-short"));
  const { result } = await a.agreements.denounce(as("XAR-1"), b.party, hash, {});
  assert.deepEqual(await settle(pair), []);
  const binding = b.agreements.inForce(a.party);
  assert.equal(binding?.state, "denounced");
  assert.equal(binding?.facts.noticeEnds, result.endsAt);
  clock.now = Date.parse(result.endsAt);
  assert.equal(b.agreements.inForce(a.party)?.state, "ended");
  await a.agreements.offer(as("XAR-officer"), b.party, fresh);
  assert.deepEqual(await settle(pair), []);
  assert.equal(b.agreements.negotiations().length, 2);
});

test("only the agreement that binds can be suspended, by a signatory of this party", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const hash = `sha256:${"n".repeat(43)}`;
  await assert.rejects(
    a.agreements.suspend(as("XAR-1"), b.party, hash, { reason: "other" }),
    code("not-found"),
  );
  const real = await agree(pair);
  await assert.rejects(
    a.agreements.suspend(as("XAR-1"), b.party, hash, { reason: "other" }),
    code("conflict"),
  );
  await assert.rejects(
    a.agreements.suspend(as("XAR-officer"), b.party, real, { reason: "other" }),
    code("forbidden"),
  );
  assert.equal(undelivered(a, b).length, 0);
});
