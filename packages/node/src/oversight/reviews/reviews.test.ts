import assert from "node:assert/strict";
import { test } from "node:test";
import { activityOperations, reviewOperations as ops, ProblemError } from "@entente/api";
import { confirmProposal, startedOperations } from "../../operations/index.ts";
import {
  by,
  command,
  DAY,
  instant,
  Parties,
  type Party,
  problem,
  withParties,
} from "../../testing/parties.ts";
import { answered, begun, proposalOf, refusalOf } from "./test-review.ts";

const framed = () => Parties.framed();

const TERMS = {
  title: "What SLATE takes, and from whom",
  terms: "Weigh what the operation has shown against what is kept of people it does not concern.",
  trigger: "allegation",
} as const;

async function open(parties: Parties, operation: string): Promise<string> {
  const overseer = parties.client(parties.arvenia, "overseer");
  const from = instant(parties.clock.now);
  const until = instant(parties.clock.now + 60 * DAY);
  const { result } = await overseer.call(ops.openReview, { body: { ...TERMS, operation, from, until } });
  return result.review;
}

/** Hears both sides and concludes with a condition; gives its id. */
async function conditioned(parties: Parties, review: string): Promise<string> {
  const overseer = parties.client(parties.arvenia, "overseer");
  const params = { review };
  await parties.client(parties.arvenia, "operator").call(ops.submitToReview, {
    params,
    body: { weighs: "security", interest: "harbours", consequence: "Two attacks were seen in time." },
  });
  await overseer.call(ops.submitToReview, {
    params,
    body: {
      weighs: "privacy",
      interest: "seafarers",
      consequence: "Forty people are followed for ninety days.",
    },
  });
  const { result } = await overseer.call(ops.concludeReview, {
    params,
    body: {
      text: "It may go on, with less.",
      recommendations: [
        { to: "operations-officer", text: "Keep for ten days, not thirty." },
        { to: "liaison-officer", text: "Tell the partner how many selectors there are." },
      ],
      condition: "Delete what is older than ten days, and show it.",
    },
  });
  assert.equal(result.recommendations, 2);
  return result.condition!;
}

test("a condition blocks a started operation and its renewal until it is met and an overseer has confirmed it", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const [operator, chief] = [parties.client(arvenia, "operator"), parties.client(arvenia, "chief")];
    const overseer = parties.client(arvenia, "overseer");
    const { operation, authority } = await begun(parties);
    const condition = await conditioned(parties, await open(parties, operation));
    const [running] = startedOperations(arvenia.node.ledger.reader, talvia.id);
    assert.equal(running?.blocked, true);
    const params = { operation };
    const body = {
      act: "renew" as const,
      ...proposalOf(parties, authority, {
        until: instant(parties.clock.now + 150 * DAY),
        results: "Two attacks were seen in time.",
      }),
    };
    await operator.call(activityOperations.reviseOperation, { params, body });
    const test = { necessity: "n", proportionality: "p", alternatives: "a", favourable: true };
    await chief.call(activityOperations.testOperation, { params, body: test });
    const { result } = await operator.call(activityOperations.putOperation, { params });
    await parties.settle();
    await answered(parties, result.question);
    const renew = () => operator.call(activityOperations.renewOperation, { params });
    const refused = await renew().catch((cause: unknown) => cause);
    assert.ok(refused instanceof ProblemError);
    assert.equal(refused.problem.violations?.[0]?.code, "condition-open");
    assert.ok(refused.message.includes(condition), "the refusal names the condition");
    const shown = await operator.call(activityOperations.getOperation, { params });
    assert.deepEqual([shown.blocked, shown.gate.map(({ code }) => code)], [true, ["condition-open"]]);
    const confirm = (confirmed: boolean, reason?: string) =>
      overseer.call(ops.confirmCondition, {
        params: { condition },
        body: { confirmed, ...(reason === undefined ? {} : { reason }) },
      });
    await assert.rejects(confirm(true), problem(409));
    const meet = (evidence: string) =>
      chief.call(activityOperations.meetCondition, { params: { condition }, body: { evidence } });
    await meet("It will be done.");
    assert.deepEqual(await refusalOf(renew()), ["condition-open"]);
    const pointless = await confirm(false).catch((cause: unknown) => cause);
    assert.equal((pointless as ProblemError).problem.pointer, "/reason");
    await confirm(false, "A promise is no evidence.");
    assert.deepEqual(await refusalOf(renew()), ["condition-open"]);
    await meet("The deletion log of today, 1,204 rows.");
    // Whoever proposed it may have become an overseer since.
    const { reader } = arvenia.node.ledger;
    const proposer = { session: arvenia.people.operator, command: command() };
    assert.throws(() => confirmProposal(proposer, reader, condition, { confirmed: true }), problem(409));
    await confirm(true);
    await assert.rejects(confirm(true), problem(409));
    await renew();
    await parties.settle();
    assert.equal(startedOperations(arvenia.node.ledger.reader)[0]?.blocked, false);
    // Of the review, its condition and the evidence nothing reaches the partner.
    const theirs = talvia.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM view_review");
    assert.equal(theirs?.n, 0);
    assert.deepEqual((await parties.client(talvia, "overseer").call(ops.listReviews)).items, []);
  }));

test("a review that heard one side only does not conclude", () =>
  withParties(framed, async (parties) => {
    const { operation } = await begun(parties);
    const review = await open(parties, operation);
    const overseer = parties.client(parties.arvenia, "overseer");
    const params = { review };
    const body = { text: "It may go on.", recommendations: [] };
    await overseer.call(ops.submitToReview, {
      params,
      body: { weighs: "security", interest: "harbours", consequence: "Two attacks were seen in time." },
    });
    assert.deepEqual(await refusalOf(overseer.call(ops.concludeReview, { params, body })), [
      "one-side-heard",
    ]);
    await overseer.call(ops.submitToReview, {
      params,
      body: { weighs: "privacy", interest: "seafarers", consequence: "Nobody else is followed." },
    });
    await overseer.call(ops.concludeReview, { params, body });
    await assert.rejects(overseer.call(ops.concludeReview, { params, body }), problem(409));
  }));

test("each recommendation is decided by those it is addressed to, who read that one alone", () =>
  withParties(framed, async (parties) => {
    const { operation } = await begun(parties);
    const review = await open(parties, operation);
    await conditioned(parties, review);
    const [operator, envoy] = [
      parties.client(parties.arvenia, "operator"),
      parties.client(parties.arvenia, "envoy"),
    ];
    const decide = (
      who: typeof operator,
      number: number,
      body: { decision: "accept" | "part" | "reject"; reason?: string },
    ) => who.call(ops.decideRecommendation, { params: { review, number }, body });
    await assert.rejects(decide(envoy, 1, { decision: "accept" }), problem(403));
    await assert.rejects(decide(envoy, 9, { decision: "accept" }), problem(404));
    const bare = await decide(envoy, 2, { decision: "reject" }).catch((cause: unknown) => cause);
    assert.equal((bare as ProblemError).problem.pointer, "/reason");
    await decide(envoy, 2, { decision: "reject", reason: "The number would tell what we look at." });
    await decide(operator, 1, { decision: "accept" });
    await assert.rejects(decide(operator, 1, { decision: "accept" }), problem(409));
    const read = await envoy.call(ops.getReview, { params: { review } });
    assert.deepEqual(
      read.addressed.map(({ number, decision, reason }) => [number, decision, reason]),
      [[2, "reject", "The number would tell what we look at."]],
    );
    assert.deepEqual(
      [read.weighed, read.terms, read.conclusion, read.condition],
      [[], undefined, undefined, undefined],
    );
    const whole = await operator.call(ops.getReview, { params: { review } });
    assert.deepEqual([whole.undecided, whole.weighed.length, whole.condition?.state], [0, 2, "open"]);
    await assert.rejects(
      parties.client(parties.arvenia, "officer").call(ops.getReview, { params: { review: operation } }),
      problem(404),
    );
  }));

test("whoever had a hand in an operation does not review it", () =>
  withParties(framed, async (parties) => {
    const { operation } = await begun(parties);
    const { arvenia } = parties;
    await becomesOverseer(arvenia);
    const body = {
      ...TERMS,
      operation,
      from: instant(parties.clock.now),
      until: instant(parties.clock.now + DAY),
    };
    assert.deepEqual(await refusalOf(parties.client(arvenia, "chief").call(ops.openReview, { body })), [
      "reviewer-is-party",
    ]);
  }));

/** The chief of operations is made an overseer instead, by two administrators: nobody is both at once. */
async function becomesOverseer({ node, people }: Party): Promise<void> {
  const admin = (name: string) => {
    const row = node.ledger.reader.get<{ account: string }>(
      "SELECT account FROM view_account WHERE name = :name",
      {
        name,
      },
    );
    return node.accounts.session(row!.account)!;
  };
  const held = node.ledger.reader.get<{ id: string }>("SELECT id FROM view_grant WHERE account = :account", {
    account: people.chief.account,
  });
  await node.accounts.withdraw(by(admin("one")), held!.id);
  const { clearance, units } = people.chief;
  const terms = { roles: ["overseer" as const], clearance, units: [...units] };
  const { result } = await node.accounts.propose(by(admin("one")), people.chief.account, terms);
  await node.accounts.confirm(by(admin("two")), result.grant);
}

test("what was kept from the partner is shown to the own overseer, counted, and each reading recorded", () =>
  withParties(framed, async (parties) => {
    const { arvenia, talvia } = parties;
    const { operation } = await begun(parties);
    const overseer = parties.client(arvenia, "overseer");
    const query = { partner: talvia.id };
    const { items } = await overseer.call(ops.withheldList, { query });
    assert.deepEqual(
      items.map((each) => [each.operation, each.what, each.particulars?.objective !== undefined]),
      [[operation, "particulars", true]],
    );
    assert.ok(items[0]?.members.includes("targets"));
    await overseer.call(ops.withheldList, { query });
    assert.deepEqual(await overseer.call(ops.withheldCount, { query: {} }), {
      whole: 0,
      particulars: 1,
      readings: 2,
    });
    const summary = await overseer.call(activityOperations.activitySummary, { params: query });
    assert.equal(summary.withheld, 1);
    const other = await parties
      .client(talvia, "overseer")
      .call(ops.withheldList, { query: { partner: arvenia.id } });
    assert.deepEqual(other.items, []);
    for (const who of ["operator", "liaison", "analyst"] as const)
      await assert.rejects(parties.client(arvenia, who).call(ops.withheldList, { query }), problem(403));
  }));

test("without an agreement nothing is read, and the refusal is recorded", async () => {
  await using parties = await Parties.open("arvenia", "talvia");
  const overseer = parties.client(parties.arvenia, "overseer");
  const query = { partner: parties.talvia.id };
  assert.deepEqual(await refusalOf(overseer.call(ops.withheldList, { query })), ["no-agreement"]);
  assert.equal((await overseer.call(ops.withheldCount, { query: {} })).readings, 0);
});

test("bad input to a review names the field, and nothing is stored", () =>
  withParties(framed, async (parties) => {
    const { operation } = await begun(parties);
    const overseer = parties.client(parties.arvenia, "overseer");
    const size = () =>
      parties.arvenia.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n;
    const before = size();
    const good = {
      ...TERMS,
      operation,
      from: instant(parties.clock.now),
      until: instant(parties.clock.now + DAY),
    };
    const pointerOf = async (body: unknown) => {
      const cause = await overseer
        .call(ops.openReview, { body: body as never })
        .catch((thrown: unknown) => thrown);
      assert.ok(cause instanceof ProblemError, String(cause));
      return cause.problem.pointer;
    };
    assert.equal(await pointerOf({ ...good, trigger: "mood" }), "/trigger");
    assert.equal(await pointerOf({ ...good, until: good.from }), "/until");
    assert.equal(await pointerOf({ ...good, from: "2026-02-30T00:00:00Z" }), "/from");
    assert.equal(await pointerOf({ ...good, title: "" }), "/title");
    assert.equal(size(), before);
  }));
