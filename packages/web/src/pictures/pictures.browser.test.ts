import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser } from "../testing/browser.ts";
import { startFakeNode } from "../testing/fake-node.ts";
import { buildGallery } from "./gallery/build.ts";

let folder: string;
let browser: Browser;
let node: Awaited<ReturnType<typeof startFakeNode>>;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-pictures-"));
  await buildGallery(folder);
  node = await startFakeNode(folder, []);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await node?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Of the graphics driver, about reading back what it drew; nothing a page can help. */
const DRIVER = /GL Driver Message|favicon/;

async function open(show: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: "en", ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    const text = `${message.text()} ${message.location().url}`;
    if (!DRIVER.test(text)) complaints.push(text);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("dialog", (dialog) => {
    complaints.push("a dialog was opened");
    void dialog.dismiss();
  });
  await page.goto(`${node.url}?show=${show}`);
  await page.getByRole("heading", { level: 2 }).waitFor();
  return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
}

/** When each picture is there. */
const drawn: Readonly<Record<string, string>> = {
  diff: ".diff ins",
  redline: ".redline ins",
  graph: ".graph-place[data-state=settled]",
  timeline: ".timeline circle",
  map: ".map-point",
  provenance: ".provenance-box",
  clock: ".clock",
};

for (const [show, there] of Object.entries(drawn)) {
  test(`${show}: hostile names are text, nothing is too wide, and nobody is shut out`, async () => {
    await using opened = await open(show, { viewport: { width: 360, height: 740 } });
    const { page, complaints } = opened;
    await page.locator(there).first().waitFor({ state: "attached" });
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.equal(await widerThanThePage(page), 0);
    assert.ok(
      (await page.locator("main").innerHTML()).length < 500_000,
      "a megabyte of a name is not laid out",
    );
    assert.deepEqual(await violationsOf(new AxeBuilder({ page })), []);
    await page.emulateMedia({ colorScheme: "dark" });
    assert.deepEqual(await violationsOf(new AxeBuilder({ page }).withRules("color-contrast")), []);
    assert.deepEqual(complaints, []);
  });
}

async function violationsOf(axe: AxeBuilder): Promise<unknown[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, nodes[0]?.html.slice(0, 200)]);
}

const widerThanThePage = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const how of ["webgl", "canvas"]) {
  test(`a graph drawn by ${how} is walked by keys, and each name is said`, async () => {
    await using opened = await open(`graph&how=${how}`);
    const { page, complaints } = opened;
    const place = page.getByRole("application");
    await page.locator(`.graph-place[data-how=${how}]`).waitFor();
    await page.keyboard.press("Tab");
    assert.equal(await place.evaluate((element) => element === document.activeElement), true);
    await page.keyboard.press("PageDown");
    await page.getByText("Convoy schedule, northern corridor, report, 2 connections").waitFor();
    await page.keyboard.press("PageDown");
    await page.getByText("Port-Aurel, place, 2 connections").waitFor();
    for (const key of ["ArrowLeft", "ArrowUp", "+", "-", "Shift+ArrowLeft", "0"])
      await page.keyboard.press(key);
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.title.startsWith("opened "));
    await page.keyboard.press("Tab");
    assert.equal(
      await place.evaluate((element) => element === document.activeElement),
      false,
      "Tab leads out",
    );
    assert.deepEqual(complaints, []);
  });
}

test("a graph of 5,000 points answers within a second, also while it is still being arranged", async () => {
  await using opened = await open("large-graph&nodes=5000&edges=12000&how=canvas");
  const { page, complaints } = opened;
  await page.locator(".graph-place[data-how]").waitFor();
  await page.getByRole("application").focus();
  for (const name of ["report 0", "indicator 1", "actor 2", "malware 3"]) {
    await page.keyboard.press("PageDown");
    await page.locator(".graph-marked strong", { hasText: name }).waitFor({ timeout: 1000 });
  }
  await page.getByLabel("Find by name").fill("4999");
  await page.locator("tbody tr", { hasText: "place 4999" }).waitFor({ timeout: 1000 });
  assert.deepEqual(complaints, []);
});

test("two thousand events are a few marks, and a mark narrows the list by keys", async () => {
  await using opened = await open("large-timeline&events=2000");
  const { page, complaints } = opened;
  const marks = page.locator(".timeline-mark");
  await marks.first().waitFor();
  assert.ok((await marks.count()) < 80);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Show all events" }).waitFor();
  assert.equal(await page.locator(".timeline-mark[aria-pressed=true]").count(), 1);
  assert.deepEqual(complaints, []);
});

test("a long text is compared by paragraphs, and of one too long both ends", async () => {
  for (const [size, said] of [
    [400_000, "compared by paragraphs"],
    [3_000_000, "too long to compare here"],
  ] as const) {
    await using opened = await open(`long-diff&size=${size}`);
    await opened.page.getByText(said).waitFor({ timeout: 5000 });
    assert.deepEqual(opened.complaints, []);
  }
});
