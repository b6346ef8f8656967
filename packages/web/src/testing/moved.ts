import type { BrowserContext, Page } from "playwright-core";

/** What counts as still (Web Vitals: 0.1 is good). */
export const STILL = 0.05;

/** Adds up by how much what stood on each page of `context` was moved, from its very first frame. */
export function watchMoves(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const moved = { sum: 0, observer: undefined as PerformanceObserver | undefined };
    const add = (entries: readonly PerformanceEntry[]) => {
      for (const entry of entries) moved.sum += (entry as PerformanceEntry & { value: number }).value;
    };
    moved.observer = new PerformanceObserver((list) => add(list.getEntries()));
    moved.observer.observe({ type: "layout-shift", buffered: true });
    Object.assign(window, {
      movedSoFar() {
        add(moved.observer?.takeRecords() ?? []);
        return moved.sum;
      },
    });
  });
}

export const movedSoFar = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { movedSoFar(): number }).movedSoFar());

/** Resolves once what was given to the page is on the screen. */
export const drawn = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))));

/** Gives the page its answers one by one, each only when the one before is on the screen. */
export async function oneByOne(page: Page): Promise<void> {
  let before: Promise<unknown> = Promise.resolve();
  await page.route(
    ({ pathname }) => pathname.startsWith("/v1/") && !/\/(session|changes)$/.test(pathname),
    (route) => {
      const turn = before;
      const answered = page.waitForResponse((response) => response.request() === route.request());
      before = answered.then(() => drawn(page)).catch(() => undefined);
      return turn.then(() => route.continue());
    },
  );
}
