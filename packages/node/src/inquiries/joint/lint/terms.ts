import { inquiryLikelihoods } from "@entente/api";

export type Lang = "en" | "fr";
export type Likelihood = (typeof inquiryLikelihoods)[number];

/** One row of ICD 203; the French terms are the project's own (inquiry.md §6). */
type Term = { readonly likelihood: Likelihood; readonly row: 1 | 2; readonly words: string };

const EN: readonly Term[] = [
  { likelihood: "almost-no-chance", row: 1, words: "almost no chance" },
  { likelihood: "very-unlikely", row: 1, words: "very unlikely" },
  { likelihood: "unlikely", row: 1, words: "unlikely" },
  { likelihood: "roughly-even-chance", row: 1, words: "roughly even chance" },
  { likelihood: "likely", row: 1, words: "likely" },
  { likelihood: "very-likely", row: 1, words: "very likely" },
  { likelihood: "almost-certain", row: 1, words: "almost certain" },
  { likelihood: "almost-no-chance", row: 2, words: "remote" },
  { likelihood: "very-unlikely", row: 2, words: "highly improbable" },
  { likelihood: "unlikely", row: 2, words: "improbable" },
  { likelihood: "roughly-even-chance", row: 2, words: "roughly even odds" },
  { likelihood: "likely", row: 2, words: "probable" },
  { likelihood: "very-likely", row: 2, words: "highly probable" },
  { likelihood: "almost-certain", row: 2, words: "nearly certain" },
];
const FR: readonly Term[] = [
  { likelihood: "almost-no-chance", row: 1, words: "presque aucune chance" },
  { likelihood: "very-unlikely", row: 1, words: "très improbable" },
  { likelihood: "unlikely", row: 1, words: "improbable" },
  { likelihood: "roughly-even-chance", row: 1, words: "environ une chance sur deux" },
  { likelihood: "likely", row: 1, words: "probable" },
  { likelihood: "very-likely", row: 1, words: "très probable" },
  { likelihood: "almost-certain", row: 1, words: "presque certain" },
  // There is one French row: whatever else is used for these bands stands for the second.
  { likelihood: "almost-no-chance", row: 2, words: "chances infimes" },
  { likelihood: "very-unlikely", row: 2, words: "hautement improbable" },
  { likelihood: "very-likely", row: 2, words: "hautement probable" },
  { likelihood: "almost-certain", row: 2, words: "quasi certain" },
];

/** Bounds in per cent; bands share their end points (ICD 203). */
export const BANDS: Readonly<Record<Likelihood, readonly [number, number]>> = {
  "almost-no-chance": [1, 5],
  "very-unlikely": [5, 20],
  unlikely: [20, 45],
  "roughly-even-chance": [45, 55],
  likely: [55, 80],
  "very-likely": [80, 95],
  "almost-certain": [95, 99],
};

export const isLikelihood = (text: string): text is Likelihood =>
  (inquiryLikelihoods as readonly string[]).includes(text);

/** Letters of both languages end a word here; `\b` knows only those of ASCII. */
export const wordPattern = (alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})(?![\\p{L}\\p{N}])`, "giu");

const byLength = (terms: readonly Term[]) => terms.toSorted((a, b) => b.words.length - a.words.length);

/** Feminines and plurals of the French adjectives: probable(s), certaine(s). */
const inflected = (words: string, lang: Lang) =>
  words.replaceAll(" ", "\\s+") + (lang === "fr" ? "(?:e|s|es)?" : "");

const TERMS = { en: byLength(EN), fr: byLength(FR) };
const PATTERNS = {
  en: wordPattern(TERMS.en.map(({ words }) => `(${inflected(words, "en")})`)),
  fr: wordPattern(TERMS.fr.map(({ words }) => `(${inflected(words, "fr")})`)),
};

/** The likelihood terms in a text, in order; the longest wins: "very unlikely" is no "likely". */
export function termsIn(text: string, lang: Lang): Term[] {
  return [...text.matchAll(PATTERNS[lang])].map((match) => {
    const which = match.slice(1).findIndex((group) => group !== undefined);
    return TERMS[lang][which]!;
  });
}
