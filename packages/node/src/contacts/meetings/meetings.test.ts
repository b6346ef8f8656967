import assert from "node:assert/strict";
import { test } from "node:test";
import { contactOperations as ops, type ReadOutItem } from "@entente/api";
import { digestOfWords, wordsItem } from "../../acting/index.ts";
import { by, type Parties, type Party } from "../../testing/parties.ts";
import { entriesIn, forge, framed, lastAside, problemOf } from "../testing.ts";
import { READ_OUT } from "./entries.ts";

const PLACE = "the quiet Vermilion annexe";
const both = (text: string) => ({ en: text, fr: `${text} (fr)` });
const item = (topic: string, verb: ReadOutItem["verb"], text = `on ${topic}`): ReadOutItem => ({
  topic,
  verb,
  ...(verb === "silent" ? {} : { text: both(text) }),
});

async function breakfast(parties: Parties): Promise<string> {
  const { arvenia, talvia } = parties;
  const { result } = await parties.client(arvenia, "liaison").call(ops.recordContact, {
    body: {
      partner: talvia.id,
      form: "working-meal",
      access: "closed",
      start: "2031-05-06T07:00:00Z",
      end: "short",
      participants: [
        { party: arvenia.id, office: "Head of government" },
        { party: talvia.id, office: "Head of government" },
      ],
      place: PLACE,
    },
  });
  await parties.settle();
  return result.contact;
}

const other = (parties: Parties, party: Party) => parties.all.find((one) => one !== party)!;

async function sign(
  parties: Parties,
  party: Party,
  contact: string,
  items: ReadOutItem[],
  supersedes?: string,
): Promise<string> {
  const params = { partner: other(parties, party).id, contact };
  const body = { items, ...(supersedes === undefined ? {} : { supersedes }) };
  const { result } = await parties.client(party, "liaison").call(ops.signReadOut, { params, body });
  await parties.settle();
  return result.readOut;
}

const shown = (parties: Parties, party: Party, contact: string) =>
  parties
    .client(party, "envoy")
    .call(ops.getContact, { params: { partner: other(parties, party).id, contact } });

test("a contact is recorded once for both, and its place stands in no file", () =>
  framed(async (parties) => {
    const contact = await breakfast(parties);
    const there = await shown(parties, parties.talvia, contact);
    assert.equal(there.place, PLACE);
    assert.equal(there.recordedBy, "theirs");
    assert.equal(there.end, "short");
    assert.deepEqual(there.topics, []);
    for (const party of parties.all) assert.deepEqual(parties.filesWith(party, PLACE), []);
  }));

test("two accounts of one meeting: what only one says was agreed is said by that one only", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const contact = await breakfast(parties);
    await sign(parties, arvenia, contact, [item("next-steps", "agreed"), item("alliance", "discussed")]);
    const before = await shown(parties, talvia, contact);
    assert.equal(before.divergences, 0, "while one party has not spoken nothing diverges");
    assert.deepEqual(
      before.topics.map(({ status, agreedSaidOnlyBy }) => [status, agreedSaidOnlyBy]),
      [
        ["one-sided", "theirs"],
        ["one-sided", undefined],
      ],
    );
    await sign(parties, talvia, contact, [
      item("next-steps", "discussed", "experts stay in touch"),
      item("alliance", "discussed", "in other words"),
    ]);
    const here = await shown(parties, arvenia, contact);
    assert.equal(here.divergences, 1);
    assert.equal(here.topics[0]?.status, "divergent");
    assert.equal(here.topics[0]?.agreedSaidOnlyBy, "ours");
    assert.equal(here.topics[1]?.status, "same");
    assert.equal(here.topics[0]?.theirs?.text?.en, "experts stay in touch");
    for (const party of parties.all) assert.deepEqual(parties.filesWith(party, "experts stay in touch"), []);
  }));

test("agreed exists only where both sign it in the same words; silence of one is a divergence", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const contact = await breakfast(parties);
    const same = item("review", "agreed", "operations are reviewed");
    await sign(parties, arvenia, contact, [
      same,
      item("framework", "agreed", "one"),
      item("past", "demanded"),
    ]);
    await sign(parties, talvia, contact, [same, item("framework", "agreed", "two"), item("past", "silent")]);
    const { topics, divergences } = await shown(parties, talvia, contact);
    assert.deepEqual(
      topics.map(({ topic, status }) => [topic, status]),
      [
        ["review", "agreed"],
        ["framework", "words-differ"],
        ["past", "divergent"],
      ],
    );
    assert.equal(divergences, 1);
  }));

test("a second read-out is refused and recorded; a correction supersedes, and both versions are shown", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const contact = await breakfast(parties);
    const first = await sign(parties, arvenia, contact, [item("next-steps", "agreed")]);
    const params = { partner: talvia.id, contact };
    const call = (supersedes?: string) =>
      parties.client(arvenia, "liaison").call(ops.signReadOut, {
        params,
        body: { items: [item("next-steps", "discussed")], ...(supersedes ? { supersedes } : {}) },
      });
    const refused = await problemOf(call());
    assert.deepEqual([refused.status, refused.codes], [422, ["read-out-given"]]);
    assert.equal(
      arvenia.node.ledger.reader.get("SELECT 1 FROM view_act_refusal WHERE action = :kind", {
        kind: READ_OUT,
      }) !== undefined,
      true,
    );
    const stranger = await problemOf(call("01K8ZJ4Q6V0000000000000001"));
    assert.equal(stranger.pointer, "/supersedes");
    await sign(parties, arvenia, contact, [item("next-steps", "discussed")], first);
    const { readOuts } = await shown(parties, talvia, contact);
    assert.deepEqual(
      readOuts.map(({ version, current, supersedes }) => [version, current, supersedes]),
      [
        [1, false, undefined],
        [2, true, first],
      ],
    );
    assert.equal(readOuts[0]?.items?.[0]?.verb, "agreed", "what was corrected stays to be read");
  }));

test("only a signatory signs, and an ill-formed read-out names its member and stores nothing", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const contact = await breakfast(parties);
    const params = { partner: talvia.id, contact };
    const envoy = parties.client(arvenia, "envoy");
    const asEnvoy = await problemOf(
      envoy.call(ops.signReadOut, { params, body: { items: [item("a", "noted")] } }),
    );
    assert.equal(asEnvoy.status, 403);
    const size = entriesIn(arvenia);
    const liaison = parties.client(arvenia, "liaison");
    for (const [items, pointer] of [
      [[item("a", "noted"), item("a", "agreed")], "/items/1/topic"],
      [[{ topic: "a", verb: "noted" as const }], "/items/0/text"],
      [[{ ...item("a", "silent"), text: both("hm") }], "/items/0/text"],
    ] as const) {
      const { pointer: named } = await problemOf(
        liaison.call(ops.signReadOut, { params, body: { items: [...items] } }),
      );
      assert.equal(named, pointer);
    }
    const early = { partner: talvia.id, form: "call", access: "open", place: "P" } as const;
    const participants = [{ party: arvenia.id, office: "O" }];
    for (const [start, end, pointer] of [
      ["2031-05-06T07:00:00Z", "2031-05-06T06:00:00Z", "/end"],
      ["2031-02-31T07:00:00Z", "short", "/start"],
    ] as const) {
      const body = { ...early, participants, start, end };
      assert.equal((await problemOf(liaison.call(ops.recordContact, { body }))).pointer, pointer);
    }
    assert.equal(entriesIn(arvenia), size, "nothing was stored");
  }));

test("minutes stay in the house: sealed, and read by liaison officers and overseers alone", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const contact = await breakfast(parties);
    const params = { partner: talvia.id, contact };
    const text = "He would not be drawn on the Saffron question.";
    await parties.client(arvenia, "liaison").call(ops.keepMinutes, { params, body: { text } });
    await parties.settle();
    const read = await parties.client(arvenia, "overseer").call(ops.listMinutes, { params });
    assert.deepEqual(
      read.items.map(({ text: words }) => words),
      [text],
    );
    const there = { partner: arvenia.id, contact };
    const theirs = await parties.client(talvia, "liaison").call(ops.listMinutes, { params: there });
    assert.deepEqual(theirs.items, []);
    for (const who of ["analyst", "inquirer"] as const)
      assert.equal(
        (await problemOf(parties.client(arvenia, who).call(ops.listMinutes, { params }))).status,
        403,
      );
    for (const party of parties.all) assert.deepEqual(parties.filesWith(party, "Saffron"), []);
  }));

test("a hostile partner's read-outs are set aside: unknown contact, second one, foreign or missing signature", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const contact = await breakfast(parties);
    const words = { contact, items: [{ topic: "a", verb: "agreed", text: both("it") }] };
    const signing = (id: string, digest: string, kind = READ_OUT) =>
      talvia.node.acting.sign(by(talvia.people.liaison), arvenia.id, { kind, id, digest });
    const send = async (readout: string, signed: unknown, more: Record<string, unknown> = {}) => {
      const body = { contact, readout, items: 1, signed, ...more };
      await forge(talvia, arvenia, { kind: READ_OUT, body, items: [wordsItem("read-out", words)] });
      await parties.settle();
      return lastAside(arvenia, talvia.id);
    };
    const next = () => talvia.node.acting.newId();
    const one = next();
    const stranger = await send(one, await signing(one, digestOfWords(words)), { contact: next() });
    assert.match(stranger ?? "", /not recorded in this relation/);
    const two = next();
    assert.match((await send(two, await signing(next(), digestOfWords(words)))) ?? "", /another thing/);
    const three = next();
    const wrongKind = await signing(three, digestOfWords(words), "report.signed/1");
    assert.ok((await send(three, wrongKind)) !== undefined, "a signature under another kind");
    const four = next();
    assert.equal(await send(four, await signing(four, digestOfWords({ other: "words" }))), undefined);
    const five = next();
    assert.match((await send(five, await signing(five, digestOfWords(words)))) ?? "", /second read-out/);
    const { readOuts, topics } = await shown(parties, arvenia, contact);
    assert.deepEqual(
      readOuts.map(({ reading, items }) => [reading, items]),
      [["altered", undefined]],
      "sealed words that are not the signed ones are said to differ, and not shown",
    );
    assert.deepEqual(topics, []);
  }));

test("a partner cannot overwrite a contact by giving another the same id", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const id = arvenia.node.acting.newId();
    const body = (form: string) => ({
      contact: id,
      form,
      access: "open",
      start: "2031-05-05T10:00:00Z",
      end: "short",
    });
    const items = [wordsItem("contact", { participants: [{ party: arvenia.id, office: "O" }], place: "P" })];
    await forge(arvenia, talvia, { kind: "contact.recorded/1", body: body("call"), items });
    await forge(talvia, arvenia, { kind: "contact.recorded/1", body: body("visit"), items });
    await parties.settle();
    assert.equal((await shown(parties, arvenia, id)).form, "call");
    assert.match(lastAside(arvenia, talvia.id) ?? "", /another contact with this id/);
  }));

test("the same command id gives the same contact", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const body = {
      partner: talvia.id,
      form: "call" as const,
      access: "open" as const,
      start: "2031-05-05T10:00:00Z",
      end: "2031-05-05T10:20:00Z",
      participants: [{ party: arvenia.id, office: "O" }],
      place: "by telephone",
    };
    const client = parties.client(arvenia, "liaison");
    const options = { idempotencyKey: "call-of-5-May" };
    const first = await client.call(ops.recordContact, { body }, options);
    const second = await client.call(ops.recordContact, { body }, options);
    assert.equal(second.result.contact, first.result.contact);
    assert.equal(second.repeated, true);
  }));
