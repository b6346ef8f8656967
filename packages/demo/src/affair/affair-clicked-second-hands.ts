import assert from "node:assert/strict";
import { settled } from "@entente/web/testing";
import { en, fr } from "@entente/web/words";
import type { Locator, Page } from "playwright-core";
import type { PartyName, Person } from "../parties.ts";
import { type Clicker, type People, plain } from "./clicking.ts";
import type { AffairStage } from "./stage.ts";

/** What the second half of the affair is clicked with: people at pages, and the words that they find their way by. */

/** French at one node, English at the other: both are originals. */
export const WORDS = { arvenia: fr, talvia: en } as const;
export type Words = (typeof WORDS)[PartyName];

export type Clicked = { readonly stage: AffairStage; readonly people: People };

/** Somebody at a page, with the words of their party's language. */
export async function at(
  { people }: Clicked,
  party: PartyName,
  person: Person,
  place?: string,
): Promise<Clicker & { readonly w: Words }> {
  const who = await people.at(party, person);
  if (place !== undefined) await who.open(place);
  return Object.assign(who, { w: WORDS[party] as Words });
}

/** A label as the page writes it, with or without what says that it may stay empty. */
function labelled(label: string): RegExp {
  const words = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  return new RegExp(`^\\s*${words}(\\s+\\([^)]*\\))?\\s*$`);
}

export const field = (form: Locator, label: string): Locator => form.getByLabel(labelled(label)).first();

/** Writes into fields by their labels; what is undefined is left as it stands. */
export async function fill(form: Locator, values: readonly (readonly [string, string | undefined])[]) {
  for (const [label, value] of values) if (value !== undefined) await field(form, label).fill(value);
}

/** Chooses in lists by their labels, by the value of an option or by its words. */
export async function choose(form: Locator, values: readonly (readonly [string, string | undefined])[]) {
  for (const [label, value] of values) if (value !== undefined) await field(form, label).selectOption(value);
}

/** Ticks what begins with these words. */
export async function tick(group: Locator, names: readonly string[]): Promise<void> {
  for (const name of names)
    await group.getByRole("checkbox", { name: new RegExp(`^${name}(\\s|$)`) }).check();
}

const acts = (page: Page) =>
  page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().includes("/v1/"));

/** Does what acts, and waits until the node has done it and the page has read what became of it. */
export async function done(who: Clicker, button: string, form: Locator | Page = who.page): Promise<void> {
  const answered = acts(who.page);
  await form.getByRole("button", { name: button, exact: true }).first().click();
  const answer = await answered;
  if (!answer.ok()) assert.fail(`${who.who} was refused at “${button}”: ${await answer.text()}`);
  await answer.finished();
  await settled(who.page);
}

/** Presses what must be refused, and reads the words in which it is. */
export async function refused(
  who: Clicker,
  button: string,
  words: RegExp,
  form: Locator | Page = who.page,
): Promise<void> {
  const answered = acts(who.page);
  await form.getByRole("button", { name: button, exact: true }).first().click();
  assert.ok(!(await answered).ok(), `${who.who} was not refused at “${button}”`);
  const alert = who.page.getByRole("alert").first();
  await alert.waitFor();
  assert.match(plain(await alert.innerText()), words);
}

/** The row of a table that a link of this name heads. */
export const rowOf = (who: Clicker, name: string): Locator =>
  who.page.locator("tr", { has: who.page.getByRole("link", { name, exact: true }) });

/** The last segment of the address that is open. */
export const idHere = (who: Clicker): string => new URL(who.page.url()).hash.split("/").at(-1)!;

/** Waits until a page stands at an address that an act has led to. */
export async function arrives(who: Clicker, hash: RegExp): Promise<string> {
  await who.page.waitForURL((url) => hash.test(url.hash));
  await settled(who.page);
  return idHere(who);
}

/** What somebody reads in the page, spaces plain. */
export const reads = async (place: Locator): Promise<string> => plain(await place.first().innerText());
