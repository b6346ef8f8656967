import assert from "node:assert/strict";
import { test } from "node:test";
import {
  actingOperations,
  type DocketAnswerInput,
  type DocketPolicyInput,
  docketOperations as ops,
} from "@entente/api";
import { DAY, instant, Parties, type Party, withParties } from "../../testing/parties.ts";
import { opened, otherOf, put, rejected } from "./testing.ts";

const framed = () => Parties.framed();

async function answer(
  parties: Parties,
  from: Party,
  claim: string,
  body: DocketAnswerInput,
): Promise<string> {
  const { result } = await parties
    .client(from, "liaison")
    .call(ops.answerClaim, { params: { partner: otherOf(parties, from).id, claim }, body });
  await parties.settle();
  return result.answer;
}

const POLICY: DocketPolicyInput = {
  reference: "T-2",
  text: "The Kingdom neither confirms nor denies whom it observes.",
  adopter: "Council of Ministers",
  topics: ["targeting", "techniques"],
  exceptions: ["targeting.own-nationals"],
  from: "2031-01-01T00:00:00Z",
  until: "2032-01-01T00:00:00Z",
  review: "2031-12-01T00:00:00Z",
};

async function adopt(
  parties: Parties,
  from: Party,
  change: Partial<DocketPolicyInput> = {},
): Promise<string> {
  const { result } = await parties.client(from, "liaison").call(ops.adoptPolicy, {
    params: { partner: otherOf(parties, from).id },
    body: { ...POLICY, ...change },
  });
  await parties.settle();
  return result.policy;
}

const rowAt = async (parties: Parties, at: Party, docket: string, claim: string) => {
  const { rows } = await parties
    .client(at, "overseer")
    .call(ops.docketMatrix, { params: { partner: otherOf(parties, at).id, docket } });
  return rows.find((row) => row.claim === claim)!;
};

test("no cell is empty: without an answer it says so, with its age, and nobody writes that", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket, { own: true });
    parties.clock.now += 12 * DAY + 1000;
    const { ours, theirs } = await rowAt(parties, arvenia, docket, claim);
    assert.deepEqual([ours.code, ours.age], ["claimant", undefined]);
    assert.deepEqual([theirs.code, theirs.age], ["none_yet", 12]);
    assert.deepEqual((await rowAt(parties, talvia, docket, claim)).ours.age, 12);
    const told = await rejected(talvia, arvenia, () =>
      answer(parties, talvia, claim, { code: "none_yet", aspects: ["place"] } as never),
    );
    assert.deepEqual([told.status, told.pointer], [422, "/code"]);
  }));

const CARRIED: readonly [object, string][] = [
  [{ code: "admit" }, "/aspects"],
  [{ code: "admit", aspects: [] }, "/aspects"],
  [{ code: "deny", aspects: ["place"] }, "/words"],
  [{ code: "contested_distorted", aspects: ["place"], correct: "unspecified", evidence: "x" }, "/wrong"],
  [{ code: "contested_distorted", aspects: ["place"], wrong: "x", evidence: "x" }, "/correct"],
  [{ code: "contested_distorted", aspects: ["place"], wrong: "x", correct: "unspecified" }, "/evidence"],
  [{ code: "decline", aspects: ["place"], channel: "spokesperson" }, "/saidAt"],
  [{ code: "decline", aspects: ["place"], saidAt: "2031-05-06T00:00:00Z" }, "/channel"],
  [{ code: "context", aspects: ["place"] }, "/words"],
  [{ code: "undertake", aspects: ["subject"], words: "x", covers: "from June 2031" }, "/silentOn"],
  [{ code: "deny", aspects: ["place"], words: "x", saidAt: "2031-02-30T00:00:00Z" }, "/saidAt"],
];

test("each code carries what the table says, or it is refused naming the field, with nothing stored", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const claim = await put(parties, await opened(parties));
    for (const [body, pointer] of CARRIED) {
      const told = await rejected(talvia, arvenia, () => answer(parties, talvia, claim, body as never));
      assert.deepEqual([told.status, told.pointer], [422, pointer], JSON.stringify(body));
    }
    assert.equal(talvia.node.ledger.reader.all("SELECT * FROM view_answer").length, 0);
  }));

test("the other party reads an answer in its words; a contest opens a question of whoever contests", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket);
    const contest = {
      code: "contested_distorted" as const,
      aspects: ["place" as const],
      wrong: "The chart prints what was received, not where it was collected.",
      correct: "unspecified",
      evidence: "register of the service",
      saidAt: "2031-05-06T00:00:00Z",
      channel: "press-conference" as const,
      office: "Ministry",
    };
    await answer(parties, talvia, claim, contest);
    const { items } = await parties
      .client(arvenia, "inquirer")
      .call(ops.listAnswers, { params: { partner: talvia.id, claim } });
    assert.deepEqual(items[0]!.words, {
      wrong: contest.wrong,
      correct: "unspecified",
      evidence: contest.evidence,
      office: "Ministry",
    });
    assert.deepEqual([items[0]!.by, items[0]!.channel], ["theirs", "press-conference"]);
    const row = await rowAt(parties, arvenia, docket, claim);
    assert.deepEqual(row.questions, [{ owner: "theirs", since: contest.saidAt, aspects: ["place"] }]);
    assert.deepEqual(row.theirs.holds, [{ aspect: "place", code: "contested_distorted" }]);
  }));

test("a position is never overwritten: what was held on a day, as known on another, always answers", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const claim = await put(parties, await opened(parties));
    const learnt = (n: number) => instant(parties.clock.now + n * DAY);
    const known = [learnt(1), learnt(3)] as const;
    parties.clock.now += DAY;
    await answer(parties, talvia, claim, {
      code: "decline",
      aspects: ["quantity"],
      channel: "spokesperson",
      saidAt: "2031-05-06T00:00:00Z",
    });
    parties.clock.now += 2 * DAY;
    await answer(parties, talvia, claim, {
      code: "admit",
      aspects: ["quantity"],
      saidAt: "2031-06-20T00:00:00Z",
    });
    // Told late: it had been said before the other two.
    parties.clock.now += 2 * DAY;
    await answer(parties, talvia, claim, {
      code: "deny",
      aspects: ["quantity"],
      words: "There is no such register.",
      saidAt: "2031-05-05T00:00:00Z",
    });
    const held = async (on: string, asKnown?: string) => {
      const query = { party: "theirs" as const, on, ...(asKnown === undefined ? {} : { known: asKnown }) };
      const { cell } = await parties
        .client(arvenia, "overseer")
        .call(ops.heldPosition, { params: { partner: talvia.id, claim }, query });
      return [cell.code, cell.holds.map(({ code }) => code).join()];
    };
    assert.deepEqual(await held("2031-05-04T00:00:00Z"), ["none_yet", ""]);
    assert.deepEqual(await held("2031-05-05T12:00:00Z"), ["deny", "deny"]);
    assert.deepEqual(await held("2031-05-05T12:00:00Z", known[1]), ["none_yet", ""]);
    assert.deepEqual(await held("2031-05-07T00:00:00Z"), ["decline", "deny"]);
    assert.deepEqual(await held("2031-07-01T00:00:00Z"), ["admit", "admit"]);
    assert.deepEqual(await held("2031-07-01T00:00:00Z", known[0]), ["decline", ""]);
    assert.deepEqual(await held("2031-07-01T00:00:00Z", "2026-11-20T09:00:00Z"), ["none_yet", ""]);
    const { items } = await parties
      .client(arvenia, "overseer")
      .call(ops.listAnswers, { params: { partner: talvia.id, claim } });
    assert.deepEqual(
      items.map(({ code }) => code),
      ["deny", "decline", "admit"],
    );
  }));

test("what both admit is common ground, aspect by aspect, until one of them takes it back", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket);
    await answer(parties, talvia, claim, { code: "admit", aspects: ["existence", "quantity"] });
    assert.deepEqual((await rowAt(parties, arvenia, docket, claim)).commonGround, []);
    await answer(parties, arvenia, claim, { code: "admit", aspects: ["quantity", "place"] });
    for (const at of [arvenia, talvia])
      assert.deepEqual((await rowAt(parties, at, docket, claim)).commonGround, ["quantity"]);
    parties.clock.now += DAY;
    await answer(parties, talvia, claim, { code: "context", aspects: ["quantity"], words: "Others do so." });
    assert.deepEqual((await rowAt(parties, arvenia, docket, claim)).commonGround, ["quantity"]);
    await answer(parties, talvia, claim, { code: "deny", aspects: ["quantity"], words: "We were wrong." });
    assert.deepEqual((await rowAt(parties, arvenia, docket, claim)).commonGround, []);
  }));

test("neither confirming nor denying rests on a policy in force that covers the topic, or is refused and recorded", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket);
    const policy = await adopt(parties, talvia);
    const foreign = await adopt(parties, arvenia);
    const saidAt = "2031-05-06T00:00:00Z";
    const cases: readonly [Partial<DocketAnswerInput>, string, string][] = [
      [{ topic: "targeting" }, "ncnd-no-policy", "/policy"],
      [{ topic: "targeting", policy: "0".repeat(26) }, "ncnd-no-policy", "/policy"],
      [{ topic: "targeting", policy: foreign }, "ncnd-no-policy", "/policy"],
      [{ policy }, "ncnd-no-topic", "/topic"],
      [{ topic: "targeting", policy, saidAt: "2032-01-01T00:00:00Z" }, "ncnd-expired", "/policy"],
      [{ topic: "targeting", policy, saidAt: "2030-12-31T23:59:59Z" }, "ncnd-expired", "/policy"],
      [{ topic: "collection", policy }, "ncnd-outside-topics", "/topic"],
      [{ topic: "targeting.own-nationals", policy }, "ncnd-outside-topics", "/topic"],
    ];
    for (const [body, code, pointer] of cases) {
      const asked = { code: "ncnd", aspects: ["subject"], saidAt, ...body } as DocketAnswerInput;
      const told = await rejected(talvia, arvenia, () => answer(parties, talvia, claim, asked));
      assert.deepEqual(
        [told.status, told.violations?.[0]?.code, told.pointer],
        [422, code, pointer],
        JSON.stringify(body),
      );
    }
    const { items } = await parties
      .client(talvia, "overseer")
      .call(actingOperations.listRefusedActs, { query: {} });
    assert.equal(items.filter(({ action }) => action === "claim.answer").length, cases.length);
    const said = { code: "ncnd" as const, aspects: ["subject" as const], policy, saidAt };
    await answer(parties, talvia, claim, { ...said, topic: "targeting.protected-office" });
    const uses = async (at: Party) => {
      const { items } = await parties
        .client(at, "inquirer")
        .call(ops.listPolicies, { params: { partner: otherOf(parties, at).id } });
      return items.find((each) => each.policy === policy);
    };
    assert.equal((await uses(talvia))?.uses, 1);
    assert.equal((await uses(arvenia))?.uses, 1);
    assert.equal((await uses(arvenia))?.words?.reference, "T-2");
    const { theirs } = await rowAt(parties, arvenia, docket, claim);
    assert.deepEqual([theirs.code, theirs.holds], ["ncnd", []], "neither an admission nor a denial");
  }));

test("a policy ends after it begins and is reviewed in between", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    for (const [change, pointer] of [
      [{ until: POLICY.from }, "/until"],
      [{ review: "2040-01-01T00:00:00Z" }, "/review"],
      [{ topics: [] }, "/topics"],
    ] as const) {
      const told = await rejected(talvia, arvenia, () =>
        adopt(parties, talvia, change as Partial<DocketPolicyInput>),
      );
      assert.deepEqual([told.status, told.pointer], [422, pointer]);
    }
  }));

test("neither confirming nor denying what was admitted before is flagged, and does not take it back", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket);
    const policy = await adopt(parties, talvia);
    await answer(parties, talvia, claim, {
      code: "admit",
      aspects: ["technique", "place"],
      saidAt: "2031-05-06T00:00:00Z",
    });
    await answer(parties, talvia, claim, {
      code: "ncnd",
      aspects: ["technique", "subject"],
      policy,
      topic: "techniques",
      saidAt: "2031-05-07T00:00:00Z",
    });
    const { theirs } = await rowAt(parties, arvenia, docket, claim);
    assert.deepEqual(theirs.inconsistent, ["technique"]);
    assert.deepEqual(theirs.holds, [
      { aspect: "technique", code: "admit" },
      { aspect: "place", code: "admit" },
    ]);
  }));

test("two refuse together only when both say so: one record, two parties", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const docket = await opened(parties);
    const claim = await put(parties, docket);
    const decline = {
      code: "decline" as const,
      aspects: ["quantity" as const],
      channel: "spokesperson" as const,
      saidAt: "2031-05-06T00:00:00Z",
    };
    const alone = await answer(parties, arvenia, claim, decline);
    const offered = await answer(parties, arvenia, claim, { ...decline, jointly: true });
    const isJoint = async () => (await rowAt(parties, talvia, docket, claim)).theirs.joint;
    assert.equal(await isJoint(), false, "nothing is joint on one party's word");
    for (const joins of [alone, "0".repeat(26)]) {
      const told = await rejected(talvia, arvenia, () =>
        answer(parties, talvia, claim, { ...decline, joins }),
      );
      assert.deepEqual([told.status, told.pointer], [422, "/joins"]);
    }
    await answer(parties, talvia, claim, { ...decline, joins: offered });
    assert.equal(await isJoint(), true);
    const row = await rowAt(parties, arvenia, docket, claim);
    assert.deepEqual([row.ours.joint, row.theirs.joint], [true, true]);
    const told = await rejected(talvia, arvenia, () =>
      answer(parties, talvia, claim, { ...decline, joins: offered }),
    );
    assert.equal(told.pointer, "/joins");
  }));
