import assert from "node:assert/strict";
import { test } from "node:test";
import type { BrowserContextOptions } from "playwright-core";
import { Keyboard } from "./keyboard.ts";
import type { PartyName, Person } from "./parties.ts";
import { stagedInBrowser, storyPlayed } from "./testing/staged.ts";

const { pages } = await stagedInBrowser(storyPlayed);

const CONVOY = "Convoy movements in the Strait of Oris, week 46";
const SOURCE = "Who speaks for the harbour of Meliore";
const TEXT = "three coastal convoys left Port Meliore";
const OVERVIEW = /State of the relation|État de la relation/;

/** Somebody at their first page, with their hands on the keyboard. A press of the mouse would be a fault of the test. */
async function at(party: PartyName, person: Person, options: BrowserContextOptions = {}) {
  const visit = await pages.visit(party, person, { reducedMotion: "reduce", ...options });
  const keys = new Keyboard(visit.page);
  await keys.atHeading(OVERVIEW);
  await visit.page.locator("[data-verdict]").waitFor();
  return { ...visit, keys };
}

/** Chooses a product and its recipient as the agreement names them, and asks what would happen. */
async function choose(keys: Keyboard, product: string): Promise<void> {
  await keys.page.getByRole("checkbox", { name: product }).waitFor();
  await keys.tick(product);
  await keys.choose("Organisation", "TLV");
  await keys.choose("Role", "ana");
  await keys.choose("Purpose", "Inc");
  await keys.tick(/no protected person appears/);
  await keys.tick(/read all the free text/);
  await keys.open("button", "Preview");
  await keys.atHeading("What would happen");
}

test("the ten minutes of a newcomer by keyboard alone: release, refusal, approvals, reading, recall, receipt", async () => {
  await using officer = await at("arvenia", "release officer");
  const { keys, page } = officer;

  await keys.open("link", "Release something");
  await keys.atHeading("Release products");
  await choose(keys, CONVOY);
  await page.locator("[data-verdict=permit-with-obligations]").waitFor();
  for (const field of ["Why it is necessary", "Why it is proportionate", "What else was considered"])
    await keys.fill(new RegExp(`^${field}`), "The partner's patrols leave on Thursday.");
  await keys.open("button", "Propose this release");
  await page.getByText("You proposed this release, so you cannot approve it.").waitFor();
  const release = new URL(page.url()).hash;
  await keys.atHeading("Release");

  await keys.goTo("Release");
  await keys.atHeading("Release products");
  await choose(keys, SOURCE);
  await page.locator("[data-verdict=refuse]").waitFor();
  await keys.open("button", "Propose all the same");
  await page.getByRole("alert").waitFor();
  await keys.open("link", "Refusals");
  await keys.atHeading("Refusals");
  await page.locator("table.list tbody tr").first().waitFor();
  await keys.open("link", /^\d+ \w+ \d{4}/);
  await keys.open("link", "Clause 2.5");
  await page.locator(".is-wanted").waitFor();

  for (const [person, said] of [
    ["second officer", "Approved."],
    ["third officer", "Approved and sent."],
  ] as const) {
    await using other = await at("arvenia", person);
    await other.keys.open("link", "Approve as a second person");
    await other.page.locator(`a[href="${release}"]`).waitFor();
    await other.keys.open("link", /^\d+ \w+ \d{4}/);
    await other.page.getByRole("button", { name: "Approve" }).waitFor();
    assert.equal(new URL(other.page.url()).hash, release);
    await other.keys.open("button", "Approve");
    await other.page.locator(".notice.is-good").getByText(said, { exact: true }).waitFor();
    assert.notEqual(
      (await other.keys.focused()).role,
      "",
      "what was pressed has gone, and the focus with it",
    );
  }

  await using analyst = await at("talvia", "analyst", { locale: "fr-FR" });
  await officer.open(release.slice(2));
  await page.getByRole("cell", { name: "received" }).first().waitFor();
  await analyst.keys.open("link", "Lire ce que le partenaire a diffusé");
  await analyst.page.getByRole("link", { name: CONVOY }).first().waitFor();
  await analyst.keys.open("link", CONVOY);
  await analyst.page.getByText(TEXT).waitFor();

  await keys.goTo("Overview");
  await keys.atHeading(OVERVIEW);
  await keys.open("link", "Recall a release");
  await page.locator(`a[href="${release}"]`).waitFor();
  await keys.open("link", /^\d+ \w+ \d{4}/);
  await page.getByLabel("Reason").waitFor();
  assert.equal(new URL(page.url()).hash, release);
  await keys.choose("Reason", "something in it");
  await keys.open("button", "Recall");
  await page.getByText("Recall of 1 product ordered.", { exact: true }).first().waitFor();
  assert.notEqual((await keys.focused()).role, "", "what was pressed has gone, and the focus with it");
  await page.getByRole("cell", { name: "recalled" }).waitFor();
  await keys.goTo("Overview");
  await keys.atHeading(OVERVIEW);
  await page.locator('dd a[href="#/recalls?state=executed"]').waitFor();
  await page.evaluate(() => document.querySelector<HTMLElement>("main h1")?.focus());
  await keys.to("link", /^\d+$/);
  while (
    (await page.evaluate(() => document.activeElement?.getAttribute("href"))) !== "#/recalls?state=executed"
  )
    await keys.to("link", /^\d+$/);
  await keys.press("Enter");
  await keys.atHeading("Recalls");
  await page.locator("table.list tbody tr").first().waitFor();
  await keys.open("link", /^\d+ \w+ \d{4}/);
  await keys.open("link", /^Entry \d+, the partner’s log$/);
  await page.getByRole("heading", { level: 2, name: "recall executed" }).waitFor();
});

test("the skip link is the first thing reached, is seen, and leads past the places to the page", async () => {
  await using officer = await at("arvenia", "release officer");
  const { keys, page } = officer;
  await keys.to("button", /^Go to the content/, { back: true });
  assert.ok((await keys.focused()).visible);
  await keys.press("Shift+Tab");
  assert.equal((await keys.focused()).role, "", "nothing of the page comes before it");
  await keys.press("Tab");
  assert.match((await keys.focused()).name, /^Go to the content/);
  await keys.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "MAIN");
  await keys.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement)));
});

test("the palette opens by its keys and its button, goes by arrows, and gives the focus back", async () => {
  await using officer = await at("arvenia", "release officer");
  const { keys, page } = officer;
  await keys.to("link", "Release something");
  const { name: before } = await keys.focused();
  await keys.press("Control+k");
  const chosen = page.getByRole("dialog").getByRole("option", { selected: true });
  await chosen.waitFor();
  const first = await chosen.innerText();
  await keys.press("ArrowDown");
  assert.notEqual(await chosen.innerText(), first);
  await keys.press("ArrowUp");
  assert.equal(await chosen.innerText(), first);
  await keys.press("Escape");
  // Closed it is no dialog to a reader any more, but only when it is gone can it be opened again.
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal((await keys.focused()).name, before, "Escape gives the focus back to where it was");

  await keys.to("button", /^Search or go to/, { back: true });
  const { name: button } = await keys.focused();
  await keys.press("Enter");
  await page.getByRole("combobox").and(page.locator(":focus")).waitFor();
  // What lies behind a dialog is not reached while it is open.
  for (let steps = 0; steps < 6; steps++) {
    await keys.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement?.closest("dialog, body") !== null));
    assert.equal(
      await page.evaluate(() => document.querySelector("main")?.contains(document.activeElement)),
      false,
    );
  }
  await keys.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  assert.equal((await keys.focused()).name, button);
  await keys.goTo("Standing releases");
  await keys.atHeading("Standing releases");
});

test("the focus goes through a page in the order in which it is read, and back the same way", async () => {
  await using officer = await at("arvenia", "release officer");
  const { keys, page } = officer;
  for (const place of ["", "products", "release", "standing/new", "write"]) {
    await officer.open(place);
    await page.locator("main h1").focus();
    const forward: string[] = [];
    for (let steps = 0; steps < 25; steps++) {
      await page.evaluate(() => Object.assign(window, { last: document.activeElement }));
      await keys.press("Tab");
      const inOrder = await page.evaluate(() => {
        const { last } = window as unknown as { last: Element };
        const now = document.activeElement!;
        if (!document.querySelector("main")!.contains(now)) return undefined;
        // A date has parts of its own: the focus stays on it while one goes through them.
        return now === last || (last.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      });
      if (inOrder === undefined) break;
      const { name, visible } = await keys.seen();
      assert.ok(inOrder, `#/${place}: ${name} comes out of turn`);
      assert.ok(visible, `#/${place}: the focus cannot be seen on ${name}`);
      forward.push(name);
    }
    assert.ok(forward.length > 3, `#/${place} has hardly anything to reach: ${forward.join("; ")}`);
  }
});
