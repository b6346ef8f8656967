import assert from "node:assert/strict";
import { test } from "node:test";
import { ProblemError, productOperations } from "@entente/api";
import type { Page } from "playwright-core";
import { Keyboard } from "./keyboard.ts";
import { nameOf } from "./parties.ts";
import { inAgreement, received, release, write } from "./story.ts";
import { entriesIn } from "./testing/passkey.ts";
import { stagedInBrowser } from "./testing/staged.ts";
import { SOURCE } from "./texts.ts";

/** A day's work at Arvenia: one report released and read, another refused. */
const {
  stage,
  pages,
  given: ids,
} = await stagedInBrowser(async ({ cast }) => {
  const ids = await inAgreement(cast);
  const quay = await write(cast, "arvenia", "Who left the quay", "TLP:AMBER\n\nThree boats left the quay.");
  await received(cast, "arvenia", await release(cast, ids, "arvenia", [quay]));
  const source = await write(cast, "arvenia", "Who speaks for the harbour", SOURCE);
  await assert.rejects(release(cast, ids, "arvenia", [source]), ProblemError);
  await cast.arvenia.analyst.client.call(productOperations.readProduct, { params: { product: quay } });
  return ids;
});

const OVERSEER = nameOf("arvenia", "overseer");
const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
/** Spaces that do not break are spaces to a reader. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const houseEntries = <T>(kind: string) => entriesIn<T>(stage.directories.arvenia, kind);

test("the overseer reads what the house recorded, proves an entry in the browser, and is recorded as a reader", async () => {
  await using visit = await pages.visit("arvenia", "overseer");
  const { page, open, complaints } = visit;
  await open("overseer");
  // The clause that gives this desk its rights stands there in its own words.
  await region(page, "What the agreement gives you")
    .getByRole("link", { name: /^Clause \d/ })
    .first()
    .waitFor();
  await page.getByRole("link", { name: "House log", exact: true }).click();
  const log = page.getByRole("region", { name: "Entries of the house log" });
  const officer = nameOf("arvenia", "second officer");
  await log.getByText(`${officer} approved a release.`).waitFor();
  await log.getByText(`${nameOf("arvenia", "release officer")} was refused a release.`).waitFor();
  assert.equal(await log.getByText("wrote an entry of the kind").count(), 0, "every kind has its words");

  // Narrowed to one person's approvals; the address keeps it, and the node has done it.
  await page.getByLabel("What it is about").selectOption({ label: "Releases" });
  await page.getByLabel("Who acted").selectOption({ label: officer });
  await page.waitForFunction(() => document.querySelectorAll(".feed-line").length === 1);
  assert.match(page.url(), /kind=release&account=/);
  await page.reload();
  await page.locator(".feed-line").first().waitFor();
  assert.equal(await page.locator(".feed-line").count(), 1);

  await log.getByRole("link", { name: /^Entry \d+$/ }).click();
  await page.getByRole("heading", { level: 2, name: `${officer} approved a release.` }).waitFor();
  await page.getByRole("button", { name: "Verify", exact: true }).click();
  const proven = page.getByRole("status").getByText(/^Proven: this entry stands/);
  await proven.waitFor();
  const steps = page.locator(".proof-steps li");
  assert.ok((await steps.count()) >= 4);
  assert.deepEqual(new Set(await steps.locator(".mark").allInnerTexts()), new Set(["holds"]));

  // The log has grown by these readings, and goes on from what this browser saw of it.
  await page.getByRole("button", { name: "Verify", exact: true }).click();
  await proven.waitFor();
  const readings = houseEntries<{ by?: string }>("house.read/1");
  assert.ok(readings.length >= 3, `${readings.length} readings were recorded`);
  assert.deepEqual(complaints, []);
});

test("what was kept from the partner is read when it is asked for, with its clause, and the reading is recorded", async () => {
  await using visit = await pages.visit("arvenia", "overseer");
  const { page, open, complaints } = visit;
  await open("overseer/kept");
  assert.equal(houseEntries("withheld.read/1").length, 0, "nothing is read before it is asked for");
  await page.getByRole("button", { name: "Read what was kept" }).click();
  const refused = region(page, "Releases the agreement refused");
  const row = refused.locator("tbody tr");
  await row.first().waitFor();
  assert.equal(await row.count(), 1);
  await row.getByRole("link", { name: "2.5" }).waitFor();
  assert.equal(houseEntries("withheld.read/1").length, 1);
  await row.getByRole("link").first().click();
  await page.getByRole("link", { name: "Clause 2.5" }).waitFor();
  assert.deepEqual(complaints, []);
});

test("nobody chooses a sample: fixed, drawn once the partner has written, drawn again in the browser, reviewed; in French", async () => {
  await using visit = await pages.visit("arvenia", "overseer", { locale: "fr-FR" });
  const { page, open, complaints } = visit;
  await open("overseer/samples");
  await page.getByText("Aucun échantillon n’a encore été tiré.").waitFor();
  const form = region(page, "Tirer un nouvel échantillon");
  await form.getByLabel("De quoi").selectOption({ label: "Approbations" });
  await form.getByLabel("Combien").fill("2");
  await form.getByRole("button", { name: "Fixer ce dont il sera tiré" }).click();
  const standing = region(page, "Approbations");
  await standing.getByText("attend la prochaine inscription du partenaire").waitFor();
  assert.match(plain(await standing.innerText()), /2 inscriptions/);
  assert.equal(await page.getByRole("button", { name: "Tirer l’échantillon" }).count(), 0);

  // Talvia writes: what it releases is an entry of its log.
  const report = await write(stage.cast, "talvia", "Nobody on the radio", "TLP:GREEN\n\nNothing was heard.");
  await received(stage.cast, "talvia", await release(stage.cast, ids, "talvia", [report]));
  await page.getByRole("button", { name: "Regarder à nouveau" }).click();
  await page.getByRole("button", { name: "Tirer l’échantillon" }).click();
  const drawn = page.locator(".overseer-drawn > li");
  // What each entry says is read after the draw, entry by entry.
  await drawn.filter({ hasText: "a approuvé une diffusion" }).nth(1).waitFor();
  assert.equal(await drawn.count(), 2);
  await page.getByRole("button", { name: "Refaire le tirage dans ce navigateur" }).click();
  await page.getByRole("status").getByText("Les mêmes inscriptions sortent.").waitFor();

  // What is doubtful needs a note; then it stands with who found it.
  const first = drawn.first();
  await first.getByLabel("Constat").selectOption({ label: "douteuse" });
  await first.getByRole("button", { name: "Consigner le constat" }).click();
  const note = first.getByLabel("Note", { exact: true });
  assert.equal(await note.evaluate((field: HTMLInputElement) => field.validity.valueMissing), true);
  await note.fill("Approuvée en neuf secondes.");
  await first.getByRole("button", { name: "Consigner le constat" }).click();
  await first.getByText("Approuvée en neuf secondes.").waitFor();
  assert.match(await first.innerText(), new RegExp(OVERSEER));
  assert.match(plain(await standing.innerText()), /1 sur 2 – douteuse : 1/);

  // The other by keyboard alone.
  const keys = new Keyboard(page);
  await first.getByRole("link").focus();
  await keys.choose("Constat", "rég");
  await keys.open("button", "Consigner le constat");
  await standing.getByText("examiné", { exact: true }).waitFor();
  await open("overseer/samples");
  await page.getByRole("cell", { name: "2 sur 2" }).waitFor();
  const [reviewed] = houseEntries<Record<string, unknown>>("sample.reviewed/1");
  assert.equal("note" in reviewed!, false, "what was written stays out of the log");
  assert.deepEqual(complaints, []);
});

test("an error is recorded with the clocks of its clause, told, and remedied; in French", async () => {
  await using visit = await pages.visit("arvenia", "overseer", { locale: "fr-FR", timezoneId: "Asia/Tokyo" });
  const { page, open, complaints } = visit;
  await open("overseer/errors");
  await page.getByText("Aucune erreur n’a été consignée.").waitFor();
  const form = region(page, "Consigner une erreur");
  await form.getByLabel("De quel genre").selectOption({ label: "Destinataire erroné" });
  const foundAt = new Date(Date.now() - 3_600_000).toISOString().slice(0, 16);
  await form.getByLabel("Constatée le (UTC)").fill(foundAt);
  await form.getByLabel("En une ligne").fill("Un rapport au mauvais service");
  await form
    .getByLabel("Ce qui s’est passé")
    .fill("Le rapport du quai est parti à une cellule qui n’est pas nommée.");
  await form.getByRole("button", { name: "Consigner une erreur" }).click();
  const one = region(page, "Erreurs consignées").locator("details");
  await one.getByText("Un rapport au mauvais service").waitFor();
  const hour = `${foundAt.slice(11)} UTC`;
  assert.match(plain(await one.innerText()), new RegExp(`Constatée le\\s+\\d+ .* ${hour}`));
  await one.getByText("Partenaire à avertir avant le").waitFor();
  await open("overseer");
  await page.getByRole("link", { name: "1 erreur sans remède, ou non signalée" }).click();

  await page.getByRole("button", { name: "Consigner que le partenaire a été averti" }).click();
  await one.getByText("Le partenaire a été averti").waitFor();
  await one.getByLabel("Ce qui a été fait").fill("La cellule a rendu le rapport.");
  await one.getByRole("button", { name: "Consigner le remède" }).click();
  // Not where it was typed, which holds the same words until the node has them.
  const told = one.getByText("La cellule a rendu le rapport.").and(page.locator(":not(textarea)"));
  await told.first().waitFor();
  assert.equal(houseEntries("error.remedied/1").length, 1);
  assert.deepEqual(complaints, []);
});

const PARTS = ["", "/log", "/log/0", "/kept", "/samples", "/errors"];
const PATHS = ["house/entries", "house/entries/0", "house/entries/0/bytes", "house/checkpoint", "samples"];

test("to anybody else the desk is closed: no way leads there, the pages say so, and the node gives nothing", async () => {
  await using visit = await pages.visit("arvenia", "release officer");
  const { page, open, complaints } = visit;
  await open("");
  assert.equal(await page.locator('a[href^="#/overseer"]').count(), 0);
  const recorded = houseEntries("house.read/1").length;
  for (const part of PARTS) {
    await open(`overseer${part}`);
    await page.getByRole("heading", { level: 1, name: "Your role does not open this." }).waitFor();
    assert.equal(await page.locator(".feed-line, main table, main form").count(), 0);
  }
  assert.deepEqual(complaints, [], "the pages ask the node for nothing");
  const statuses = await page.evaluate(
    (paths) => Promise.all(paths.map(async (path) => (await fetch(`/v1/oversight/${path}`)).status)),
    [...PATHS, `kept?partner=${encodeURIComponent(ids.talvia)}`],
  );
  assert.deepEqual(
    statuses,
    statuses.map(() => 403),
  );
  // Officers record errors too, and are shown their own: not the one that the overseer has recorded.
  const errors = await page.evaluate(async () => (await fetch("/v1/oversight/errors")).text());
  assert.deepEqual((JSON.parse(errors) as { items: unknown[] }).items, []);
  assert.equal(houseEntries("house.read/1").length, recorded);
});
