import { fileURLToPath } from "node:url";
import { build } from "vite";
import { openBrowser } from "../../packages/web/src/testing/browser.ts";

/** The web app as a node serves it. */
export async function buildApp(folder: string): Promise<void> {
  await build({
    configFile: fileURLToPath(new URL("../../packages/web/vite.config.ts", import.meta.url)),
    logLevel: "error",
    build: { outDir: folder },
  });
}

/** A browser at a node, signed in. `verify` opens an entry anew and gives the milliseconds from the press to the end. */
export async function openPage(url: string) {
  const browser = await openBrowser();
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  return {
    async verify(index: number): Promise<number> {
      await page.goto(`${url}#/entries/ours/${index}`);
      // The page forgets the tiles it has verified, and the browser's cache keeps none: each entry is the first.
      await page.reload();
      await page.getByRole("button", { name: "Verify", exact: true }).waitFor();
      const { ms, said } = await page.evaluate(
        () =>
          new Promise<{ ms: number; said: string }>((resolve) => {
            const press = [...document.querySelectorAll("button")].find(
              ({ textContent }) => textContent === "Verify",
            );
            const seen = new MutationObserver(() => {
              const steps = document.querySelectorAll(".proof-steps > li");
              if (steps.length < 6) return;
              seen.disconnect();
              const said = [...steps].map((step) => step.querySelector(".mark")?.textContent).join(" ");
              requestAnimationFrame(() => resolve({ ms: performance.now() - started, said }));
            });
            seen.observe(document.body, { childList: true, subtree: true });
            const started = performance.now();
            press?.click();
          }),
      );
      if (said !== "holds holds holds holds holds holds") throw new Error(`entry ${index}: ${said}`);
      return ms;
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
    },
  };
}
