import type { Language } from "./formats.ts";

const LESS = { en: "less than a day", fr: "moins d’un jour" } as const;
const locales = { en: "en-GB", fr: "fr-FR" } as const;

/**
 * For how long something has been so, in whole days: everywhere in the same words. What is younger than a day may be of
 * yesterday, and is never said to be of today.
 */
export function ageIn(language: Language, days: number): string {
  if (days < 1) return LESS[language];
  return new Intl.NumberFormat(locales[language], { style: "unit", unit: "day", unitDisplay: "long" }).format(
    days,
  );
}
