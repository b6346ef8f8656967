import assert from "node:assert/strict";
import { test } from "node:test";
import { contactOperations as ops } from "@entente/api";
import { DAY, instant } from "../testing/parties.ts";
import { framed, problemOf } from "./testing.ts";

test("the state of the relation: undertakings each way with the next due, open protests by age, the last contact", () =>
  framed(async (parties) => {
    const { arvenia, talvia } = parties;
    const [here, there] = [{ partner: talvia.id }, { partner: arvenia.id }];
    const ours = parties.client(arvenia, "liaison");
    const theirs = parties.client(talvia, "liaison");
    const soon = instant(parties.clock.now + DAY);
    const later = instant(parties.clock.now + 9 * DAY);
    for (const due of [later, soon]) {
      const body = {
        ...there,
        owner: talvia.id,
        text: "T",
        scope: "S",
        covers: { from: soon },
        silent: [],
        due,
      };
      await theirs.call(ops.giveUndertaking, { body });
    }
    await ours.call(ops.lodgeProtest, { body: { ...here, text: "We protest." } });
    const recorded = await ours.call(ops.recordContact, {
      body: {
        ...here,
        form: "call",
        access: "open",
        start: "2031-05-05T18:00:00Z",
        end: "2031-05-05T18:20:00Z",
        participants: [{ party: arvenia.id, office: "Head of government" }],
        place: "by telephone",
      },
    });
    const { contact } = recorded.result;
    await parties.settle();
    const item = (verb: "agreed" | "noted") => ({ topic: "inquiry", verb, text: { en: "T", fr: "T" } });
    await ours.call(ops.signReadOut, { params: { ...here, contact }, body: { items: [item("agreed")] } });
    await theirs.call(ops.signReadOut, { params: { ...there, contact }, body: { items: [item("noted")] } });
    await parties.settle();
    parties.clock.now += 3 * DAY;
    const summary = await parties.client(arvenia, "analyst").call(ops.contactSummary, { params: here });
    assert.equal(summary.undertakings.theirs.open, 2);
    assert.equal(summary.undertakings.theirs.overdue, 1);
    assert.equal(summary.undertakings.theirs.next, soon);
    assert.equal(summary.undertakings.ours.open, 0);
    assert.deepEqual(
      summary.protests.map(({ side, ageDays }) => [side, ageDays]),
      [["ours", 3]],
    );
    assert.deepEqual(summary.lastContact, {
      contact,
      form: "call",
      start: "2031-05-05T18:00:00Z",
      divergences: 1,
    });
    assert.equal(summary.divergences, 1);
    const stranger = { partner: `sha256:${"A".repeat(43)}` };
    assert.equal((await problemOf(ours.call(ops.contactSummary, { params: stranger }))).status, 404);
  }));
