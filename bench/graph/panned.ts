import type { Browser } from "playwright-core";

export type Panned = {
  readonly how: string | null;
  /** From opening the page to the picture on the screen. Milliseconds. */
  readonly firstPaint: number;
  /** While it is dragged about, and still being arranged. */
  readonly framesPerSecond: number;
  /** The slowest of a hundred frames, in milliseconds. */
  readonly slowFrame: number;
};

const PAN_MS = 3000;

/** Opens a page with a graph, waits for its first picture, then drags it for three seconds. */
export async function panned(browser: Browser, url: string): Promise<Panned> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "en" });
  try {
    await page.goto(url);
    const place = page.locator(".graph-place[data-how]");
    await place.waitFor();
    // Navigation began at 0; two frames after the picture is there, it has been painted.
    const firstPaint = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())));
        }),
    );
    const frames = await place.evaluate(drag, PAN_MS);
    const sorted = frames.toSorted((a, b) => a - b);
    return {
      how: await place.getAttribute("data-how"),
      firstPaint: Math.round(firstPaint),
      framesPerSecond: Math.round((frames.length * 10_000) / PAN_MS) / 10,
      slowFrame: Math.round(sorted[Math.floor(sorted.length * 0.99)] ?? 0),
    };
  } finally {
    await page.close();
  }
}

/** Drags in the page itself, once a frame, so that the test's own channel is no part of what is measured. */
function drag(element: Element, milliseconds: number): Promise<number[]> {
  const { left, top } = element.getBoundingClientRect();
  const send = (type: string, x: number, y: number) =>
    element.dispatchEvent(
      new PointerEvent(type, { pointerId: 1, button: 0, clientX: left + x, clientY: top + y, bubbles: true }),
    );
  // A pointer that is not real cannot be captured.
  element.setPointerCapture = () => {};
  return new Promise((resolve) => {
    const frames: number[] = [];
    const started = performance.now();
    let before = started;
    send("pointerdown", 300, 200);
    const step = (now: number) => {
      if (now > started) frames.push(now - before);
      before = now;
      const turn = (now - started) / 300;
      send("pointermove", 300 + Math.sin(turn) * 150, 200 + Math.cos(turn) * 100);
      if (now - started < milliseconds) requestAnimationFrame(step);
      else {
        send("pointerup", 300, 200);
        resolve(frames);
      }
    };
    requestAnimationFrame(step);
  });
}
