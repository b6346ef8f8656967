import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { relationOperations } from "@entente/api";
import { settled } from "@entente/web/testing";
import { playAffair } from "./affair/affair.ts";
import { play } from "./story.ts";
import { buildWebApp, Pages, type Visit } from "./testing/pages.ts";
import { Stage } from "./testing/stage.ts";

const FOLDER = fileURLToPath(new URL("../../../docs/screenshots/", import.meta.url));

/** `npm run screenshots`: the pictures of the README, taken of two real nodes after the opening story, and after the affair. */
async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  await buildWebApp();
  await using stage = await Stage.open();
  await play(stage.cast, () => undefined);
  await using pages = await Pages.open(stage);

  const size = { width: 1100, height: 760 };
  await using english = await pages.visit("arvenia", "release officer", { viewport: size });
  await english.open("");
  await take(english, "state-en.png");

  await english.open("release");
  await refuse(english);
  await english.page.setViewportSize({ width: 1100, height: 520 });
  await take(english, "refusal-en.png");

  await using french = await pages.visit("talvia", "analyst", {
    viewport: size,
    locale: "fr-FR",
    colorScheme: "dark",
  });
  await french.open("");
  await take(french, "state-fr-dark.png");

  const { cast, ports } = stage;
  const card = (name: "arvenia" | "talvia") =>
    cast[name]["liaison officer"].client.call(relationOperations.card);
  const ids = { arvenia: (await card("arvenia")).party, talvia: (await card("talvia")).party };
  await playAffair({ cast, ids, ports, say: () => undefined });
  await using member = await pages.visit("arvenia", "inquiry member", { viewport: size });
  await member.open("dockets");
  await member.page.locator("main table a").first().click();
  await member.page.getByRole("columnheader", { name: "Our side" }).waitFor();
  await take(member, "allegations-en.png");
  await using liaison = await pages.visit("arvenia", "liaison officer", { viewport: size });
  await liaison.open("contacts");
  await liaison.page.locator("main table a").first().click();
  await liaison.page.getByRole("heading", { name: "Side by side" }).waitFor();
  await take(liaison, "read-outs-en.png");
}

/** Asks what would happen to the report that the agreement forbids to release. */
async function refuse({ page }: Visit): Promise<void> {
  await page.getByRole("checkbox", { name: "Who speaks for the harbour of Meliore" }).check();
  await page.getByLabel("Organisation").selectOption("TLV-CERT");
  await page.getByLabel("Role").selectOption("analyst");
  await page.getByLabel("Purpose").selectOption({ label: "Incident response" });
  await page.getByRole("checkbox", { name: /no protected person appears/ }).check();
  await page.getByRole("checkbox", { name: /read all the free text/ }).check();
  await page.getByRole("button", { name: "Preview" }).click();
  await page.locator("[data-verdict=refuse]").waitFor();
}

async function take({ page }: Visit, name: string): Promise<void> {
  await settled(page);
  const path = join(FOLDER, name);
  await page.screenshot({ path });
  process.stdout.write(`${name}: ${Math.ceil(statSync(path).size / 1024)} KB\n`);
}

await main();
