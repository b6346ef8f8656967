import assert from "node:assert/strict";
import { test } from "node:test";
import { publicationOperations as ops } from "@entente/api";
import type { BrowserContextOptions } from "playwright-core";
import { inAgreement } from "../story.ts";
import { violationsOf } from "../testing/axe.ts";
import { stagedInBrowser } from "../testing/staged.ts";
import { publication } from "./publications.ts";
import { CORRECTED, FINDING } from "./publications-texts.ts";

/** The public portals of two real nodes, read and written to in a browser in which no script runs. */

const {
  stage,
  pages,
  given: ids,
} = await stagedInBrowser(async ({ cast, ports }) =>
  publication({ cast, ids: await inAgreement(cast), ports, say: () => undefined }),
);

const portal = (party: "arvenia" | "talvia" = "talvia") => `http://127.0.0.1:${stage.ports[party].portal}`;

/** A reader, whose browser runs no script unless it is said that it does. */
const reader = (options: BrowserContextOptions = {}) =>
  pages.stranger({ javaScriptEnabled: false, ...options });

const pagesOf = (language: "en" | "fr"): Readonly<Record<string, [path: string, status: number]>> => ({
  front: [`/${language}/`, 200],
  statement: [`/${language}/r/${ids.statement}`, 200],
  former: [`/${language}/r/${ids.statement}/v/1`, 200],
  corrected: [`/${language}/r/${ids.statement}/v/2`, 200],
  finding: [`/${language}/r/${ids.finding}`, 200],
  comments: [`/${language}/r/${ids.finding}/comments/1`, 200],
  comment: [`/${language}/r/${ids.finding}/comment`, 200],
  correct: [`/${language}/r/${ids.finding}/correct`, 200],
  withdrawn: [`/${language}/r/${ids.withdrawn}`, 410],
  corrections: [`/${language}/corrections`, 200],
  policy: [`/${language}/policy`, 200],
  check: [`/${language}/check`, 200],
  status: [ids.status.refused.replace(/^\/en/, `/${language}`), 200],
  nothing: [`/${language}/nothing`, 404],
});

/** Each page is seen in one language on a desk by day, in the other on a phone at night; by turns. */
const VIEWPORTS = { light: { width: 1200, height: 800 }, dark: { width: 360, height: 740 } } as const;

test("every page, in both languages and themes, shuts nobody out, fits a phone and asks nobody else", async (t) => {
  const faults: string[] = [];
  let largest = 0;
  for (const [turn, colorScheme] of (["light", "dark"] as const).entries()) {
    // The rules are run in the page, so this browser does run scripts; the pages have none.
    const viewport = VIEWPORTS[colorScheme];
    await using visit = await reader({ colorScheme, javaScriptEnabled: true, viewport });
    const { page, asked, complaints } = visit;
    for (const [n, name] of Object.keys(pagesOf("en")).entries()) {
      const language = (n + turn) % 2 === 0 ? "en" : "fr";
      const [path, status] = pagesOf(language)[name]!;
      const at = `${name}, ${language}, ${colorScheme}`;
      const answer = await page.goto(`${portal()}${path}`);
      assert.equal(answer?.status(), status, at);
      largest = Math.max(largest, (await answer.body()).length);
      faults.push(...(await violationsOf(page)).map((fault) => `${at}: ${fault}`));
      assert.equal(await page.locator("html").getAttribute("lang"), language, at);
      assert.equal(await page.locator("h1").count(), 1, at);
      assert.equal(await page.locator("script").count(), 0, at);
      const extra = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (extra > 0) faults.push(`${at}: ${extra} px wider than the screen`);
    }
    // A browser notes every answer that is no success.
    faults.push(...complaints.filter((complaint) => !/status of (404|410)/.test(complaint)));
    assert.deepEqual(await page.context().cookies(), []);
    assert.ok(
      asked.every((url) => url.startsWith(portal())),
      asked.join(" "),
    );
  }
  assert.deepEqual(faults, []);
  assert.ok(largest <= 30_000, `${largest} bytes`);
  t.diagnostic(`the largest page is ${largest} bytes`);
});

test("a citizen reads first what was published last and what was established, then the other language", async () => {
  await using visit = await reader({ viewport: { width: 360, height: 740 } });
  const { page } = visit;
  await page.goto(`${portal()}/`);
  assert.equal(page.url(), `${portal()}/en/`);
  const newest = page.getByRole("region", { name: FINDING.title.en });
  assert.match(await newest.innerText(), /Established[\s\S]+41\.1 million records[\s\S]+Not determined/);
  const box = await newest.getByRole("heading", { name: FINDING.title.en }).boundingBox();
  assert.ok(box !== null && box.y < 400, "it is seen without scrolling");
  await page.getByRole("link", { name: "Français" }).click();
  assert.equal(page.url(), `${portal()}/fr/`);
  await page.getByRole("link", { name: FINDING.title.fr }).click();
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), FINDING.title.fr);
});

test("a journalist finds the correction at the top, the former text, who signed, and the same at the other portal", async () => {
  await using visit = await reader();
  const { page } = visit;
  await page.goto(`${portal()}/en/r/${ids.statement}`);
  const notice = page.getByRole("note");
  assert.match(await notice.innerText(), /Corrected on/);
  assert.ok((await notice.innerText()).includes(CORRECTED.notice.en));
  const rows = page.getByRole("table", { name: /Signatures/ }).locator("tbody tr");
  const keys = (await rows.locator(".hash").allInnerTexts()).sort();
  assert.equal(keys.length, 2);
  await notice.getByRole("link", { name: "Former version" }).click();
  assert.match(page.url(), /\/v\/1$/);
  assert.ok((await page.locator(".text").innerText()).includes(CORRECTED.exact));
  await page.getByRole("link", { name: "Go to the current version" }).click();
  assert.equal(page.url(), `${portal()}/en/r/${ids.statement}`);
  await page.goto(`${portal("arvenia")}/en/r/${ids.statement}`);
  assert.deepEqual(
    (await rows.locator(".hash").allInnerTexts()).sort(),
    keys,
    "the same keys at both portals",
  );
  await page.getByRole("link", { name: "Corrections", exact: true }).click();
  assert.ok(
    (await page.locator("main").innerText()).includes(CORRECTED.exact),
    "the passage a reader quoted",
  );
});

test("a comment is written without a script: errors in words, what was typed kept, an address to follow it", async () => {
  await using visit = await reader();
  const { page } = visit;
  await page.goto(`${portal()}/en/r/${ids.finding}`);
  await page.getByRole("link", { name: "Write a comment" }).click();
  await page.getByRole("heading", { name: "What happens with your comment" }).waitFor();
  const text = page.getByRole("textbox", { name: "Your comment" });
  await text.fill("<b>Was</b> https://elsewhere.example inspected?");
  await page.getByLabel("Name to show").fill("Odile R.");
  await page.getByLabel("E-mail address").fill("odile@nowhere");
  const send = page.getByRole("button", { name: "Send this comment" });
  await send.click();
  assert.match(await page.getByRole("alert").innerText(), /This could not be sent/);
  assert.equal(await page.getByRole("alert").and(page.locator(":focus")).count(), 1, "it has the focus");
  await page.getByText("This is no e-mail address.").waitFor();
  assert.equal(await text.inputValue(), "<b>Was</b> https://elsewhere.example inspected?");
  await page.getByLabel("E-mail address").fill("");
  // A form that was shown a moment ago is shown again, until it has been open for as long as a person needs.
  for (let presses = 0; !page.url().includes("/en/c/"); presses++) {
    assert.ok(presses < 100, "it is taken at last");
    await send.click();
    await page.locator("h1").waitFor();
  }
  assert.match(page.url(), /\/en\/c\/[\w-]{22}$/);
  const status = page.url();
  assert.match(await page.locator("main").innerText(), /Waiting[\s\S]+<b>Was<\/b>/);
  const officer = stage.cast.talvia["second liaison officer"].client;
  const { items } = await officer.call(ops.listComments, { query: { publication: ids.finding } });
  const comment = items.find(({ state }) => state === "waiting")!.id;
  await officer.call(ops.decideComment, { params: { comment }, body: { decision: "approved" } });
  await page.goto(status);
  await page.getByRole("link", { name: /shown as comment 2/ }).click();
  assert.match(await page.locator("#c2").innerText(), /Odile R\.[\s\S]+<b>Was<\/b> https:\/\/elsewhere/);
  assert.equal(await page.locator("#c2 .words a").count(), 0, "no link of a reader is live");
});

test("a withdrawn text says so at its address, and a screen reader's way through a page is in order", async () => {
  await using visit = await reader();
  const { page } = visit;
  const answer = await page.goto(`${portal("arvenia")}/fr/r/${ids.withdrawn}`);
  assert.equal(answer?.status(), 410);
  await page.getByRole("heading", { name: "Ce texte a été retiré" }).waitFor();
  await page.goto(`${portal()}/en/r/${ids.finding}`);
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(":focus").innerText(), "Skip to the text");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#main$/);
  const levels = await page
    .locator("h1, h2, h3, h4")
    .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  assert.equal(levels[0], 1);
  for (const [n, level] of levels.entries())
    assert.ok(n === 0 || level <= levels[n - 1]! + 1, `heading ${n} skips a level: ${levels.join(" ")}`);
});
