import assert from "node:assert/strict";
import { test } from "node:test";
import {
  by,
  command,
  DAY,
  instant,
  type Name,
  ORGANISATION,
  Parties,
  type Party,
  problem,
  withParties,
} from "../testing/parties.ts";
import { listOnward } from "./queries.ts";

const cleared = (of: Name) => ({ organisation: ORGANISATION[of], role: "analyst", clearance: "S" });
const REPORT = "# Convoys\n\nThree convoys left Port Meliore at dawn.\n";

/** Arvenia has given Talvia a report; Talvia has an agreement with Ostrand too. */
async function three(): Promise<Parties> {
  const parties = await Parties.open("arvenia", "talvia", "ostrand");
  await parties.agree("arvenia", "talvia", "certs");
  await parties.agree("talvia", "ostrand", "certs");
  await parties.send(parties.arvenia, parties.talvia, [await parties.write(parties.arvenia, REPORT)]);
  await parties.settle();
  return parties;
}

const purpose = "incident-response";
const AGREED = { grant: true, code: "agreed" } as const;
const held = (parties: Parties, party: Party) => parties.held(party)[0]!.product;

async function ask(parties: Parties, more: { purpose?: string; expires?: string } = {}): Promise<string> {
  const { talvia, ostrand } = parties;
  const { result } = await talvia.node.releases.requestOnward(
    {
      products: [held(parties, talvia)],
      to: ostrand.id,
      purpose,
      expires: instant(parties.clock.now + 10 * DAY),
      reason: "joint-operation",
      ...more,
    },
    talvia.people.officer,
    command(),
  );
  await parties.settle();
  return result.requests[0]!;
}

const answer = async (parties: Parties, request: string, grant: boolean) => {
  const given = grant ? AGREED : ({ grant, code: "source" } as const);
  await parties.arvenia.node.releases.answerOnward(request, given, command());
  await parties.settle();
};
const passOn = (parties: Parties, more = {}) =>
  parties.send(parties.talvia, parties.ostrand, [held(parties, parties.talvia)], { purpose, ...more });
const codes = (parties: Parties) => parties.refusals(parties.talvia)[0]!.violations.map(({ code }) => code);

test("what came from a party goes to a third only with its consent; silence is refusal", () =>
  withParties(three, async (parties) => {
    assert.equal((await passOn(parties)).state, "refused");
    assert.ok(codes(parties).includes("no-onward-consent"));
    await ask(parties);
    assert.equal((await passOn(parties)).state, "refused");
  }));

test("with the originator's grant it goes on, keeps its originator, and ends when the source's time ends", () =>
  withParties(three, async (parties) => {
    const { arvenia, talvia, ostrand } = parties;
    const request = await ask(parties);
    const [asked] = listOnward(arvenia.node.ledger.reader, undefined, () => true);
    assert.deepEqual(
      [asked!.direction, asked!.state, asked!.items, asked!.products.length],
      ["in", "waiting", 1, 1],
    );
    await answer(parties, request, true);
    parties.clock.now += DAY;
    assert.equal((await passOn(parties)).state, "made");
    await parties.settle();
    const [facts] = ostrand.node.products.factsOf([held(parties, ostrand)]);
    assert.equal(facts!.originator, arvenia.id);
    assert.equal(parties.parts(ostrand, "in")[0]!.retainUntil, parties.parts(talvia, "in")[0]!.retainUntil);
  }));

test("a refusal refuses, a grant for another purpose does not serve, and one that ended serves no more", () =>
  withParties(three, async (parties) => {
    await answer(parties, await ask(parties), false);
    assert.equal((await passOn(parties)).state, "refused");
    await answer(parties, await ask(parties, { purpose: "victim-notification" }), true);
    assert.equal((await passOn(parties)).state, "refused");
    await answer(parties, await ask(parties), true);
    assert.equal((await passOn(parties, { purpose: "cyber-defence" })).state, "refused");
    parties.clock.now += 10 * DAY;
    assert.equal((await passOn(parties)).state, "refused");
    assert.ok(codes(parties).includes("no-onward-consent"));
  }));

test("a question is answered once, by whom it was put to, for no longer than was asked, and not when it has ended", () =>
  withParties(three, async (parties) => {
    const { releases } = parties.arvenia.node;
    const request = await ask(parties);
    const grant = AGREED;
    const longer = { ...grant, expires: instant(parties.clock.now + 11 * DAY) };
    await assert.rejects(releases.answerOnward(request, longer, command()), (cause: unknown) =>
      [400, 422].includes((cause as { problem: { status: number } }).problem.status),
    );
    await assert.rejects(parties.talvia.node.releases.answerOnward(request, grant, command()), problem(404));
    await answer(parties, request, true);
    await assert.rejects(releases.answerOnward(request, grant, command()), problem(409));
    const late = await ask(parties);
    parties.clock.now += 11 * DAY;
    await assert.rejects(releases.answerOnward(late, grant, command()), problem(409));
  }));

test("a recall by the originator goes on to whoever got it from there", () =>
  withParties(three, async (parties) => {
    const { arvenia, talvia, ostrand } = parties;
    await answer(parties, await ask(parties), true);
    await passOn(parties);
    await parties.settle();
    assert.equal(parties.held(ostrand)[0]!.sealed, 0);
    const { release } = parties.parts(arvenia)[0]!;
    await arvenia.node.releases.recall(release, { reason: "inaccurate" }, command());
    await parties.settle();
    assert.deepEqual([parties.held(talvia)[0]!.sealed, parties.held(ostrand)[0]!.sealed], [1, 1]);
    assert.ok(parties.recalls(talvia).every(({ state }) => state === "executed"));
    const [recall] = parties.recalls(ostrand);
    // Why the originator took it back is between the two of them.
    assert.deepEqual([recall!.state, recall!.reason], ["executed", "originator-recalled"]);
  }));

test("what goes back to its originator needs no consent", () =>
  withParties(three, async (parties) => {
    const { arvenia, talvia } = parties;
    const { state } = await parties.send(talvia, arvenia, [held(parties, talvia)], { purpose });
    assert.equal(state, "made");
  }));

test("the agreement it came under must permit it too: what its originator has suspended does not go on, consent or not", () =>
  withParties(three, async (parties) => {
    const { arvenia, talvia, ostrand } = parties;
    await answer(parties, await ask(parties), true);
    const { hash } = arvenia.node.agreements.inForce(talvia.id)!;
    await arvenia.node.agreements.suspend(by(arvenia.people.liaison), talvia.id, hash, {
      reason: "security",
    });
    await parties.settle();
    assert.equal((await passOn(parties)).state, "refused");
    assert.deepEqual(parties.held(ostrand), []);
    const [violation] = parties.refusals(talvia)[0]!.violations;
    assert.deepEqual([violation!.kind, violation!.code], ["suspension", "suspended"]);
    assert.match(violation!.text.en, /suspended/);
  }));

test("a classified report whose level the agreement with the third party does not know stays, consent or not, and the clause says so", () =>
  withParties(
    async () => {
      const parties = await Parties.open("arvenia", "talvia", "ostrand");
      await parties.agree("arvenia", "talvia", "services");
      await parties.agree("talvia", "ostrand", "services");
      const marking = "DIFFUSION RESTREINTE//REL TO XTL, XOS";
      const product = await parties.write(parties.arvenia, REPORT, { marking });
      const more = { purpose: "force-protection", recipient: cleared("talvia") };
      const { state } = await parties.send(parties.arvenia, parties.talvia, [product], more);
      assert.equal(state, "made");
      await parties.settle();
      return parties;
    },
    async (parties) => {
      const { talvia, ostrand } = parties;
      await answer(parties, await ask(parties, { purpose: "force-protection" }), true);
      const { state } = await passOn(parties, { purpose: "force-protection", recipient: cleared("ostrand") });
      assert.equal(state, "refused");
      assert.deepEqual(parties.held(ostrand), []);
      const [refusal] = parties.refusals(talvia)[0]!.violations.filter(({ kind }) => kind === "equivalence");
      assert.equal(refusal!.code, "no-equivalent");
      assert.match(refusal!.clause, /^[0-9]+(\.[0-9]+)*$/);
      const { document } = talvia.node.agreements.inForce(ostrand.id)!;
      const clause = document.clauses.find(({ id }) => id === refusal!.clause);
      assert.deepEqual([clause?.kind, clause?.direction?.map(({ to }) => to)], ["equivalence", [ostrand.id]]);
      assert.equal(codes(parties).includes("no-onward-consent"), false, "the consent was there");
    },
  ));
