import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationOperations as ops } from "@entente/api";
import { Parties, type Party, problem, withParties } from "../testing/parties.ts";
import { createPortal, LIMITS } from "./index.ts";
import * as t from "./testing/readers.ts";

const one = () => Parties.open("arvenia");
const COMMENT = { name: "A reader", text: "The chart counts another period.", email: "reader@example.org" };

const entriesOf = (party: Party) =>
  party.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")!.n;

async function comments(parties: Parties) {
  return (await parties.client(parties.arvenia, "envoy").call(ops.listComments)).items;
}

test("a comment shows once it is approved, numbered, and not before", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const status = await t.sent(parties, arvenia, `/en/r/${id}/comments`, COMMENT);
    assert.match(status, /^\/en\/c\/[\w-]{22}$/);
    assert.match(await t.read(arvenia, status), /waiting/);
    assert.doesNotMatch(await t.read(arvenia, `/en/r/${id}`), /another period/);
    const [waiting] = await comments(parties);
    assert.equal(waiting?.email, COMMENT.email);
    const params = { comment: waiting!.id };
    await parties
      .client(arvenia, "envoy")
      .call(ops.decideComment, { params, body: { decision: "approved" } });
    const page = await t.read(arvenia, `/fr/r/${id}`);
    assert.match(page, /1 commentaire</);
    assert.match(page, /Commentaire 1<\/a> · <bdi>A reader<\/bdi>/);
    assert.match(page, /lang="en"><p>The chart counts another period\./);
    assert.match(await t.read(arvenia, status), /approved and shown/);
    const [approved] = await comments(parties);
    assert.equal(approved?.email, undefined, "the address is erased after the decision");
    assert.deepEqual(parties.filesWith(arvenia, COMMENT.email), []);
  });
});

test("a refusal has a code, a passage and a reason that its writer reads, and one appeal to another person", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const text = "The minister is a crook.";
    const status = await t.sent(parties, arvenia, `/fr/r/${id}/comments`, { name: "B", text });
    const [{ id: comment } = { id: "" }] = await comments(parties);
    const params = { comment };
    const envoy = parties.client(arvenia, "envoy");
    const refused = { decision: "refused" as const, code: "attacks-a-person" as const };
    await assert.rejects(
      envoy.call(ops.decideComment, { params, body: { decision: "refused" } }),
      problem(422),
    );
    await assert.rejects(
      envoy.call(ops.decideComment, { params, body: { ...refused, passage: "a liar" } }),
      problem(422),
    );
    const body = { ...refused, passage: "a crook", reason: "Speak to the matter." };
    await envoy.call(ops.decideComment, { params, body });
    await assert.rejects(envoy.call(ops.decideComment, { params, body }), problem(409));
    const said = await t.read(arvenia, status);
    assert.match(said, /s’en prend à une personne/);
    assert.match(said, /a crook/);
    assert.match(said, /Speak to the matter\./);
    assert.doesNotMatch(await t.read(arvenia, `/fr/r/${id}`), /crook/);
    assert.equal(
      (await t.send(parties, arvenia, `${status}/appeal`, { text: "It is about policy." })).status,
      303,
    );
    assert.equal((await t.send(parties, arvenia, `${status}/appeal`, { text: "Again." })).status, 409);
    const answer = { decision: "overturned" as const, reason: "Harsh, and about the office." };
    await assert.rejects(envoy.call(ops.decideCommentAppeal, { params, body: answer }), problem(422));
    await parties.client(arvenia, "overseer").call(ops.decideCommentAppeal, { params, body: answer });
    await assert.rejects(
      parties.client(arvenia, "liaison").call(ops.decideCommentAppeal, { params, body: answer }),
      problem(409),
    );
    assert.match(await t.read(arvenia, status), /Harsh, and about the office\./);
    assert.match(await t.read(arvenia, `/fr/r/${id}`), /1 commentaire</);
  });
});

test("a refused comment can be erased: nothing of it is left, and that it was refused remains", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const status = await t.sent(parties, arvenia, `/en/r/${id}/comments`, {
      name: "C",
      text: "zyxwvut 555 0100",
    });
    const envoy = parties.client(arvenia, "envoy");
    const [{ id: comment } = { id: "" }] = await comments(parties);
    const params = { comment };
    await assert.rejects(envoy.call(ops.eraseComment, { params }), problem(409));
    const body = { decision: "refused" as const, code: "personal-data" as const, passage: "555 0100" };
    await envoy.call(ops.decideComment, { params, body });
    await envoy.call(ops.eraseComment, { params });
    const [erased] = await comments(parties);
    assert.deepEqual(
      [erased?.erased, erased?.words, erased?.passage, erased?.code],
      [true, undefined, undefined, "personal-data"],
    );
    const page = await t.read(arvenia, status);
    assert.match(page, /The text was erased\./);
    assert.match(page, /holds personal data/);
    assert.deepEqual((await envoy.call(ops.listComments)).figures.refused, { "personal-data": 1 });
  });
});

test("hostile comments are text: no markup, no live link, no turned writing", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const path = `/en/r/${id}/comments`;
    const text = `<script>alert(1)</script> https://evil.example "onmouseover='x'" ${"w".repeat(900)}`;
    await t.sent(parties, arvenia, path, { name: "<img src=x onerror=alert(1)>", text });
    const [{ id: comment } = { id: "" }] = await comments(parties);
    const envoy = parties.client(arvenia, "envoy");
    await envoy.call(ops.decideComment, { params: { comment }, body: { decision: "approved" } });
    for (const at of [`/en/r/${id}`, `/en/r/${id}/feed.atom`, `/en/r/${id}/feed.rss`]) {
      const page = await t.read(arvenia, at);
      assert.doesNotMatch(page, /<script|<img|href="https:\/\/evil/, at);
      assert.match(page, /&(amp;)?lt;script&(amp;)?gt;/, at);
    }
    for (const hostile of ["\u202eevil", "a\u0000b", "\u2066x", "\u200fx"]) {
      const before = entriesOf(arvenia);
      const answer = await t.send(parties, arvenia, path, { name: "D", text: hostile });
      assert.equal(answer.status, 422);
      const page = await answer.text();
      assert.match(page, /It holds control characters\./);
      assert.ok(
        ![..."\u202e\u0000\u2066\u200f"].some((char) => page.includes(char)),
        "shown again it is named",
      );
      assert.equal(entriesOf(arvenia), before);
    }
  });
});

test("comments stand at addresses that keep their meaning, however many come after them", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const { app, setOrigin } = createPortal(arvenia.node.acting, () => false, {
      ...LIMITS,
      rate: { burst: 100, everyMs: 1 },
    });
    setOrigin(t.ORIGIN);
    const page = async (at: string) => (await app.fetch(new Request(`${t.ORIGIN}${at}`))).text();
    const path = `/en/r/${id}/comments`;
    for (let n = 1; n <= 21; n++) {
      const fields = { name: `Reader ${n}`, text: `Word ${n}.`, ...(await t.shown(parties, path, page)) };
      const init = { method: "POST", body: new URLSearchParams(fields), headers: { origin: t.ORIGIN } };
      assert.equal((await app.fetch(new Request(`${t.ORIGIN}${path}`, init))).status, 303);
    }
    const envoy = parties.client(arvenia, "envoy");
    // All came within one moment, and identifiers of one moment have no order: they are approved by their words.
    const number = ({ words }: Awaited<ReturnType<typeof comments>>[number]) =>
      Number(words?.text.match(/\d+/)?.[0]);
    const inOrder = (await comments(parties)).toSorted((one, other) => number(one) - number(other));
    for (const { id: comment } of inOrder)
      await envoy.call(ops.decideComment, { params: { comment }, body: { decision: "approved" } });
    const text = await page(`/en/r/${id}`);
    assert.match(text, /21 comments/);
    assert.equal(text.match(/<li id="c\d+">/g)?.length, 20, "the newest are under the text");
    const first = await page(`/en/r/${id}/comments/1`);
    assert.match(first, /<li id="c1">(?:(?!<\/li>)[\s\S])*Word 1\./);
    assert.doesNotMatch(first, /id="c21"/);
    assert.match(await page(`/en/r/${id}/comments/2`), /<li id="c21">/);
    assert.match(await page(`/en/r/${id}/feed.atom`), new RegExp(`/en/r/${id}/comments/1#c1"`));
    assert.equal((await t.visit(arvenia, `/en/r/${id}/comments/3`)).status, 404);
    assert.equal((await t.visit(arvenia, path)).headers.get("location"), `/en/r/${id}#comments`);
  });
});

test("a correction is tied to a passage, answered by a new version with a notice, and leaves the former one readable", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const liaison = parties.client(arvenia, "liaison");
    const id = await t.publish(parties, arvenia);
    const form = { exact: "41.2 million", proposal: "It is 41.1 million.", name: "F" };
    const path = `/en/r/${id}/corrections`;
    const nowhere = await t.send(parties, arvenia, path, { ...form, exact: "42 million" });
    assert.equal(nowhere.status, 422);
    assert.match(await nowhere.text(), /id="exact-wrong"/);
    const status = await t.sent(parties, arvenia, path, form);
    const { items } = await liaison.call(ops.listCorrections);
    assert.deepEqual(items[0]?.words?.quote, {
      exact: "41.2 million",
      prefix: "The register counts ",
      suffix: " records.\n\nIt says nothing of na",
    });
    const params = { publication: id };
    const text = {
      en: t.STATEMENT.text.en.replace("41.2", "41.1"),
      fr: t.STATEMENT.text.fr.replace("41,2", "41,1"),
    };
    const next = {
      title: t.STATEMENT.title,
      text,
      change: "correction" as const,
      notice: { en: "The total was misprinted.", fr: "Le total était mal imprimé." },
      correction: items[0]!.id,
    };
    const { notice: _, ...silent } = next;
    await assert.rejects(liaison.call(ops.draftVersion, { params, body: silent }), problem(422));
    const { result } = await liaison.call(ops.draftVersion, { params, body: next });
    assert.match(await t.read(arvenia, `/en/r/${id}`), /41\.2 million/, "not before it is approved");
    parties.clock.now += 86_400_000;
    await t.approve(parties, arvenia, "envoy", result);
    const page = await t.read(arvenia, `/en/r/${id}`);
    assert.match(page, /Corrected on 21.November.2026\.<\/strong> The total was misprinted\./);
    assert.match(page, /41\.1 million/);
    const former = await t.read(arvenia, `/en/r/${id}/v/1`);
    assert.match(former, /Former version/);
    assert.match(former, /41\.2 million/);
    assert.match(former, new RegExp(`<link rel="canonical" href="${t.ORIGIN}/en/r/${id}" ?/?>`));
    assert.match(
      await t.read(arvenia, `/en/r/${id}/v/2`),
      /<del>The register counts 41\.2 million records\.<\/del>/,
    );
    const answered = await t.read(arvenia, status);
    assert.match(answered, /Version 2 answers it\./);
    assert.match(
      answered,
      /no longer stands in the current version/,
      "the anchor is orphaned, and that is said",
    );
    const log = await t.read(arvenia, "/en/corrections");
    assert.match(log, /41\.2 million/);
    assert.match(log, /The total was misprinted\./);
    assert.doesNotMatch(log, /It is 41\.1 million\./, "what the reader wrote is not published");
  });
});

test("a request that is rejected has a reason, which stands in the log of corrections", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const status = await t.sent(parties, arvenia, `/fr/r/${id}/corrections`, {
      exact: "ne dit rien",
      proposal: "Il dit tout.",
      name: "G",
    });
    const envoy = parties.client(arvenia, "envoy");
    const [asked] = (await envoy.call(ops.listCorrections)).items;
    const params = { correction: asked!.id };
    const reason = { en: "The register has no such column.", fr: "Le registre n’a pas cette colonne." };
    await assert.rejects(
      envoy.call(ops.decideCorrection, { params, body: { decision: "accepted", reason } }),
      problem(422),
    );
    await envoy.call(ops.decideCorrection, { params, body: { decision: "rejected", reason } });
    assert.match(await t.read(arvenia, status), /Le registre n’a pas cette colonne\./);
    assert.match(await t.read(arvenia, "/en/corrections"), /The register has no such column\./);
    // What answers a passage speaks of it: when the text had to go, the answer goes, too.
    const sentence = { en: "A court asked for it.", fr: "Un tribunal l’a demandé." };
    const body = { code: "legal" as const, sentence };
    await envoy.call(ops.withdrawPublication, { params: { publication: id }, body });
    for (const path of ["/en/corrections", "/en/corrections/feed.atom", "/en/corrections/feed.json"])
      assert.doesNotMatch(await t.read(arvenia, path), /no such column/);
  });
});

test("against a withdrawal there is an objection, answered with a reason", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const envoy = parties.client(arvenia, "envoy");
    const sentence = { en: "It was wrong.", fr: "C’était faux." };
    await envoy.call(ops.withdrawPublication, {
      params: { publication: id },
      body: { code: "error", sentence },
    });
    assert.equal((await t.send(parties, arvenia, `/en/r/${id}/comments`, COMMENT)).status, 410);
    const status = await t.sent(parties, arvenia, `/en/r/${id}/corrections`, {
      proposal: "It was right.",
      name: "H",
    });
    const [asked] = (await envoy.call(ops.listCorrections)).items;
    assert.equal(asked?.about, "withdrawal");
    const reason = { en: "It stays withdrawn.", fr: "Le retrait est maintenu." };
    const body = { decision: "rejected" as const, reason };
    await envoy.call(ops.decideCorrection, { params: { correction: asked!.id }, body });
    assert.match(await t.read(arvenia, status), /It stays withdrawn\./);
    assert.match(await t.read(arvenia, "/en/corrections"), /It stays withdrawn\./);
  });
});

test("a wrong status address is no address at all", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    await t.sent(parties, arvenia, `/en/r/${id}/comments`, COMMENT);
    const wrong = await t.visit(arvenia, `/en/c/${"A".repeat(22)}`);
    assert.equal(wrong.status, 404);
    assert.equal(await wrong.text(), await t.read(arvenia, "/en/never"));
  });
});
