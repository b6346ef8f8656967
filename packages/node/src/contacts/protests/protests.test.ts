import assert from "node:assert/strict";
import { test } from "node:test";
import { contactOperations as ops } from "@entente/api";
import { wordsItem } from "../../acting/index.ts";
import { DAY, type Parties, type Party } from "../../testing/parties.ts";
import { entriesIn, forge, framed, lastAside, problemOf } from "../testing.ts";

const NOTE = "The government of Arvenia protests against what the periwinkle report describes.";
const called = {
  office: "Ambassador of Talvia",
  by: "Minister for foreign affairs",
  place: "The ministry",
  time: "2031-05-06T09:00:00Z",
  reason: "The reports of 5 May",
  outcomeText: "He took note and promised an answer from his celadon capital.",
};

async function lodged(parties: Parties): Promise<string> {
  const body = { partner: parties.talvia.id, text: NOTE };
  const { result } = await parties.client(parties.arvenia, "liaison").call(ops.lodgeProtest, { body });
  await parties.settle();
  return result.protest;
}
const protests = async (parties: Parties, party: Party) =>
  (await parties.client(party, "overseer").call(ops.listProtests, { query: {} })).items;

test("a protest is unanswered, with its age, until the other party acknowledges it, once", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const protest = await lodged(parties);
    parties.clock.now += 4 * DAY;
    const [open] = await protests(parties, talvia);
    assert.deepEqual([open?.state, open?.ageDays, open?.text], ["unanswered", 4, NOTE]);
    const own = await problemOf(
      parties
        .client(arvenia, "liaison")
        .call(ops.acknowledgeProtest, { params: { partner: talvia.id, protest }, body: {} }),
    );
    assert.deepEqual(own.codes, ["own-protest"]);
    const params = { partner: arvenia.id, protest };
    const client = parties.client(talvia, "liaison");
    await client.call(ops.acknowledgeProtest, { params, body: { text: "Received." } });
    const again = await problemOf(client.call(ops.acknowledgeProtest, { params, body: {} }));
    assert.equal(again.status, 409);
    await parties.settle();
    parties.clock.now += 4 * DAY;
    const [closed] = await protests(parties, arvenia);
    assert.deepEqual([closed?.state, closed?.ageDays, closed?.answer], ["acknowledged", 4, "Received."]);
    for (const party of parties.all) assert.deepEqual(parties.filesWith(party, "periwinkle"), []);
  }));

test("an acknowledgement needs no words", () =>
  framed(async (parties) => {
    const protest = await lodged(parties);
    await parties.client(parties.talvia, "liaison").call(ops.acknowledgeProtest, {
      params: { partner: parties.arvenia.id, protest },
      body: {},
    });
    await parties.settle();
    const [one] = await protests(parties, parties.arvenia);
    assert.deepEqual([one?.state, one?.answer], ["acknowledged", undefined]);
  }));

test("a summons says in clear who came and what came of it, and the rest under seal", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const protest = await lodged(parties);
    const client = parties.client(arvenia, "liaison");
    const summons = { partner: talvia.id, protest, attended: "yes", outcome: "promised-answer" } as const;
    const size = entriesIn(arvenia);
    const nobody = await problemOf(client.call(ops.recordSummons, { body: { ...summons, ...called } }));
    assert.equal(nobody.pointer, "/attendedBy");
    const ghost = { ...summons, ...called, attended: "no" as const, attendedBy: "Envoy" };
    assert.equal((await problemOf(client.call(ops.recordSummons, { body: ghost }))).pointer, "/attendedBy");
    assert.equal(entriesIn(arvenia), size);
    const body = { ...summons, ...called, attendedBy: "Ambassador of Talvia" };
    await client.call(ops.recordSummons, { body });
    await parties.settle();
    const { items } = await parties.client(talvia, "overseer").call(ops.listSummonses, { query: {} });
    assert.equal(items[0]?.words?.outcomeText, called.outcomeText);
    assert.deepEqual([items[0]?.attended, items[0]?.outcome], ["yes", "promised-answer"]);
    for (const party of parties.all) assert.deepEqual(parties.filesWith(party, "celadon"), []);
    const theirs = { ...body, partner: arvenia.id };
    const refused = await problemOf(
      parties.client(talvia, "liaison").call(ops.recordSummons, { body: theirs }),
    );
    assert.deepEqual([refused.codes, refused.pointer], [["not-own-protest"], "/protest"]);
  }));

test("a hostile partner cannot acknowledge for us, nor what was never lodged", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const protest = await lodged(parties);
    const items = [wordsItem("acknowledgement", {})];
    await forge(arvenia, talvia, { kind: "protest.acknowledged/1", body: { protest }, items });
    await parties.settle();
    assert.match(lastAside(talvia, arvenia.id) ?? "", /not lodged with that party/);
    assert.equal((await protests(parties, talvia))[0]?.state, "unanswered");
    const strange = { protest: talvia.node.acting.newId() };
    await forge(talvia, arvenia, { kind: "protest.acknowledged/1", body: strange, items });
    await parties.settle();
    assert.match(lastAside(arvenia, talvia.id) ?? "", /not lodged with that party/);
  }));
