import assert from "node:assert/strict";
import { test } from "node:test";
import { agreementOperations, contactOperations as ops, oversightOperations } from "@entente/api";
import { wordsItem } from "../../acting/index.ts";
import { DAY, type Parties, type Party } from "../../testing/parties.ts";
import { entriesIn, forge, framed, lastAside, problemOf, react } from "../testing.ts";

const SECRET = "The quorum meets at Cape Verdigris on Sunday.";
const said = {
  from: "Secretary of state",
  to: "Chief of the liaison staff",
  subject: "Cerulean matter",
  marking: "SECRET ARVENIE",
  text: SECRET,
};

async function drafted(parties: Parties, from: Party, to: Party, more: object = {}): Promise<string> {
  const body = { partner: to.id, ...said, ...more };
  return (await parties.client(from, "liaison").call(ops.draftMessage, { body })).result.message;
}

async function sent(parties: Parties, from: Party, to: Party, more: object = {}): Promise<string> {
  const message = await drafted(parties, from, to, more);
  await parties.client(from, "envoy").call(ops.approveMessage, { params: { message } });
  await parties.settle();
  return message;
}

const messages = async (parties: Parties, party: Party) =>
  (await parties.client(party, "overseer").call(ops.listMessages, { query: {} })).items;

test("the drafter's own approval is refused by rule; the draft waits, and goes when another approves it, once", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const message = await drafted(parties, arvenia, talvia);
    const params = { message };
    const own = await problemOf(parties.client(arvenia, "liaison").call(ops.approveMessage, { params }));
    assert.deepEqual([own.status, own.codes], [422, ["own-draft"]]);
    await parties.settle();
    assert.deepEqual(await messages(parties, talvia), [], "nothing of a draft leaves the house");
    const envoy = parties.client(arvenia, "envoy");
    await envoy.call(ops.approveMessage, { params });
    assert.equal((await problemOf(envoy.call(ops.approveMessage, { params }))).status, 409);
    const { items } = await envoy.call(ops.listDrafts, { query: {} });
    assert.deepEqual(
      items.map(({ state }) => state),
      ["sent"],
    );
    const unknown = { message: talvia.node.acting.newId() };
    assert.equal((await problemOf(envoy.call(ops.approveMessage, { params: unknown }))).status, 404);
  }));

test("a message is receipted by the receiving node once it has opened it, and answered in its thread", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const message = await sent(parties, arvenia, talvia);
    assert.equal(await react(talvia, arvenia), 0, "what was receipted is not due again");
    await parties.settle();
    const [mine] = await messages(parties, arvenia);
    assert.equal(mine?.receipt?.read, "opened");
    const [theirs] = await messages(parties, talvia);
    assert.deepEqual(theirs?.words, said);
    const reply = await sent(parties, talvia, arvenia, { replyTo: message, subject: "Re: Cerulean matter" });
    parties.clock.now += 3 * DAY;
    const { items } = await parties.client(arvenia, "liaison").call(ops.listThreads, { query: {} });
    assert.equal(items.length, 1);
    const [thread] = items;
    assert.deepEqual(
      [thread?.messages, thread?.waitsFor, thread?.ageDays, thread?.subject],
      [2, "ours", 3, "Re: Cerulean matter"],
    );
    const query = { thread: thread!.thread };
    const read = await parties.client(arvenia, "overseer").call(ops.listMessages, { query });
    assert.deepEqual(
      read.items.map(({ message: id, replyTo }) => [id, replyTo]),
      [
        [reply, message],
        [message, undefined],
      ],
    );
  }));

test("no receipt before the content is here; after a crash in between what is due follows from state", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    parties.between = (request) =>
      request.url.includes("/blobs/") ? new Response(null, { status: 503 }) : undefined;
    await sent(parties, arvenia, talvia);
    assert.equal(await react(talvia, arvenia), 0);
    const [unread] = await messages(parties, talvia);
    assert.equal(unread?.words, undefined, "what is not here is shown as not readable");
    assert.equal(unread?.receipt, undefined);
    parties.between = () => undefined;
    // The content is kept, and the node ends before anything is made of it.
    const { idx } = talvia.node.ledger.reader.get<{ idx: number }>(
      `SELECT e.idx FROM entry e JOIN log l ON l.id = e.log
       WHERE l.party = :partner AND instr(CAST(e.bytes AS TEXT), '"kind":"message.sent/1"') > 0`,
      { partner: arvenia.id },
    )!;
    await talvia.node.relations.fetchBlob({ partner: arvenia.id, index: idx });
    assert.equal((await messages(parties, talvia))[0]?.receipt, undefined);
    await parties.restart(talvia);
    await react(talvia, arvenia);
    await parties.restart(talvia);
    assert.equal(await react(talvia, arvenia), 0, "and it is written once");
    await parties.settle();
    assert.equal((await messages(parties, arvenia))[0]?.receipt?.read, "opened");
  }));

test("while the agreement is suspended the parties go on talking in confidence", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const { hash } = arvenia.node.agreements.inForce(talvia.id)!;
    await parties.client(talvia, "liaison").call(agreementOperations.suspendAgreement, {
      params: { partner: arvenia.id, hash },
      body: { reason: "security" },
    });
    await parties.settle();
    assert.equal(arvenia.node.agreements.inForce(talvia.id)?.state, "suspended");
    await sent(parties, arvenia, talvia);
    assert.equal((await messages(parties, arvenia))[0]?.receipt?.read, "opened");
  }));

test("nobody but liaison officers and overseers reads it; its words are in no file, view or entry", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    await sent(parties, arvenia, talvia);
    await drafted(parties, talvia, arvenia);
    await parties.settle();
    for (const party of parties.all) {
      for (const who of ["analyst", "officer", "second", "operator", "inquirer"] as const) {
        // The officer of the tests is an overseer, too.
        const expected = who === "officer" ? undefined : 403;
        const client = parties.client(party, who);
        for (const op of [ops.listMessages, ops.listThreads, ops.listDrafts]) {
          const status = await client.call(op, { query: {} }).then(
            () => undefined,
            (cause: { status?: number }) => cause.status,
          );
          assert.equal(status, expected, `${who} ${op.id}`);
        }
      }
      const partner = parties.all.find((one) => one !== party)!.id;
      const params = { partner };
      const analyst = parties.client(party, "analyst");
      const seen = JSON.stringify([
        await analyst.call(oversightOperations.listEntries, { params, query: { limit: 200 } }),
        await analyst.call(oversightOperations.relationState, { params }),
        await analyst.call(ops.contactSummary, { params }),
      ]);
      for (const word of ["Verdigris", "Cerulean", "SECRET ARVENIE", "Secretary of state"]) {
        assert.ok(!seen.includes(word), word);
        assert.deepEqual(parties.filesWith(party, word), [], word);
      }
      assert.equal(
        (
          await problemOf(
            parties.client(party, "overseer").call(ops.draftMessage, { body: { ...params, ...said } }),
          )
        ).status,
        403,
      );
    }
  }));

test("that a message was sent or opened is in the log for all; which one and in which thread, for those of the channel", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const message = await sent(parties, arvenia, talvia);
    for (const party of parties.all) {
      const params = { partner: parties.all.find((one) => one !== party)!.id };
      for (const kind of ["message.sent/1", "message.receipted/1"])
        for (const who of ["analyst", "second", "operator", "liaison", "overseer"] as const) {
          const client = parties.client(party, who);
          const { items } = await client.call(oversightOperations.listEntries, { params, query: { kind } });
          assert.equal(items.length, 1, `${who} ${kind}`);
          const [listed] = items;
          const place = { ...params, log: listed!.mine ? "ours" : "theirs", index: listed!.index } as const;
          const one = await client.call(oversightOperations.getEntry, { params: place });
          const reads = who === "liaison" || who === "overseer";
          for (const { envelope } of [listed!, one]) {
            assert.equal("body" in envelope, reads, `${who} ${kind}`);
            assert.equal("set" in envelope, reads && kind === "message.sent/1", `${who} ${kind}`);
            assert.equal(JSON.stringify(envelope).includes(message), reads, `${who} ${kind}`);
          }
        }
    }
  }));

test("a hostile partner: false threads, false receipts; sealed nonsense is receipted as such", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const first = await sent(parties, arvenia, talvia);
    const [{ thread } = { thread: "" }] = await messages(parties, arvenia);
    const id = () => talvia.node.acting.newId();
    const items = [wordsItem("message", said)];
    const tries: [string, string, object, RegExp][] = [
      ["a thread it does not answer", "message.sent/1", { message: id(), thread }, /does not answer/],
      [
        "an answer put elsewhere",
        "message.sent/1",
        { message: id(), thread: id(), replyTo: first },
        /not in that thread/,
      ],
      [
        "an answer to nothing",
        "message.sent/1",
        { message: id(), thread: id(), replyTo: id() },
        /not in that thread/,
      ],
      ["a receipt for nothing", "message.receipted/1", { message: id(), read: "opened" }, /not sent there/],
    ];
    for (const [what, kind, body, why] of tries) {
      await forge(talvia, arvenia, { kind, body, ...(kind === "message.sent/1" ? { items } : {}) });
      await parties.settle();
      assert.match(lastAside(arvenia, talvia.id) ?? "", why, what);
    }
    await forge(talvia, arvenia, {
      kind: "message.receipted/1",
      body: { message: first, read: "not-readable" },
    });
    await parties.settle();
    assert.match(lastAside(arvenia, talvia.id) ?? "", /receipted before/);
    assert.equal((await messages(parties, arvenia))[0]?.receipt?.read, "opened");
    const nonsense = { message: id(), thread: id() };
    const odd = [wordsItem("message", { text: 7 })];
    await forge(talvia, arvenia, { kind: "message.sent/1", body: nonsense, items: odd });
    await parties.settle();
    const told = (await messages(parties, talvia)).find(({ message }) => message === nonsense.message);
    assert.equal(told?.receipt?.read, "not-readable");
  }));

test("a draft that is not whole, or answers what is not there, names its member and stores nothing", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const size = entriesIn(arvenia);
    const call = (body: object) =>
      problemOf(parties.client(arvenia, "liaison").call(ops.draftMessage, { body: body as never }));
    const { text: _, ...without } = said;
    assert.equal((await call({ partner: talvia.id, ...without })).pointer, "/text");
    assert.equal((await call({ partner: talvia.id, ...said, replyTo: "x" })).pointer, "/replyTo");
    const nothing = arvenia.node.acting.newId();
    assert.equal((await call({ partner: talvia.id, ...said, replyTo: nothing })).status, 404);
    assert.equal((await call({ partner: `sha256:${"A".repeat(43)}`, ...said })).status, 404);
    assert.equal(entriesIn(arvenia), size);
  }));
