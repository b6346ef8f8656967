import { gzipSync } from "node:zlib";
import type { Browser, Page, Response } from "playwright-core";
import { accountOperations, createClient } from "../../packages/api/src/index.ts";
import { nameOf } from "../../packages/demo/src/index.ts";
import type { Stage } from "../../packages/demo/src/testing/stage.ts";

/** A password that a person of the story sets, to sign in with it. */
const PASSWORD = "six vessels left the roads";

export type Reader = { readonly name: string; readonly url: string; readonly link: () => Promise<string> };

/** Arvenia's release officer, who has set a password by a one-time link as somebody new does. */
export async function readerOf({ cast, urls }: Stage): Promise<Reader> {
  const name = nameOf("arvenia", "release officer");
  const url = urls.arvenia;
  const { client } = cast.arvenia.administrator;
  const { accounts } = await client.call(accountOperations.listAccounts);
  const { account } = accounts.find((one) => one.name === name)!;
  const link = async () => {
    const { result } = await client.call(accountOperations.issueSignInLink, {
      params: { account },
      body: { minutes: 10 },
    });
    return `${url}${result.path}`;
  };
  const redeemed = await fetch(await link(), { redirect: "manual" });
  const cookie = redeemed.headers.getSetCookie()[0]!.split(";")[0]!;
  const own = createClient({
    base: url,
    fetch: (input, init = {}) =>
      fetch(input, {
        ...init,
        headers: { ...(init.headers as Record<string, string>), cookie, origin: url },
      }),
  });
  await own.call(accountOperations.changePassword, { body: { next: PASSWORD } });
  return { name, url, link };
}

/** The scripts that a page loads from now on, with their bytes after gzip. */
export function scriptsOf(page: Page): { readonly total: () => Promise<ReadonlyMap<string, number>> } {
  const loaded: Response[] = [];
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (!type.startsWith("text/javascript") || response.status() !== 200) return;
    loaded.push(response);
  });
  const sizeOf = async (response: Response) =>
    [
      new URL(response.url()).pathname.replace("/assets/", ""),
      gzipSync(await response.body()).length,
    ] as const;
  return { total: async () => new Map(await Promise.all(loaded.map(sizeOf))) };
}

/** Opens the sign-in page in a browser that has nothing of this node, and fills in who wants to sign in. */
export async function atTheDoor(browser: Browser, { url, name }: Reader) {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  const scripts = scriptsOf(page);
  await page.goto(`${url}/`);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  return { page, scripts, [Symbol.asyncDispose]: () => context.close() };
}

/** Milliseconds of one sign-in, as the page itself saw them. */
export type SignedIn = {
  /** From the press to the overview's figures, in the frame after they are there. */
  readonly usable: number;
  /** Of these, how long the node took for the password. */
  readonly password: number;
};

/** Presses, waits in the page itself until the overview shows its figures and nothing is being read, and opens one of them. */
export async function signIn(page: Page, { open = true } = {}): Promise<SignedIn> {
  const signedIn = await page.evaluate(
    () =>
      new Promise<SignedIn>((resolve, reject) => {
        const press = document.querySelector<HTMLButtonElement>("form button[type=submit]");
        const isUsable = () => {
          const first = document.querySelector('main[aria-busy="false"] [data-verdict]');
          const figure = document.querySelector<HTMLElement>('main[aria-busy="false"] dd a[href^="#/"]');
          return first !== null && figure?.checkVisibility() === true;
        };
        const ended = () => {
          seen.disconnect();
          clearTimeout(late);
          requestAnimationFrame(() => {
            const [asked] = performance.getEntriesByName(`${location.origin}/v1/session`).slice(-1);
            resolve({ usable: performance.now() - started, password: asked?.duration ?? Number.NaN });
          });
        };
        const seen = new MutationObserver(() => {
          if (isUsable()) ended();
        });
        const late = setTimeout(() => reject(new Error("no overview within 30 s")), 30_000);
        seen.observe(document.body, { attributes: true, childList: true, subtree: true });
        const started = performance.now();
        press?.click();
      }),
  );
  if (!open) return signedIn;
  await page.locator('main dd a[href^="#/"]').first().click();
  if (!new URL(page.url()).hash.startsWith("#/")) throw new Error("a figure was pressed, and nothing opened");
  return signedIn;
}
