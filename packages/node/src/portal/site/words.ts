import type { Language } from "../figures.ts";
import { html, type Markup } from "./markup.ts";
import type { SiteWords } from "./site-words.ts";
import { en } from "./words-en.ts";
import { fr } from "./words-fr.ts";

export type { SiteWords };

export const siteWords: Readonly<Record<Language, SiteWords>> = { en, fr };

const locales = { en: "en-GB", fr: "fr-FR" } as const;
const dates = Object.fromEntries(
  Object.entries(locales).map(([language, locale]) => [
    language,
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }),
  ]),
) as Record<Language, Intl.DateTimeFormat>;

/** A date as the language writes it, in UTC; not broken over two lines. */
export const dateText = (at: number, language: Language): string =>
  dates[language].format(at).replaceAll(" ", "\u00a0");

/** A date, with what a machine reads. */
export const timeText = (at: number, language: Language): Markup =>
  html`<time datetime="${new Date(at).toISOString()}">${dateText(at, language)}</time>`;

export const numberText = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language]).format(value);

export const listText = (values: readonly string[], language: Language): string =>
  new Intl.ListFormat(locales[language], { type: "conjunction" }).format(values);
