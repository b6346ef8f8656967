import assert from "node:assert/strict";
import { test } from "node:test";
import { incidentOperations as ops, overseeingOperations } from "@entente/api";
import { DAY, instant, MINUTE, Parties, problem, withParties } from "../../testing/parties.ts";

const agreed = () => Parties.agreed();

const said = (parties: Parties) => ({
  partner: parties.talvia.id,
  kind: "wrong-label" as const,
  foundAt: instant(parties.clock.now),
  title: "A report went out under the wrong mark",
  text: "It was TLP:AMBER and should have been TLP:RED.",
});

test("an error is recorded with the times that the clause on breaches gives, remedied once, and told once", () =>
  withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const [overseer, officer] = [parties.client(arvenia, "overseer"), parties.client(arvenia, "second")];
    const { notice } = await overseer.call(ops.listIncidents, { query: { partner: talvia.id } });
    const { result } = await officer.call(ops.recordError, { body: said(parties) });
    assert.ok(notice !== undefined && result.notifyBy !== undefined && result.reportBy !== undefined);
    assert.ok(Date.parse(result.notifyBy) > parties.clock.now);
    assert.ok(Date.parse(result.reportBy) >= Date.parse(result.notifyBy));
    const params = { error: result.error };
    await officer.call(ops.remedyError, { params, body: { text: "It was recalled." } });
    await assert.rejects(overseer.call(ops.remedyError, { params, body: { text: "Again." } }), problem(409));
    await overseer.call(ops.tellError, { params, body: { what: "notified" } });
    await assert.rejects(overseer.call(ops.tellError, { params, body: { what: "notified" } }), problem(409));
    const { items } = await overseer.call(ops.listErrors, { query: {} });
    const [one] = items;
    assert.equal(one?.title, said(parties).title);
    assert.equal(one?.remedy?.text, "It was recalled.");
    assert.equal(one?.clause, notice.clause);
    assert.ok(one?.notified !== undefined && one.reported === undefined);
    const page = await overseer.call(overseeingOperations.listHouseEntries, { query: { kind: "error" } });
    assert.deepEqual(
      page.items.map(({ kind }) => kind),
      ["error.told/1", "error.remedied/1", "error.recorded/1"],
    );
    assert.ok(!JSON.stringify(page).includes("TLP:AMBER"), "words are sealed");
    const theirs = talvia.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM view_error");
    assert.equal(theirs?.n, 0);
  }));

test("errors are read by overseers and by whoever recorded them; of another's error nobody else learns", () =>
  withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const [officer, liaison] = [parties.client(arvenia, "second"), parties.client(arvenia, "liaison")];
    const { result } = await officer.call(ops.recordError, { body: said(parties) });
    const params = { error: result.error };
    const body = { text: "It was recalled." };
    await assert.rejects(liaison.call(ops.remedyError, { params, body }), problem(404));
    const own = await officer.call(ops.listErrors, { query: { partner: talvia.id } });
    assert.deepEqual(
      own.items.map(({ id }) => id),
      [result.error],
    );
    assert.equal(own.notice?.clause, own.items[0]?.clause);
    assert.deepEqual((await liaison.call(ops.listErrors, { query: {} })).items, []);
    // Reading what one wrote oneself is no entry; an overseer's reading is one.
    const size = () => arvenia.node.ledger.reader.get<{ n: number }>("SELECT max(seq) AS n FROM journal")!.n;
    const before = size();
    await officer.call(ops.listErrors, { query: {} });
    assert.equal(size(), before);
    await parties.client(arvenia, "overseer").call(ops.listErrors, { query: {} });
    assert.equal(size(), before + 1);
    // An overseer may be an officer, too: of the errors that they recorded themselves, they ask as one.
    const mine = await parties.client(arvenia, "overseer").call(ops.listErrors, { query: { mine: "true" } });
    assert.deepEqual([mine.items, size()], [[], before + 1]);
    await assert.rejects(officer.call(ops.listIncidents, { query: { partner: talvia.id } }), problem(403));
    const analyst = parties.client(arvenia, "analyst");
    await assert.rejects(analyst.call(ops.recordError, { body: said(parties) }), problem(403));
    const future = { ...said(parties), foundAt: instant(parties.clock.now + DAY) };
    await assert.rejects(officer.call(ops.recordError, { body: future }), problem(422));
    for (const operation of Object.values(ops))
      assert.ok(!operation.roles.includes("administrator" as never));
  }));

test("a release without its receipt, and a sign-in that is held up, are seen; a name never is", () =>
  withParties(agreed, async (parties) => {
    const { arvenia, talvia } = parties;
    const overseer = parties.client(arvenia, "overseer");
    const query = { partner: talvia.id };
    assert.deepEqual((await overseer.call(ops.listIncidents, { query })).items, []);
    const product = await parties.write(arvenia, "Two patrol boats left the harbour.");
    await parties.send(arvenia, talvia, [product]);
    parties.clock.now += 2 * DAY;
    const { items } = await overseer.call(ops.listIncidents, { query });
    assert.deepEqual(
      items.map(({ kind, side, count }) => [kind, side, count]),
      [["receipt-late", "theirs", 1]],
    );
    for (let n = 0; n < 8; n += 1) {
      await arvenia.node.accounts.signIn("Nobody Here", "a wrong password").catch(() => undefined);
      parties.clock.now += MINUTE;
    }
    const held = (await overseer.call(ops.listIncidents, { query })).items.at(-1);
    assert.deepEqual(held, { kind: "sign-in-held-up", count: 1, side: "ours" });
  }));
