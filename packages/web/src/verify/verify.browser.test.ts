import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { packArchive } from "@entente/verify";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { openBrowser, settled } from "../testing/browser.ts";
import { startFakeNode } from "../testing/fake-node.ts";
import { logAnswers, type Tampering } from "../testing/log-answers.ts";
import { RealLog, VERIFIER_KEYS } from "../testing/real-log.ts";
import { retiredExport } from "../testing/retired-export.ts";
import { logFolder } from "../verifying/verify-log.ts";

let root: string;
let folder: string;
let browser: Browser;

before(async () => {
  root = await mkdtemp(join(tmpdir(), "entente-verify-"));
  folder = join(root, "dist");
  await build({
    configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)),
    logLevel: "error",
    build: { outDir: folder },
  });
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await rm(root, { recursive: true, force: true });
});

const flipped = (bytes: Uint8Array, at: number) => bytes.with(at, bytes[at]! ^ 1);

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

test("an entry is verified at one press; what is altered on the way is told in words", async () => {
  let log = new RealLog(1000);
  const tampering: Tampering = {};
  await using node = await startFakeNode(
    folder,
    logAnswers(() => log, tampering),
  );
  await using context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  const complaints = complaintsOf(page);
  const verify = async (index: number) => {
    await page.goto(`${node.url}#/entries/ours/${index}`);
    await page.reload();
    await page.getByRole("button", { name: "Verify", exact: true }).click();
    await page.locator(".proof-steps").waitFor();
    return page.locator(".proof-steps").innerText();
  };
  assert.match(await verify(262), /sees this log for the first time/);
  await page.getByText("Proven: this entry stands").waitFor();
  log = new RealLog(1300);
  assert.match(await verify(1200), /extends what this browser verified last time/);
  assert.match(await page.locator(".proof-steps").innerText(), /From 1,000 to 1,300 entries/);

  tampering.entry = (_, bytes) => flipped(bytes, 70);
  assert.match(await verify(262), /They were altered/);
  await page.getByText("This does not verify").waitFor();
  delete tampering.entry;
  tampering.tile = (level, n, bytes) => (level === 0 && n === 1 ? flipped(bytes, 40) : bytes);
  assert.match(await verify(262), /The hashes do not lead to the signed root/);
  delete tampering.tile;
  log = new RealLog(1200);
  assert.match(await verify(262), /Entries were taken away/);
  assert.deepEqual(complaints, []);
});

test("the feed is read in sentences, and all that is shown is verified together", async () => {
  const log = new RealLog(120);
  await using node = await startFakeNode(
    folder,
    logAnswers(() => log),
  );
  await using context = await browser.newContext({ locale: "fr" });
  const page = await context.newPage();
  await page.goto(`${node.url}#/entries`);
  await page.getByText("a envoyé un message par le canal").first().waitFor();
  await page.getByRole("button", { name: "Vérifier ce qui est affiché" }).click();
  await page.getByText("vérifiée", { exact: true }).nth(49).waitFor();
  await page.goto(`${node.url}#/verify`);
  await page.getByRole("button", { name: "Vérifier tout ce qui est récent" }).click();
  await page.getByText("100 écritures vérifiées").waitFor();
});

async function writeExport(
  exported: ReadonlyMap<string, Uint8Array>,
  name: string,
): Promise<{ directory: string; archive: string }> {
  const directory = join(root, name);
  const files = [...exported].map(([path, bytes]) => ({ path, bytes }));
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), bytes);
  }
  const archive = `${directory}.tar`;
  await writeFile(archive, packArchive(files));
  return { directory, archive };
}

test("verify.html checks a folder and a tar file, from a server in a worker and from a disk without one", async () => {
  const log = new RealLog(700);
  const sound = await writeExport(log.exported(), "sound");
  const altered = await writeExport(log.exported(), "altered");
  const bundle = join(altered.directory, logFolder(log.head().origin), "tile/entries/001");
  const bytes = log.exported().get(`${logFolder(log.head().origin)}/tile/entries/001`)!;
  await writeFile(bundle, flipped(bytes, 60));
  await using node = await startFakeNode(folder, []);
  for (const url of [`${node.url}verify.html`, pathToFileURL(join(folder, "verify.html")).href]) {
    await using context = await browser.newContext({ locale: "en" });
    const page = await context.newPage();
    const failures: string[] = [];
    page.on("pageerror", (error) => failures.push(error.message));
    await page.goto(url);
    await page.getByRole("textbox", { name: "Verifier keys" }).fill(VERIFIER_KEYS.join("\n"));
    const check = async () => {
      await page.getByRole("button", { name: "Check", exact: true }).click();
      await page.locator(".verdict").waitFor();
      return page.locator("#results").innerText();
    };
    await page.getByLabel("Folder of the export").setInputFiles(sound.directory);
    assert.match(await check(), /^Everything that was checked holds/, url);
    await page.getByLabel("Folder of the export").setInputFiles(altered.directory);
    assert.match(await check(), /Something is wrong.*The first one is entry 256\./s, url);
    await page.getByLabel("Or its tar file").setInputFiles(sound.archive);
    assert.match(await check(), /^Everything that was checked holds/, url);
    await page.getByRole("button", { name: "Français" }).click();
    assert.match(await page.locator("#results").innerText(), /^Tout ce qui a été vérifié est établi/);
    // On a server the work is done beside the page, on a disk in it.
    assert.deepEqual(failures, []);
  }
});

test("verify.html tells of a retired log in both languages: where it ends, and how much was witnessed", async () => {
  const { archive } = await writeExport(retiredExport(), "retired");
  await using node = await startFakeNode(folder, []);
  await using context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${node.url}verify.html`);
  await page.getByLabel("Or its tar file").setInputFiles(archive);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  const told = page.locator('[data-step="retirement"]');
  assert.match(await told.innerText(), /This log was retired.*298 entries\. 305 had been witnessed\./s);
  assert.equal(await told.count(), 1);
  await page.getByRole("button", { name: "Français" }).click();
  assert.match(
    await told.innerText(),
    /Ce journal a été clos.*298 écritures\. Le témoin en avait constaté 305\./s,
  );
});

test("on a phone nothing is wider than the page", async () => {
  const log = new RealLog(120);
  await using node = await startFakeNode(
    folder,
    logAnswers(() => log),
  );
  await using context = await browser.newContext({ locale: "fr", viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const place of [
    "#/entries",
    "#/verify",
    "#/relations",
    "#/carry",
    "#/entries/ours/3",
    "verify.html",
  ]) {
    await page.goto(`${node.url}${place}`);
    await page.locator("h1").waitFor();
    if (place.startsWith("#")) await settled(page);
    const extra = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(extra, 0, `${place} is ${extra} px too wide`);
  }
});
