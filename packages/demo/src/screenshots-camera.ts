import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "playwright-core";

/** WebP at this quality keeps thin lines and small letters legible at a third of the size of PNG. */
const QUALITY = 55;
/** Two hundred pictures of this size are some six megabytes, and their small letters can still be read. */
const SCALE = 0.8;
/** What stands further down is more of the same list. */
const MAX_HEIGHT = 1400;

/** Writes the page as it stands, from its top, as a WebP. Gives the bytes written. */
export async function takePicture(page: Page, path: string): Promise<number> {
  const viewport = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // Made as high as what it shows, so that what sticks to the window does not stand in the middle of the picture.
  const size = { width: viewport.width, height: Math.min(Math.max(height, viewport.height), MAX_HEIGHT) };
  await page.setViewportSize(size);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frames = 0; frames < 3; frames++) await new Promise((next) => requestAnimationFrame(next));
  });
  const session = await page.context().newCDPSession(page);
  const clip = { x: 0, y: 0, ...size, scale: SCALE };
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY, clip });
  await session.detach();
  await page.setViewportSize(viewport);
  const bytes = Buffer.from(data, "base64");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return bytes.length;
}
