import type { Problem } from "../common.ts";
import type { ProblemError } from "../problem-error.ts";
import { inFrench } from "./french-of.ts";
import type { Bilingual } from "./sentences.ts";

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
