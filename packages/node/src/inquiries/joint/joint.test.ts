import assert from "node:assert/strict";
import { test } from "node:test";
import { actingOperations, inquiryOperations as ops, type Problem } from "@entente/api";
import { by, DAY, instant, Parties, type Party, withParties } from "../../testing/parties.ts";
import { rejected } from "../docket/testing.ts";
import { Case } from "./testing.ts";

const framed = () => Parties.framed();
const codes = ({ violations = [] }: Problem) => violations.map(({ code }) => code);
const refused = async (parties: Parties, party: Party, act: () => Promise<unknown>): Promise<Problem> => {
  const other = party === parties.arvenia ? parties.talvia : parties.arvenia;
  return rejected(party, other, act);
};

test("one side alone cannot open it: nothing is joint on one signature, and trying to examine is refused", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.proposed(parties);
    assert.equal(await made.state(talvia), "proposed");
    const digest = await made.draft(arvenia);
    await made.sign(arvenia, digest);
    assert.equal(await made.state(arvenia), "terms");
    assert.equal(await made.state(talvia), "terms");
    const told = await refused(parties, arvenia, () => made.submit(arvenia));
    assert.deepEqual(codes(told), ["not-joint"]);
    const { items } = await parties.client(arvenia, "overseer").call(actingOperations.listRefusedActs);
    assert.equal(items[0]!.violations[0]!.code, "not-joint");
    await made.sign(talvia, digest);
    assert.equal(await made.state(arvenia), "open");
    assert.equal(await made.state(talvia), "open");
    const { terms } = await made.view(talvia);
    assert.deepEqual(terms?.signedBy, ["ours", "theirs"]);
    assert.equal(terms?.words?.facts.en, made.terms().facts.en);
  }));

test("only signatures over the same bytes open it: a counter-draft leaves the earlier signature behind", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.proposed(parties);
    const first = await made.draft(arvenia);
    await assert.rejects(made.draft(arvenia), /the partner signs it or counters/);
    await made.sign(arvenia, first);
    const second = await made.draft(talvia, { commentHours: 1 });
    assert.notEqual(first, second);
    await made.sign(talvia, second);
    assert.equal(await made.state(arvenia), "terms");
    await assert.rejects(made.sign(arvenia, first), /not the latest terms/);
    await made.sign(arvenia, second);
    assert.equal(await made.state(talvia), "open");
  }));

test("drafts that cross leave both sides with the same one", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.proposed(parties);
    for (const [party, hours] of [
      [arvenia, 1],
      [talvia, 2],
    ] as const) {
      const body = { ...made.terms(), commentHours: hours };
      await made.client(party).call(ops.draftInquiryTerms, { ...made.at(party), body });
    }
    await parties.settle();
    const [ours, theirs] = [await made.view(arvenia), await made.view(talvia)];
    assert.equal(ours.terms!.digest, theirs.terms!.digest);
    await made.sign(arvenia, ours.terms!.digest);
    await made.sign(talvia, ours.terms!.digest);
    assert.deepEqual([await made.state(arvenia), await made.state(talvia)], ["open", "open"]);
  }));

test("silence past the time to answer is a lapse, and nothing but a new proposal follows", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.proposed(parties);
    parties.clock.now += 31 * DAY;
    assert.equal(await made.state(arvenia), "lapsed");
    await assert.rejects(made.draft(talvia), /lapsed/);
    const { items } = await made.arvenia.call(ops.inquirySummary);
    assert.deepEqual(items, [{ partner: talvia.id, states: [{ state: "lapsed", count: 1 }] }]);
  }));

test("the summary counts by state and says since when", () =>
  withParties(framed, async (parties) => {
    const made = await Case.proposed(parties);
    parties.clock.now += 12 * DAY;
    const { items } = await made.talvia.call(ops.inquirySummary);
    assert.deepEqual(items, [
      { partner: parties.arvenia.id, states: [{ state: "proposed", count: 1 }], days: 12 },
    ]);
  }));

test("an inquiry goes on while the agreement is suspended", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.proposed(parties);
    const { hash } = arvenia.node.agreements.inForce(talvia.id)!;
    await arvenia.node.agreements.suspend(by(arvenia.people.liaison), talvia.id, hash, {
      reason: "breach",
    });
    await parties.settle();
    assert.equal(talvia.node.agreements.inForce(arvenia.id)?.state, "suspended");
    const digest = await made.draft(talvia);
    await made.sign(talvia, digest);
    await made.sign(arvenia, digest);
    await made.submit(arvenia);
    assert.equal((await made.view(talvia)).evidence.length, 1);
  }));

test("withdrawing needs reasons, is possible for one party, and ends it for both", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.open(parties);
    const none = await refused(parties, talvia, () =>
      made.talvia.call(ops.withdrawInquiry, { ...made.at(talvia), body: { reason: "" } }),
    );
    assert.equal(none.pointer, "/reason");
    await made.talvia.call(ops.withdrawInquiry, {
      ...made.at(talvia),
      body: { reason: "No site was opened." },
    });
    await parties.settle();
    const { state, withdrawn } = await made.view(arvenia);
    assert.equal(state, "withdrawn");
    assert.deepEqual([withdrawn?.by, withdrawn?.reason], ["theirs", "No site was opened."]);
    await assert.rejects(made.submit(arvenia), /withdrawn/);
  }));

test("bad input names its field, and nothing is stored", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const made = await Case.alleged(parties);
    const propose = (change: object) => () =>
      made.arvenia.call(ops.proposeInquiry, {
        params: { partner: talvia.id },
        body: { ...made.proposal(), ...change },
      });
    for (const [change, pointer] of [
      [{ claims: ["01K8ZJ4Q6V0000000000000009"] }, "/claims/0"],
      [{ claims: [] }, "/claims"],
      [{ ground: "" }, "/ground"],
      [{ answerBy: instant(parties.clock.now - DAY) }, "/answerBy"],
    ] as const)
      assert.equal((await refused(parties, arvenia, propose(change))).pointer, pointer);
    const outside = await refused(parties, arvenia, propose({ areas: ["fishing"] }));
    assert.deepEqual(codes(outside), ["area-not-covered"]);
    assert.deepEqual((await made.arvenia.call(ops.listInquiries)).items, []);
  }));
