import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { settled } from "./testing/browser.ts";
import { builtPages } from "./testing/built.ts";
import { fakeAnswers } from "./testing/fake-answers.ts";
import { startFakeNode } from "./testing/fake-node.ts";
import { idOf } from "./testing/fixtures.ts";
import { longAnswers } from "./testing/late-fixtures.ts";
import { drawn, movedSoFar, oneByOne, STILL, watchMoves } from "./testing/moved.ts";

const { folder, browser } = await builtPages();

/** What is asked beside the first figures: held back until those stand. */
const LATE = ["card", "waiting", "entries", "contact-summary"];

for (const width of [1280, 360]) {
  test(`what comes late moves nothing on the overview, ${width} pixels wide`, async () => {
    await using node = await startFakeNode(folder, fakeAnswers);
    await using context = await browser.newContext({ locale: "en", viewport: { width, height: 1200 } });
    await watchMoves(context);
    const page = await context.newPage();
    let letGo = () => {};
    const shown = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route(
      (url) => url.pathname.startsWith("/v1/") && LATE.some((name) => url.pathname.endsWith(name)),
      async (route) => {
        await shown;
        await route.continue();
      },
    );
    await page.goto(node.url);
    await page.getByRole("region", { name: "Shared each way" }).waitFor();
    // What is drawn is on the screen before anything else is answered.
    await drawn(page);
    letGo();
    await page.locator(".feed").first().waitFor();
    await settled(page);
    const moved = await movedSoFar(page);
    assert.ok(moved < STILL, `moved by ${moved}`);
  });
}

/** Pages whose lists come late, each with what stands at their very end. */
const LISTS: readonly (readonly [place: string, last: (page: Page) => Locator])[] = [
  ["overseer/errors", (page) => page.getByRole("button", { name: "Record an error" })],
  ["dockets", (page) => page.getByText("Open a docket")],
  [`dockets/${idOf(1)}`, (page) => page.getByText("What it is about")],
  ["administration/people", (page) => page.getByRole("button", { name: "Open an account" })],
  ["release", (page) => page.getByRole("button", { name: "Preview" })],
  ["scope", (page) => page.getByRole("table", { name: "Comparisons" })],
];

for (const width of [1280, 360])
  for (const [place, last] of LISTS)
    test(`what comes late moves nothing on #/${place}, ${width} pixels wide`, async () => {
      await using node = await startFakeNode(folder, longAnswers);
      await using context = await browser.newContext({ locale: "en", viewport: { width, height: 1200 } });
      await watchMoves(context);
      const page = await context.newPage();
      await oneByOne(page);
      await page.goto(`${node.url}#/${place}`);
      await last(page).waitFor();
      await settled(page);
      const moved = await movedSoFar(page);
      assert.ok(moved < STILL, `moved by ${moved}`);
    });
