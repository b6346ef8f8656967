import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Page } from "playwright-core";

/** WebP at this quality keeps thin lines and small letters legible at a third of the size of PNG. */
const QUALITY = 70;
/** What stands further down is more of the same list. */
const MAX_HEIGHT = 1500;

/** Writes the page as it stands, from its top, as a WebP. Gives the bytes written. */
export async function takePicture(page: Page, path: string): Promise<number> {
  const viewport = page.viewportSize()!;
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  // Made as high as what it shows, so that what sticks to the window does not stand in the middle of the picture.
  await page.setViewportSize({
    ...viewport,
    height: Math.min(Math.max(height, viewport.height), MAX_HEIGHT),
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frames = 0; frames < 3; frames++) await new Promise((next) => requestAnimationFrame(next));
  });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  await session.detach();
  await page.setViewportSize(viewport);
  const bytes = Buffer.from(data, "base64");
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  return bytes.length;
}
