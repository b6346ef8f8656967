import type { InquiryFindingWords, InquiryProblem } from "@entente/api";
import { BANDS, isLikelihood, type Lang, termsIn } from "./terms.ts";
import {
  figuresIn,
  hedgesIn,
  isUnsourced,
  leansOnSilence,
  namesConfidence,
  percentagesIn,
  plainDecimal,
  sentencesOf,
  verdictsIn,
} from "./text.ts";

/** A finding as the linter sees it. */
export type Linted = InquiryFindingWords & {
  readonly status: "common_ground" | "established" | "assessed" | "not_determined";
  /** Whether it replaces a finding of an earlier round. */
  readonly replaces: boolean;
  /** How many independent known roots its basis names. */
  readonly knownRoots: number;
};

const LANGS: readonly Lang[] = ["en", "fr"];

type Found = Omit<InquiryProblem, "level"> & { readonly level?: "warning" };
type Rule = (finding: Linted) => Found[];

const found = (rule: number, at: string, en: string, fr: string): Found => ({ rule, at, text: { en, fr } });

/** Runs over the sentences of the finding's text, in both languages. */
const eachSentence = (
  { text }: Linted,
  look: (sentence: string, lang: Lang, at: string) => Found[],
): Found[] =>
  LANGS.flatMap((lang) =>
    sentencesOf(text[lang]).flatMap((sentence) => look(sentence, lang, `/text/${lang}`)),
  );

const apart: Rule = (finding) =>
  eachSentence(finding, (sentence, lang, at) =>
    termsIn(sentence, lang).length > 0 && namesConfidence(sentence, lang)
      ? [
          found(
            1,
            at,
            "One sentence says how likely it is and how sure you are. Say them in two.",
            "Une même phrase donne la vraisemblance et le degré de confiance : il en faut deux.",
          ),
        ]
      : [],
  );

const oneRow: Rule = (finding) => {
  const { status, likelihood, text } = finding;
  const problems: Found[] = [];
  if (status === "assessed" && (likelihood === undefined || !isLikelihood(likelihood)))
    problems.push(
      found(
        2,
        "/likelihood",
        "An assessed finding has one of the seven likelihood terms.",
        "Un constat apprécié porte l’un des sept termes de vraisemblance.",
      ),
    );
  if (status !== "assessed" && likelihood !== undefined)
    problems.push(
      found(
        2,
        "/likelihood",
        "Only an assessed finding has a likelihood.",
        "Seul un constat apprécié a une vraisemblance.",
      ),
    );
  for (const lang of LANGS) {
    if (termsIn(text[lang], lang).some(({ row }) => row === 2))
      problems.push(
        found(
          2,
          `/text/${lang}`,
          "A term of the second row: use the words of the first row throughout.",
          "Un terme de l’autre série : n’employez que ceux de la première.",
        ),
      );
    if (percentagesIn(text[lang]).some((percent) => percent === 0 || percent === 100))
      problems.push(
        found(
          2,
          `/text/${lang}`,
          "0 or 100 per cent is no likelihood: nothing is that sure.",
          "0 ou 100 % n’est pas une vraisemblance : rien n’est aussi sûr.",
        ),
      );
  }
  return problems;
};

const noHedges: Rule = (finding) =>
  eachSentence(finding, (sentence, lang, at) => {
    const hedges = hedgesIn(sentence, lang);
    if (hedges.length > 1)
      return [
        found(3, at, `Doubled hedge: ${hedges.join(", ")}.`, `Réserve redoublée : ${hedges.join(", ")}.`),
      ];
    return hedges.length === 1 && termsIn(sentence, lang).length === 0
      ? [
          found(
            3,
            at,
            `"${hedges[0]}" says nothing alone: use a likelihood term.`,
            `« ${hedges[0]} » ne dit rien à lui seul : employez un terme de vraisemblance.`,
          ),
        ]
      : [];
  });

const inBand: Rule = (finding) =>
  eachSentence(finding, (sentence, lang, at) => {
    const [term] = termsIn(sentence, lang);
    if (term === undefined) return [];
    const [low, high] = BANDS[term.likelihood];
    const outside = percentagesIn(sentence).find((percent) => percent < low || percent > high);
    return outside === undefined
      ? []
      : [
          found(
            4,
            at,
            `${outside} per cent is outside ${low} to ${high}, the band of "${term.words}".`,
            `${outside} % est hors de la bande ${low} à ${high} de « ${term.words} ».`,
          ),
        ];
  });

const highNeedsBasis: Rule = ({ status, confidence, knownRoots, basis }) => {
  if (status === "assessed" && confidence === undefined)
    return [
      found(
        5,
        "/confidence",
        "An assessed finding says how good its basis is.",
        "Un constat apprécié dit ce que vaut sa base.",
      ),
    ];
  if (confidence !== "high") return [];
  if (knownRoots < 2)
    return [
      found(
        5,
        "/confidence",
        "High confidence needs at least two independent roots.",
        "Une confiance élevée demande au moins deux origines indépendantes.",
      ),
    ];
  return basis.gaps === undefined || basis.assumptions === undefined
    ? [
        found(
          5,
          "/basis",
          "High confidence needs its gaps and assumptions stated.",
          "Une confiance élevée demande que lacunes et hypothèses soient dites.",
        ),
      ]
    : [];
};

const wholeFigures: Rule = ({ text, figures }) => {
  const known = new Set(figures.map(({ value }) => plainDecimal(value)));
  const stray = LANGS.flatMap((lang) =>
    figuresIn(text[lang], lang)
      .filter((value) => !known.has(value))
      .map((value) =>
        found(
          6,
          `/text/${lang}`,
          `The figure ${value} is not among the figures with their unit, period and place.`,
          `Le chiffre ${value} ne figure pas parmi ceux dont l’unité, la période et le lieu sont dits.`,
        ),
      ),
  );
  const bare = figures.flatMap((figure, index) =>
    (["unit", "period", "sense", "basis"] as const)
      .filter((member) => figure[member] === undefined)
      .map((member) =>
        found(
          6,
          `/figures/${index}/${member}`,
          "A figure has its unit, its period, the sense of its place, and whether it was counted or estimated.",
          "Un chiffre a son unité, sa période, le sens de son lieu, et dit s’il est compté ou estimé.",
        ),
      ),
  );
  return [...stray, ...bare];
};

const noVerdict: Rule = ({ text }) =>
  LANGS.flatMap((lang) =>
    verdictsIn(text[lang], lang).map((word) =>
      found(
        7,
        `/text/${lang}`,
        `"${word}" is a verdict; an inquiry finds facts only.`,
        `« ${word} » est un verdict ; une enquête n’établit que des faits.`,
      ),
    ),
  );

const bothSides: Rule = (finding) => {
  const { status, alternatives, basis, reason } = finding;
  const problems: Found[] = [];
  if (status === "not_determined" && reason === undefined)
    problems.push(
      found(
        8,
        "/reason",
        "A finding that determines nothing says why.",
        "Un constat qui ne détermine rien dit pourquoi.",
      ),
    );
  if (status === "assessed" && alternatives.length === 0)
    problems.push(
      found(8, "/alternatives", "Name at least one alternative.", "Nommez au moins une autre explication."),
    );
  if ((status === "assessed" || status === "established") && basis.contrary === undefined)
    problems.push(
      found(
        8,
        "/basis/contrary",
        "Name the strongest evidence to the contrary.",
        "Nommez l’élément contraire le plus fort.",
      ),
    );
  const unsourced = eachSentence(finding, (sentence, lang, at) =>
    isUnsourced(sentence, lang)
      ? [{ ...found(8, at, "By whom? Name the source.", "Par qui ? Nommez la source."), level: "warning" }]
      : [],
  );
  return [...problems, ...unsourced];
};

const changeStated: Rule = ({ replaces, change, basis }) => [
  ...(replaces && change === undefined
    ? [
        found(
          9,
          "/change",
          "Say what changed since the earlier finding.",
          "Dites ce qui a changé depuis le constat antérieur.",
        ),
      ]
    : []),
  ...(["assumptions", "contrary"] as const).flatMap((member) =>
    LANGS.filter((lang) => leansOnSilence(basis[member]?.[lang] ?? "", lang)).map((lang) =>
      found(
        9,
        `/basis/${member}/${lang}`,
        "An answer withheld is no basis: it is neither an admission nor a denial.",
        "Une réponse refusée n’est pas une base : ni aveu, ni démenti.",
      ),
    ),
  ),
];

const sameInBoth: Rule = ({ text, status, likelihood }) => {
  const sideOf = (lang: Lang) => ({
    figures: figuresIn(text[lang], lang).toSorted().join(" "),
    percent: percentagesIn(text[lang]).toSorted().join(" "),
    terms: termsIn(text[lang], lang).map((term) => term.likelihood),
  });
  const [en, fr] = [sideOf("en"), sideOf("fr")];
  const problems: Found[] = [];
  if (en.figures !== fr.figures || en.percent !== fr.percent)
    problems.push(
      found(
        10,
        "/text",
        "English and French do not give the same figures.",
        "L’anglais et le français ne donnent pas les mêmes chiffres.",
      ),
    );
  const differs = en.terms.join(" ") !== fr.terms.join(" ");
  const strays = status === "assessed" && [...en.terms, ...fr.terms].some((term) => term !== likelihood);
  if (differs || strays)
    problems.push(
      found(
        10,
        "/text",
        "English, French and the finding's term do not say the same likelihood.",
        "L’anglais, le français et le terme du constat ne disent pas la même vraisemblance.",
      ),
    );
  return problems;
};

const RULES: readonly Rule[] = [
  apart,
  oneRow,
  noHedges,
  inBand,
  highNeedsBasis,
  wholeFigures,
  noVerdict,
  bothSides,
  changeStated,
  sameInBoth,
];

/** Everything that is wrong with a finding, in the order of the rules of inquiry.md §6. Pure. */
export function lint(finding: Linted): InquiryProblem[] {
  return RULES.flatMap((rule) => rule(finding)).map((each) => ({ level: "error", ...each }));
}

export const isError = ({ level }: InquiryProblem): boolean => level === "error";
