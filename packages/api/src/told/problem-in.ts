import type { Problem } from "../common.ts";
import type { ProblemError } from "../problem-error.ts";
import { frThings, frWords } from "./fr-words.ts";
import { type Bilingual, french } from "./sentences.ts";

/** The languages a node answers in. */
export type ProblemLanguage = "en" | "fr";

/**
 * The language of an answer (RFC 9110 §12.5.4): whichever of the two the caller weighs more; English when neither is
 * named, or both alike and English first.
 */
export function languageAsked(acceptLanguage: string | null | undefined): ProblemLanguage {
  const weights = (acceptLanguage ?? "")
    .slice(0, 400)
    .split(",")
    .map((range) => /^\s*(en|fr)\b[^;]*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(range))
    .flatMap((found) => (found === null ? [] : [[found[1]!.toLowerCase(), Number(found[2] ?? 1)] as const]))
    .filter(([, weight]) => weight > 0)
    .toSorted(([, one], [, other]) => other - one);
  return weights[0]?.[0] === "fr" ? "fr" : "en";
}

/**
 * The problem document in one language. In French, what the error brought along in French counts first, then the catalogue;
 * a sentence that is in neither, a library's, stands in the words in which it came.
 */
export function problemIn({ problem, french: own }: ProblemError, language: ProblemLanguage): Problem {
  if (language === "en") return problem;
  const { title, detail } = problem;
  return {
    ...problem,
    title: inFrench(title) ?? title,
    ...(detail === undefined ? {} : { detail: inFrench(detail) ?? detail }),
    ...own,
  };
}

/** What a problem says, in both languages: to be shown where it is no failure but a finding. */
export function wordsOf(error: ProblemError): Bilingual {
  const [en, fr] = (["en", "fr"] as const).map((language) => {
    const { title, detail = title } = problemIn(error, language);
    return detail;
  });
  return { en: en!, fr: fr! };
}

/** A sentence in both languages; one that is not in the catalogue, a library's, stands as it came in either. */
export const bothOf = (sentence: string): Bilingual => ({ en: sentence, fr: inFrench(sentence) ?? sentence });

/** A sentence of the catalogue in French; undefined for any other. Its time grows with the sentence, whoever wrote it. */
export function inFrench(sentence: string): string | undefined {
  if (Object.hasOwn(french, sentence)) return french[sentence as keyof typeof french];
  for (const { literals, names, translation } of patterns()) {
    const values = valuesIn(sentence, literals);
    if (values !== undefined)
      return translation.replace(/\{(\w+)\}/g, (_, name: string) =>
        valueInFrench(name, values[names.indexOf(name)]!),
      );
  }
  return undefined;
}

/** Gaps that hold a word of the vocabulary, or a list of such. */
const WORDS: ReadonlySet<string> = new Set(
  "act acts kind one other role roles state states step unit what".split(" "),
);
/** Gaps that hold a sentence. */
const SENTENCES: ReadonlySet<string> = new Set(["advice", "cause", "why"]);
/** Of a longer value no part is a sentence of ours. */
const LONGEST_NESTED = 400;

/** What fills a gap stands as it is, for somebody may have typed it, unless the gap's name says that it is the node's. */
function valueInFrench(name: string, value: string): string {
  if (name === "thing" && Object.hasOwn(frThings, value)) return frThings[value as keyof typeof frThings];
  if (SENTENCES.has(name)) return value.length > LONGEST_NESTED ? value : (inFrench(value) ?? value);
  if (!WORDS.has(name)) return value;
  const word = (one: string) => (Object.hasOwn(frWords, one) ? frWords[one]! : one);
  return value
    .split(", ")
    .map((one) => word(one))
    .join(", ");
}

/** A sentence with gaps: what stands around them, always one more than the names of the gaps. */
type Pattern = {
  readonly literals: readonly string[];
  readonly names: readonly string[];
  readonly translation: string;
};
let made: readonly Pattern[] | undefined;

/** The one with the most words of its own is tried first. */
function patterns(): readonly Pattern[] {
  made ??= Object.entries(french)
    .filter(([sentence]) => sentence.includes("{"))
    .map(([sentence, translation]) => ({
      literals: sentence.split(/\{\w+\}/),
      names: [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
      translation,
    }))
    .toSorted((one, other) => ownLength(other) - ownLength(one));
  return made;
}

const ownLength = ({ literals }: Pattern): number => literals.join("").length;

/** What stands between the literals, each as short as can be. Not by a regular expression, which would try every way. */
function valuesIn(sentence: string, literals: readonly string[]): string[] | undefined {
  const [first, last] = [literals[0]!, literals.at(-1)!];
  const end = sentence.length - last.length;
  if (!sentence.startsWith(first) || !sentence.endsWith(last)) return undefined;
  const values: string[] = [];
  let at = first.length;
  for (const literal of literals.slice(1, -1)) {
    const found = sentence.indexOf(literal, at);
    if (found === -1) return undefined;
    values.push(sentence.slice(at, found));
    at = found + literal.length;
  }
  return at > end ? undefined : [...values, sentence.slice(at, end)];
}
