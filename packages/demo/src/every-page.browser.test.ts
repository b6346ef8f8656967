import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "@entente/web/testing";
import type { Page } from "playwright-core";
import { OWNED, type Seeing, seeAs, VISITORS, walk } from "./every-page.ts";
import { outside, playEverything } from "./every-page-stage.ts";
import type { PartyName } from "./parties.ts";
import { violationsOf } from "./testing/axe.ts";
import { stagedInBrowser } from "./testing/staged.ts";

const { stage, pages, given: samples } = await stagedInBrowser(playEverything);

/** WCAG 2.2, levels A and AA, as far as a machine can tell. */
const WCAG = { tags: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
/** What may differ from theme to theme: the same elements stand there in other colours. */
const COLOURS = { rules: ["color-contrast", "link-in-text-block"] };
const DESK = { width: 1280, height: 900 };
const PHONE = { width: 360, height: 740 };

/** By how much the page is wider than a phone. A picture is drawn anew in the frames after it has become narrower. */
async function tooWide(page: Page): Promise<string[]> {
  await page.setViewportSize(PHONE);
  const extra = await page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames++) await new Promise((next) => requestAnimationFrame(next));
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  });
  await page.setViewportSize(DESK);
  return extra > 0 ? [`${extra} px wider than a phone`] : [];
}

/** Looks the open page over in two languages, in both themes and on a phone, and gives what is wrong with it. */
async function faultsOf(page: Page, seen: readonly Seeing[], settle: () => Promise<void>): Promise<string[]> {
  const faults: string[] = [];
  for (const [n, seeing] of seen.entries()) {
    await seeAs(page, seeing);
    await settle();
    const violations = await violationsOf(page, n === 0 ? WCAG : COLOURS);
    for (const fault of [...violations, ...(await tooWide(page))])
      faults.push(`${seeing.locale}, ${seeing.theme}: ${fault}`);
  }
  return faults;
}

/** Which theme a language is seen in alternates from page to page, so that neither has its own. */
const SEEN: readonly (readonly Seeing[])[] = [
  [
    { locale: "en", theme: "light" },
    { locale: "fr", theme: "dark" },
  ],
  [
    { locale: "fr", theme: "light" },
    { locale: "en", theme: "dark" },
  ],
];

test("every page of the app, at two real nodes, shuts nobody out and complains of nothing", async (t) => {
  const seen = new Set<string>();
  const faults: string[] = [];
  let count = 0;
  const walkAt = async (party: PartyName) => {
    for (const visitor of VISITORS.filter((one) => one.party === party)) {
      await using visit = await pages.visit(party, visitor.person, { viewport: DESK });
      const { page, complaints } = visit;
      const look = async (kind: string, act = "") => {
        const found = await faultsOf(page, SEEN[count++ % SEEN.length]!, () => settled(page));
        // The acts of the list are written with English words.
        await seeAs(page, { locale: "en", theme: "light" });
        found.push(...complaints.splice(0).map((complaint) => `the browser says: ${complaint}`));
        faults.push(...found.map((fault) => `${visitor.person}, #/${kind} ${act}: ${fault}`));
      };
      await walk(visit, visitor, { seen, samples, look });
    }
  };
  await Promise.all([walkAt("arvenia"), walkAt("talvia")]);
  t.diagnostic(`${count} pages, each in two languages, two themes and two widths`);
  assert.deepEqual(faults, []);
  const firsts = new Set([...seen].map((kind) => kind.split("/")[0]));
  assert.deepEqual(
    [...OWNED].filter((desk) => !firsts.has(desk)),
    [],
    "no link led to these desks",
  );
});

test("the pages without a session shut nobody out and complain of nothing", async () => {
  const faults: string[] = [];
  for (const [name, address] of Object.entries(await outside(stage))) {
    await using stranger = await pages.stranger({ viewport: DESK });
    const { page, complaints } = stranger;
    await page.goto(address);
    const found = await faultsOf(page, SEEN[0]!, () => page.locator("h1").first().waitFor());
    // A browser notes every answer that is not a success; that nobody is signed in is said by one.
    const unexpected = complaints.filter((complaint) => !/status of 401/.test(complaint));
    found.push(...unexpected.map((complaint) => `the browser says: ${complaint}`));
    faults.push(...found.map((fault) => `${name}: ${fault}`));
  }
  assert.deepEqual(faults, []);
});
