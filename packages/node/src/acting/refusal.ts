import { type AgreementDocument, type Decision, explain } from "@entente/agreement";
import { type Bilingual, bothOf, type Problem, type ProblemError, problemOf } from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { Draft } from "../ledger/index.ts";

type Violation = NonNullable<Problem["violations"]>[number] & { readonly text: Bilingual };
type About = { readonly partner?: PartyId; readonly action: string; readonly subject?: string };

const MOST_VIOLATIONS = 40;

/** An act that was refused: what is told to whoever asked, and what the house log keeps of it. */
export class Refusal extends Error {
  readonly problem: ProblemError;
  readonly #about: About & { readonly agreement?: string };
  readonly #violations: readonly Violation[];

  constructor(
    about: About & { readonly agreement?: string },
    violations: readonly Violation[],
    pointer?: string,
  ) {
    const clauses = [...new Set(violations.map(({ clause }) => clause))].filter((clause) => clause !== "-");
    const joined = (language: "en" | "fr") => violations.map(({ text }) => text[language]).join(" ");
    const detail =
      clauses.length === 0
        ? { en: joined("en"), fr: joined("fr") }
        : bothOf(`Refused by clause ${clauses.join(", ")}. Nothing was done; the refusal is recorded.`);
    super(detail.en);
    this.name = "Refusal";
    const title = clauses.length === 0 ? "Refused" : "The agreement forbids it";
    this.problem = problemOf(422, "refused", title, detail, {
      violations: [...violations],
      ...(pointer === undefined ? {} : { pointer }),
    });
    this.#about = about;
    this.#violations = violations;
  }

  /** No clause, no act: there is no agreement that could permit it. */
  static withoutAgreement(about: About): Refusal {
    const text = {
      en: "No agreement is in force with this partner: negotiate and sign one first. No clause, no act.",
      fr: "Aucun accord n’est en vigueur avec ce partenaire : il faut d’abord en négocier et en signer un. Sans clause, pas d’acte.",
    };
    return new Refusal(about, [
      { clause: "-", kind: "agreement", code: "no-agreement", text, curable: false },
    ]);
  }

  /** The record of it, without content. */
  entry(by: string): Draft {
    const { partner, action, subject, agreement } = this.#about;
    return {
      log: "house",
      kind: "act.refused/1",
      ...(agreement === undefined ? {} : { agreement }),
      body: {
        ...(partner === undefined ? {} : { partner }),
        action,
        ...(subject === undefined ? {} : { subject }),
        by,
        violations: this.#violations
          .slice(0, MOST_VIOLATIONS)
          .map(({ clause, kind, code }) => ({ clause, kind, code })),
      },
    };
  }
}

/** The refusal of a decision: every clause that forbids, in both languages. */
export function ofDecision(about: About, decision: Decision, document: AgreementDocument): Refusal {
  const [en, fr] = [explain(decision, document, "en"), explain(decision, document, "fr")];
  const violations = decision.violations.map(({ clause, kind, code, curable, detail }, index) => ({
    clause,
    kind,
    code,
    curable,
    detail,
    text: { en: en.reasons[index]!.sentence, fr: fr.reasons[index]!.sentence },
  }));
  return new Refusal({ ...about, agreement: decision.agreement.hash }, violations);
}

/** A refusal by a rule of the house and not by a clause: it is recorded and told in the same way. */
export function ruleRefusal(about: About, code: string, text: Bilingual, pointer?: string): Refusal {
  return new Refusal(about, [{ clause: "-", kind: "rule", code, text, curable: false }], pointer);
}
