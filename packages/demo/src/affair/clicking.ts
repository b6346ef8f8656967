import assert from "node:assert/strict";
import { settled } from "@entente/web/testing";
import type { Locator, Page } from "playwright-core";
import { nameOf, type PartyName, type Person } from "../parties.ts";
import type { Pages, Visit } from "../testing/pages.ts";

/** The language each party's people work in; the pages of both nodes are in both. */
const LOCALES: Readonly<Record<PartyName, string>> = { arvenia: "fr-FR", talvia: "en-GB" };

/** Spaces that do not break are spaces to a reader. */
export const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, " ");

/** Somebody who sees a page of their node, and does what a person can do with it. Every wait ends by itself. */
export class Clicker {
  readonly who: string;
  readonly page: Page;
  readonly complaints: string[];
  readonly #visit: Visit;

  constructor(who: string, visit: Visit) {
    this.who = who;
    this.#visit = visit;
    this.page = visit.page;
    this.complaints = visit.complaints;
  }

  /** Opens a page by its hash without `#/`, and waits until all it asked for is answered. */
  open(place: string): Promise<void> {
    return this.#visit.open(place);
  }

  /** Follows a link of the page by its name. */
  async follow(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole("link", { name }).first().click();
    await settled(this.page);
  }

  /** Opens what is folded under a heading or a summary with these words, unless it is open. */
  async unfold(words: string | RegExp, within: Locator | Page = this.page): Promise<Locator> {
    const summary = within.locator("summary").filter({ hasText: words }).first();
    await summary.waitFor();
    const details = summary.locator("xpath=..");
    if ((await details.getAttribute("open")) === null) await summary.click();
    return details;
  }

  async fill(label: string | RegExp, text: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByLabel(label).first().fill(text);
  }

  /** Chooses by the words of the option, or by what stands for it. */
  async choose(label: string | RegExp, option: string, within: Locator | Page = this.page): Promise<void> {
    await within.getByLabel(label).first().selectOption(option);
  }

  async check(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole("checkbox", { name }).first().check();
  }

  async press(name: string | RegExp, within: Locator | Page = this.page): Promise<void> {
    await within.getByRole("button", { name }).first().click();
  }

  /** Presses what acts, and waits until the page says that it was done. */
  async act(name: string | RegExp, within: Locator | Page = this.page): Promise<string> {
    await this.press(name, within);
    const said = this.page.locator(".notice.is-good, [role=alert]").first();
    await said.waitFor();
    const words = plain(await said.innerText());
    assert.equal(await this.page.getByRole("alert").count(), 0, `${this.who} was refused: ${words}`);
    await settled(this.page);
    return words;
  }

  /** Presses what must be refused; gives the words in which it is. */
  async refused(name: string | RegExp, words: RegExp, within: Locator | Page = this.page): Promise<void> {
    await this.press(name, within);
    const alert = this.page.getByRole("alert").first();
    await alert.waitFor();
    assert.match(plain(await alert.innerText()), words, `what ${this.who} was told`);
  }

  /** Waits until the page shows this, as it does by itself when the node has something new. */
  async sees(text: string | RegExp, within: Locator | Page = this.page.locator("main")): Promise<void> {
    await within.getByText(text).first().waitFor();
  }

  /** Presses Tab until what has the focus bears a name; fails when the keyboard does not get there. */
  async tabTo(name: string | RegExp, steps = 120): Promise<void> {
    for (let n = 0; n < steps; n++) {
      await this.page.keyboard.press("Tab");
      const focused = plain(await this.page.evaluate(nameOfFocused));
      if (typeof name === "string" ? focused === name : name.test(focused)) return;
    }
    assert.fail(`${this.who} does not get to ${String(name)} by the keyboard`);
  }

  [Symbol.asyncDispose](): PromiseLike<void> {
    return this.#visit[Symbol.asyncDispose]();
  }
}

/** The name of what has the focus, as far as a label or its own words give it. Runs in the page. */
function nameOfFocused(): string {
  const element = document.activeElement as HTMLInputElement | null;
  if (element === null) return "";
  const labelled = document.getElementById(element.getAttribute("aria-labelledby") ?? "");
  const named =
    element.getAttribute("aria-label") ?? (labelled ?? element.labels?.[0] ?? element).textContent;
  return (named ?? "").trim().replace(/\s+/g, " ");
}

/** People at the pages of both nodes. Each signs in once, by a link, and stays. */
export class People implements AsyncDisposable {
  readonly #pages: Pages;
  readonly #here = new Map<string, Promise<Clicker>>();

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  /** Somebody at a page of their node, in the language of their party. */
  at(party: PartyName, person: Person): Promise<Clicker> {
    const key = `${party} ${person}`;
    const here = this.#here.get(key);
    if (here !== undefined) return here;
    const coming = this.#pages.visit(party, person, { locale: LOCALES[party] }).then((visit) => {
      // Two nodes and a browser for each person may share two cores with others.
      visit.page.setDefaultTimeout(30_000);
      return new Clicker(`${nameOf(party, person)} (${person})`, visit);
    });
    this.#here.set(key, coming);
    return coming;
  }

  /** What any browser complained of, by whose it was; answers that are refusals are not complaints. */
  async complaints(): Promise<string[]> {
    const all = await Promise.all(this.#here.values());
    return all.flatMap(({ who, complaints }) =>
      complaints.filter((said) => !/status of (404|409|410|422)/.test(said)).map((said) => `${who}: ${said}`),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const all = await Promise.allSettled(this.#here.values());
    for (const each of all) if (each.status === "fulfilled") await each.value[Symbol.asyncDispose]();
  }
}
