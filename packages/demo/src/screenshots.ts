import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser, settled } from "@entente/web/testing";
import type { Page } from "playwright-core";
import { previewRefusal, type Samples, type Seeing, seeAs, VISITORS, walk } from "./every-page.ts";
import { outside, playEverything } from "./every-page-stage.ts";
import { takePicture } from "./screenshots-camera.ts";
import { buildWebApp, Pages, type Visit } from "./testing/pages.ts";
import { Stage } from "./testing/stage.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));
const EVERY = join(FOLDER, "pages");
const SIZE = { width: 1100, height: 760 };
/** Both themes, and both languages: a page is seen in English by day and in French by night. */
const SEEN: readonly Seeing[] = [
  { locale: "en", theme: "light" },
  { locale: "fr", theme: "dark" },
];

/**
 * `npm run screenshots`: every page of the app, taken of two real nodes after the opening story and the affair, and
 * the larger pictures of the README.
 */
async function main(): Promise<void> {
  rmSync(EVERY, { recursive: true, force: true });
  mkdirSync(EVERY, { recursive: true });
  await buildWebApp();
  await using stage = await Stage.open();
  const samples = await playEverything(stage);
  await using pages = await Pages.open(stage);
  await takeForReadme(pages);
  await takeEveryPage(stage, pages, samples);
}

/** `ROLE.PAGE.LANGUAGE-THEME.webp`; what stands for one of many is called `one`. */
const nameOf = (who: string, kind: string, act: string | undefined, { locale, theme }: Seeing) => {
  const place = kind === "" ? "overview" : kind.replaceAll("/", "-").replaceAll("*", "one");
  const page = act === undefined ? place : `${place}-${act}`;
  return `${who.replaceAll(" ", "-")}.${page}.${locale}-${theme}.webp`;
};

export async function takeEveryPage(stage: Stage, pages: Pages, samples: Samples): Promise<void> {
  const seen = new Set<string>();
  let count = 0;
  let bytes = 0;
  const take = async (page: Page, who: string, kind: string, act?: string, settle = () => settled(page)) => {
    for (const seeing of SEEN) {
      await seeAs(page, seeing);
      await settle();
      await shown(page);
      bytes += await takePicture(page, join(EVERY, nameOf(who, kind, act, seeing)));
      count++;
    }
    await seeAs(page, SEEN[0]!);
  };
  for (const visitor of VISITORS) {
    const { party, person } = visitor;
    await using visit = await pages.visit(party, person, { viewport: SIZE, reducedMotion: "reduce" });
    await walk(visit, visitor, {
      seen,
      samples,
      look: (kind, act) => take(visit.page, person, kind, act),
    });
  }
  await using browser = await openBrowser();
  for (const [name, address] of Object.entries(await outside(stage))) {
    const context = await browser.newContext({ locale: "en-GB", viewport: SIZE, reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(address);
    await take(page, "anybody", name, undefined, () => Promise.resolve());
    await context.close();
  }
  process.stdout.write(`${count} pictures of every page, ${Math.ceil(bytes / 1024)} KB in all\n`);
}

/** Parts of a page that come in files of their own are read after the page has its heading. */
async function shown(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page
    .getByText(/^(Reading|Lecture en cours)…$/)
    .first()
    .waitFor({ state: "detached" });
}

async function takeForReadme(pages: Pages): Promise<void> {
  await using english = await pages.visit("arvenia", "release officer", { viewport: SIZE });
  await english.open("");
  await take(english, "state-en.png");

  await english.open("release");
  await previewRefusal(english.page);
  await english.page.setViewportSize({ width: 1100, height: 520 });
  await take(english, "refusal-en.png");

  await using french = await pages.visit("talvia", "analyst", {
    viewport: SIZE,
    locale: "fr-FR",
    colorScheme: "dark",
  });
  await french.open("");
  await take(french, "state-fr-dark.png");

  await using member = await pages.visit("arvenia", "inquiry member", { viewport: SIZE });
  await member.open("dockets");
  await member.page.locator("main table a").first().click();
  await member.page.getByRole("columnheader", { name: "Our side" }).waitFor();
  await take(member, "allegations-en.png");
  await using liaison = await pages.visit("arvenia", "liaison officer", { viewport: SIZE });
  await liaison.open("contacts");
  await liaison.page.locator("main table a").first().click();
  await liaison.page.getByRole("heading", { name: "Side by side" }).waitFor();
  await take(liaison, "read-outs-en.png");
}

async function take({ page }: Visit, name: string): Promise<void> {
  await settled(page);
  await shown(page);
  const path = join(FOLDER, name);
  await page.screenshot({ path });
  process.stdout.write(`${name}: ${Math.ceil(statSync(path).size / 1024)} KB\n`);
}

if (import.meta.main) await main();
