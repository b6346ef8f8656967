import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { administrationOperations, relationOperations } from "@entente/api";
import { received, release, write } from "./story.ts";
import { openStopped, verifyBoth } from "./testing/inspect.ts";
import { agreementInForce, stagedInBrowser } from "./testing/staged.ts";
import { until } from "./until.ts";

const { stage, pages, given: ids } = await stagedInBrowser(agreementInForce);

async function sendsOne(title: string): Promise<void> {
  const product = await write(stage.cast, "arvenia", title, `TLP:AMBER\n\n${title}: three boats.`);
  await received(stage.cast, "arvenia", await release(stage.cast, ids, "arvenia", [product]));
}

/** Where the root key is: the command line, which speaks to no node. */
function signAtRoot(draft: string, fingerprint: string, out: string): void {
  const cli = fileURLToPath(import.meta.resolve("@entente/node/cli"));
  const home = stage.directories.arvenia;
  const files = [
    "--root",
    join(home, "demo-keys", "root.json"),
    "--passphrase-file",
    join(home, "demo-passphrase"),
  ];
  const argv = ["card", "sign", draft, ...files, "--fingerprint", fingerprint, "--out", out];
  execFileSync(process.execPath, [cli, ...argv], { stdio: "pipe" });
}

test("an administrator changes the node's keys in the page, the root key signing elsewhere; the partner follows", async () => {
  await sendsOne("Before the change");
  await using visit = await pages.visit("arvenia", "administrator");
  const { page } = visit;
  await visit.open("administration/keys");
  await page.getByRole("button", { name: "Make fresh keys" }).click();
  await page.locator(".notice.is-good").getByText("4 keys are made.").waitFor();
  const fingerprint = await page.locator("[data-fingerprint=draft]").innerText();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save the draft" }).click(),
  ]);
  const draft = join(stage.root, download.suggestedFilename());
  await download.saveAs(draft);
  assert.equal(download.suggestedFilename(), "card-1.draft");
  const keyring = readFileSync(join(stage.directories.arvenia, "demo-keys", "keyring.json"), "utf8");
  assert.equal(readFileSync(draft, "utf8").includes(keyring.slice(200, 260)), false);

  // Killed here and started again, the node goes on where it was.
  await stage.kill("arvenia");
  await stage.start("arvenia");
  const card = join(stage.root, "card-1.json");
  signAtRoot(draft, fingerprint.trim(), card);
  await page.goto("about:blank");
  await visit.open("administration/keys");
  await page.getByLabel("Signed card").setInputFiles(card);
  await page.getByRole("button", { name: "Issue this card" }).click();
  await page.locator(".notice.is-good").getByText("Card 1 is issued").waitFor();
  await page.getByRole("table", { name: /^Keys that were replaced or revoked/ }).waitFor();

  // And killed at once: what the card names is what it signs with.
  await stage.kill("arvenia");
  await stage.start("arvenia");
  await sendsOne("After the change");
  const theirs = stage.cast.talvia["liaison officer"].client;
  await until("the partner to hold the new card", async () => {
    const { items } = await theirs.call(relationOperations.listRelations);
    return items.find((each) => each.card.sequence === 1);
  });
  const { keys } = await stage.cast.arvenia.administrator.client.call(administrationOperations.nodeKeys);
  const replaced = keys.filter(({ state }) => state === "replaced").map(({ role }) => role);
  assert.deepEqual(replaced.sort(), ["log", "node", "seal", "witness"]);
  assert.ok(keys.filter(({ state }) => state === "in-force").every(({ held }) => held));
  assert.deepEqual(
    visit.complaints.filter((text) => !/ERR_|status of|Failed to fetch/.test(text)),
    [],
  );

  await stage.stopBoth();
  for (const party of ["arvenia", "talvia"] as const) {
    await using node = await openStopped(stage.directories[party]);
    const report = await verifyBoth(node, ids[party === "arvenia" ? "talvia" : "arvenia"] as never);
    assert.ok(report.ok, JSON.stringify(report.findings));
  }
});
