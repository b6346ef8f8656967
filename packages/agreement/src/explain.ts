import { clauseKinds, isKind } from "./clauses/index.ts";
import type { Decision, Verdict } from "./decide.ts";
import type { AgreementDocument, Bilingual, Clause, ClauseId, Lang } from "./document.ts";
import type { Detail } from "./outcome.ts";
import { duties, reasons } from "./reasons.ts";
import { and, date, type Names, namesOf, number } from "./words.ts";

export type ExplainedClause = {
  readonly clause: ClauseId;
  readonly title: string;
  /** A whole sentence that names the clause. */
  readonly sentence: string;
};

export type Explanation = {
  readonly summary: string;
  /** One for every violation. */
  readonly reasons: readonly ExplainedClause[];
  /** One for every obligation. */
  readonly duties: readonly ExplainedClause[];
};

/** What the parameters of a clause mean, in one language: shown beside the text people wrote. */
export function sentence(clause: Clause, lang: Lang, document: AgreementDocument): string {
  if (!isKind(clause.kind)) return { fr: "Genre de clause inconnu.", en: "Unknown kind of clause." }[lang];
  return clauseKinds[clause.kind].sentence(clause.params, lang, namesOf(document, lang));
}

const summaries: Readonly<Record<Verdict, Bilingual>> = {
  permit: { fr: "L’accord le permet.", en: "The agreement permits it." },
  "permit-with-obligations": {
    fr: "L’accord le permet, avec les obligations que voici.",
    en: "The agreement permits it, with these obligations.",
  },
  refuse: { fr: "L’accord ne le permet pas.", en: "The agreement does not permit it." },
};

/** A decision in sentences a person can read, by the agreement it was made under. */
export function explain(decision: Decision, document: AgreementDocument, lang: Lang): Explanation {
  const titles = new Map(document.clauses.map(({ id, title }) => [id, title[lang]]));
  const names = namesOf(document, lang);
  const said = (clause: ClauseId, what: string): ExplainedClause => {
    const title = titles.get(clause) ?? { fr: "L’accord", en: "The agreement" }[lang];
    const named = titles.has(clause) ? `Clause ${clause} (${title})` : title;
    return { clause, title, sentence: `${named}${lang === "fr" ? " : " : ": "}${what}.` };
  };
  return {
    summary: summaries[decision.verdict][lang],
    reasons: decision.violations.map(({ clause, code, detail }) =>
      said(clause, filled(reasons[code]?.[lang] ?? code, detail, lang, names)),
    ),
    duties: decision.obligations.map(({ clause, type, detail, by }) => {
      const facts = Object.entries(detail).map(([name, value]) => inWords(name, value, lang, names));
      const until = by === undefined ? "" : ` [${date(by, lang)}]`;
      return said(
        clause,
        `${duties[type]?.[lang] ?? type}${facts.length === 0 ? "" : ` (${facts.join("; ")})`}${until}`,
      );
    }),
  };
}

/** What the partner may be shown of a refusal: clause and code, nothing that reveals a hidden item (agreement.md §5). */
export function refusalForPartner(
  decision: Decision,
): readonly { readonly clause: ClauseId; readonly code: string }[] {
  return decision.violations.map(({ clause, code }) => ({ clause, code }));
}

function filled(template: string, detail: Detail, lang: Lang, names: Names): string {
  return template.replace(/\{([A-Za-z]+)\}/g, (_match, name: string) =>
    inWords(name, detail[name] ?? "?", lang, names),
  );
}

/** Which vocabulary names the codes of a detail. */
const vocabularies: Readonly<Record<string, keyof Names>> = {
  area: "area",
  areas: "area",
  purpose: "purpose",
  limits: "purpose",
  caveat: "caveat",
  caveats: "caveat",
  class: "class",
  classes: "class",
  office: "class",
  originator: "party",
};

function inWords(name: string, value: Detail[string], lang: Lang, names: Names): string {
  if (typeof value === "number") return number(value, lang);
  const vocabulary = vocabularies[name];
  const word = (one: string): string => {
    if (vocabulary !== undefined) return names[vocabulary](one);
    return name === "until" || name === "from" ? dated(one, lang) : one;
  };
  return typeof value === "string" ? word(value) : and(value.map(word), lang);
}

/** A detail called `from` may also name who consents. */
function dated(value: string, lang: Lang): string {
  return Number.isNaN(Date.parse(value)) ? value : date(value, lang);
}
