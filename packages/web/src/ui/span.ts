import type { Language } from "../language/formats.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** Years from two years on, days from two days on, hours from two hours on, minutes from two minutes on: nobody counts 0.01 days. */
const UNITS = [
  ["year", YEAR],
  ["day", DAY],
  ["hour", HOUR],
  ["minute", MINUTE],
] as const;

/** A length of time, given in seconds, in whole units that people count it in; not broken over two lines. */
export function spanOf(seconds: number, language: Language): string {
  const [unit, size] = UNITS.find(([, each]) => seconds >= 2 * each) ?? ["second", 1];
  const format = new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.floor(seconds / size)).replaceAll(" ", "\u00a0");
}
