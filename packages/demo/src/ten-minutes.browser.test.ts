import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { stagedInBrowser, storyPlayed } from "./testing/staged.ts";

const { stage, pages } = await stagedInBrowser(storyPlayed);

const CONVOY = "Convoy movements in the Strait of Oris, week 46";
const SOURCE = "Who speaks for the harbour of Meliore";
const TEXT = "three coastal convoys left Port Meliore";

/** Spaces that do not break are spaces to a reader. */
const plain = (text: string | null) => (text ?? "").replace(/[\u00a0\u202f]/g, " ");
const textOf = async (page: Page, selector: string) =>
  plain(await page.locator(selector).first().innerText());
/** A browser notes every answer that is not a success; a refusal is one, and the page shows it. */
const isRefusal = (complaint: string) => /status of 422/.test(complaint);

/** Chooses a product and its recipient as the agreement names them. */
async function choose(page: Page, product: string): Promise<void> {
  await page.getByRole("checkbox", { name: product }).check();
  await page.getByLabel("Organisation").selectOption("TLV-CERT");
  await page.getByLabel("Role").selectOption("analyst");
  await page.getByLabel("Purpose").selectOption({ label: "Incident response" });
  await page.getByLabel("Unit").fill("oris-cell");
  await page.getByRole("checkbox", { name: /no protected person appears/ }).check();
  await page.getByRole("checkbox", { name: /read all the free text/ }).check();
  await page.getByRole("button", { name: "Preview" }).click();
}

/** How many recalls the state of the relation says were executed. */
async function executed(page: Page): Promise<number> {
  const recalls = page.getByRole("region", { name: "Recalls and receipts" });
  const term = recalls.locator("dt", { hasText: "Executed, with a receipt" });
  return Number(await term.locator("xpath=following-sibling::dd[1]").innerText());
}

test("the ten minutes of a newcomer, by clicking at two nodes", async () => {
  await using officer = await pages.visit("arvenia", "release officer");
  const { page } = officer;

  // The link opens the state of the relation, and it says first of all whether releases may go.
  const verdict = page.locator("[data-verdict=open]");
  await verdict.waitFor();
  assert.match(await textOf(page, "[data-verdict]"), /^Agreement in force until .* Releases may go\./);
  const recallsBefore = await executed(page);

  // A release: what would happen, then why, then the proposal.
  await page.getByRole("link", { name: "Release something" }).click();
  await choose(page, CONVOY);
  await page.getByRole("heading", { level: 1, name: "What would happen" }).waitFor();
  const decision = await textOf(page, "[data-verdict=permit-with-obligations]");
  assert.match(decision, new RegExp(CONVOY));
  assert.match(decision, /approval by different people.*clause 3\.2/i);
  assert.match(await textOf(page, "main"), /Recipient\s+Kingdom of Talvia: TLV-CERT, analyst, oris-cell/);
  assert.match(await textOf(page, "main"), /2 different people must approve/);
  assert.match(await textOf(page, "main"), /Clause 3\.1 asks for at least 20 characters/);
  for (const field of ["Why it is necessary", "Why it is proportionate", "What else was considered"])
    await page.getByLabel(field).fill("The partner's patrols leave on Thursday.");
  await page.getByRole("button", { name: "Propose this release" }).click();
  await page.getByText("You proposed this release, so you cannot approve it.").waitFor();
  const release = new URL(page.url()).hash;

  // A refusal names its clause, before it is proposed and after, and is kept.
  await officer.open("");
  await page.getByRole("link", { name: "See a refusal name its clause" }).click();
  await choose(page, SOURCE);
  const refused = page.locator("[data-verdict=refuse]");
  await refused.waitFor();
  assert.match(plain(await refused.innerText()), /Clause 2\.5[\s\S]*the colour red is above amber/);
  await page.getByRole("button", { name: "Propose all the same" }).click();
  const alert = page.getByRole("alert");
  await alert.waitFor();
  assert.match(plain(await alert.innerText()), /Clause 2\.5[\s\S]*the colour red is above amber/);
  await page.getByRole("link", { name: "Refusals" }).click();
  await page.locator("table.list tbody tr").first().getByRole("link").click();
  await page.getByRole("link", { name: "Clause 2.5" }).click();
  assert.match(await textOf(page, ".is-wanted"), /TLP colours/);

  // Two others approve, each by a link of their own, and the release leaves.
  for (const [person, said] of [
    ["second officer", "Approved."],
    ["third officer", "Approved and sent."],
  ] as const) {
    await using other = await pages.visit("arvenia", person);
    await other.page.getByRole("link", { name: "Approve as a second person" }).click();
    await other.page.locator("table.list tbody tr").first().getByRole("link").click();
    await other.page.getByRole("button", { name: "Approve" }).click();
    await other.page.locator(".notice.is-good").getByText(said, { exact: true }).waitFor();
    assert.equal(new URL(other.page.url()).hash, release);
    assert.deepEqual(other.complaints, []);
  }

  // The partner's analyst reads it, in French, between its marking lines.
  await using analyst = await pages.visit("talvia", "analyst", { locale: "fr-FR" });
  await officer.open(release.slice(2));
  await page.getByRole("cell", { name: "received" }).first().waitFor();
  await analyst.page.getByRole("link", { name: "Lire ce que le partenaire a diffusé" }).click();
  await analyst.page.getByRole("link", { name: CONVOY }).first().click();
  await analyst.page.getByText(TEXT).waitFor();
  assert.deepEqual(await analyst.page.locator(".marking").allInnerTexts(), ["TLP:AMBER", "TLP:AMBER"]);
  assert.equal(await analyst.page.locator("html").getAttribute("lang"), "fr");
  const read = new URL(analyst.page.url()).hash;

  // Recalled, it is gone at the partner, and the receipt is found from the figure on the state page.
  await officer.open("");
  await page.getByRole("link", { name: "Recall a release" }).click();
  await page.locator(`table.list a[href="${release}"]`).click();
  await page.getByLabel("Reason").selectOption("inaccurate");
  await page.getByRole("button", { name: "Recall", exact: true }).click();
  await page.getByText("Recall of 1 product ordered.", { exact: true }).first().waitFor();
  await page.getByRole("cell", { name: "recalled" }).waitFor();
  await page.getByRole("link", { name: "Overview", exact: true }).click();
  const region = page.getByRole("region", { name: "Recalls and receipts" });
  await region.waitFor();
  await page.waitForFunction(
    (count) =>
      [...document.querySelectorAll("dd a")].some(
        (link) =>
          link.getAttribute("href") === "#/recalls?state=executed" && Number(link.textContent) === count,
      ),
    recallsBefore + 1,
  );
  await region.locator('a[href="#/recalls?state=executed"]').click();
  await page.locator("table.list tbody tr").first().getByRole("link").click();
  await page.locator("dl.facts").getByText("something in it was wrong").waitFor();
  await page.getByRole("link", { name: /^Entry \d+, the partner’s log$/ }).click();
  await page.getByRole("heading", { level: 2, name: "recall executed" }).waitFor();
  assert.match(await textOf(page, ".facts"), /cosigned by the other party/);

  await analyst.page.goto("about:blank");
  await analyst.page.goto(`${stage.urls.talvia}/${read}`);
  await analyst.page.getByRole("alert").waitFor();
  assert.equal(await analyst.page.getByText(TEXT).count(), 0);

  // The same page in the other language.
  await officer.open("");
  await page.getByRole("button", { name: "Français" }).click();
  await page.getByRole("region", { name: "Rappels et récépissés" }).waitFor();
  assert.match(
    await textOf(page, "[data-verdict]"),
    /^Accord en vigueur jusqu’au .* Les diffusions sont possibles\./,
  );

  assert.deepEqual(
    officer.complaints.filter((complaint) => !isRefusal(complaint)),
    [],
  );
  assert.equal(officer.complaints.filter(isRefusal).length, 1);
  assert.deepEqual(
    analyst.complaints.filter((complaint) => !/status of (404|410)/.test(complaint)),
    [],
  );
});

/** What has the focus: its name and whether one can see that it has. */
function focused(page: Page): Promise<{ name: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLInputElement;
    const labelled = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const name = labelled ?? element.labels?.[0] ?? element;
    return {
      name: name.textContent.trim(),
      visible: outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2,
    };
  });
}

test("the release form is filled by keyboard alone, in the order it is read, and shows where one is", async () => {
  await using officer = await pages.visit("arvenia", "release officer");
  const { page } = officer;
  await officer.open("release");
  await page.getByRole("checkbox", { name: CONVOY }).waitFor();
  const passed: string[] = [];
  const answers: Readonly<Record<string, () => Promise<void>>> = {
    [CONVOY]: () => page.keyboard.press("Space"),
    Organisation: () => page.keyboard.type("TLV"),
    Role: () => page.keyboard.type("ana"),
    Purpose: () => page.keyboard.type("Inc"),
    "I have looked, and no protected person appears in these products": () => page.keyboard.press("Space"),
  };
  for (let steps = 0; steps < 60 && passed.at(-1) !== "Preview"; steps++) {
    await page.keyboard.press("Tab");
    const { name, visible } = await focused(page);
    assert.ok(visible, `the focus cannot be seen on ${name}`);
    if (passed.at(-1) === name) continue;
    passed.push(name);
    await answers[name]?.();
  }
  const wanted = ["Find by words of the text or title", CONVOY, "Organisation", "Role", "Purpose"].concat(
    ["Unit (optional)", "Theatre (optional)", "Until (optional)"],
    ["I have looked, and no protected person appears in these products"],
    ["I have read all the free text in these products", "Preview"],
  );
  assert.deepEqual(
    passed.filter((name) => wanted.includes(name)),
    wanted,
  );
  await page.keyboard.press("Enter");
  await page.locator("[data-verdict=permit-with-obligations]").waitFor();
  assert.equal((await focused(page)).name, "What would happen");
});

const PLACES = [
  "",
  "products",
  "write",
  "release",
  "releases",
  "refusals",
  "recalls",
  "parts",
  "standing",
  "entries",
  "entries/ours/0",
  "entries/theirs/3",
];

for (const locale of ["en-GB", "fr-FR"]) {
  test(`every page of the real nodes fits a phone and complains of nothing, in ${locale}`, async () => {
    const phone = { locale, viewport: { width: 360, height: 740 } };
    await using officer = await pages.visit("arvenia", "release officer", phone);
    await using overseer = await pages.visit("talvia", "overseer", phone);
    for (const [visit, places] of [
      [officer, PLACES],
      [overseer, ["", "entries", "verify"]],
    ] as const) {
      for (const place of places) {
        await visit.open(place);
        await visit.page.locator("main h1").waitFor();
        const extra = await visit.page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(extra, 0, `#/${place} is ${extra} px too wide`);
        assert.equal(await visit.page.getByRole("alert").count(), 0, `#/${place} says that something failed`);
      }
      assert.deepEqual(visit.complaints, []);
    }
  });
}
