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

/** A sentence of the catalogue in French; undefined for any other. */
export function inFrench(sentence: string): string | undefined {
  if (Object.hasOwn(french, sentence)) return french[sentence as keyof typeof french];
  for (const { shape, translation } of patterns()) {
    const groups = shape.exec(sentence)?.groups;
    if (groups !== undefined)
      return translation.replace(/\{(\w+)\}/g, (_, name: string) => valueInFrench(groups[name] ?? ""));
  }
  return undefined;
}

/** What fills a gap: a sentence, a thing, a word of the vocabulary or a list of such; else it stands as it is. */
function valueInFrench(value: string): string {
  if (Object.hasOwn(frThings, value)) return frThings[value as keyof typeof frThings];
  const word = (one: string) => (Object.hasOwn(frWords, one) ? frWords[one]! : one);
  return (
    inFrench(value.slice(0, LONGEST_NESTED)) ??
    value
      .split(", ")
      .map((one) => word(one))
      .join(", ")
  );
}

/** Of a longer value no part is a sentence of ours: it is what somebody typed. */
const LONGEST_NESTED = 400;

type Pattern = { readonly shape: RegExp; readonly translation: string };
let made: readonly Pattern[] | undefined;

/** Sentences with gaps, as shapes; the one with the most words of its own is tried first. */
function patterns(): readonly Pattern[] {
  made ??= Object.entries(french)
    .filter(([sentence]) => sentence.includes("{"))
    .toSorted(([one], [other]) => ownLength(other) - ownLength(one))
    .map(([sentence, translation]) => ({ shape: shapeOf(sentence), translation }));
  return made;
}

const ownLength = (sentence: string): number => sentence.replace(/\{\w+\}/g, "").length;

function shapeOf(sentence: string): RegExp {
  const parts = sentence
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith("{") ? `(?<${part.slice(1, -1)}>[^]*?)` : RegExp.escape(part)));
  return new RegExp(`^${parts.join("")}$`);
}
