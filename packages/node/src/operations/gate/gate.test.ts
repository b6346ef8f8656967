import assert from "node:assert/strict";
import { test } from "node:test";
import { withFramework } from "@entente/agreement";
import { actingOperations, activityOperations as ops, ProblemError } from "@entente/api";
import { DAY, FRAMEWORK, instant, Parties, problem, withParties } from "../../testing/parties.ts";
import {
  answerIt,
  authorityOf,
  client,
  judgeIt,
  type particulars,
  proposal,
  propose,
  putIt,
  refusalOf,
  start,
} from "./test-operation.ts";

const framed = () => Parties.framed();

test("no authority, no operation: the refusal is recorded and nothing else", () =>
  withParties(framed, async (parties) => {
    const operator = client(parties, "operator");
    const { authority: _, ...without } = proposal(parties, "");
    const body = { partner: parties.talvia.id, ...without };
    assert.deepEqual(await refusalOf(operator.call(ops.proposeOperation, { body })), [
      "rule: authority-unknown",
    ]);
    assert.deepEqual((await operator.call(ops.listOperations)).items, []);
    const { items } = await operator.call(actingOperations.listRefusedActs);
    assert.equal(items[0]?.action, "operation.start");
    const waiting = await authorityOf(parties, {}, false);
    assert.deepEqual(await refusalOf(propose(parties, waiting)), ["rule: authority-not-approved"]);
    const narrow = await authorityOf(parties, {
      purposes: ["incident-response"],
      techniques: ["cable-access"],
      places: ["open-sea"],
      until: instant(parties.clock.now + DAY),
    });
    assert.deepEqual(await refusalOf(propose(parties, narrow)), [
      "rule: authority-purpose",
      "rule: authority-technique",
      "rule: authority-place",
      "rule: authority-period",
    ]);
    parties.clock.now += 2 * DAY;
    assert.ok((await refusalOf(propose(parties, narrow))).includes("rule: authority-expired"));
  }));

test("whoever asks for an authority does not approve it, nor judges or uses what they asked for or approved", () =>
  withParties(framed, async (parties) => {
    const [operator, chief] = [client(parties, "operator"), client(parties, "chief")];
    const waiting = await authorityOf(parties, {}, false);
    const params = { authority: waiting };
    assert.deepEqual(await refusalOf(operator.call(ops.approveAuthority, { params })), [
      "rule: approver-is-requester",
    ]);
    await chief.call(ops.approveAuthority, { params });
    await assert.rejects(chief.call(ops.approveAuthority, { params }), problem(409));
    const body = { partner: parties.talvia.id, ...proposal(parties, waiting) };
    assert.deepEqual(await refusalOf(chief.call(ops.proposeOperation, { body })), [
      "rule: approver-is-requester",
    ]);
    const operation = await propose(parties, waiting);
    const test = { necessity: "n", proportionality: "p", alternatives: "a", favourable: true };
    assert.deepEqual(
      await refusalOf(operator.call(ops.testOperation, { params: { operation }, body: test })),
      ["rule: approver-is-requester"],
    );
  }));

test("the clauses refuse at once what they never admit; a protected office is never curable", () =>
  withParties(framed, async (parties) => {
    const authority = await authorityOf(parties, {
      techniques: ["cable-access", "implants"],
      places: ["ministry"],
      purposes: ["cyber-defence"],
    });
    const wrong = { techniques: ["implants"], places: ["ministry"] };
    assert.deepEqual(await refusalOf(propose(parties, authority, wrong)), ["operations: technique"]);
    const good = await authorityOf(parties);
    const minister = { targets: [{ office: "foreign-minister", class: "none" }] };
    const cause = await propose(parties, good, minister).catch((thrown: unknown) => thrown);
    assert.ok(cause instanceof ProblemError);
    const [violation, ...more] = cause.problem.violations ?? [];
    assert.deepEqual(more, []);
    assert.equal(violation?.kind, "no-target");
    assert.equal(violation?.curable, false);
    assert.match(cause.message, /^Refused by clause \d+\.\d+\./);
    assert.match(violation?.text.fr ?? "", /ministre des affaires étrangères/);
  }));

test("bad input names the field, and nothing is stored", () =>
  withParties(framed, async (parties) => {
    const authority = await authorityOf(parties);
    const operator = client(parties, "operator");
    const size = () =>
      parties.arvenia.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n;
    const before = size();
    const pointerOf = async (body: unknown) => {
      const cause = await operator
        .call(ops.proposeOperation, { body: body as never })
        .catch((thrown: unknown) => thrown);
      assert.ok(cause instanceof ProblemError, String(cause));
      assert.equal(cause.status, 422);
      return cause.problem.pointer;
    };
    const good = { partner: parties.talvia.id, ...proposal(parties, authority) };
    const { until, from } = good.particulars;
    assert.equal(
      await pointerOf({ ...good, particulars: { ...good.particulars, from: until, until: from } }),
      "/particulars/until",
    );
    assert.equal(
      await pointerOf({ ...good, particulars: { ...good.particulars, techniques: [] } }),
      "/particulars/techniques",
    );
    assert.equal(
      await pointerOf({ ...good, particulars: { ...good.particulars, proportionality: 7 } }),
      "/particulars/proportionality",
    );
    assert.equal(await pointerOf({ ...good, purpose: "" }), "/purpose");
    assert.equal(size(), before);
  }));

test("a start waits for the test and for the partner; silence refuses before and after the time to answer", () =>
  withParties(framed, async (parties) => {
    const operation = await propose(parties, await authorityOf(parties));
    assert.deepEqual(await refusalOf(start(parties, operation)), [
      "operations: no-partner-consent",
      "rule: not-tested",
    ]);
    const operator = client(parties, "operator");
    const params = { operation };
    assert.deepEqual(await refusalOf(operator.call(ops.putOperation, { params })), ["rule: not-tested"]);
    await judgeIt(parties, operation);
    const { result } = await operator.call(ops.putOperation, { params });
    assert.equal(result.say, "consent");
    await assert.rejects(operator.call(ops.putOperation, { params }), problem(409));
    await parties.settle();
    const stated = async () => {
      const { items } = await operator.call(ops.listOperationQuestions);
      return [items[0]?.state, items[0]?.ageSeconds];
    };
    assert.deepEqual(await stated(), ["waiting", 0]);
    assert.deepEqual(await refusalOf(start(parties, operation)), ["operations: no-partner-consent"]);
    parties.clock.now += 15 * DAY;
    assert.deepEqual(await stated(), ["silent", (15 * DAY) / 1000]);
    assert.deepEqual(await refusalOf(start(parties, operation)), ["operations: no-partner-consent"]);
    await answerIt(parties, result.question, { answer: "consents" });
    assert.deepEqual(await stated(), ["consented", undefined]);
    await start(parties, operation);
  }));

test("an unfavourable test closes the gate until another version is judged", () =>
  withParties(framed, async (parties) => {
    const authority = await authorityOf(parties);
    const operation = await propose(parties, authority);
    await judgeIt(parties, operation, false);
    const operator = client(parties, "operator");
    const params = { operation };
    assert.deepEqual(await refusalOf(operator.call(ops.putOperation, { params })), [
      "rule: test-unfavourable",
    ]);
    const body = { act: "start" as const, ...proposal(parties, authority, { selectors: 10 }) };
    await operator.call(ops.reviseOperation, { params, body });
    await judgeIt(parties, operation);
    await operator.call(ops.putOperation, { params });
  }));

test("conditions hold up the start until they are accepted; declined, they refuse", () =>
  withParties(framed, async (parties) => {
    const { operation, question } = await putIt(parties);
    await answerIt(parties, question, { answer: "conditions", text: "Only between dusk and dawn." });
    assert.deepEqual(await refusalOf(start(parties, operation)), [
      "operations: no-partner-consent",
      "rule: conditions-not-accepted",
    ]);
    const operator = client(parties, "operator");
    const { items } = await operator.call(ops.listOperationQuestions);
    assert.equal(items[0]?.text, "Only between dusk and dawn.");
    const params = { partner: parties.talvia.id, question };
    await operator.call(ops.acceptOperationConditions, { params, body: { accepts: true } });
    await start(parties, operation);
    await parties.settle();
    const seen = await client(parties, "liaison", parties.talvia).call(ops.listOperationQuestions);
    assert.equal(seen.items[0]?.state, "conditions-accepted");
    assert.deepEqual(
      seen.told.map(({ operation: id, contrary }) => [id, contrary]),
      [[operation, false]],
    );
    const other = await putIt(parties);
    await answerIt(parties, other.question, { answer: "conditions", text: "Not at all on Sundays." });
    const declined = {
      params: { partner: parties.talvia.id, question: other.question },
      body: { accepts: false },
    };
    await operator.call(ops.acceptOperationConditions, declined);
    assert.deepEqual(await refusalOf(start(parties, other.operation)), ["operations: no-partner-consent"]);
  }));

test("an objection refuses; a reason is asked for", () =>
  withParties(framed, async (parties) => {
    const { operation, question } = await putIt(parties);
    const params = { partner: parties.arvenia.id, question };
    const envoy = client(parties, "envoy", parties.talvia);
    const cause = await envoy
      .call(ops.answerOperation, { params, body: { answer: "objects" } })
      .catch((thrown: unknown) => thrown);
    assert.ok(cause instanceof ProblemError);
    assert.equal(cause.problem.pointer, "/text");
    await answerIt(parties, question, { answer: "objects", text: "Our fishermen are not a threat." });
    assert.deepEqual(await refusalOf(start(parties, operation)), ["operations: no-partner-consent"]);
    await assert.rejects(
      envoy.call(ops.answerOperation, { params, body: { answer: "consents" } }),
      problem(409),
    );
  }));

test("what was agreed covers a change within it; what goes beyond is put again", () =>
  withParties(framed, async (parties) => {
    const { operation, question, authority } = await putIt(parties);
    await answerIt(parties, question, { answer: "consents" });
    await start(parties, operation);
    const operator = client(parties, "operator");
    const params = { operation };
    const change = async (more: Parameters<typeof particulars>[1]) => {
      const body = { act: "change" as const, ...proposal(parties, authority, more) };
      await operator.call(ops.reviseOperation, { params, body });
      await judgeIt(parties, operation);
    };
    await change({ selectors: 12 });
    await operator.call(ops.changeOperation, { params });
    await change({ techniques: ["cable-access", "metadata-analysis"] });
    assert.deepEqual(await refusalOf(operator.call(ops.changeOperation, { params })), [
      "operations: no-partner-consent",
    ]);
    const { result } = await operator.call(ops.putOperation, { params });
    await parties.settle();
    await answerIt(parties, result.question, { answer: "consents" });
    await operator.call(ops.changeOperation, { params });
    await assert.rejects(operator.call(ops.changeOperation, { params }), problem(409));
    await operator.call(ops.stopOperation, { params });
    await parties.settle();
    const seen = await client(parties, "liaison", parties.talvia).call(ops.listOperationQuestions);
    assert.equal(seen.items.length, 2);
    assert.ok(seen.told[0]?.stoppedAt !== undefined);
    await assert.rejects(operator.call(ops.stopOperation, { params }), problem(409));
  }));

test("a renewal needs results, and says so by name", () =>
  withParties(framed, async (parties) => {
    const { operation, question, authority } = await putIt(parties);
    await answerIt(parties, question, { answer: "consents" });
    await start(parties, operation);
    const body = { act: "renew" as const, ...proposal(parties, authority) };
    const cause = await client(parties, "operator")
      .call(ops.reviseOperation, { params: { operation }, body })
      .catch((thrown: unknown) => thrown);
    assert.ok(cause instanceof ProblemError);
    assert.equal(cause.problem.pointer, "/particulars/results");
  }));

test("by the say that the clause gives: notice is given first, none is never put, advice may stay out", () => {
  const by = (partnerSay: "none" | "notice" | "consult") => () => Parties.framed({ partnerSay });
  const judged = async (parties: Parties) => {
    const operation = await propose(parties, await authorityOf(parties));
    await judgeIt(parties, operation);
    return operation;
  };
  const put = (parties: Parties, operation: string) =>
    client(parties, "operator").call(ops.putOperation, { params: { operation } });
  return (async () => {
    await withParties(by("none"), async (parties) => {
      const operation = await judged(parties);
      await assert.rejects(put(parties, operation), problem(409));
      await start(parties, operation);
      await parties.settle();
      const seen = await client(parties, "liaison", parties.talvia).call(ops.listOperationQuestions);
      assert.deepEqual([seen.items, seen.told], [[], []]);
    });
    await withParties(by("notice"), async (parties) => {
      const operation = await judged(parties);
      assert.deepEqual(await refusalOf(start(parties, operation)), ["operations: partner-not-told"]);
      await put(parties, operation);
      await start(parties, operation);
      await parties.settle();
      const seen = await client(parties, "liaison", parties.talvia).call(ops.listOperationQuestions);
      assert.deepEqual([seen.items[0]?.state, seen.told[0]?.contrary], ["told", false]);
    });
    await withParties(by("consult"), async (parties) => {
      const operation = await judged(parties);
      assert.deepEqual(await refusalOf(start(parties, operation)), ["operations: partner-not-consulted"]);
      await put(parties, operation);
      assert.deepEqual(await refusalOf(start(parties, operation)), ["operations: partner-not-consulted"]);
      parties.clock.now += 15 * DAY;
      await start(parties, operation);
      await parties.settle();
      const seen = await client(parties, "liaison", parties.talvia).call(ops.listOperationQuestions);
      assert.equal(seen.told[0]?.contrary, false);
    });
  })();
});

test("a notice given under an earlier agreement is not taken for advice asked under this one", () =>
  withParties(
    () => Parties.framed({ partnerSay: "notice" }),
    async (parties) => {
      const { operation } = await putIt(parties);
      const period = {
        from: instant(parties.clock.now - DAY),
        until: instant(parties.clock.now + 300 * DAY),
      };
      await parties.amend("arvenia", "talvia", (document, hash) =>
        withFramework(document, hash, { ...FRAMEWORK, ...period, partnerSay: "consult" }),
      );
      assert.ok((await refusalOf(start(parties, operation))).some((code) => code.startsWith("operations:")));
    },
  ));
