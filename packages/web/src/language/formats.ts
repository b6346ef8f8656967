export type Language = "en" | "fr";
export type Bilingual = { readonly en: string; readonly fr: string };

/** Dates and numbers as the language writes them. Times are UTC: both parties read the same hour. */
export type Formats = {
  number(value: number): string;
  /** 31 December 2027 */
  date(value: string): string;
  /** 21 Nov 2026, 14:05 UTC */
  time(value: string): string;
  list(values: readonly string[]): string;
  /** The name in this language. */
  name(value: Bilingual): string;
  /** The name as a sentence begins with it: names bear their article, "the Kingdom". */
  start(value: Bilingual): string;
};

/** A date is not broken over two lines. */
const unbroken = (text: string) => text.replace(/(?<!,) /g, "\u00a0");

const locales = { en: "en-GB", fr: "fr-FR" } as const;

function formatsOf(language: Language): Formats {
  const locale = locales[language];
  const number = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const time = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  });
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  // What is no instant is shown as it came, never as "Invalid Date".
  const instant = (format: Intl.DateTimeFormat, value: string) => {
    const at = new Date(value);
    return Number.isNaN(at.getTime()) ? value : unbroken(format.format(at));
  };
  return {
    number: (value) => number.format(value),
    date: (value) => instant(date, value),
    time: (value) => `${instant(time, value)}\u00a0UTC`,
    list: (values) => list.format(values),
    name: (value) => value[language],
    start: ({ [language]: value }) => value.charAt(0).toLocaleUpperCase(locale) + value.slice(1),
  };
}

export const formats: Readonly<Record<Language, Formats>> = { en: formatsOf("en"), fr: formatsOf("fr") };
