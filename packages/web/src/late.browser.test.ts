import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import {
  accountOperations,
  type Operation,
  productDraftOperations,
  productOperations,
  releaseOperations,
  searchingOperations,
  standingOperations,
} from "@entente/api";
import type { Browser, Page, Route } from "playwright-core";
import { build } from "vite";
import { openBrowser } from "./testing/browser.ts";
import { fakeAnswers } from "./testing/fake-answers.ts";
import { answers, startFakeNode } from "./testing/fake-node.ts";
import { who } from "./testing/fixtures.ts";

/** What a page does when an answer comes late, or after that to a later question. */

let folder: string;
let browser: Browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-late-"));
  await build({
    configFile: fileURLToPath(new URL("../vite.config.ts", import.meta.url)),
    logLevel: "error",
    build: { outDir: folder },
  });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function openAt(place: string) {
  const everybody = { ...who, roles: [...who.roles, "liaison-officer" as const] };
  const node = await startFakeNode(folder, [
    answers(accountOperations.whoAmI, () => everybody),
    ...fakeAnswers,
  ]);
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  return {
    page,
    open: () => page.goto(`${node.url}#/${place}`),
    async [Symbol.asyncDispose]() {
      await context.close();
      await node[Symbol.asyncDispose]();
    },
  };
}

/** The questions of one kind, which nobody answers until the test does; `next` waits until another was asked. */
async function held(page: Page, matches: (method: string, path: string) => boolean) {
  const asked: Route[] = [];
  const waiting: ((route: Route) => void)[] = [];
  let taken = 0;
  await page.route(
    (url) => url.pathname.includes("/"),
    async (route) => {
      const { pathname } = new URL(route.request().url());
      if (!matches(route.request().method(), pathname)) return route.fallback();
      asked.push(route);
      waiting.shift()?.(route);
    },
  );
  return {
    asked,
    next(): Promise<Route> {
      const route = asked[taken++];
      return route === undefined ? new Promise((found) => waiting.push(found)) : Promise.resolve(route);
    },
  };
}

/** Matches an operation by its method and path. */
const of = (operation: Operation) => {
  const path = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
  return (method: string, asked: string) => method === operation.method && path.test(asked);
};

test("what is proposed is what was previewed, whatever was touched before the preview came", async () => {
  await using opened = await openAt("release");
  const { page, open } = opened;
  const previews = await held(page, of(releaseOperations.previewRelease));
  const proposals = await held(page, of(releaseOperations.proposeRelease));
  await open();
  const [wanted, other] = ["Who commands at Port-Aurel", "Unlit vessels in the southern strait"].map((name) =>
    page.getByRole("checkbox", { name }),
  );
  await wanted!.check();
  await page.getByLabel("Organisation").selectOption("TLV-SIS");
  await page.getByLabel("Role").selectOption("analyst");
  await page.getByLabel("Purpose").selectOption("crisis-warning");
  await page.getByRole("button", { name: "Preview" }).click();
  const preview = await previews.next();
  await other!.check();
  await page.getByLabel("Role").selectOption("machine");
  await preview.continue();
  await page.getByRole("button", { name: "Propose all the same" }).click();
  const proposal = (await proposals.next()).request().postDataJSON() as Record<string, unknown>;
  const { products, recipient } = preview.request().postDataJSON() as Record<string, unknown>;
  assert.deepEqual([proposal.products, proposal.recipient], [products, recipient]);
});

test("a standing release that was changed before its preview came is previewed anew", async () => {
  await using opened = await openAt("standing/new");
  const { page, open } = opened;
  const previews = await held(page, of(standingOperations.previewStanding));
  await open();
  await page.getByLabel(/^Other kinds/).fill("report");
  await page.getByRole("checkbox", { name: "Cyber threats" }).check();
  await page.getByRole("checkbox", { name: "TLP:GREEN" }).check();
  await page.getByRole("group", { name: "Whose products" }).getByRole("checkbox").check();
  await page.getByLabel("Organisation").selectOption("TLV-SIS");
  await page.getByLabel("Role").selectOption("analyst");
  await page.getByLabel("Purpose").selectOption("crisis-warning");
  await page.getByLabel(/^Until/).fill("2027-06-30");
  await page
    .getByLabel(/quota|most/i)
    .first()
    .fill("100");
  const preview = page.getByRole("button", { name: "See what it lets pass", exact: true });
  await preview.click();
  const first = await previews.next();
  await page.getByRole("checkbox", { name: "TLP:AMBER", exact: true }).check();
  const counted = { matching: { count: 1, more: false }, months: [], decisions: [] };
  await first.fulfill({ json: counted });
  await preview.and(page.locator(":enabled")).click();
  const second = (await previews.next()).request().postDataJSON() as { tlp: string[] };
  assert.deepEqual(second.tlp.toSorted(), ["amber", "green"]);
});

const ACTED = { command: "01KAK0M0000000000000000099", entries: [], grade: "recorded", seen: {} };

test("a report is kept in the order in which it is typed, and recorded once", async () => {
  await using opened = await openAt("write");
  const { page, open } = opened;
  const kept = await held(page, of(productDraftOperations.saveReportDraft));
  const recorded = await held(page, of(productOperations.writeReport));
  const removed = await held(page, of(productDraftOperations.removeProductDraft));
  await open();
  const text = page.getByLabel("Text", { exact: true });
  await page.getByLabel("Title").fill("A count");
  await text.fill("One");
  await page.getByRole("checkbox", { name: "Cyber threats" }).check();
  await page.keyboard.press("Control+s");
  const first = await kept.next();
  await text.fill("One, two");
  await text.press("Control+s");
  await text.press("Control+Enter");
  const report = await recorded.next();
  assert.equal(kept.asked.length, 1, "the newer text waits for the older");
  await text.press("Control+Enter");
  await report.fulfill({ json: { ...ACTED, result: { product: "01KAK0M0000000000000000053.0" } } });
  await page.getByRole("button", { name: "Record" }).and(page.locator(":disabled")).waitFor();
  await text.press("Control+Enter");
  assert.equal(removed.asked.length, 0, "what is on its way would bring the draft back");
  await first.fulfill({ json: { id: "x", changedAt: "2026-11-20T09:00:00.000Z" } });
  await (await removed.next()).fulfill({ json: {} });
  await page.waitForURL(/#\/products\//);
  assert.equal(recorded.asked.length, 1);
  assert.equal(kept.asked.length, 1, "what is recorded is kept as a draft no more");
});

test("what is marked in the palette stays marked when more is found", async () => {
  await using opened = await openAt("");
  const { page, open } = opened;
  const searches = await held(page, of(searchingOperations.searchEverything));
  await open();
  await page.locator("[data-verdict]").waitFor();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog");
  await palette.getByRole("combobox").and(page.locator(":focus")).waitFor();
  await page.keyboard.insertText("convoy");
  const search = await searches.next();
  const everything = palette.getByRole("option", { name: /convoy/ });
  await everything.and(page.locator("[aria-selected=true]")).waitFor();
  await page.keyboard.press("ArrowDown");
  const found = { kind: "product", id: "01KAK0M0000000000000000053.0", title: "Convoy schedule" };
  await search.fulfill({ json: { found: [{ ...found, at: "2026-11-20T09:00:00.000Z" }] } });
  await palette.getByRole("option", { name: "Convoy schedule" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/search\?text=convoy$/);
});

test("of two card files chosen one after the other the later is shown", async () => {
  await using opened = await openAt("relations");
  const { page, open } = opened;
  await page.addInitScript(() => {
    const read = Blob.prototype.text;
    // A slow disk, until it is let go.
    const { promise, resolve } = Promise.withResolvers<void>();
    Object.assign(window, { letGo: resolve });
    Blob.prototype.text = async function (this: File) {
      if (this.name === "slow.json") await promise;
      return read.call(this);
    };
  });
  await open();
  const file = (name: string, party: string) => {
    const card = JSON.stringify({ name: { en: party, fr: party }, country: "XA" });
    return {
      name,
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify({ card, signature: "s" })),
    };
  };
  const field = page.locator("input[type=file]").first();
  await field.setInputFiles(file("slow.json", "First House"));
  await field.setInputFiles(file("quick.json", "Second House"));
  await page.getByText("Second House").waitFor();
  await page.evaluate(() => (window as unknown as { letGo(): void }).letGo());
  await page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));
  assert.equal(await page.getByText("First House").count(), 0);
});
