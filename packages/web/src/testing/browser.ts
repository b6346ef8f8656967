import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const usual = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where Chromium is: the path in `CHROMIUM`, or where systems usually put it. On Debian, root has it installed. */
export function findChromium(): string {
  const given = process.env.CHROMIUM;
  if (given !== undefined && given !== "") {
    if (!existsSync(given)) throw new Error(`CHROMIUM names ${given}, and no file is there`);
    return given;
  }
  const found = usual.find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    spawnSync("apt-get", ["update", "-q"], { stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { stdio: "ignore" });
    if (existsSync("/usr/bin/chromium")) return "/usr/bin/chromium";
  }
  throw new Error(
    "The test of the page needs Chromium. Install it (apt-get install chromium), or name one in CHROMIUM.",
  );
}

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Resolves when the page has its heading, and everything it asked for has been answered. A node is followed for ever. */
export async function settled(page: Page): Promise<void> {
  const quiet = page.locator('main[aria-busy="false"]');
  // A new address takes two frames to be read and to begin to ask; so does an answer that leads to another question.
  await frames(page);
  await page.locator("main h1").first().waitFor();
  do {
    await quiet.waitFor();
    await frames(page);
  } while ((await quiet.count()) === 0);
}

const frames = (page: Page) =>
  page.evaluate(
    () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(next)))),
  );
