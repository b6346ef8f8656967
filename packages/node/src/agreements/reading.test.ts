import assert from "node:assert/strict";
import { test } from "node:test";
import type { AgreementDocument } from "@entente/agreement";
import type { AgreementJson, agreementReading, BodyOf, Session } from "@entente/api";
import { agree, as, code, draft, settle, twoNodes, withParams } from "./testing.ts";

const asker: Session = {
  account: "XAR-officer",
  name: "An officer",
  roles: ["liaison-officer"],
  clearance: "S",
  units: [],
  mayAct: true,
};

const clauseOf = (document: AgreementJson, kind: string) =>
  (document as unknown as AgreementDocument).clauses.find((clause) => clause.kind === kind)!.id;

/** The next version of an agreement, with other parameters of one kind. */
const next = (document: AgreementJson, hash: string, kind: string, params: Record<string, unknown>) => ({
  ...(withParams(kind, params)(document as unknown as AgreementDocument) as unknown as AgreementJson),
  version: 2,
  supersedes: hash,
});

test("two rounds are compared clause by clause, each with the sentence its parameters mean", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const first = draft(pair);
  const { result } = await a.agreements.offer(as("XAR-officer"), b.party, first);
  await settle(pair);
  const shorter = draft(pair, withParams("retention", { maxDays: 30 }));
  const counter = await b.agreements.counter(as("XTL-officer"), a.party, result.negotiation, shorter);
  await settle(pair);
  const hashes = { before: result.hash, after: counter.result.hash };
  const { before, after, diff } = a.agreements.compare(b.party, hashes);
  const id = clauseOf(first, "retention");
  assert.deepEqual(
    diff.changed.map((one) => one.id),
    [id],
  );
  const said = (clauses: typeof before.clauses) => clauses.find((one) => one.id === id)!.sentence.en;
  assert.match(said(before.clauses), /365 days/);
  assert.match(said(after.clauses), /30 days/);
  const absent = { ...hashes, before: `sha256:${"x".repeat(43)}` };
  assert.throws(() => a.agreements.compare(b.party, absent), code("not-found"));
});

test("a negotiation says since when it stands still, and what it would replace", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  const hash = await agree(pair);
  clock.now += 60_000;
  const amended = next(draft(pair), hash, "retention", { maxDays: 30 });
  const { result } = await a.agreements.amend(as("XAR-officer"), b.party, hash, amended);
  const offered = a.agreements.negotiation(b.party, result.negotiation);
  assert.deepEqual(offered.inForce, { hash, version: 1 });
  await settle(pair);
  clock.now += 60_000;
  await b.agreements.accept(as("XTL-officer"), a.party, result.negotiation, result.hash);
  await settle(pair);
  const accepted = a.agreements.negotiation(b.party, result.negotiation);
  assert.equal(Date.parse(accepted.since) - Date.parse(offered.since), 60_000);
});

test("a version that a later one replaced says so, with the signatures that were given under it", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  const hash = await agree(pair);
  clock.now += 60_000;
  const amended = next(draft(pair), hash, "retention", { maxDays: 30 });
  const { result } = await a.agreements.amend(as("XAR-officer"), b.party, hash, amended);
  await settle(pair);
  await b.agreements.accept(as("XTL-officer"), a.party, result.negotiation, result.hash);
  await settle(pair);
  await a.agreements.sign(as("XAR-1"), b.party, result.negotiation, { hash: result.hash });
  await b.agreements.sign(as("XTL-1"), a.party, result.negotiation, { hash: result.hash });
  await settle(pair);
  const old = a.agreements.agreement(b.party, hash);
  assert.equal(old.state, "replaced");
  assert.equal(old.version, 1);
  assert.equal(old.hash, hash);
  assert.equal(old.current, result.hash);
  assert.deepEqual(
    old.versions.map(({ version, signatures }) => [version, signatures.map(({ by }) => by).sort()]),
    [
      [1, ["partner", "us"]],
      [2, ["partner", "us"]],
    ],
  );
  assert.equal(a.agreements.agreement(b.party, result.hash).state, "in-force");
});

test("a draft is checked as the partner will read it: sentences when it is whole, the fault when it is not", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const hash = await agree(pair);
  const good = next(draft(pair), hash, "retention", { maxDays: 30 });
  const whole = a.agreements.check(b.party, good, hash);
  assert.deepEqual(whole.problems, []);
  assert.equal(whole.diff?.changed.length, 1);
  assert.equal(whole.before?.version, 1);
  const bad = next(draft(pair), hash, "retention", { maxDays: 0 });
  const index = (bad as unknown as AgreementDocument).clauses.findIndex(({ kind }) => kind === "retention");
  const faulty = a.agreements.check(b.party, bad, hash);
  assert.equal(faulty.hash, undefined);
  assert.equal(faulty.problems[0]?.pointer, `/clauses/${index}/params/maxDays`);
  const skipped = a.agreements.check(b.party, { ...good, version: 3 }, undefined);
  assert.equal(skipped.problems[0]?.pointer, "/version");
});

test("every kind of clause gives the schema of its parameters", async () => {
  await using pair = await twoNodes();
  const kinds = pair.arvenia.agreements.kinds();
  const used = (draft(pair) as unknown as AgreementDocument).clauses.map(({ kind }) => kind);
  assert.ok(used.every((kind) => kinds.some((one) => one.kind === kind)));
  const retention = kinds.find(({ kind }) => kind === "retention");
  assert.equal(retention?.cardinality, "one");
  assert.ok(Object.hasOwn(retention?.params.properties as object, "maxDays"));
});

type Trial = BodyOf<typeof agreementReading.tryRelease>;
const described: Trial = {
  purpose: "incident-response",
  recipient: { organisation: "TLV-CERT", role: "analyst" },
  declares: { noProtectedPersons: true, freeTextReviewed: true },
  described: { areas: ["ransomware"], kinds: ["report"], tlp: "amber", relTo: ["XTL"] },
};

test("a release is tried under a draft and under what binds, side by side, and each names its own clauses", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  await agree(pair);
  const narrow = draft(pair, withParams("areas", { allow: ["kessel-strait"] }));
  const { draft: under, inForce } = a.agreements.tryRelease(asker, b.party, {
    ...described,
    document: narrow,
  });
  assert.equal(inForce?.verdict, "permit-with-obligations", JSON.stringify(inForce?.violations));
  assert.equal(inForce?.version, 1);
  assert.deepEqual(
    under?.violations.map((one) => one.kind),
    ["areas"],
  );
  const wrong = { ...described, recipient: { organisation: "TLV-PRESS", role: "analyst" } };
  const refused = a.agreements.tryRelease(asker, b.party, wrong);
  assert.equal(refused.draft, undefined);
  assert.deepEqual(
    refused.inForce?.violations.map((one) => one.code),
    ["organisation-not-listed"],
  );
});

test("without an agreement a draft can be tried, and nothing else", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const tried = a.agreements.tryRelease(asker, b.party, { ...described, document: draft(pair) });
  assert.equal(tried.inForce, undefined);
  assert.notEqual(tried.draft, undefined);
  assert.throws(() => a.agreements.tryRelease(asker, b.party, described), code("not-found"));
});

test("a product that the asker may not see does not exist, and one thing is tried at a time", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  await agree(pair);
  const { described: _, ...rest } = described;
  assert.throws(
    () => a.agreements.tryRelease(asker, b.party, { ...rest, product: "hidden" }),
    code("not-found"),
  );
  assert.equal(
    a.agreements.tryRelease(asker, b.party, { ...rest, product: "known" }).asked.kinds[0],
    "report",
  );
  assert.throws(() => a.agreements.tryRelease(asker, b.party, rest), code("invalid"));
  assert.throws(
    () => a.agreements.tryRelease(asker, b.party, { ...described, product: "known" }),
    code("invalid"),
  );
});

test("what an act would stop is told before it is done, with the clauses that say so", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b } = pair;
  const hash = await agree(pair);
  const place = { partner: b.party, hash };
  const effects = (asked: Parameters<typeof a.agreements.effects>[2]) =>
    a.agreements.effects(asker, place, asked);
  const counted = ({ items }: ReturnType<typeof effects>) =>
    Object.fromEntries(items.map(({ what, count, effect }) => [what, `${count} ${effect}`]));
  const whole = effects({ act: "suspend" });
  assert.deepEqual(counted(whole), { standing: "5 stops", receipts: "1 goes-on", operations: "3 goes-on" });
  assert.deepEqual(
    whole.clauses.map(({ kind }) => kind),
    ["suspension"],
  );
  const part = effects({ act: "suspend", areas: "ransomware" });
  assert.deepEqual(part.areas, ["ransomware"]);
  assert.equal(counted(part).standing, "2 stops");
  assert.throws(() => effects({ act: "suspend", areas: "ransomware,fish" }), code("invalid"));
  const over = effects({ act: "denounce" });
  // The certs template lets releases go on through the notice.
  assert.equal(counted(over).standing, "5 at-end");
  assert.ok(over.endsAt !== undefined && Date.parse(over.endsAt) > pair.clock.now);
  assert.ok(over.clauses.some(({ kind }) => kind === "retention"));
  assert.equal(counted(effects({ act: "amend" })).standing, "5 decided-anew");
  const unknown = { ...place, hash: `sha256:${"A".repeat(43)}` };
  assert.throws(() => a.agreements.effects(asker, unknown, { act: "amend" }), code("conflict"));
});

test("lifting a suspension says which areas come back and whose signatures are missing", async () => {
  await using pair = await twoNodes();
  const { arvenia: a, talvia: b, clock } = pair;
  const hash = await agree(pair);
  const asked = { areas: ["ransomware"], reason: "security" as const };
  const { result } = await a.agreements.suspend(as("XAR-1"), b.party, hash, asked);
  await settle(pair);
  clock.now += 10_000;
  await b.agreements.resume(as("XTL-1"), a.party, hash, result);
  await settle(pair);
  const effects = a.agreements.effects(asker, { partner: b.party, hash }, { act: "resume", ...result });
  assert.deepEqual(effects.areas, ["ransomware"]);
  assert.deepEqual(
    new Set(effects.signatures.map(({ party, given, needed }) => `${party} ${given}/${needed}`)),
    new Set(["partner 1/1", "us 0/1"]),
  );
  const lasting = a.agreements.suspensionEffects(b.party, result.suspension);
  assert.equal(lasting.until, undefined);
  assert.equal(lasting.stopped.products, 9);
  clock.now += 10_000;
  await a.agreements.resume(as("XAR-1"), b.party, hash, result);
  await settle(pair);
  clock.now += 3_600_000;
  const after = a.agreements.suspensionEffects(b.party, result.suspension);
  assert.equal(Date.parse(after.until!) - Date.parse(after.from), 20_000);
  assert.equal(after.wentOn.received, 21);
  assert.throws(
    () => a.agreements.suspensionEffects(b.party, "01K8ZJ4Q6V0000000000000001"),
    code("not-found"),
  );
});
