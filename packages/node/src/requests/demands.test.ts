import assert from "node:assert/strict";
import { test } from "node:test";
import { requestOperations as ops } from "@entente/api";
import { Parties, problem, withParties } from "../testing/parties.ts";
import { Asking, codesOf, STATEMENT } from "./testing.ts";

const play = (work: (asking: Asking) => Promise<void>) =>
  withParties(
    () => Parties.framed(),
    (parties) => work(new Asking(parties)),
  );
const CLAIM = "01K8ZJ4Q6V0000000000000001";

test("a demand is read by both; its clock is the agreement's, and a repeat adds without starting it again", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const lodged = asking.parties.now;
    const id = await asking.lodge(arvenia, talvia, { claims: [CLAIM], wanted: "2026-11-25T00:00:00Z" });
    const [ours, theirs] = [await asking.read(arvenia, id), await asking.read(talvia, id)];
    assert.deepEqual([ours.askedBy, theirs.askedBy], ["ours", "theirs"]);
    assert.deepEqual(theirs.words, ours.words);
    assert.deepEqual(ours.words?.claims, [CLAIM]);
    // Ten days to explain, but the agreement leaves seven.
    assert.equal(ours.due, "2026-11-27T10:00:00Z");
    assert.deepEqual([ours.state, ours.unanswered, ours.overdue], ["lodged", true, false]);
    await asking.at(talvia).call(ops.acknowledgeRequest, { params: { request: id } });
    await asking.parties.settle();
    assert.equal((await asking.read(arvenia, id)).state, "acknowledged");
    asking.days(8);
    for (const channel of ["note", "meeting"] as const) {
      const body = { on: asking.parties.now, channel };
      await asking.at(arvenia).call(ops.repeatRequest, { params: { request: id }, body });
      asking.days(1);
    }
    await asking.parties.settle();
    for (const party of [arvenia, talvia]) {
      const read = await asking.read(party, id);
      assert.deepEqual(
        [read.lodged, read.due, read.repeats, read.ageDays, read.overdue, read.daysOverdue, read.unanswered],
        [lodged, "2026-11-27T10:00:00Z", 2, 10, true, 3, true],
      );
      assert.deepEqual(
        read.repeated.map(({ channel }) => channel),
        ["note", "meeting"],
      );
    }
  }));

test("partial answers add; only whoever asked says that they satisfy, and then it is closed", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const id = await asking.lodge(arvenia, talvia);
    asking.days(19);
    await asking.answer(talvia, id, { text: "Thirty-five million were provided by you." });
    await asking.judge(arvenia, id, { satisfied: false, text: "And the rest?" });
    asking.days(1);
    await asking.answer(talvia, id, { answer: "answered", text: "The rest came from a cable at Ostrand." });
    const read = await asking.read(arvenia, id);
    assert.deepEqual(
      read.answers.map(({ answer, daysLate }) => [answer, daysLate]),
      [
        ["partly", 12],
        ["answered", 13],
      ],
    );
    assert.deepEqual(
      [read.state, read.closed, read.satisfied, read.overdue],
      ["answered", false, false, false],
    );
    const refused = await asking.refused(talvia, () =>
      asking.judge(talvia, id, { satisfied: true, text: "Yes." }),
    );
    assert.deepEqual(codesOf(refused), [["rule", "not-ours"]]);
    await asking.judge(arvenia, id, { satisfied: true, text: "That explains it." });
    asking.days(5);
    for (const party of [arvenia, talvia]) {
      const closed = await asking.read(party, id);
      assert.deepEqual([closed.closed, closed.satisfied, closed.ageDays], [true, true, 20]);
    }
    const on = asking.parties.now;
    const again = await asking.refused(arvenia, () =>
      asking.at(arvenia).call(ops.repeatRequest, { params: { request: id }, body: { on, channel: "note" } }),
    );
    assert.deepEqual(codesOf(again), [["rule", "closed"]]);
    assert.deepEqual(codesOf(await asking.refused(talvia, () => asking.answer(talvia, id))), [
      ["rule", "closed"],
    ]);
  }));

test("to cease closes only on an undertaking and a verification that confirms it", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const id = await asking.lodge(arvenia, talvia, { what: "cease" });
    const confirmed = { method: "inspection", result: "confirmed" } as const;
    const satisfied = { satisfied: true, text: "It has stopped." };
    const refused = async (body: Parameters<typeof asking.judge>[2]) =>
      codesOf(await asking.refused(arvenia, () => asking.judge(arvenia, id, body)));
    assert.deepEqual(await refused(satisfied), [["rule", "nothing-to-judge"]]);
    await asking.answer(talvia, id, { answer: "partly" });
    assert.deepEqual(await refused({ ...satisfied, verification: confirmed }), [["rule", "unverified"]]);
    const undertaking = { text: "No protected office from 1 June.", due: "2026-12-01T00:00:00Z" };
    await asking.answer(talvia, id, { answer: "answered", undertaking });
    assert.deepEqual(await refused(satisfied), [["rule", "unverified"]]);
    const inconclusive = { ...confirmed, result: "inconclusive" } as const;
    assert.deepEqual(await refused({ ...satisfied, verification: inconclusive }), [["rule", "unverified"]]);
    await asking.judge(arvenia, id, { satisfied: false, text: "Not seen yet.", verification: inconclusive });
    await asking.judge(arvenia, id, { ...satisfied, verification: confirmed });
    const read = await asking.read(talvia, id);
    assert.equal(read.closed, true);
    assert.equal(read.answers[1]?.undertaking?.text, undertaking.text);
    assert.deepEqual(read.judgements.at(-1)?.verification, confirmed);
  }));

test("without the statement, out of the agreement's areas, or for another purpose, the clause refuses", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const refused = async (more: Parameters<typeof asking.ask>[1]) =>
      codesOf(await asking.refused(arvenia, () => asking.lodge(arvenia, talvia, more)));
    assert.deepEqual(await refused({ statement: undefined }), [["no-circumvention", "no-statement"]]);
    assert.deepEqual(await refused({ statement: "something-else" }), [["no-circumvention", "no-statement"]]);
    assert.deepEqual(await refused({ areas: ["fisheries"] }), [["areas", "area-not-covered"]]);
    assert.deepEqual(await refused({ purpose: "prosecution" }), [["purposes", "purpose-not-covered"]]);
  }));

test("a refusal names a ground of the agreement and its reason; an uncoded one is refused by its clause", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const id = await asking.lodge(arvenia, talvia);
    const refused = async (more: Parameters<typeof asking.answer>[2]) =>
      codesOf(await asking.refused(talvia, () => asking.answer(talvia, id, { answer: "refused", ...more })));
    assert.deepEqual(await refused({}), [["request-refusal", "uncoded-refusal"]]);
    assert.deepEqual(await refused({ code: "because", reason: "No." }), [
      ["request-refusal", "uncoded-refusal"],
    ]);
    assert.deepEqual(await refused({ code: "law" }), [["request-refusal", "no-reason"]]);
    assert.deepEqual(await refused({ code: "law", reason: "Our act forbids it.", statement: undefined }), [
      ["no-circumvention", "no-statement"],
    ]);
    await asking.answer(talvia, id, { answer: "refused", code: "law", reason: "Our act forbids it." });
    const read = await asking.read(arvenia, id);
    assert.deepEqual(
      [read.state, read.answers[0]?.code, read.answers[0]?.reason],
      ["refused", "law", "Our act forbids it."],
    );
  }));

test("what was not asked is not answered, and nobody withdraws what is not theirs", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const id = await asking.lodge(arvenia, talvia);
    const own = await asking.refused(arvenia, () => asking.answer(arvenia, id));
    assert.deepEqual(codesOf(own), [["rule", "not-asked"]]);
    const unknown = await asking.refused(talvia, () => asking.answer(talvia, CLAIM));
    assert.equal(unknown.status, 404);
    const withdraw = (party: typeof arvenia) =>
      asking
        .at(party)
        .call(ops.withdrawRequest, { params: { request: id }, body: { reason: "Settled by a call." } });
    assert.deepEqual(codesOf(await asking.refused(talvia, () => withdraw(talvia))), [["rule", "not-ours"]]);
    await withdraw(arvenia);
    await asking.parties.settle();
    const read = await asking.read(talvia, id);
    assert.deepEqual(
      [read.state, read.withdrawn?.reason, read.unanswered],
      ["withdrawn", "Settled by a call.", false],
    );
  }));

test("an analyst drafts, a liaison officer sends; a draft is sealed and sent once", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const { statement: _, ...ask } = asking.ask(talvia, {
      what: "information",
      text: "A rare word: halcyonic.",
    });
    const { result } = await asking.at(arvenia, "analyst").call(ops.draftRequest, { body: ask });
    const drafts = () => asking.at(arvenia).call(ops.listRequestDrafts);
    assert.deepEqual((await drafts()).items[0]?.ask, ask);
    assert.deepEqual(asking.parties.filesWith(arvenia, "halcyonic"), []);
    const send = (who: "analyst" | "liaison", body = {}) =>
      asking.at(arvenia, who).call(ops.sendRequestDraft, { params: { request: result.request }, body });
    await assert.rejects(send("analyst", { statement: STATEMENT }), problem(403));
    assert.deepEqual(codesOf(await asking.refused(arvenia, () => send("liaison"))), [
      ["no-circumvention", "no-statement"],
    ]);
    await send("liaison", { statement: STATEMENT });
    await assert.rejects(send("liaison", { statement: STATEMENT }), problem(404));
    await asking.parties.settle();
    assert.deepEqual((await drafts()).items, []);
    assert.equal((await asking.read(talvia, result.request)).words?.text, ask.text);
  }));

test("a request for information is answered by naming a release to that partner, and no other", () =>
  play(async (asking) => {
    const { parties } = asking;
    const { arvenia, talvia } = parties;
    const id = await asking.lodge(arvenia, talvia, { what: "information", purpose: "incident-response" });
    const other = await parties.send(arvenia, talvia, [await parties.write(arvenia, "What Arvenia saw.")]);
    const wrong = await asking.refused(talvia, () =>
      asking.answer(talvia, id, { answer: "answered", release: other.release }),
    );
    assert.equal(wrong.pointer, "/release");
    const { release } = await parties.send(talvia, arvenia, [
      await parties.write(talvia, "What Talvia saw."),
    ]);
    await asking.answer(talvia, id, { answer: "answered", release });
    assert.equal((await asking.read(arvenia, id)).answers[0]?.release, release);
  }));

test("the summary counts open demands each way, how many are overdue and the age of the oldest", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    await asking.lodge(arvenia, talvia);
    asking.days(6);
    const second = await asking.lodge(arvenia, talvia, { what: "cease" });
    await asking.lodge(talvia, arvenia, { what: "preserve" });
    await asking.airlift(talvia, arvenia);
    asking.days(2);
    await asking.answer(talvia, second);
    const summary = async (party: typeof arvenia, partner: typeof arvenia) =>
      (await asking.at(party).call(ops.requestSummary, { query: { partner: partner.id } })).items;
    const arvenian = { open: 2, unanswered: 1, overdue: 1, oldestDays: 8 };
    const talvian = { open: 1, unanswered: 1, overdue: 0, oldestDays: 2 };
    assert.deepEqual(await summary(arvenia, talvia), [
      { partner: talvia.id, ours: arvenian, theirs: talvian },
    ]);
    assert.deepEqual(await summary(talvia, arvenia), [
      { partner: arvenia.id, ours: talvian, theirs: arvenian },
    ]);
    const listed = await asking.at(talvia).call(ops.listRequests, { query: { askedBy: "theirs", limit: 1 } });
    assert.deepEqual(
      listed.items.map(({ id }) => id),
      [second],
    );
    const rest = await asking
      .at(talvia)
      .call(ops.listRequests, { query: { askedBy: "theirs", before: listed.next } });
    assert.equal(rest.items.length, 1);
  }));

test("a list shows how a request begins; whoever carries support out sees that of support alone", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const demand = await asking.lodge(arvenia, talvia, { text: `Explain\n\n${"the chart ".repeat(40)}` });
    const airlift = await asking.airlift(arvenia, talvia);
    const openings = async (who: "liaison" | "operator") => {
      const { items } = await asking.at(talvia, who).call(ops.listRequests, { query: {} });
      return [airlift, demand].map((id) => items.find((one) => one.id === id)?.opening);
    };
    const [support, asked] = await openings("liaison");
    assert.equal(support, "Relief goods for the coast.");
    assert.match(asked!, /^Explain the chart (the chart )+the…$|^Explain the chart .*chart…$/);
    assert.ok(asked!.length <= 161);
    assert.deepEqual(await openings("operator"), ["Relief goods for the coast.", undefined]);
  }));

test("bad input is told with the member at fault, and nothing is stored", () =>
  play(async (asking) => {
    const { arvenia, talvia } = asking.parties;
    const id = await asking.lodge(arvenia, talvia);
    const support = { resource: "airlift", quantity: 3, unit: "flights" } as const;
    const pointer = async (more: object) =>
      (await asking.refused(arvenia, () => asking.lodge(arvenia, talvia, more))).pointer;
    assert.equal(await pointer({ what: "apologise" }), "/what");
    assert.equal(await pointer({ text: "" }), "/text");
    assert.equal(await pointer({ areas: [] }), "/areas");
    assert.equal(await pointer({ areas: ["cyber", "cyber"] }), "/areas");
    assert.equal(await pointer({ claims: ["C1"] }), "/claims/0");
    assert.equal(await pointer({ wanted: "2026-11-01T00:00:00Z" }), "/wanted");
    assert.equal(await pointer({ wanted: "2027-02-30T00:00:00Z" }), "/wanted");
    assert.equal(await pointer({ what: "support" }), "/support");
    assert.equal(await pointer({ support }), "/support");
    assert.equal(
      await pointer({ what: "support", support: { ...support, quantity: 0 } }),
      "/support/quantity",
    );
    const [from, until] = ["2026-12-02T00:00:00Z", "2026-12-01T00:00:00Z"];
    assert.equal(await pointer({ what: "support", support: { ...support, from, until } }), "/support/until");
    const repeated = async (on: string) =>
      (
        await asking.refused(arvenia, () =>
          asking
            .at(arvenia)
            .call(ops.repeatRequest, { params: { request: id }, body: { on, channel: "note" } }),
        )
      ).pointer;
    assert.equal(await repeated("2026-11-01T00:00:00Z"), "/on");
    assert.equal(await repeated("2027-11-01T00:00:00Z"), "/on");
    const answered = async (more: object) =>
      (await asking.refused(talvia, () => asking.answer(talvia, id, more))).pointer;
    assert.equal(await answered({ quantity: 3 }), "/quantity");
    assert.equal(await answered({ code: "law" }), "/code");
    assert.equal(await answered({ release: id }), "/release");
    assert.equal(
      await answered({ undertaking: { text: "x", due: "2027-02-30T00:00:00Z" } }),
      "/undertaking/due",
    );
  }));
