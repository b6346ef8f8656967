import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgreementDocument } from "@entente/agreement";
import { createKeyring, publicKeyOf } from "../keys/index.ts";
import { type Body, checkViews } from "../ledger/index.ts";
import { agreementType, kidOf, signWith } from "./signing.ts";
import {
  agree,
  as,
  carryContents,
  code,
  deliver,
  draft,
  type Pair,
  settle,
  type TestNode,
  twoNodes,
  undelivered,
} from "./testing.ts";

/** Offered by Arvenia, accepted by Talvia, known to both. */
async function accepted(pair: Pair, document = draft(pair)) {
  const { arvenia: a, talvia: b } = pair;
  const { result } = await a.agreements.offer(as("XAR-officer"), b.party, document);
  await settle(pair);
  await b.agreements.accept(as("XTL-officer"), a.party, result.negotiation, result.hash);
  await settle(pair);
  return result;
}

/** What a node that keeps no rules could write. */
async function writeAnyhow(from: TestNode, to: TestNode, kind: string, body: Body) {
  const command = as("nobody").command;
  await from.ledger.submit({
    ...command,
    decide: () => ({ entries: [{ log: { partner: to.party }, kind, body }], expects: {}, result: null }),
  });
}

test("with thresholds of two, nothing is verified before both of each side have signed", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { negotiation, hash } = await accepted(pair, draft(pair, undefined, [2, 2]));
  await a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash });
  await b.agreements.sign(as("XTL-1"), a.party, negotiation, { hash });
  await settle(pair);
  const waiting = a.agreements.negotiation(b.party, negotiation);
  assert.equal(waiting.state, "accepted");
  assert.deepEqual(
    new Set(waiting.waitsFor.map((one) => `${one.on} ${one.for} ${one.count}`)),
    new Set(["us signature 1", "partner signature 1"]),
  );
  await a.agreements.sign(as("XAR-2"), b.party, negotiation, { hash });
  await b.agreements.sign(as("XTL-2"), a.party, negotiation, { hash });
  await settle(pair);
  assert.equal(b.agreements.inForce(a.party)?.hash, hash);
});

test("a person signs once", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { negotiation, hash } = await accepted(pair, draft(pair, undefined, [2, 1]));
  await a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash });
  const again = a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash });
  await assert.rejects(again, code("signed-twice"));
  const borrowed = a.agreements.sign(as("XAR-2"), b.party, negotiation, { hash, kid: a.kids[0] });
  await assert.rejects(borrowed, code("forbidden"));
  await assert.rejects(
    a.agreements.sign(as("XAR-officer"), b.party, negotiation, { hash }),
    code("forbidden"),
  );
});

test("a signature names the hash its signatory read", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { negotiation } = await accepted(pair);
  const other = { hash: `sha256:${"x".repeat(43)}` };
  await assert.rejects(a.agreements.sign(as("XAR-1"), b.party, negotiation, other), code("wrong-hash"));
});

test("signatures by an unpinned key, over other bytes, under another type or of the other party are set aside", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { negotiation, hash } = await accepted(pair);
  const bytes = a.agreements.version(b.party, hash)!.bytes;
  const stranger = createKeyring(["stranger"]);
  const strangerKid = kidOf(publicKeyOf(stranger.signatories[0]!.secret));
  const now = pair.clock.now;
  const own = b.kids[0]!;
  const typ = agreementType(undefined);
  const forged = [
    { kid: strangerKid, jws: await signWith(stranger, strangerKid, typ, bytes, now) },
    { kid: own, jws: await signWith(b.keyring, own, typ, bytes.subarray(1), now) },
    { kid: own, jws: await signWith(b.keyring, own, agreementType(hash), bytes, now) },
    { kid: b.kids[1]!, jws: await signWith(b.keyring, own, typ, bytes, now) },
    { kid: a.kids[0]!, jws: await signWith(a.keyring, a.kids[0]!, typ, bytes, now) },
  ];
  for (const { kid, jws } of forged)
    await writeAnyhow(b, a, "agreement.signed/1", { negotiation, hash, kid, jws: { ...jws! } });
  const asides = await deliver(b, a);
  assert.deepEqual(
    asides.map((reason) => reason.split(":")[0]),
    ["unknown-key", "bad-signature", "signature-profile", "signature-profile", "unknown-key"],
  );
  assert.deepEqual(a.agreements.negotiation(b.party, negotiation).signatures, []);
  assert.deepEqual(checkViews(a.options).differences, []);
});

test("a partner that verifies or finalises what is not signed is not believed", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { negotiation, hash } = await accepted(pair);
  const digest = `sha256:${"r".repeat(43)}`;
  await writeAnyhow(b, a, "agreement.verified/1", { negotiation, hash, rulesHash: digest, results: digest });
  await writeAnyhow(b, a, "agreement.finalised/1", { negotiation, hash });
  await writeAnyhow(b, a, "agreement.accepted/1", { negotiation, hash: digest });
  const asides = await deliver(b, a);
  assert.deepEqual(
    asides.map((reason) => reason.split(":")[0]),
    ["signatures-missing", "wrong-state", "wrong-state"],
  );
});

test("two nodes that understand the clauses differently never finalise", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { negotiation, hash } = await accepted(pair);
  await a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash });
  await deliver(a, b, { react: false });
  await b.agreements.sign(as("XTL-1"), a.party, negotiation, { hash });
  // Talvia's own verification is on its way; Arvenia hears another one instead.
  const signed = await deliver(b, a, { react: false });
  assert.deepEqual(signed, []);
  const state = a.agreements.negotiation(b.party, negotiation).state;
  assert.equal(state, "agreed");
  const digest = `sha256:${"r".repeat(43)}`;
  await writeAnyhow(a, b, "agreement.verified/1", { negotiation, hash, rulesHash: digest, results: digest });
  assert.deepEqual(await settle(pair), []);
  assert.deepEqual(b.agreements.negotiation(a.party, negotiation).waitsFor, [
    { on: "us", for: "agreed-rules" },
  ]);
  await b.agreements.terminate(as("XTL-officer"), a.party, negotiation, "rules-differ");
  await settle(pair);
  assert.equal(a.agreements.negotiation(b.party, negotiation).state, "terminated");
  assert.equal(a.agreements.inForce(b.party), undefined);
});

test("what a crash left undone is done at the next start, once", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { negotiation, hash } = await accepted(pair);
  await a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash });
  await deliver(a, b);
  await b.agreements.sign(as("XTL-1"), a.party, negotiation, { hash });
  await deliver(b, a, { react: false });
  assert.equal(a.agreements.negotiation(b.party, negotiation).state, "agreed");
  await Promise.all([a.agreements.start(), a.agreements.start(), a.agreements.react(b.party)]);
  await settle(pair);
  assert.equal(a.agreements.inForce(b.party)?.state, "in-force");
  const kinds = a.ledger.reader.all<{ kind: string }>(
    "SELECT kind FROM view_agreement_entry WHERE mine = 1 AND kind IN ('agreement.verified/1', 'agreement.finalised/1')",
  );
  assert.equal(kinds.length, 2);
});

test("an amendment is signed with the keys of the version it replaces, and replaces it at its start date", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  const first = await agree(pair);
  // Talvia's first signatory leaves: the next version pins only the second.
  const gone = publicKeyOf(b.keyring.signatories[0]!.secret);
  b.card.now = { ...b.card.now, keys: b.card.now.keys.filter((key) => key.public !== gone) };
  const second = draft(pair, (document: AgreementDocument) => ({
    ...document,
    version: 2,
    supersedes: first as `sha256:${string}`,
    parties: document.parties.map((party) => ({
      ...party,
      keys: party.keys.filter(({ jwk }) => jwk.x !== gone),
    })),
    clauses: document.clauses.map((clause) =>
      clause.kind === "term"
        ? { ...clause, params: { ...clause.params, from: "2026-12-01T00:00:00Z" } }
        : clause,
    ),
  }));
  const { result } = await a.agreements.amend(as("XAR-officer"), b.party, first, second);
  const { negotiation, hash } = result;
  await settle(pair);
  await b.agreements.accept(as("XTL-officer"), a.party, negotiation, hash);
  await settle(pair);
  await a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash });
  // Still pinned in the old version, and not revoked: the old signatory signs the change.
  await b.agreements.sign(as("XTL-1"), a.party, negotiation, { hash });
  assert.deepEqual(await settle(pair), []);
  assert.equal(a.agreements.negotiation(b.party, negotiation).state, "finalised");
  assert.equal(a.agreements.inForce(b.party)?.hash, first);
  assert.deepEqual(a.agreements.agreements()[0]?.next, [{ hash, version: 2, from: "2026-12-01T00:00:00Z" }]);
  clock.now = Date.parse("2026-12-01T00:00:00Z");
  assert.equal(b.agreements.inForce(a.party)?.hash, hash);
  // Under the new version the old key speaks no more.
  const suspending = { reason: "security" as const };
  await assert.rejects(
    b.agreements.suspend(as("XTL-1"), a.party, hash, suspending),
    code("signature-refused"),
  );
  await b.agreements.suspend(as("XTL-2"), a.party, hash, suspending);
  assert.equal(b.agreements.inForce(a.party)?.state, "suspended");
  for (const node of [a, b]) assert.deepEqual(checkViews(node.options).differences, []);
});

test("a key its card has revoked does not sign, though the agreement still pins it", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const hash = await agree(pair);
  const revoked = publicKeyOf(a.keyring.signatories[0]!.secret);
  a.card.now = { ...a.card.now, revoked: [revoked] };
  const suspending = a.agreements.suspend(as("XAR-1"), b.party, hash, { reason: "breach" });
  await assert.rejects(suspending, code("signature-refused"));
});

test("a signature that came before its document is checked when the document comes, and only then counts", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { result } = await a.agreements.offer(as("XAR-officer"), b.party, draft(pair));
  const { negotiation, hash } = result;
  const [offered] = undelivered(a, b);
  await deliver(a, b, { contents: false });
  await writeAnyhow(b, a, "agreement.accepted/1", { negotiation, hash });
  await deliver(b, a);
  const kid = a.kids[0]!;
  const forged = await signWith(
    a.keyring,
    kid,
    agreementType(undefined),
    Buffer.from("other bytes"),
    pair.clock.now,
  );
  await writeAnyhow(a, b, "agreement.signed/1", { negotiation, hash, kid, jws: { ...forged! } });
  assert.deepEqual(await deliver(a, b), []);
  await carryContents(a, b, offered!.bytes);
  await b.agreements.sign(as("XTL-1"), a.party, negotiation, { hash });
  assert.equal(await b.agreements.react(a.party), 0);
  assert.deepEqual(
    b.agreements.negotiation(a.party, negotiation).waitsFor.map((one) => `${one.on} ${one.for}`),
    ["us verification", "partner verification"],
  );
  assert.equal(b.agreements.inForce(a.party), undefined);
});

test("an entry that came too early stays set aside when it is tried again", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const { result } = await a.agreements.offer(as("XAR-officer"), b.party, draft(pair));
  const { negotiation, hash } = result;
  await settle(pair);
  const kid = b.kids[0]!;
  const { bytes } = a.agreements.version(b.party, hash)!;
  const jws = await signWith(b.keyring, kid, agreementType(undefined), bytes, pair.clock.now);
  await writeAnyhow(b, a, "agreement.signed/1", { negotiation, hash, kid, jws: { ...jws! } });
  await writeAnyhow(b, a, "agreement.accepted/1", { negotiation, hash });
  const asides = await deliver(b, a);
  assert.deepEqual(
    asides.map((reason) => reason.split(":")[0]),
    ["wrong-state"],
  );
  assert.equal(await a.ledger.retryAside(), 0);
  assert.deepEqual(a.agreements.negotiation(b.party, negotiation).signatures, []);
});
