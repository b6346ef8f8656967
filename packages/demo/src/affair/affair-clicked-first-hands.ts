import assert from "node:assert/strict";
import { settled } from "@entente/web/testing";
import type { Locator, Page } from "playwright-core";
import { type Clicker, plain } from "./clicking.ts";

type Within = Locator | Page;

/** A control by the whole of its label; `nth` where a form has several of one name. */
export const control = (within: Within, label: string, nth = 0): Locator =>
  within
    .locator("input, textarea, select")
    .and(within.getByLabel(label, { exact: true }))
    .nth(nth);

/** Fills the controls of a form by their labels: text, a choice, or a box to be ticked. */
export async function write(within: Within, words: Readonly<Record<string, string | true>>): Promise<void> {
  for (const [label, value] of Object.entries(words)) {
    const field = control(within, label);
    if (value === true) await field.check();
    else if ((await field.evaluate((element) => element.tagName)) === "SELECT")
      await field.selectOption(value);
    else await field.fill(value);
  }
}

const pressed = (within: Within, button: string) =>
  within.getByRole("button", { name: button, exact: true }).first().click();

/** Presses what acts, and waits until the page says exactly this, or that it was refused. */
export async function done(
  { page, who }: Clicker,
  button: string,
  said: string | RegExp,
  within: Within = page,
): Promise<void> {
  const told = page.locator(".notice.is-good strong").filter({ hasText: said });
  const alert = within.getByRole("alert");
  // What was refused before stays to be read; it is not what becomes of this.
  const stood = await alert.count();
  await pressed(within, button);
  await (stood > 0 ? told : told.or(alert)).first().waitFor();
  if ((await told.count()) === 0)
    assert.fail(`${who} was refused: ${plain(await alert.first().innerText())}`);
  await settled(page);
}

/** Presses what must be refused, and reads in which words it is. */
export async function refused(
  { page, who }: Clicker,
  button: string,
  words: RegExp,
  within: Within = page,
): Promise<void> {
  await pressed(within, button);
  const alert = within.getByRole("alert").first();
  await alert.waitFor();
  // A second try takes the first words away before it gets its own.
  await within
    .getByRole("alert")
    .filter({ hasText: words })
    .first()
    .waitFor()
    .catch(() => undefined);
  assert.match(plain(await alert.innerText()), words, `what ${who} was told`);
}

/** Follows a link to another page, and gives the last part of its address. */
export async function followed(clicker: Clicker, link: Locator): Promise<string> {
  await link.first().click();
  await settled(clicker.page);
  return lastPart(clicker.page);
}

/** The id that the address of a page ends in. */
export const lastPart = (page: Page): string => new URL(page.url()).hash.split("?")[0]!.split("/").at(-1)!;

/** A card or a row that holds these words, and the link that opens it. */
export const cardOf = ({ page }: Clicker, words: string | RegExp): Locator =>
  page.locator(".card").filter({ hasText: words }).getByRole("link");
export const rowOf = ({ page }: Clicker, words: string | RegExp): Locator =>
  page.locator("main tbody tr").filter({ hasText: words }).getByRole("link");
