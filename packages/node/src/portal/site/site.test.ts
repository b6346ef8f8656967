import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationOperations as ops } from "@entente/api";
import { Parties, type Party, withParties } from "../../testing/parties.ts";
import * as t from "../testing/readers.ts";
import { elementsOf } from "../testing/xml.ts";
import { preferredLanguage } from "./negotiate.ts";

const one = () => Parties.open("arvenia");
const NEVER = "01JZZZZZZZZZZZZZZZZZZZZZZZ";

async function withdrawn(parties: Parties, party: Party, id: string): Promise<void> {
  const sentence = { en: "It named a person.", fr: "Il nommait une personne." };
  await parties.client(party, "envoy").call(ops.withdrawPublication, {
    params: { publication: id },
    body: { code: "personal-data", sentence },
  });
}

async function whole(party: Party, path: string, method = "GET") {
  const answer = await t.visit(party, path, { method });
  return { status: answer.status, headers: [...answer.headers].sort(), body: await answer.text() };
}

test("what is not released is what never was: the same bytes and headers", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const { result } = await parties
      .client(arvenia, "liaison")
      .call(ops.draftPublication, { body: t.STATEMENT });
    const { publication } = result;
    const client = parties.client(arvenia, "liaison");
    const { result: dropped } = await client.call(ops.draftPublication, { body: t.STATEMENT });
    await withdrawn(parties, arvenia, dropped.publication);
    for (const tail of [
      "",
      "/v/1",
      "/v/1.json",
      "/v/1.proof.json",
      ".jsonld",
      "/correct",
      "/comment",
      "/comments",
      "/comments/1",
      "/feed.atom",
    ]) {
      const never = await whole(arvenia, `/en/r/${NEVER}${tail}`);
      assert.equal(never.status, 404);
      assert.deepEqual(await whole(arvenia, `/en/r/${publication}${tail}`), never, tail);
      assert.deepEqual(await whole(arvenia, `/en/r/${dropped.publication}${tail}`), never, tail);
    }
    for (const tail of ["/comments", "/corrections"])
      assert.deepEqual(
        await whole(arvenia, `/fr/r/${publication}${tail}`, "POST"),
        await whole(arvenia, `/fr/r/${NEVER}${tail}`, "POST"),
      );
    const { headers } = await whole(arvenia, "/en/nothing");
    assert.equal(new Map(headers).get("cache-control"), "public, no-cache");
  });
});

test("a version that was not published is not there either", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const { title, text } = t.STATEMENT;
    const body = { title, text, change: "slip" as const };
    await parties.client(arvenia, "liaison").call(ops.draftVersion, { params: { publication: id }, body });
    assert.deepEqual(await whole(arvenia, `/en/r/${id}/v/2`), await whole(arvenia, `/en/r/${NEVER}/v/2`));
  });
});

test("what was withdrawn answers 410 with a tombstone, at every address of it, and is kept by no cache", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    await withdrawn(parties, arvenia, id);
    for (const path of [
      `/en/r/${id}`,
      `/fr/r/${id}`,
      `/en/r/${id}/v/1`,
      `/en/r/${id}/v/1.json`,
      `/en/r/${id}.jsonld`,
    ]) {
      const gone = await t.visit(arvenia, path);
      assert.equal(gone.status, 410, path);
      assert.equal(gone.headers.get("cache-control"), "public, no-cache");
      const page = await gone.text();
      assert.match(page, /It named a person\.|Il nommait une personne\./);
      assert.match(page, /sha256:[\w-]{43}/);
      assert.match(page, /action="\/(en|fr)\/r\/[^"]+\/corrections"/, "the way to object");
      assert.doesNotMatch(page, /41[.,]2|press reports/, "neither text nor title: it held personal data");
    }
    assert.doesNotMatch(await t.read(arvenia, "/en/"), /press reports/);
  });
});

test("what the law forbids to show answers 451 and names who implements that", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const sentence = { en: "Order 12 of the court of Arvenia.", fr: "Ordonnance 12 du tribunal d’Arvénie." };
    await parties.client(arvenia, "envoy").call(ops.withdrawPublication, {
      params: { publication: id },
      body: { code: "legal", sentence },
    });
    const answer = await t.visit(arvenia, `/fr/r/${id}`);
    assert.equal(answer.status, 451);
    assert.equal(answer.headers.get("link"), `<${t.ORIGIN}/fr/>; rel="blocked-by"`);
    assert.equal(answer.headers.get("cache-control"), "public, no-cache");
    const page = await answer.text();
    assert.match(page, /Ordonnance 12/);
    assert.doesNotMatch(page, /41,2|articles de presse/);
  });
});

test("the first page begins with what was published last, and shows what the parties established", async () => {
  await withParties(
    () => Parties.agreed(),
    async (parties) => {
      const { arvenia } = parties;
      const finding = {
        kind: "finding" as const,
        title: { en: "On March", fr: "Sur mars" },
        text: {
          en: "## Established\n\nIt was counted.\n\n## Not determined\n\nBy whom.",
          fr: "## Établi\n\nCela a été compté.\n\n## Non déterminé\n\nPar qui.",
        },
      };
      await t.publishJoint(parties, finding);
      parties.clock.now += 60_000;
      const last = await t.publish(parties, arvenia);
      parties.clock.now += 60_000;
      const taken = await t.publish(parties, arvenia, { ...t.STATEMENT, title: { en: "Oh", fr: "Ah" } });
      await parties.client(arvenia, "envoy").call(ops.withdrawPublication, {
        params: { publication: taken },
        body: { code: "error", sentence: { en: "Wrong.", fr: "Faux." } },
      });
      const page = await t.read(arvenia, "/fr/");
      const order = [
        `<h2 id="newest"><a class="open" href="/fr/r/${last}">`,
        "Le registre compte 41,2 millions de relevés.",
        "Ce que les parties ont établi",
        "<h4>Établi</h4>",
        "Par qui.",
        "Autres publications",
        "Retiré le 20",
      ].map((each) => page.indexOf(each));
      assert.ok(!order.includes(-1), String(order));
      assert.deepEqual(
        order,
        order.toSorted((one, other) => one - other),
      );
    },
  );
});

test("each page says its language, its other language, and which address counts", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    for (const language of ["en", "fr"]) {
      const answer = await t.visit(arvenia, `/${language}/r/${id}`);
      assert.equal(answer.headers.get("content-language"), language);
      const page = await answer.text();
      assert.ok(page.includes(`<html lang="${language}">`));
      for (const link of [
        `<link rel="canonical" href="${t.ORIGIN}/${language}/r/${id}">`,
        `<link rel="alternate" hreflang="en" href="${t.ORIGIN}/en/r/${id}">`,
        `<link rel="alternate" hreflang="fr" href="${t.ORIGIN}/fr/r/${id}">`,
        `<link rel="alternate" hreflang="x-default" href="${t.ORIGIN}/en/r/${id}">`,
        `<link rel="alternate" type="application/ld+json" href="/${language}/r/${id}.jsonld">`,
      ])
        assert.ok(page.includes(link), link);
    }
  });
});

test("the name a visitor asks by goes into no address", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    await t.visit(arvenia, "/");
    const portal = t.portalOf(arvenia).app;
    for (const path of [`/en/r/${id}`, "/en/feed.atom", "/sitemap.xml"]) {
      const answer = await portal.fetch(new Request(`https://evil.example${path}`));
      assert.doesNotMatch(await answer.text(), /evil\.example/, path);
    }
  });
});

test("the language is negotiated at the first address only", async () => {
  assert.equal(preferredLanguage("de, fr;q=0.8, en;q=0.7"), "fr");
  assert.equal(preferredLanguage("fr;q=0, en-GB"), "en");
  assert.equal(preferredLanguage("EN, FR"), "en");
  assert.equal(preferredLanguage("de"), "en");
  assert.equal(preferredLanguage(null), "en");
  await withParties(one, async ({ arvenia }) => {
    const answer = await t.visit(arvenia, "/", { headers: { "accept-language": "fr-FR" } });
    assert.deepEqual([answer.status, answer.headers.get("location")], [302, "/fr/"]);
    assert.equal(answer.headers.get("vary"), "Accept-Language");
    const page = await t.visit(arvenia, "/en/", { headers: { "accept-language": "fr" } });
    assert.equal(page.headers.get("content-language"), "en");
    assert.equal(page.headers.get("vary"), null);
  });
});

test("a dated address leads to the permanent one, and keeps its meaning when another text has the same title", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const first = await t.publish(parties, arvenia);
    const second = await t.publish(parties, arvenia);
    const slug = "/2026/11/20/on-the-press-reports-of-5-may-2031";
    const at = async (path: string) => {
      const answer = await t.visit(arvenia, path);
      return [answer.status, answer.headers.get("location")];
    };
    assert.deepEqual(await at(slug), [308, `/en/r/${first}`]);
    assert.deepEqual(await at(`${slug}-2`), [308, `/en/r/${second}`]);
    assert.deepEqual(await at("/2026/11/20/sur-les-articles-de-presse-du-5-mai-2031"), [
      308,
      `/fr/r/${first}`,
    ]);
    assert.deepEqual(await at("/2026/11/21/on-the-press-reports-of-5-may-2031"), [404, null]);
    assert.deepEqual(await at("/2026/13/40/x"), [404, null]);
    assert.ok((await t.read(arvenia, `/en/r/${first}`)).includes(`<a href="${slug}">`));
  });
});

test("nothing runs, nothing is remembered, nothing comes from elsewhere", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    for (const path of [
      "/en/",
      `/en/r/${id}`,
      `/en/r/${id}/correct`,
      `/fr/r/${id}/comment`,
      "/en/check",
      "/fr/policy",
      "/fr/corrections",
      "/en/nothing",
    ]) {
      const answer = await t.visit(arvenia, path);
      const csp = answer.headers.get("content-security-policy") ?? "";
      assert.match(
        csp,
        /^default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'/,
      );
      assert.equal(answer.headers.get("set-cookie"), null);
      assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
      assert.equal(answer.headers.get("referrer-policy"), "strict-origin-when-cross-origin");
      const page = await answer.text();
      assert.doesNotMatch(page, /<script|<style|\sstyle="|\son\w+="|\ssrc="/, path);
      assert.match(page, /<a class="skip" href="#main">/);
      const elsewhere = [...page.matchAll(/(?:href|action)="(https?:[^"]+)"/g)].filter(
        ([, url]) => !url!.startsWith(t.ORIGIN),
      );
      assert.deepEqual(elsewhere, [], path);
    }
  });
});

test("reading changes nothing, HEAD says what GET would, and who has a page is told so", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const id = await t.publish(parties, arvenia);
    const entries = () => arvenia.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")!.n;
    const before = entries();
    for (const path of [
      "/",
      "/en/",
      `/fr/r/${id}`,
      "/en/feed.atom",
      "/en/feed.rss",
      "/en/feed.json",
      "/sitemap.xml",
      "/robots.txt",
      "/en/policy",
    ]) {
      const got = await whole(arvenia, path);
      const head = await whole(arvenia, path, "HEAD");
      assert.deepEqual([head.status, head.headers], [got.status, got.headers], path);
      assert.equal(head.body, "");
      const tag = new Map(got.headers).get("etag");
      if (path === "/") continue;
      const again = await t.visit(arvenia, path, { headers: { "if-none-match": `"other", W/${tag}` } });
      assert.equal(again.status, 304, path);
      assert.equal(again.headers.get("cache-control"), "public, no-cache");
      assert.equal(await again.text(), "");
    }
    assert.equal((await t.visit(arvenia, "/en/", { method: "DELETE" })).status, 405);
    assert.equal(entries(), before);
  });
});

test("hostile titles and texts stay text, in pages and in feeds", async () => {
  await withParties(one, async (parties) => {
    const { arvenia } = parties;
    const hostile = `</title><script>alert(1)</script>"'&`;
    const text = { en: hostile, fr: hostile };
    const id = await t.publish(parties, arvenia, { title: text, text });
    for (const path of ["/en/", `/fr/r/${id}`, `/en/r/${id}/v/1`, `/en/r/${id}/correct`])
      assert.doesNotMatch(await t.read(arvenia, path), /<script|<\/title><s/, path);
    for (const path of ["/en/feed.atom", "/en/feed.rss", `/en/r/${id}/feed.rss`])
      assert.ok(elementsOf(await t.read(arvenia, path)), path);
    assert.equal((await t.visit(arvenia, `/${"x".repeat(5000)}`)).status, 404);
  });
});
