import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { LifeAct, LifeEntry, LifeTerms } from "./life-entries.ts";
import { lifeTerms } from "./life-entries.ts";
import { agreementAt, asSeen, type Life, lifeOf } from "./life-of-log.ts";
import { judgeLogs, problemWith } from "./life-rules.ts";
import { ARVENIA, certsAgreement, NOW, TALVIA } from "./testing.ts";

const HASH = `sha256:${"1".repeat(43)}`;
const NEXT = `sha256:${"2".repeat(43)}`;
const OTHER = `sha256:${"3".repeat(43)}`;
const ID = "urn:uuid:6f0f2f4e-6a0e-4d6a-9a57-0c5a34dbf9d1";
const RULES = { rulesHash: `sha256:${"r".repeat(43)}`, results: `sha256:${"e".repeat(43)}` };
const JWS = { protected: "", signature: "" };
const TERMS: LifeTerms = {
  from: "2026-11-01T00:00:00Z",
  until: "2027-11-01T00:00:00Z",
  notice: "P90D",
  reviewEvery: "P180D",
  thresholds: new Map([
    [ARVENIA, 1],
    [TALVIA, 1],
  ]),
};
const LATER: LifeTerms = { ...TERMS, from: "2026-12-01T00:00:00Z" };
const terms = (hash: string): LifeTerms | undefined =>
  hash === HASH ? TERMS : hash === NEXT ? LATER : undefined;

/** Two writers, each of whom sees the other's log only when told to look. */
class Parties {
  readonly logs = new Map<string, LifeEntry[]>([
    [ARVENIA, []],
    [TALVIA, []],
  ]);
  readonly #seen = new Map<string, number>();

  log(party: string): LifeEntry[] {
    return this.logs.get(party)!;
  }

  look(party: string): void {
    this.#seen.set(party, this.log(party === ARVENIA ? TALVIA : ARVENIA).length);
  }

  write(by: string, act: LifeAct, { id = "", at = NOW, looks = true } = {}): LifeEntry {
    if (looks) this.look(by);
    const log = this.log(by);
    const entry = {
      ...act,
      by,
      index: log.length,
      seen: this.#seen.get(by) ?? 0,
      id: id || `${by}${log.length}`,
      at,
    };
    log.push(entry);
    return entry;
  }

  get all(): LifeEntry[] {
    return [...this.logs.values()].flat();
  }

  judged(of = terms) {
    return judgeLogs([...this.logs.values()], of);
  }

  known(by: string): Life {
    const seen = this.#seen.get(by) ?? 0;
    return lifeOf(asSeen(this.all, { by, index: this.log(by).length, seen }), terms);
  }
}

const offered = (negotiation: string, hash: string, more: object = {}): LifeAct => ({
  kind: "agreement.offered/1",
  body: { negotiation, round: 1, id: ID, version: 1, hash, ...more },
});
const accepted = (negotiation: string, hash: string): LifeAct => ({
  kind: "agreement.accepted/1",
  body: { negotiation, hash },
});
const signed = (negotiation: string, hash: string, kid: string): LifeAct => ({
  kind: "agreement.signed/1",
  body: { negotiation, hash, kid, jws: JWS },
});
const verified = (negotiation: string, hash: string): LifeAct => ({
  kind: "agreement.verified/1",
  body: { negotiation, hash, ...RULES },
});
const finalised = (negotiation: string, hash: string): LifeAct => ({
  kind: "agreement.finalised/1",
  body: { negotiation, hash },
});
const suspended = (hash: string, areas?: string[]): LifeAct => ({
  kind: "agreement.suspended/1",
  body: { hash, reason: "breach", kid: "k", jws: JWS, ...(areas === undefined ? {} : { areas }) },
});
const resumed = (hash: string, suspension: string, kid: string): LifeAct => ({
  kind: "agreement.resumed/1",
  body: { hash, suspension, kid, jws: JWS },
});
const denounced = (hash: string, endsAt: string): LifeAct => ({
  kind: "agreement.denounced/1",
  body: { hash, endsAt, kid: "k", jws: JWS },
});

/** From the first offer until both have verified. */
function verify(parties: Parties, negotiation: string, hash: string, more: object = {}): void {
  parties.write(ARVENIA, offered(negotiation, hash, more), { id: negotiation });
  parties.write(TALVIA, accepted(negotiation, hash));
  parties.write(ARVENIA, signed(negotiation, hash, `${negotiation}a`));
  parties.write(TALVIA, signed(negotiation, hash, `${negotiation}t`));
  for (const party of [ARVENIA, TALVIA]) parties.write(party, verified(negotiation, hash));
}

function agree(parties: Parties, negotiation = "N1", hash = HASH, more: object = {}): void {
  verify(parties, negotiation, hash, more);
  for (const party of [ARVENIA, TALVIA]) parties.write(party, finalised(negotiation, hash));
}

const AMENDS = { version: 2, supersedes: HASH };

test("the terms of a document are those of its term and review clauses", () => {
  const { from, until, thresholds } = lifeTerms(certsAgreement());
  assert.deepEqual([from, until], ["2026-01-01T00:00:00Z", "2029-01-01T00:00:00Z"]);
  assert.deepEqual([...thresholds.values()], [1, 1]);
});

test("the state does not depend on the order in which entries are taken", () => {
  const parties = new Parties();
  agree(parties);
  const suspension = parties.write(ARVENIA, suspended(HASH)).id;
  parties.write(TALVIA, suspended(HASH, ["ransomware"]));
  parties.write(ARVENIA, resumed(HASH, suspension, "a"));
  parties.write(TALVIA, resumed(HASH, suspension, "t"));
  parties.write(TALVIA, denounced(HASH, "2027-03-01T00:00:00Z"));
  const plain = (life: Life) => {
    const state = agreementAt(life, NOW, terms);
    return {
      status: state?.status,
      areas: state?.suspendedAreas,
      ends: state?.noticeEnds,
      hash: state?.hash,
    };
  };
  const expected = plain(lifeOf(parties.all, terms));
  assert.deepEqual(expected, {
    status: "denounced",
    areas: ["ransomware"],
    ends: "2027-03-01T00:00:00Z",
    hash: HASH,
  });
  fc.assert(
    fc.property(fc.shuffledSubarray(parties.all, { minLength: parties.all.length }), (shuffled) => {
      assert.deepEqual(plain(lifeOf(shuffled, terms)), expected);
    }),
  );
});

test("more knowledge never lifts a suspension or brings an agreement back, but by a resumption or an amendment", () => {
  const parties = new Parties();
  agree(parties);
  parties.write(ARVENIA, suspended(HASH));
  parties.write(TALVIA, denounced(HASH, "2027-03-01T00:00:00Z"), { looks: false });
  const statuses = ["in-force", "denounced", "suspended"];
  for (let seen = 0; seen <= parties.log(TALVIA).length; seen++)
    for (let more = seen; more <= parties.log(TALVIA).length; more++) {
      const at = (known: number) => {
        const writer = { by: ARVENIA, index: parties.log(ARVENIA).length, seen: known };
        return agreementAt(lifeOf(asSeen(parties.all, writer), terms), NOW, terms)?.status;
      };
      const [less, later] = [at(seen), at(more)];
      if (less !== undefined)
        assert.ok(statuses.indexOf(later!) >= statuses.indexOf(less), `${less} ${later}`);
    }
});

test("an honest life is legal from beginning to end, whoever judges it", () => {
  const parties = new Parties();
  agree(parties);
  agree(parties, "N2", NEXT, AMENDS);
  const suspension = parties.write(ARVENIA, suspended(HASH)).id;
  parties.write(TALVIA, resumed(HASH, suspension, "t"));
  parties.write(ARVENIA, resumed(HASH, suspension, "a"));
  assert.deepEqual(parties.judged().refused, []);
  const life = lifeOf(parties.all, terms);
  assert.equal(agreementAt(life, NOW, terms)?.hash, HASH);
  assert.equal(agreementAt(life, "2026-12-01T00:00:00Z", terms)?.hash, NEXT);
});

test("acts that crossed are each legal: terminated and signed, denounced twice, suspended twice", () => {
  const ended = new Parties();
  ended.write(ARVENIA, offered("N1", HASH), { id: "N1" });
  ended.write(TALVIA, accepted("N1", HASH));
  ended.look(ARVENIA);
  ended.write(TALVIA, { kind: "agreement.terminated/1", body: { negotiation: "N1", reason: "mistake" } });
  ended.write(ARVENIA, signed("N1", HASH, "a"), { looks: false });
  assert.deepEqual(ended.judged().refused, []);
  assert.equal(lifeOf(ended.all, terms).negotiations.get("N1")?.state, "terminated");

  const twice = new Parties();
  agree(twice);
  for (const party of [ARVENIA, TALVIA]) twice.look(party);
  twice.write(ARVENIA, denounced(HASH, "2027-05-01T00:00:00Z"), { looks: false });
  twice.write(TALVIA, denounced(HASH, "2027-04-01T00:00:00Z"), { looks: false });
  assert.deepEqual(twice.judged().refused, []);
  assert.equal(agreementAt(lifeOf(twice.all, terms), NOW, terms)?.noticeEnds, "2027-04-01T00:00:00Z");
});

test("a party that has finalised terminates no more, so the two can never come to differ", () => {
  const parties = new Parties();
  verify(parties, "N1", HASH);
  parties.write(ARVENIA, finalised("N1", HASH));
  parties.write(ARVENIA, { kind: "agreement.terminated/1", body: { negotiation: "N1", reason: "other" } });
  const { refused } = parties.judged();
  assert.deepEqual(
    refused.map(({ problem }) => problem.code),
    ["wrong-state"],
  );
});

test("of two negotiations brought to the end at once, a party finalises one", () => {
  const parties = new Parties();
  verify(parties, "N1", HASH);
  verify(parties, "N2", OTHER, { id: "urn:uuid:11111111-2222-4333-8444-555555555555" });
  parties.write(ARVENIA, finalised("N1", HASH));
  parties.write(ARVENIA, finalised("N2", OTHER));
  const both = (hash: string) => (hash === OTHER ? TERMS : terms(hash));
  assert.deepEqual(
    parties.judged(both).refused.map(({ problem }) => problem.code),
    ["agreement-stands"],
  );
});

test("each rule refuses by its code", () => {
  const parties = new Parties();
  agree(parties);
  const life = lifeOf(parties.all, terms);
  const verdict = (act: LifeAct, at = NOW, id = "NEW") =>
    problemWith(act, { by: TALVIA, id, at }, life, terms)?.code;
  assert.equal(verdict(offered("NEW", NEXT)), "agreement-stands");
  assert.equal(verdict(offered("NEW", NEXT, { version: 2, supersedes: OTHER })), "wrong-chain");
  assert.equal(verdict(offered("NEW", NEXT, { ...AMENDS, version: 3 })), "wrong-chain");
  assert.equal(verdict(offered("NEW", NEXT, AMENDS)), undefined);
  assert.equal(verdict(offered("ELSE", NEXT, AMENDS)), "wrong-round");
  assert.equal(verdict(offered("N1", NEXT, AMENDS), NOW, "N1"), "known-negotiation");
  assert.equal(verdict(offered("NEW", NEXT, { ...AMENDS, round: 2 })), "unknown-negotiation");
  assert.equal(verdict(accepted("NEW", HASH)), "unknown-negotiation");
  assert.equal(verdict(accepted("N1", HASH)), "wrong-state");
  assert.equal(verdict(signed("N1", HASH, "k")), "wrong-state");
  assert.equal(verdict(verified("N1", HASH)), "already-done");
  assert.equal(verdict(finalised("N1", HASH)), "already-done");
  assert.equal(verdict(suspended(NEXT)), "wrong-hash");
  assert.equal(verdict(suspended(HASH), "2028-01-01T00:00:00Z"), "not-in-force");
  assert.equal(verdict(resumed(HASH, "nothing", "k")), "unknown-suspension");
  assert.equal(verdict(denounced(HASH, "2026-12-01T00:00:00Z")), "notice-too-short");
  assert.equal(verdict(offered("NEW", NEXT), "2028-01-01T00:00:00Z"), "wrong-chain");
});

test("what depends on a refused entry is refused too", () => {
  const parties = new Parties();
  parties.write(ARVENIA, offered("N1", HASH), { id: "wrong" });
  parties.write(TALVIA, accepted("N1", HASH));
  assert.deepEqual(
    parties.judged().refused.map(({ problem }) => problem.code),
    ["wrong-round", "unknown-negotiation"],
  );
});

test("without its document an agreement is in an unknown state, and nothing rests on it", () => {
  const parties = new Parties();
  agree(parties);
  const blind = () => undefined;
  assert.equal(agreementAt(lifeOf(parties.all, blind), NOW, blind)?.status, "unknown");
  const amended = new Parties();
  agree(amended);
  agree(amended, "N2", OTHER, AMENDS);
  // When the next version begins is not known: the one before it does not bind in its place.
  assert.equal(agreementAt(lifeOf(amended.all, terms), NOW, terms)?.status, "unknown");
});

test("a party keeps a bounded number of suspensions and negotiations open", () => {
  const parties = new Parties();
  for (let n = 0; n < 33; n++) parties.write(TALVIA, offered(`O${n}`, HASH), { id: `O${n}` });
  const [refusal] = parties.judged().refused;
  assert.equal(refusal?.problem.code, "too-many");
});

test("an overdue review is told", () => {
  const parties = new Parties();
  agree(parties);
  const life = lifeOf(parties.all, terms);
  assert.equal(agreementAt(life, "2027-05-18T00:00:00Z", terms)?.reviewOverdue, false);
  assert.equal(agreementAt(life, "2027-05-20T00:00:00Z", terms)?.reviewOverdue, true);
});

test("known to neither before it is seen: each side judges by its own cut", () => {
  const parties = new Parties();
  agree(parties);
  parties.look(ARVENIA);
  assert.equal(agreementAt(parties.known(ARVENIA), NOW, terms)?.status, "in-force");
  assert.equal(agreementAt(parties.known(TALVIA), NOW, terms)?.status, "in-force");
  parties.write(TALVIA, suspended(HASH), { looks: false });
  assert.equal(agreementAt(parties.known(ARVENIA), NOW, terms)?.status, "in-force");
  parties.look(ARVENIA);
  assert.equal(agreementAt(parties.known(ARVENIA), NOW, terms)?.status, "suspended");
});
