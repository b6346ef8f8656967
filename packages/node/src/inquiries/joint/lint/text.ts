import { type Lang, wordPattern } from "./terms.ts";

/** A text in sentences. A point between digits or within an abbreviation's letters ends none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?…;])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

const CONFIDENCE: Readonly<Record<Lang, RegExp>> = {
  en: /(?<!\p{L})(?:low|moderate|high)(?:\s+\p{L}+)?\s+confidence(?!\p{L})|(?<!\p{L})confidence(?!\p{L})[^.;]*?(?<!\p{L})(?:low|moderate|high)(?!\p{L})/iu,
  fr: /(?<!\p{L})confiance(?!\p{L})[^.;]*?(?<!\p{L})(?:faible|modérée|élevée)(?!\p{L})|(?<!\p{L})(?:faible|haute)\s+confiance(?!\p{L})/iu,
};

export const namesConfidence = (sentence: string, lang: Lang): boolean => CONFIDENCE[lang].test(sentence);

// It begins where its digits begin: within a long row of them every other start would be tried, too.
const PERCENT =
  /(?<!\d)(\d+(?:[.,]\d+)?)(?:\s*(?:[-–]|to|à)\s*(\d+(?:[.,]\d+)?))?\s*(?:%|per\s?cent|pour\s+cent)/giu;
const decimal = (text: string) => Number(text.replace(",", "."));

/** Percentages in a text; a range gives both ends. */
export function percentagesIn(text: string): number[] {
  return [...text.matchAll(PERCENT)].flatMap(([, from, to]) =>
    [from, to].flatMap((each) => (each === undefined ? [] : [decimal(each)])),
  );
}

const MONTHS =
  "January|February|March|April|May|June|July|August|September|October|November|December|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
/** What is a number and no count: dates, years, hours, percentages, and numbers within a name like E6 or PPD-28. */
const NO_FIGURES = [
  PERCENT,
  /\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?/gu,
  new RegExp(
    `\\d{1,2}(?:er)?(?:\\s*(?:[-–]|to|and|au|et)\\s*\\d{1,2}(?:er)?)?\\s+(?:${MONTHS})(?:\\s+\\d{4})?`,
    "giu",
  ),
  new RegExp(`(?:${MONTHS})\\s+\\d{1,2}(?!\\d)(?:,?\\s+\\d{4})?`, "gu"),
  /\d{1,2}:\d{2}|\d{1,2}\s?h(?:\s?\d{2})?(?!\p{L})/gu,
  /\p{L}[\p{L}-]*\d[\p{L}\d]*/gu,
  /(?<!\d[\d .,\u00a0\u202f]*)(?:19|20)\d{2}(?![\d.,]*\d|[\u00a0\u202f ]\d{3})/gu,
];

const SPACES = "[ \\u00a0\\u202f]";
const NUMBER: Readonly<Record<Lang, RegExp>> = {
  en: new RegExp(
    `(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?(?:${SPACES}?(thousand|million|billion|[kM])(?!\\p{L}))?`,
    "gu",
  ),
  fr: new RegExp(
    `(\\d{1,3}(?:${SPACES}\\d{3})+|\\d+)(?:,(\\d+))?(?:${SPACES}?(mille|milliers?|millions?|milliards?|[kM])(?!\\p{L}))?`,
    "gu",
  ),
};
const POWER: Readonly<Record<string, number>> = {
  k: 3,
  thousand: 3,
  mille: 3,
  millier: 3,
  milliers: 3,
  M: 6,
  million: 6,
  millions: 6,
  billion: 9,
  milliard: 9,
  milliards: 9,
};

/** Counts in a text as plain decimals: "41.1 million" and « 41,1 millions » both read 41100000. */
export function figuresIn(text: string, lang: Lang): string[] {
  const bare = NO_FIGURES.reduce((left, pattern) => left.replaceAll(pattern, " | "), text);
  return [...bare.matchAll(NUMBER[lang])].map(([, whole = "", fraction = "", unit]) =>
    shifted(whole.replaceAll(/\D/gu, ""), fraction, unit === undefined ? 0 : POWER[unit]!),
  );
}

/** Moves the decimal point; digits only, since a float would not give them back. */
function shifted(whole: string, fraction: string, places: number): string {
  const digits = fraction.padEnd(places, "0");
  return plainDecimal(`${whole}${digits.slice(0, places)}.${digits.slice(places)}`);
}

export function plainDecimal(text: string): string {
  const [whole = "", fraction = ""] = text.split(".");
  const tail = fraction.replace(/0+$/u, "");
  return `${whole.replace(/^0+(?=\d)/u, "")}${tail === "" ? "" : `.${tail}`}`;
}

const HEDGES: Readonly<Record<Lang, RegExp>> = {
  // With a capital it is the month, or begins a question.
  en: /(?<!\p{L})(?:may|might|could|[Pp]ossibly|[Pp]erhaps|cannot be ruled out|can not be ruled out)(?!\p{L})/gu,
  fr: wordPattern([
    "pourrait",
    "pourraient",
    "peut-être",
    "éventuellement",
    "il\\s+se\\s+peut",
    "n[’']est\\s+pas\\s+exclue?",
    "ne\\s+peut\\s+(?:pas\\s+)?être\\s+exclue?",
  ]),
};

export const hedgesIn = (sentence: string, lang: Lang): string[] =>
  [...sentence.matchAll(HEDGES[lang])].map(([hedge]) => hedge);

const VERDICTS: Readonly<Record<Lang, RegExp>> = {
  en: wordPattern([
    "illegal(?:ly|ity)?",
    "unlawful(?:ly)?",
    "breach(?:ed|es)?",
    "violat(?:ed|es|ion|ions)",
    "guilty",
    "justified",
  ]),
  fr: wordPattern([
    "illég(?:al|ale|ales|aux|alité|alement)",
    "illicites?",
    "manquements?",
    "violations?",
    "violé(?:e|s|es)?",
    "coupables?",
    "justifié(?:e|s|es)?",
  ]),
};

export const verdictsIn = (text: string, lang: Lang): string[] =>
  [...text.matchAll(VERDICTS[lang])].map(([word]) => word);

const SILENCES: Readonly<Record<Lang, RegExp>> = {
  en: /neither confirm|nor den(?:y|ied|ies)|no comment|declin(?:ed|es) to|silence|has not answered|did not answer/iu,
  fr: /ni confirm|ni infirm|ni dément|pas souhaité commenter|refus[ée]? de (?:répondre|commenter)|silence|n[’']a pas répondu/iu,
};

export const leansOnSilence = (text: string, lang: Lang): boolean => SILENCES[lang].test(text);

const UNSOURCED: Readonly<Record<Lang, RegExp>> = {
  en: /(?<!\p{L})(?:was|were|is|are|been)\s+(?:reported|alleged|believed|said|thought)(?!\p{L})(?!\s+by)/iu,
  fr: /(?<!\p{L})(?:est|sont|été)\s+(?:rapporté|allégué|dit|supposé|signalé)(?:e|s|es)?(?!\p{L})(?!\s+par)/iu,
};

export const isUnsourced = (sentence: string, lang: Lang): boolean => UNSOURCED[lang].test(sentence);
