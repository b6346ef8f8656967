import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationOperations as ops } from "@entente/api";
import { Parties, type Party, withParties } from "../../testing/parties.ts";
import * as t from "../testing/readers.ts";
import { elementsOf } from "../testing/xml.ts";

const one = () => Parties.open("arvenia");

async function withdrawn(parties: Parties, party: Party, id: string): Promise<void> {
  const sentence = { en: "It named a person.", fr: "Il nommait une personne." };
  await parties.client(party, "envoy").call(ops.withdrawPublication, {
    params: { publication: id },
    body: { code: "personal-data", sentence },
  });
}

test("the log of corrections has those that nobody asked for, too, and feeds of its own", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    assert.match(await t.read(arvenia, "/en/corrections"), /Nothing has been corrected yet/);
    const { title, text } = t.STATEMENT;
    const notice = { en: "A word was missing.", fr: "Il manquait un mot." };
    const body = { title, text, change: "correction" as const, notice };
    const { result } = await parties
      .client(arvenia, "liaison")
      .call(ops.draftVersion, { params: { publication: id }, body });
    parties.clock.now += 3_600_000;
    await t.approve(parties, arvenia, "envoy", result);
    const log = await t.read(arvenia, "/en/corrections");
    assert.match(log, /A word was missing\./);
    assert.ok(log.includes(`href="/en/r/${id}/v/1"`), "the former version is one step away");
    for (const kind of ["atom", "rss"])
      assert.match(await t.read(arvenia, `/en/corrections/feed.${kind}`), /A word was missing\./);
    assert.ok(elementsOf(await t.read(arvenia, "/en/corrections/feed.atom")).has("entry"));
    const json = JSON.parse(await t.read(arvenia, "/fr/corrections/feed.json")) as {
      items: { url: string; content_text: string }[];
    };
    assert.deepEqual(
      json.items.map(({ url, content_text }) => [url, content_text]),
      [[`${t.ORIGIN}/fr/r/${id}/v/2`, "Il manquait un mot."]],
    );
  });
});

test("the three feeds are whole: stable ids, what was corrected updated, what was withdrawn said", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const liaison = parties.client(arvenia, "liaison");
    const kept = await t.publish(parties, arvenia);
    const gone = await t.publish(parties, arvenia, {
      title: { en: "A & B <i>\u00a0C</i>", fr: "A & B <i>\u00a0C</i>" },
      text: { en: "]]> & <b>", fr: "]]> & <b>" },
    });
    const ids = async () =>
      [...(await t.read(arvenia, "/en/feed.rss")).matchAll(/urn:uuid:[0-9a-f-]{36}/g)].map(([id]) => id);
    const before = await ids();
    assert.equal(new Set(before).size, 2);
    parties.clock.now += 3_600_000;
    const { title, text } = t.STATEMENT;
    const notice = { en: "A word was missing.", fr: "Il manquait un mot." };
    const { result } = await liaison.call(ops.draftVersion, {
      params: { publication: kept },
      body: { title, text, change: "correction", notice },
    });
    await t.approve(parties, arvenia, "envoy", result);
    parties.clock.now += 3_600_000;
    await withdrawn(parties, arvenia, gone);
    assert.deepEqual((await ids()).sort(), before.sort(), "ids stay");

    const atom = elementsOf(await t.read(arvenia, "/en/feed.atom"));
    assert.equal(atom.get("entry")?.length, 1);
    for (const name of ["id", "title", "updated", "author", "link"]) assert.ok(atom.has(name), name);
    assert.deepEqual(atom.get("published"), ["2026-11-20T10:00:00Z"]);
    assert.deepEqual(atom.get("updated"), ["2026-11-20T12:00:00Z", "2026-11-20T11:00:00Z"]);
    assert.match(atom.get("content")![0]!, /A word was missing\./);
    assert.equal(atom.get("at:deleted-entry")?.length, 1);
    const raw = await t.read(arvenia, "/en/feed.atom");
    assert.match(raw, /<at:deleted-entry ref="urn:uuid:[0-9a-f-]{36}" when="2026-11-20T12:00:00Z">/);
    assert.match(atom.get("at:comment")![0]!, /It named a person\./);

    const rss = elementsOf(await t.read(arvenia, "/fr/feed.rss"));
    for (const name of ["channel", "link", "description", "language", "lastBuildDate"])
      assert.ok(rss.has(name), name);
    assert.deepEqual(rss.get("title"), [
      "Arvénie\u00a0: publications",
      "Retiré\u00a0: Déclaration",
      "Sur les articles de presse du 5 mai 2031",
    ]);
    assert.match(rss.get("pubDate")![0]!, /^Fri, 20 Nov 2026 10:00:00 \+0000$/);

    const answer = await t.visit(arvenia, "/en/feed.json");
    assert.match(answer.headers.get("content-type")!, /^application\/feed\+json/);
    const json = (await answer.json()) as {
      version: string;
      language: string;
      items: Record<string, string>[];
    };
    assert.equal(json.version, "https://jsonfeed.org/version/1.1");
    assert.deepEqual(
      json.items.map(({ title: name, date_published, date_modified }) => [
        name,
        date_published,
        date_modified,
      ]),
      [
        ["Withdrawn: Statement", "2026-11-20T10:00:00Z", "2026-11-20T12:00:00Z"],
        [title.en, "2026-11-20T10:00:00Z", "2026-11-20T11:00:00Z"],
      ],
    );
    const urls = elementsOf(await t.read(arvenia, "/sitemap.xml"));
    assert.deepEqual(urls.get("lastmod"), ["2026-11-20T11:00:00Z", "2026-11-20T11:00:00Z"]);
    assert.deepEqual(urls.get("loc"), [`${t.ORIGIN}/en/r/${kept}`, `${t.ORIGIN}/fr/r/${kept}`]);
    const data = JSON.parse(await t.read(arvenia, `/fr/r/${kept}.jsonld`)) as Record<string, unknown>;
    assert.deepEqual([data["@type"], data.inLanguage, data.version], ["Report", "fr", "2"]);
    assert.equal((data.correction as { text: string }[])[0]!.text, "Il manquait un mot.");
  });
});
