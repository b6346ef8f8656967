import assert from "node:assert/strict";
import { test } from "node:test";
import { withFramework } from "@entente/agreement";
import { activityOperations as ops, oversightOperations } from "@entente/api";
import { wordsItem } from "../../acting/index.ts";
import { type Draft, ulid } from "../../ledger/index.ts";
import {
  command,
  DAY,
  FRAMEWORK,
  instant,
  Parties,
  type Party,
  problem,
  withParties,
} from "../../testing/parties.ts";
import { startedOperations } from "./started.ts";
import { answerIt, client, particulars, putIt, start } from "./test-operation.ts";

/** Everything a party can open of all that its journal names, as text. */
function readable({ node }: Party): string[] {
  const rows = node.ledger.reader.all<{ bytes: Uint8Array }>(
    "SELECT e.bytes FROM journal j JOIN entry e ON e.log = j.log AND e.idx = j.idx",
  );
  return rows.flatMap(({ bytes }) => {
    const envelope = JSON.parse(new TextDecoder().decode(bytes)) as {
      set?: { payload: string; count: number };
    };
    const items =
      envelope.set === undefined ? [] : node.ledger.contents.open(envelope.set.payload, envelope.set.count);
    return [
      JSON.stringify(envelope),
      ...items.flatMap((item) => (item === undefined ? [] : [new TextDecoder().decode(item.content)])),
    ];
  });
}

test("the partner holds purpose, techniques, places and period of what was put to it, and no more", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const office = "harbour-master";
      const { operation, question, authority } = await putIt(parties, {
        selectors: 4711,
        targets: [{ office, class: "none" }],
      });
      await answerIt(parties, question, { answer: "consents" });
      await start(parties, operation);
      await parties.settle();
      const { payload } = talvia.node.ledger.reader.get<{ payload: string }>(
        "SELECT payload FROM view_activity_question WHERE question = :question",
        { question },
      )!;
      const item = talvia.node.ledger.contents.openOne(payload, 0)!;
      const { techniques, places, from, until } = particulars(parties);
      assert.deepEqual(JSON.parse(new TextDecoder().decode(item.content)), {
        purpose: "cyber-defence",
        techniques,
        places,
        from,
        until,
      });
      const held = readable(talvia).join("\n");
      assert.ok(held.includes(operation));
      const { name, objective, whyNow, safeguards } = particulars(parties);
      for (const kept of [name, objective, whyNow, safeguards, office, "4711", authority, "Security Act"])
        assert.ok(!held.includes(kept), `the partner holds ${kept}`);
      assert.ok(readable(arvenia).join("\n").includes(office), "the test reads what there is");
      const entries = await client(parties, "overseer", talvia).call(oversightOperations.listEntries, {
        params: { partner: arvenia.id },
      });
      assert.ok(!JSON.stringify(entries).includes(authority));
      const theirs = await client(parties, "operator", talvia).call(ops.listOperations);
      assert.deepEqual(theirs.items, []);
      assert.deepEqual(
        startedOperations(arvenia.node.ledger.reader, talvia.id).map((each) => [
          each.operation,
          each.authority,
          each.blocked,
        ]),
        [[operation, authority, false]],
      );
      assert.deepEqual(startedOperations(talvia.node.ledger.reader), []);
    },
  ));

/** Writes into a party's log whatever a hostile one would. */
async function utter(
  from: Party,
  to: Party,
  kind: string,
  body: Record<string, string | boolean>,
  more = {},
) {
  await from.node.ledger.submit({
    ...command(),
    decide: () => ({
      entries: [{ log: { partner: to.id }, kind, body, actor: "operations-officer", ...more }],
      expects: {},
      result: null,
    }),
  });
}

async function asides(parties: Parties, at: Party, of: Party): Promise<string[]> {
  await parties.settle();
  const state = await client(parties, "overseer", at).call(oversightOperations.relationState, {
    params: { partner: of.id },
  });
  return state.aside.map(({ reason }) => reason);
}

test("answers to what was not put, twice, or by another party are set aside and change nothing", async () => {
  await using parties = await Parties.framed();
  const { arvenia, talvia } = parties;
  const { operation, question } = await putIt(parties);
  await utter(talvia, arvenia, "operation.answered/1", {
    question: ulid(parties.clock.now),
    answer: "consents",
  });
  await utter(talvia, arvenia, "operation.answered/1", { question, answer: "objects" });
  await utter(talvia, arvenia, "operation.answered/1", { question, answer: "consents" });
  assert.deepEqual((await asides(parties, arvenia, talvia)).sort(), [
    "an answer to a question that was not put to that party",
    "that question was answered before",
  ]);
  const { items } = await client(parties, "operator").call(ops.listOperationQuestions);
  assert.equal(items[0]?.state, "objected");
  // The other way round: what the partner says of its own operations.
  for (const [kind, body] of [
    ["operation.accepted/1", { question, accepts: true }],
    ["operation.started/1", { operation, question }],
    ["operation.renewed/1", { operation, question }],
    ["operation.stopped/1", { operation }],
  ] as const)
    await utter(talvia, arvenia, kind, body);
  const reasons = await asides(parties, arvenia, talvia);
  for (const reason of [
    "no conditions were set to that question",
    "that operation was not put by this question",
    "that operation has not begun",
  ])
    assert.ok(reasons.includes(reason), reason);
  assert.equal(
    (await client(parties, "operator").call(ops.getOperation, { params: { operation } })).state,
    "proposed",
  );
  parties.checkViews(arvenia);
});

test("another relation's question is unknown to it", async () => {
  await using parties = await Parties.open("arvenia", "talvia", "ostrand");
  const { arvenia, ostrand } = parties;
  await parties.agree("arvenia", "talvia", "certs");
  await parties.agree("arvenia", "ostrand", "certs");
  await parties.amend("arvenia", "talvia", (document, hash) =>
    withFramework(document, hash, {
      ...FRAMEWORK,
      from: instant(parties.clock.now - 60_000),
      until: instant(parties.clock.now + 300 * DAY),
    }),
  );
  const { question } = await putIt(parties);
  await utter(ostrand, arvenia, "operation.answered/1", { question, answer: "consents" });
  assert.deepEqual(await asides(parties, arvenia, ostrand), [
    "an answer to a question that was not put to that party",
  ]);
  const { items } = await client(parties, "operator").call(ops.listOperationQuestions);
  assert.equal(items[0]?.state, "waiting");
  parties.checkViews();
});

test("a question that shortens its clock, gives itself another say or cites no clause is set aside", async () => {
  await using parties = await Parties.framed();
  const { arvenia, talvia } = parties;
  const { hash } = talvia.node.agreements.inForce(arvenia.id)!;
  const items = [{ header: new TextEncoder().encode("{}"), content: new TextEncoder().encode("{}") }];
  const put = (more: object, body: Record<string, string> = {}) =>
    utter(
      talvia,
      arvenia,
      "operation.put/1",
      {
        question: ulid(parties.clock.now),
        operation: ulid(parties.clock.now),
        say: "consent",
        answerBy: instant(parties.clock.now + 14 * DAY),
        ...body,
      },
      { agreement: hash, items, ...more },
    );
  await put({}, { answerBy: instant(parties.clock.now + DAY) });
  await put({}, { answerBy: "2099-99-99T00:00:00Z" });
  await put({}, { say: "notice" });
  await put({ agreement: undefined });
  await put({ items: undefined });
  assert.deepEqual((await asides(parties, arvenia, talvia)).sort(), [
    "an operation is put with one sealed set of terms",
    "it cites no agreement with a clause on operations",
    "it leaves less time to answer than the clause does",
    "it names no moment that exists to answer by",
    "the clause gives another say than the entry states",
  ]);
  const operation = ulid(parties.clock.now);
  const question = ulid(parties.clock.now + 1);
  await put({}, { operation, question });
  await put({}, { operation });
  assert.ok(
    (await asides(parties, arvenia, talvia)).includes(
      "a question about this operation is still open: its clock runs on",
    ),
  );
  const envoy = client(parties, "envoy");
  const seen = await envoy.call(ops.listOperationQuestions);
  assert.deepEqual(
    seen.items.map(({ id, terms }) => [id, terms]),
    [[question, undefined]],
  );
  // It begins without the consent that the clause asks for: the word of it is kept, and marked.
  await utter(talvia, arvenia, "operation.started/1", { operation, question });
  await parties.settle();
  const after = await envoy.call(ops.listOperationQuestions);
  assert.deepEqual(
    after.told.map((each) => [each.operation, each.contrary]),
    [[operation, true]],
  );
  const summary = await envoy.call(ops.activitySummary, { params: { partner: talvia.id } });
  assert.equal(summary.contrary, 1);
  assert.equal(summary.withheld, undefined);
  parties.checkViews();
});

test("nobody agrees to terms or conditions that cannot be read", () =>
  withParties(
    () => Parties.framed(),
    async (parties) => {
      const { arvenia, talvia } = parties;
      const writes = async (draft: Omit<Draft, "log">) => {
        const entries = [{ ...draft, log: { partner: arvenia.id } }];
        await talvia.node.ledger.submit({
          ...command(),
          decide: () => ({ entries, expects: {}, result: null }),
        });
        await parties.settle();
      };
      const now = parties.clock.now;
      const question = ulid(now);
      await writes({
        kind: "operation.put/1",
        agreement: talvia.node.agreements.inForce(arvenia.id)!.hash,
        body: { question, operation: ulid(now), say: "consent", answerBy: instant(now + 14 * DAY) },
        items: [wordsItem("terms", { nonsense: true })],
      });
      const params = { partner: talvia.id, question };
      const consents = { answer: "consents" } as const;
      const envoy = client(parties, "envoy");
      await assert.rejects(envoy.call(ops.answerOperation, { params, body: consents }), problem(409));
      const objects = { answer: "objects", text: "It cannot be read." } as const;
      await envoy.call(ops.answerOperation, { params, body: objects });
      const own = await putIt(parties);
      await writes({ kind: "operation.answered/1", body: { question: own.question, answer: "conditions" } });
      const accept = (accepts: boolean) =>
        client(parties, "operator").call(ops.acceptOperationConditions, {
          params: { partner: talvia.id, question: own.question },
          body: { accepts },
        });
      await assert.rejects(accept(true), problem(409));
      await accept(false);
    },
  ));
