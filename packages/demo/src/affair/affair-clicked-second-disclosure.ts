import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  createKeyPair,
  fromHex,
  openReport,
  readOverseerKey,
  sealReply,
  toBase64Url,
} from "@entente/disclosure";
import type { Page } from "playwright-core";
import { PARTIES } from "../parties.ts";
import type { Pages } from "../testing/pages.ts";
import {
  arrives,
  at,
  type Clicked,
  choose,
  done,
  field,
  fill,
  reads,
  refused,
} from "./affair-clicked-second-hands.ts";
import { type Disclosed, INSIDER_REPORT } from "./disclosures.ts";

const ANSWER = "Received and taken up. We ask for the register of May.";

/**
 * Talvia's oversight body registers its key and another person confirms it; an insider hands in where nobody else looks;
 * the overseer fetches, and the receipt opens the answer. At Arvenia nothing shows.
 */
export async function disclosure(given: Clicked, pages: Pages): Promise<Disclosed> {
  const folder = mkdtempSync(join(tmpdir(), "entente-clicked-"));
  await using insider = await pages.stranger();
  const { page } = insider;
  try {
    const keys = await registerKey(given, folder);
    page.setDefaultTimeout(30_000);
    await page.goto(`http://127.0.0.1:${given.stage.ports.talvia.disclosures}/`);
    const receipt = await handIn(page);
    const caseId = await answerIt(given, keys.pair, folder);
    await look(page, "1234 5678 9012 3456 7890");
    await page.getByText("Nothing to read with this receipt.").waitFor();
    await look(page, receipt);
    await page.getByText(ANSWER).waitFor();
    await nobodyElse(given);
    return { case: caseId, receipt, ...keys };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function registerKey(given: Clicked, folder: string): Promise<Pick<Disclosed, "key" | "pair">> {
  const pair = await createKeyPair();
  const body = PARTIES.talvia.overseer;
  const key = readOverseerKey({
    type: "entente-overseer-key",
    v: 1,
    party: given.stage.ids.talvia,
    body,
    key: toBase64Url(pair.publicKey),
  });
  const file = join(folder, "overseer-key.json");
  writeFileSync(file, JSON.stringify(key));
  const overseer = await at(given, "talvia", "overseer", "disclosures");
  const { disclosures: w } = overseer.w;
  const main = overseer.page.locator("main");
  await field(main, w.keyFile).setInputFiles(file);
  await done(overseer, w.registerSubmit);
  const { disclosureOperations: ops } = await import("@entente/api");
  const { items } = await given.stage.cast.talvia.overseer.client.call(ops.listOverseerKeys);
  const { fingerprint } = items[0]!;
  assert.ok(
    !(await reads(main)).includes(fingerprint),
    "the second person has it from the body, not from here",
  );

  const confirms = await at(given, "talvia", "administrator", "disclosures");
  const form = confirms.page.locator("main form").last();
  await fill(form, [[w.fingerprint, fingerprint.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))]]);
  await refused(confirms, w.confirmSubmit, /fingerprint/i, form);
  await fill(form, [[w.fingerprint, fingerprint]]);
  await done(confirms, w.confirmSubmit, form);
  await overseer.open("");
  await overseer.open("disclosures");
  await main.getByRole("cell", { name: w.keyStates.confirmed!, exact: true }).waitFor();
  await overseer.open("");
  return { pair, key };
}

async function handIn(page: Page): Promise<string> {
  await page.getByRole("checkbox").check();
  await page.getByText("Only TLV-OVERSIGHT can open it.").waitFor();
  await page.getByLabel("Your report").fill(INSIDER_REPORT);
  await page.getByRole("button", { name: "Seal and hand in" }).click();
  return page.locator(".digits").innerText();
}

async function look(page: Page, receipt: string): Promise<void> {
  await page.getByLabel("Your receipt: twenty digits").fill(receipt);
  await page.getByRole("button", { name: "Look" }).click();
}

/** The overseer fetches the sealed file, opens it elsewhere, and stores the answer that was sealed there. */
async function answerIt(given: Clicked, pair: Disclosed["pair"], folder: string): Promise<string> {
  const who = await at(given, "talvia", "overseer", "disclosures");
  const { disclosures: w } = who.w;
  const table = who.page.getByRole("table", { name: w.caption });
  await table.getByRole("link").click();
  const caseId = await arrives(who, /^#\/disclosures\/[0-9a-f]{32}$/);
  const saving = who.page.waitForEvent("download");
  await who.press(w.fetch);
  const opened = await openReport(new Uint8Array(readFileSync(await (await saving).path())), pair);
  assert.equal(new TextDecoder().decode(opened.report), INSIDER_REPORT);
  const file = join(folder, "answer.sealed");
  const sealed = await sealReply({ text: ANSWER, as: "acknowledgement" }, fromHex(caseId, 16)!, opened.reply);
  const form = who.page.locator("main form", { hasText: w.file });
  const other = { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("not sealed") };
  await field(form, w.file).setInputFiles(other);
  await who.press(w.replySubmit);
  await who.sees(w.notSealed);
  writeFileSync(file, sealed);
  await field(form, w.file).setInputFiles(file);
  await choose(form, [[w.as, "acknowledgement"]]);
  await done(who, w.replySubmit, form);
  await who.sees(w.repliesOf("1"));
  return caseId;
}

/** Neither the partner's overseer nor anybody else of Talvia's is told that it exists. */
async function nobodyElse(given: Clicked): Promise<void> {
  const theirs = await at(given, "arvenia", "overseer", "disclosures");
  await theirs.sees(theirs.w.disclosures.none);
  const liaison = await at(given, "talvia", "liaison officer", "");
  assert.equal(await liaison.page.getByRole("link", { name: liaison.w.disclosures.title }).count(), 0);
}
