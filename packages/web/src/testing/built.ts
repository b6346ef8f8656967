import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { build } from "vite";
import { openBrowser } from "./browser.ts";

/** The pages, built into a folder of their own, and a browser; both are gone after the tests of the file. */
export async function builtPages(): Promise<{ readonly folder: string; readonly browser: Browser }> {
  const folder = await mkdtemp(join(tmpdir(), "entente-web-"));
  after(() => rm(folder, { recursive: true, force: true }));
  await build({
    configFile: fileURLToPath(new URL("../../vite.config.ts", import.meta.url)),
    logLevel: "error",
    build: { outDir: folder },
  });
  const browser = await openBrowser();
  after(() => browser.close());
  return { folder, browser };
}
