import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { disclosureOperations as ops } from "@entente/api";
import { createKeyPair, fromHex, openReport, sealReply, toBase64Url } from "@entente/disclosure";
import type { Page } from "playwright-core";
import { exchangeCards } from "../story.ts";
import { stagedInBrowser } from "../testing/staged.ts";

const REPORT = "On 6 May the filter before LANTERN was switched off for nine hours.";
const {
  stage,
  pages,
  given: body,
} = await stagedInBrowser(async ({ cast }) => {
  await exchangeCards(cast);
  const body = await createKeyPair();
  const asked = { body: "TLV-OVERSIGHT", key: toBase64Url(body.publicKey) };
  const { talvia } = cast;
  const { result } = await talvia.overseer.client.call(ops.registerOverseerKey, { body: asked });
  const { id, fingerprint } = result;
  const confirming = { params: { id }, body: { fingerprint } };
  await talvia.administrator.client.call(ops.confirmOverseerKey, confirming);
  return body;
});

const folder = mkdtempSync(join(tmpdir(), "entente-drop-"));
after(() => rmSync(folder, { recursive: true }));

const drop = () => `http://127.0.0.1:${stage.ports.talvia.disclosures}/`;
const list = { body: { do: "list" } } as const;
const overseer = () => stage.cast.talvia.overseer.client;

/** An insider who opens the page on a phone. */
async function insider(locale: string) {
  const stranger = await pages.stranger({ locale, viewport: { width: 360, height: 740 } });
  const { page } = stranger;
  await page.goto(drop());
  await page.getByRole("checkbox").waitFor();
  return stranger;
}

/** Reaches an element by the keyboard alone. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let n = 0; n < 40; n++) {
    await page.keyboard.press("Tab");
    if (await page.locator(selector).evaluate((element) => element === document.activeElement)) return;
  }
  assert.fail(`${selector} is not reached by the keyboard`);
}

test("an insider hands in by keyboard on a phone, and reads the answer with the receipt", async () => {
  await using visit = await insider("en-GB");
  const { page, asked, complaints } = visit;
  assert.equal(
    await page
      .getByRole("region", { name: /does not promise/ })
      .locator("li")
      .count(),
    8,
  );
  assert.match(
    await page.getByRole("group", { name: "Who can read it" }).innerText(),
    /Fingerprint (\d{5}\s){7}\d{5}/,
  );
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(overflow <= 0, `${overflow} px stand out of a phone's width`);

  await tabTo(page, "#body-0");
  await page.keyboard.press("Space");
  await page.getByText("Only TLV-OVERSIGHT can open it.").waitFor();
  await tabTo(page, "#text");
  await page.keyboard.type(REPORT);
  await tabTo(page, "form button[type=submit] >> nth=0");
  await page.keyboard.press("Enter");
  const receipt = await page.locator(".digits").innerText();
  assert.match(receipt, /^[0-4]\d{3}( \d{4}){4}$/);
  assert.equal(page.url(), drop(), "one address throughout");
  assert.equal(await page.locator("h2:focus").innerText(), "Handed in");

  const { items } = await overseer().call(ops.visitDisclosures, list);
  assert.equal(items.length, 1);
  const { case: caseId } = items[0]!;
  const fetched = await overseer().call(ops.visitDisclosures, { body: { do: "fetch", case: caseId } });
  const opened = await openReport(new Uint8Array(Buffer.from(fetched.sealed!, "base64")), body);
  assert.equal(new TextDecoder().decode(opened.report), REPORT);

  const look = async (digits: string) => {
    await page.getByLabel("Your receipt: twenty digits").fill(digits);
    await page.getByRole("button", { name: "Look" }).click();
  };
  await look("1234");
  await page.getByText("A receipt has twenty digits").waitFor();
  await look(receipt);
  await page.getByText("Nothing to read with this receipt.").waitFor();

  await using desk = await pages.visit("talvia", "overseer");
  const sealed = await sealReply(
    { text: "Taken up.", as: "acknowledgement" },
    fromHex(caseId, 16)!,
    opened.reply,
  );
  writeFileSync(join(folder, "answer.sealed"), sealed);
  await desk.open(`disclosures/${caseId}`);
  await desk.page.getByLabel("Sealed answer", { exact: true }).setInputFiles(join(folder, "answer.sealed"));
  await desk.page.getByRole("button", { name: "Store" }).click();
  await desk.page.getByText("Stored. Whoever has the receipt can read it.").first().waitFor();
  assert.deepEqual(desk.complaints, []);

  await look(receipt);
  await page.getByText("Taken up.").waitFor();
  await look("1234 5678 9012 3456 7890");
  await page.getByText("Nothing to read with this receipt.").waitFor();

  assert.deepEqual(complaints, [], "the page's own policy blocks nothing of it");
  assert.ok(asked.every((url) => url.startsWith(drop())));
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

test("in French too, what was written stays when the language changes, and leaving goes away", async () => {
  await using visit = await insider("fr-FR");
  const { page } = visit;
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  assert.equal(await page.locator("#before ~ ul li").count(), 8);
  await page.getByLabel("Votre signalement").fill("Un brouillon");
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.getByLabel("Your report").inputValue(), "Un brouillon");
  await page.getByRole("button", { name: "Seal and hand in" }).click();
  await page.getByText("Choose at least one body.").waitFor();
  await page.getByRole("button", { name: "Leave now" }).click();
  await page.waitForURL("about:blank");
});

test("overseers see what was handed in by day with its due dates; others find no door to it", async () => {
  await using desk = await pages.visit("talvia", "overseer");
  await desk.open("disclosures");
  const table = desk.page.getByRole("table", { name: /nothing is timed more finely/ });
  await table.waitFor();
  assert.equal(await table.locator("tbody tr").count(), 1);
  assert.match(await table.innerText(), /TLV-OVERSIGHT/);
  await table.getByRole("link").click();
  const saving = desk.page.waitForEvent("download");
  await desk.page.getByRole("button", { name: "Fetch the sealed file" }).click();
  const saved = readFileSync(await (await saving).path());
  assert.equal(saved.length, 4096);
  assert.equal(new TextDecoder().decode((await openReport(new Uint8Array(saved), body)).report), REPORT);
  await desk.page
    .getByRole("definition")
    .last()
    .filter({ hasText: /fetched, Hugh Ivory/ })
    .waitFor();
  assert.deepEqual(desk.complaints, []);
  await using liaison = await pages.visit("talvia", "liaison officer");
  // The door would stand among the other places.
  await liaison.page.getByRole("link", { name: "Requests" }).first().waitFor();
  assert.equal(await liaison.page.getByRole("link", { name: "Disclosures" }).count(), 0);
});
