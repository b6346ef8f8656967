import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationOperations as ops } from "@entente/api";
import { Parties, type Party, withParties } from "../testing/parties.ts";
import { createPortal, LIMITS } from "./index.ts";
import * as t from "./testing/readers.ts";

const one = () => Parties.open("arvenia");
const COMMENT = { name: "A reader", text: "The chart counts another period.", email: "reader@example.org" };

const entriesOf = (party: Party) =>
  party.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")!.n;

async function comments(parties: Parties) {
  return (await parties.client(parties.arvenia, "envoy").call(ops.listComments)).items;
}

test("a form from another site, of another type or too large is refused, and nothing is stored", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const path = `/en/r/${id}/comments`;
    const before = entriesOf(arvenia);
    const status = async (headers: Record<string, string>, fields = COMMENT) =>
      (await t.send(parties, arvenia, path, fields, headers)).status;
    assert.equal(await status({ origin: "https://elsewhere.example" }), 403);
    assert.equal(await status({ origin: "null" }), 403);
    assert.equal(await status({}), 403);
    assert.equal(await status({ origin: t.ORIGIN, "sec-fetch-site": "cross-site" }), 403);
    assert.equal(await status({ origin: t.ORIGIN }, { ...COMMENT, text: "x".repeat(70_000) }), 400);
    assert.equal(await status({ origin: t.ORIGIN }, { ...COMMENT, text: "x".repeat(5_000) }), 422);
    assert.equal(await status({ origin: t.ORIGIN }, { ...COMMENT, name: "" }), 422);
    assert.equal(await status({ origin: t.ORIGIN }, { ...COMMENT, email: "nobody" }), 422);
    const init = {
      method: "POST",
      body: JSON.stringify(COMMENT),
      headers: { origin: t.ORIGIN, "content-type": "application/json" },
    };
    assert.equal((await t.visit(arvenia, path, init)).status, 400);
    assert.equal(entriesOf(arvenia), before);
    assert.equal(await status({ "sec-fetch-site": "same-origin" }), 303);
  });
});

test("what could not be sent is still in the form, with what is wrong at its field", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const answer = await t.send(parties, arvenia, `/en/r/${id}/comments`, { ...COMMENT, email: "nobody" });
    const page = await answer.text();
    assert.match(page, /aria-describedby="email-help email-wrong" aria-invalid="true"/);
    assert.match(page, /The chart counts another period\.<\/textarea>/);
    assert.equal(answer.headers.get("cache-control"), "no-store");
  });
});

test("a form that no person sent is shown again with what was typed, and nothing is stored", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const path = `/fr/r/${id}/comments`;
    const before = entriesOf(arvenia);
    const { email: _, ...fields } = COMMENT;
    const answers = {
      blind: await t.send(parties, arvenia, path, { ...fields, shown: "" }),
      trapped: await t.send(parties, arvenia, path, { ...fields, website: "https://spam.example" }),
      old: await t.send(parties, arvenia, path, {
        ...fields,
        ...(await t.shown(parties, `/fr/r/${id}/corrections`, (at) => t.read(arvenia, at))),
      }),
    };
    for (const [why, answer] of Object.entries(answers)) {
      assert.equal(answer.status, 422, why);
      const page = await answer.text();
      assert.match(page, /role="alert"/);
      assert.match(page, /The chart counts another period\.<\/textarea>/, "the words are kept");
      assert.match(page, /name="shown" value="[\w.-]+"/, "and can be sent again");
    }
    assert.equal(entriesOf(arvenia), before);
  });
});

test("a second press on the same form sends nothing twice, and leads to the same address", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const path = `/en/r/${id}/comments`;
    const fields = { ...COMMENT, ...(await t.shown(parties, path, (at) => t.read(arvenia, at))) };
    const status = await t.sent(parties, arvenia, path, fields);
    assert.equal(await t.sent(parties, arvenia, path, fields), status);
    assert.equal((await comments(parties)).length, 1);
    assert.notEqual(await t.sent(parties, arvenia, path, { ...fields, text: "Another." }), status);
  });
});

test("a flood is bounded: by a rate for all, by the day, and by what waits", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const small = { perDay: 3, perDayHere: 2, waiting: 100 };
    const rate = { burst: 4, everyMs: 1000 };
    const { app, setOrigin } = createPortal(arvenia.node.acting, () => false, {
      ...LIMITS,
      rate,
      comments: small,
    });
    setOrigin(t.ORIGIN);
    const post = async () => {
      const path = `/en/r/${id}/comments`;
      const page = async (at: string) => (await app.fetch(new Request(`${t.ORIGIN}${at}`))).text();
      const body = new URLSearchParams({
        name: "E",
        text: "again",
        ...(await t.shown(parties, path, page)),
      });
      const headers = { origin: t.ORIGIN };
      const url = `${t.ORIGIN}${path}`;
      const answer = await app.fetch(new Request(url, { method: "POST", body, headers }));
      return [answer.status, answer.headers.get("retry-after")];
    };
    const before = entriesOf(arvenia);
    assert.deepEqual(await post(), [303, null]);
    assert.deepEqual(await post(), [303, null]);
    assert.deepEqual(await post(), [429, "86400"], "two a day about one text");
    assert.deepEqual(await post(), [429, "86400"]);
    assert.deepEqual(await post(), [429, "1"], "four at once");
    assert.equal(entriesOf(arvenia), before + 2);
    parties.clock.now += 86_400_000;
    assert.deepEqual(await post(), [303, null], "another day");
  });
});
