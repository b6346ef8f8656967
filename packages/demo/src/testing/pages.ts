import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { accountOperations } from "@entente/api";
import { openBrowser, settled } from "@entente/web/testing";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { nameOf, type PartyName, type Person } from "../parties.ts";
import type { Stage } from "./stage.ts";

const run = promisify(execFile);
const BOOTSTRAP = fileURLToPath(new URL("../../../../scripts/bootstrap.mjs", import.meta.url));

/**
 * Has the web app built to where nodes find it, if its sources changed: tests that run beside each other must not take
 * it away from one another. Nodes list its files when they start.
 */
export async function buildWebApp(): Promise<void> {
  await run(process.execPath, [BOOTSTRAP]);
}

/** Fills up with whatever the browser complains of from now on: errors, warnings, and what the policy has blocked. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return complaints;
}

/** Somebody who is signed in nowhere yet, in a browser of their own. */
export type Stranger = AsyncDisposable & {
  readonly page: Page;
  /** Everything the browser complained of: errors, warnings, and what the policy has blocked. */
  readonly complaints: string[];
  /** The address of everything it has asked for. */
  readonly asked: string[];
};

/** Somebody at a page of their node. */
export type Visit = Stranger & {
  /** Opens a page by its hash and waits until it has read what it shows. */
  open(place: string): Promise<void>;
};

/** People at pages of a stage's nodes. Disposed, the browser is closed. */
export class Pages implements AsyncDisposable {
  readonly #stage: Stage;
  readonly #browser: Browser;

  private constructor(stage: Stage, browser: Browser) {
    this.#stage = stage;
    this.#browser = browser;
  }

  static async open(stage: Stage): Promise<Pages> {
    return new Pages(stage, await openBrowser());
  }

  /** A fresh one-time link, as `npm start` prints one for each person. */
  async linkOf(party: PartyName, person: Person): Promise<string> {
    const { client } = this.#stage.cast[party].administrator;
    const { accounts } = await client.call(accountOperations.listAccounts);
    const { account } = accounts.find(({ name }) => name === nameOf(party, person))!;
    const { result } = await client.call(accountOperations.issueSignInLink, {
      params: { account },
      body: { minutes: 10 },
    });
    return `${this.#stage.urls[party]}${result.path}`;
  }

  /** Signs somebody in by a one-time link; the page that opens is the state of the relation. */
  async visit(party: PartyName, person: Person, options: BrowserContextOptions = {}): Promise<Visit> {
    const stranger = await this.stranger(options);
    const { page } = stranger;
    await page.goto(await this.linkOf(party, person));
    const base = this.#stage.urls[party];
    return {
      ...stranger,
      async open(place) {
        await page.goto(`${base}/#/${place}`);
        await settled(page);
      },
    };
  }

  /** Somebody who is not signed in anywhere, at an empty page. */
  async stranger(options: BrowserContextOptions = {}): Promise<Stranger> {
    const context = await this.#browser.newContext({ locale: "en-GB", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    return { page, asked, complaints: complaintsOf(page), [Symbol.asyncDispose]: () => context.close() };
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#browser.close();
  }
}
