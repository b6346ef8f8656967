import type { Digest } from "../crypto.ts";
import type { AgreementDocument, Term, Time } from "../document.ts";
import { type Article, sortedBy } from "./article.ts";
import { noTarget, operations } from "./scope.ts";

export type FrameworkTerms = {
  readonly techniques: readonly string[];
  readonly places: readonly string[];
  /** Purposes of the agreement for which operations are admitted. */
  readonly purposes: readonly string[];
  readonly partnerSay: "none" | "notice" | "consult" | "consent";
  /** How long the partner has to answer, as `PnD` or `PTnH`. */
  readonly answerWithin: string;
  /** Offices that no operation is directed at, with their names. */
  readonly spared: readonly Term[];
  readonly from: Time;
  readonly until: Time;
};

/**
 * Brings the operations of the parties within an agreement in force: the next version of `document`, whose hash is
 * given, in which the clause on operations is a new one and certain offices are out of bounds. What else the version
 * in force says stays as it is.
 */
export function withFramework(
  document: AgreementDocument,
  hash: Digest,
  terms: FrameworkTerms,
): AgreementDocument {
  const { spared, from, until, ...admitted } = terms;
  const kept = document.clauses.filter(({ kind }) => kind !== "operations");
  const chapter = 1 + Math.max(...document.clauses.map(({ id }) => Number.parseInt(id, 10)));
  const articles: readonly Article[] = [
    operations(admitted),
    noTarget(
      spared.map(({ code }) => code),
      [],
      from,
      until,
    ),
  ];
  const known = new Set(document.vocab.classes.map(({ code }) => code));
  return {
    ...document,
    version: document.version + 1,
    supersedes: hash,
    vocab: {
      ...document.vocab,
      classes: sortedBy("code", [
        ...document.vocab.classes,
        ...spared.filter(({ code }) => !known.has(code)),
      ]),
    },
    clauses: [...kept, ...articles.map((one, index) => ({ id: `${chapter}.${index + 1}`, ...one }))],
  };
}
