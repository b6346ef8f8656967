import assert from "node:assert/strict";
import { test } from "node:test";
import { contactOperations as ops } from "@entente/api";
import { wordsItem } from "../../acting/index.ts";
import { DAY, instant, type Parties, type Party } from "../../testing/parties.ts";
import { entriesIn, forge, framed, lastAside, problemOf } from "../testing.ts";

const WORDS = "No protected office is a target, whatever the heliotrope list says.";
const terms = (parties: Parties) => ({
  text: WORDS,
  scope: "The offices that the framework spares.",
  covers: { from: instant(parties.clock.now + DAY) },
  silent: [{ until: instant(parties.clock.now + DAY) }],
  due: instant(parties.clock.now + 30 * DAY),
});

async function given(parties: Parties, more: object = {}) {
  const { arvenia, talvia } = parties;
  const body = { partner: arvenia.id, owner: talvia.id, ...terms(parties), ...more };
  const { result } = await parties.client(talvia, "liaison").call(ops.giveUndertaking, { body });
  await parties.settle();
  return result;
}

const listed = async (parties: Parties, party: Party) =>
  (await parties.client(party, "inquirer").call(ops.listUndertakings, { query: {} })).items;

test("an undertaking says what it covers and on what it is silent; its words are in no file", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    await given(parties);
    const [there] = await listed(parties, arvenia);
    assert.equal(there?.owner, talvia.id);
    assert.equal(there?.side, "theirs");
    assert.equal(there?.text, WORDS);
    assert.deepEqual(there?.silent, terms(parties).silent);
    assert.equal(there?.state, "open");
    for (const party of parties.all) assert.deepEqual(parties.filesWith(party, "heliotrope"), []);
  }));

test("a party undertakes for itself alone: in the other's name it is refused, and set aside when forged", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const body = { partner: talvia.id, owner: talvia.id, ...terms(parties) };
    const refused = await problemOf(parties.client(arvenia, "liaison").call(ops.giveUndertaking, { body }));
    assert.deepEqual([refused.status, refused.codes, refused.pointer], [422, ["not-the-owner"], "/owner"]);
    const { text, scope, ...clear } = terms(parties);
    await forge(arvenia, talvia, {
      kind: "undertaking.given/1",
      body: { undertaking: arvenia.node.acting.newId(), owner: talvia.id, ...clear },
      items: [wordsItem("undertaking", { text, scope })],
    });
    await parties.settle();
    assert.match(lastAside(talvia, arvenia.id) ?? "", /another party's name/);
    assert.deepEqual(await listed(parties, talvia), []);
  }));

test("overdue is derived; the owner gives evidence, the other party assesses, and nobody judges their own", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const { undertaking } = await given(parties);
    const [here, there] = [
      { partner: arvenia.id, undertaking },
      { partner: talvia.id, undertaking },
    ];
    const owner = parties.client(talvia, "liaison");
    const receiver = parties.client(arvenia, "liaison");
    parties.clock.now += 31 * DAY;
    assert.equal((await listed(parties, arvenia))[0]?.overdue, true);
    const text = "The list was read out before the overseer.";
    const notOwner = await problemOf(
      receiver.call(ops.evidenceUndertaking, { params: there, body: { text } }),
    );
    assert.deepEqual(notOwner.codes, ["not-the-owner"]);
    await owner.call(ops.evidenceUndertaking, { params: here, body: { text } });
    const own = await problemOf(
      owner.call(ops.assessUndertaking, { params: here, body: { result: "met", text } }),
    );
    assert.deepEqual(own.codes, ["own-undertaking"]);
    await parties.settle();
    for (const result of ["partly", "met"] as const) {
      await receiver.call(ops.assessUndertaking, { params: there, body: { result, text } });
      await parties.settle();
    }
    const [shown] = await listed(parties, talvia);
    assert.equal(shown?.state, "met");
    assert.equal(shown?.overdue, false);
    assert.deepEqual(
      shown?.assessments.map(({ result }) => result),
      ["partly", "met"],
    );
    assert.deepEqual(
      shown?.evidence.map(({ text: words }) => words),
      [text],
    );
  }));

test("a measure's baseline is counted by the owner's node; the other counts it, too, before and since", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const send = async () => {
      await parties.send(talvia, arvenia, [
        await parties.write(talvia, "# Lights\n\nTwo lights at the cape.\n"),
      ]);
      await parties.settle();
    };
    await send();
    parties.clock.now += DAY;
    const now = instant(parties.clock.now);
    const measure = {
      what: "releases" as const,
      area: "maritime",
      direction: "given" as const,
      from: instant(parties.clock.now - 30 * DAY),
      until: now,
    };
    const covers = { from: now };
    const { baseline } = await given(parties, { measure, covers, silent: [] });
    assert.equal(baseline, 1);
    parties.clock.now += DAY;
    await send();
    await send();
    for (const party of parties.all) {
      const [shown] = await listed(parties, party);
      assert.equal(shown?.measure?.baseline, 1);
      assert.deepEqual(shown?.measure?.counted, { before: 1, since: 2 }, party.name);
    }
  }));

test("periods that contradict each other name their member, and nothing is stored", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const at = (days: number) => instant(parties.clock.now + days * DAY);
    const size = entriesIn(talvia);
    const wrong: [object, string][] = [
      [{ covers: { from: at(5), until: at(4) } }, "/covers/until"],
      [{ silent: [{}] }, "/silent/0"],
      [{ silent: [{ until: at(1) }, { from: at(3) }] }, "/silent/1"],
      [{ due: "2031-02-30T00:00:00Z" }, "/due"],
      [
        { measure: { what: "releases", area: "maritime", direction: "given", from: at(-9), until: at(1) } },
        "/measure/until",
      ],
      [
        { measure: { what: "releases", area: "maritime", direction: "given", from: at(-1), until: at(-9) } },
        "/measure/until",
      ],
    ];
    for (const [more, pointer] of wrong) {
      const body = { partner: arvenia.id, owner: talvia.id, ...terms(parties), ...more };
      const refused = await problemOf(parties.client(talvia, "liaison").call(ops.giveUndertaking, { body }));
      assert.equal(refused.pointer, pointer);
    }
    assert.equal(entriesIn(talvia), size);
  }));

test("a hostile partner can neither assess its own undertaking nor speak of one that is not there", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const { undertaking } = await given(parties);
    const id = () => talvia.node.acting.newId();
    const items = [wordsItem("assessment", { text: "well done" })];
    const assess = async (about: string) => {
      const body = { undertaking: about, assessment: id(), result: "met" };
      await forge(talvia, arvenia, { kind: "undertaking.assessed/1", body, items });
      await parties.settle();
      return lastAside(arvenia, talvia.id) ?? "";
    };
    assert.match(await assess(id()), /not given in this relation/);
    assert.match(await assess(undertaking), /its own undertaking/);
    assert.equal((await listed(parties, arvenia))[0]?.state, "open");
    const { text: _t, scope: _s, ...clear } = terms(parties);
    const body = { undertaking: id(), owner: talvia.id, ...clear, silent: [{ from: clear.covers.from }] };
    await forge(talvia, arvenia, { kind: "undertaking.given/1", body, items });
    await parties.settle();
    assert.match(lastAside(arvenia, talvia.id) ?? "", /silent on a period that it covers/);
  }));
