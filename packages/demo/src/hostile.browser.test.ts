import assert from "node:assert/strict";
import { test } from "node:test";
import { type Client, ProblemError, productOperations } from "@entente/api";
import { settled } from "@entente/web/testing";
import type { Page } from "playwright-core";
import { playAffair } from "./affair/affair.ts";
import { type Samples, VISITORS, walk } from "./every-page.ts";
import { DESCRIBED, GROUPING, HOSTILE, hostileBundle, MARKUP, type Spoilt, spoiling } from "./hostile.ts";
import type { PartyName } from "./parties.ts";
import { play } from "./story.ts";
import type { Pages, Visit } from "./testing/pages.ts";
import { stagedInBrowser } from "./testing/staged.ts";

/** What one graph holds; the node gives no more. */
const NODES = 5000;
/** What the node takes as one string at most, and what it refuses. */
const LONG = 8_000_000;
const TOO_LONG = 10_000_000;

const spoilt: Spoilt = { accepted: 0, refused: 0 };
const {
  stage,
  pages,
  given: { samples, long, described },
} = await stagedInBrowser(async (nodes) => {
  const { urls, ports } = nodes;
  // The same story and the same affair, by people who write the hostile text wherever they write words.
  const cast = nodes.castWith((actor, party) => spoiling(actor, urls[party], spoilt));
  await playAffair({ cast, ids: await play(cast, () => undefined), ports, say: () => undefined });
  const { client } = nodes.cast.arvenia.analyst;
  await client.call(
    productOperations.importBundle,
    { query: { areas: "cyber-threats", purposes: "cyber-defence" } },
    { bytes: hostileBundle(NODES - 1, LONG), contentType: "application/stix+json" },
  );
  const text = `${MARKUP}\n`.repeat(LONG / 2 / MARKUP.length);
  const samples = {
    report: await productOf(client, { kind: "report", source: "written" }),
    object: await productOf(client, { stix: GROUPING }),
  } satisfies Samples;
  return {
    samples,
    long: await upload(client, "&lt;img src=x onerror=window.ran&gt;.txt", text),
    described: await productOf(client, { stix: DESCRIBED }),
  };
});

type Search = { stix: string } | { kind: string; source: "written" };

async function productOf(client: Client, query: Search): Promise<string> {
  const { products } = await client.call(productOperations.searchProducts, { query: { ...query, limit: 1 } });
  return products[0]!.product;
}

/** Brings a document, and gives the product that it became. */
async function upload(client: Client, name: string, text: string): Promise<string> {
  const { result } = await client.call(
    productOperations.uploadDocument,
    { query: { areas: "cyber-threats", marking: "TLP:GREEN", name } },
    { bytes: new TextEncoder().encode(text), contentType: "text/plain" },
  );
  return result.product;
}

/** What a page must not have done, and how long it kept its reader waiting at most. */
type Harm = { readonly ran: boolean; readonly turned: readonly string[]; readonly longest: number };

/** Asked of every page; what ran, or turned the text beside it, is named by its place. */
function harmOf(page: Page): Promise<Harm> {
  return page.evaluate(() => {
    const isolated = (node: Node): boolean => {
      const text = node.textContent?.trim();
      for (let at = node.parentElement; at !== null; at = at.parentElement) {
        if (!/isolate|plaintext/.test(getComputedStyle(at).unicodeBidi)) continue;
        // A block isolates too: it is enough where nothing else stands in it.
        return getComputedStyle(at).display.startsWith("inline") || at.textContent?.trim() === text;
      }
      return false;
    };
    const turned: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement!;
      if (!/\u202e/.test(node.textContent ?? "") || parent.closest("option, textarea, title, pre")) continue;
      if (!isolated(node)) turned.push(`${parent.tagName.toLowerCase()}.${parent.className}`);
    }
    const { ran = false, longest = 0 } = window as { ran?: boolean; longest?: number };
    return { ran, turned: [...new Set(turned)], longest };
  });
}

/** Signs somebody in with everything noted that hostile text could bring about. */
async function watched(party: PartyName, person: Parameters<Pages["visit"]>[1]) {
  const visit = await pages.visit(party, person);
  const { page } = visit;
  const harms: string[] = [];
  page.on("dialog", (dialog) => {
    harms.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", () => harms.push("a window was opened"));
  const own = new URL(stage.urls[party]).origin;
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== own) harms.push(`a request to ${request.url().slice(0, 80)}`);
  });
  await page.addInitScript(() => {
    const kept = window as { longest?: number };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longest = Math.max(kept.longest ?? 0, duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.reload();
  await settled(page);
  return { ...visit, harms };
}

/** A reader who is kept waiting longer than this has a page that hangs; the figure itself is printed. */
const HANGS_MS = 5000;

test("hostile text in whatever people write runs nowhere, fetches nothing and turns nothing, on every page", async (t) => {
  assert.ok(spoilt.accepted > 60, `the node took hostile text ${spoilt.accepted} times only`);
  const harms: string[] = [];
  let slowest = { longest: 0, kind: "" };
  const seen = new Set<string>();
  const walkAt = async (party: PartyName) => {
    for (const visitor of VISITORS.filter((one) => one.party === party)) {
      await using visit = await watched(party, visitor.person);
      const look = async (kind: string) => {
        const { ran, turned, longest } = await harmOf(visit.page);
        const failed = await visit.page.getByText("This page could not be shown.").count();
        // Pages are one document: what was counted before is not this page's.
        await visit.page.evaluate(() => Object.assign(window, { longest: 0 }));
        if (longest > slowest.longest) slowest = { longest, kind };
        const found = [
          ...(ran ? ["hostile text ran"] : []),
          ...(failed > 0 ? ["it could not be shown"] : []),
        ].concat(turned.map((place) => `turns what stands beside it, in ${place}`));
        found.push(...visit.harms.splice(0));
        found.push(...visit.complaints.splice(0).map((complaint) => `the browser says: ${complaint}`));
        harms.push(...found.map((harm) => `${visitor.person}, #/${kind}: ${harm}`));
      };
      await walk(visit, { ...visitor, acts: [] }, { seen, samples, look });
    }
  };
  await Promise.all([walkAt("arvenia"), walkAt("talvia")]);
  t.diagnostic(`${spoilt.accepted} texts taken, ${spoilt.refused} refused; ${seen.size} pages`);
  t.diagnostic(`the page was kept busy longest on #/${slowest.kind}: ${Math.round(slowest.longest)} ms`);
  assert.deepEqual(harms, []);
});

/** Opens a product, presses what its page offers to see more of, waits until it is seen, and gives what came of it. */
async function openProduct(
  visit: Visit,
  product: string,
  { press, shows }: { readonly press?: string; readonly shows: string },
): Promise<Harm> {
  const { page } = visit;
  await visit.open(`products/${product}`);
  if (press !== undefined) await page.getByRole("button", { name: press }).first().click();
  await page.locator(shows).or(page.locator("main [role=alert]")).first().waitFor();
  assert.equal(await page.locator("main [role=alert]").count(), 0, "the page could not be shown");
  return harmOf(page);
}

test("a graph of five thousand and texts of millions of characters run nothing and leave the page alive", async (t) => {
  await using visit = await watched("arvenia", "analyst");
  for (const [what, product, seen] of [
    [
      `a graph of ${NODES} nodes`,
      samples.object,
      { press: "Show what it is connected with", shows: ".graph-place[data-how]" },
    ],
    ["an object with eight million characters in one property", described, { shows: "main .marking" }],
    ["a document of four million characters", long, { shows: "main pre" }],
  ] as const) {
    const { ran, turned, longest } = await openProduct(visit, product, seen);
    t.diagnostic(`${what}: the page was busy for ${Math.round(longest)} ms at a stretch`);
    assert.deepEqual([ran, turned, visit.harms], [false, [], []], what);
    assert.ok(longest < HANGS_MS, `${what} kept the page busy for ${longest} ms`);
    await visit.page.evaluate(() => Object.assign(window, { longest: 0 }));
  }
});

test("names and texts that hide or turn what stands in them are refused, and so is what is too long", async () => {
  for (const [name, text, why] of [
    ["<img src=x onerror=window.ran=true>.txt", "Plain.", /bad-name/],
    ["plain.txt", HOSTILE, /hidden-content/],
    ["plain.txt", `${MARKUP}\n`.repeat(TOO_LONG / MARKUP.length), /too-large/],
  ] as const)
    await assert.rejects(
      upload(stage.cast.arvenia.analyst.client, name, text),
      (cause) => cause instanceof ProblemError && why.test(cause.message),
    );
});

test("what is too long is refused in words that the page shows", async () => {
  await using visit = await watched("arvenia", "analyst");
  const { page } = visit;
  await visit.open("import");
  await page.getByRole("checkbox", { name: "Cyber threats" }).check();
  const name = `${MARKUP.slice(0, 200)}.json`;
  const buffer = Buffer.from(hostileBundle(1, TOO_LONG));
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer });
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(await alert.innerText(), /a string of more than 8388608 characters/);
  const { ran, turned } = await harmOf(page);
  assert.deepEqual([ran, turned, visit.harms], [false, [], []]);
});
