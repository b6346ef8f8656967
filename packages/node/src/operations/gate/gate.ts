import { type AgreementDocument, type Decision, explain } from "@entente/agreement";
import {
  type ActivityParticulars,
  type ActivityTerms,
  activityTerms,
  authorityWords,
  type Problem,
} from "@entente/api";
import { z } from "zod";
import { type Acting, type Permit, Refusal } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { operationsClause } from "./clause.ts";
import { covers, partnerFact, type QuestionState, stateOfQuestion } from "./partner-say.ts";
import {
  activityRow,
  authorityRow,
  conditionsOn,
  type QuestionRow,
  questionRow,
  questionsAbout,
} from "./rows.ts";
import { inRuleWords } from "./rule-words.ts";
import {
  type AuthorityKnown,
  authorityRules,
  type Broken,
  effectRules,
  type Proposed,
  testRules,
} from "./rules.ts";

/**
 * The gate before operations: what the agreement says by its clauses, and the rules of the house on authority, test
 * and conditions. Everything that forbids is named at once.
 */

export type Act = "start" | "change" | "renew";

export type Wanted = Proposed & {
  readonly partner: PartyId;
  readonly operation: string;
  readonly version: number;
  readonly act: Act;
  readonly areas: readonly string[];
  readonly authority: string | undefined;
  readonly test: { readonly by: string; readonly favourable: boolean } | undefined;
};

/** `propose`: what can be known so early. `put`: before the partner is asked. `effect`: everything. */
export type Stage = "propose" | "put" | "effect";

type Violation = NonNullable<Problem["violations"]>[number];

export type Judged = {
  readonly violations: readonly Violation[];
  /** Undefined when no agreement is in force. */
  readonly permit: Permit | undefined;
  /** The partner's say that counts for this version: asked for it, or asked before for as much or more. */
  readonly question: QuestionRow | undefined;
};

export const textSchema = z.strictObject({ text: z.string().max(4000) });

export const termsOf = (
  purpose: string,
  { techniques, places, from, until }: ActivityParticulars,
): ActivityTerms => ({ purpose, techniques, places, from, until });

function authorityKnown(acting: Acting, reader: Reader, id: string | undefined): AuthorityKnown | undefined {
  const row = id === undefined ? undefined : authorityRow(reader, id);
  const words = row?.payload == null ? undefined : acting.words(row.payload, authorityWords);
  if (row === undefined || words === undefined) return undefined;
  return {
    purposes: JSON.parse(row.purposes) as string[],
    techniques: words.techniques,
    places: words.places,
    until: row.until,
    by: row.by,
    approvedBy: row.approved_by ?? undefined,
  };
}

/** The question whose answer counts: this version's own, or the one it goes on by when that covers it. */
function questionFor(
  acting: Acting,
  reader: Reader,
  { partner, operation, version, purpose, particulars }: Wanted,
): QuestionRow | undefined {
  const own = questionsAbout(reader, "ours", partner, operation).find((each) => each.version === version);
  if (own !== undefined || particulars === undefined) return own;
  const current = activityRow(reader, operation)?.question;
  const row = current == null ? undefined : questionRow(reader, "ours", partner, current);
  const put = row?.payload == null ? undefined : acting.words(row.payload, activityTerms);
  return put !== undefined && covers(put, termsOf(purpose, particulars)) ? row : undefined;
}

/** Conditions of reviews that still stand against an operation, with their words where these are readable. */
export function openConditions(acting: Acting, reader: Reader, operation: string) {
  return conditionsOn(reader, operation)
    .filter(({ confirmed_at }) => confirmed_at === null)
    .map(({ condition, review, payload }) => ({
      condition,
      review,
      text: (payload === null ? undefined : acting.words(payload, textSchema))?.text ?? "-",
    }));
}

/** Asks clauses and rules about what is wanted now. Reads; decides nothing by itself. */
export function judge(acting: Acting, reader: Reader, wanted: Wanted, stage: Stage): Judged {
  const { partner, operation, act, purpose, areas, particulars } = wanted;
  const question = questionFor(acting, reader, wanted);
  const state = question === undefined ? undefined : stateOfQuestion(question, acting.now());
  const binding = acting.binding(partner);
  const clause = binding === undefined ? undefined : operationsClause(binding.document, acting.us, partner);
  // A notice given under an earlier agreement is no question put under this one.
  const isOnlyNotice = state === "told" && clause?.params.partnerSay !== "notice";
  const permit = acting.decide({
    partner,
    action: `operation.${act}`,
    subject: operation,
    facts: {
      stage: stage === "effect" ? "final" : "draft",
      author: wanted.by,
      areas,
      purpose,
      purposeLimits: "none",
      operation:
        particulars === undefined
          ? "unknown"
          : {
              techniques: particulars.techniques,
              places: particulars.places,
              targets: particulars.targets,
              partner: state === undefined || isOnlyNotice ? "not-asked" : partnerFact[state],
            },
    },
  });
  const violations = [
    ...(permit === undefined ? noAgreement() : clauseViolations(permit)),
    ...(permit === undefined || stage !== "effect" ? [] : notTold(acting, permit, partner, state)),
    ...rulesFor(acting, reader, wanted, stage, state).map(inRuleWords),
  ];
  return { violations, permit, question };
}

function rulesFor(
  acting: Acting,
  reader: Reader,
  wanted: Wanted,
  stage: Stage,
  state: QuestionState | undefined,
): Broken[] {
  const now = acting.now();
  return [
    ...authorityRules(wanted, authorityKnown(acting, reader, wanted.authority), now),
    ...(stage === "propose" ? [] : testRules(wanted, wanted.test)),
    ...(stage === "effect" ? effectRules(wanted, openConditions(acting, reader, wanted.operation), now) : []),
    ...(stage === "effect" && state === "conditions" ? [{ code: "conditions-not-accepted" } as const] : []),
  ];
}

/** Opens the gate, or throws a refusal that names everything in the way. */
export function pass(judged: Judged, { partner, operation, act }: Wanted): Permit {
  const { violations, permit } = judged;
  if (permit !== undefined && violations.length === 0) return permit;
  const agreement = permit === undefined ? {} : { agreement: permit.binding.hash };
  throw new Refusal(
    { partner, action: `operation.${act}`, subject: operation, ...agreement },
    violations as never,
  );
}

const noAgreement = (): readonly Violation[] =>
  Refusal.withoutAgreement({ action: "operation.start" }).problem.problem.violations ?? [];

function clauseViolations({ decision, binding }: Permit): Violation[] {
  return decision.verdict === "refuse" ? explained(decision, binding.document) : [];
}

function explained(decision: Decision, document: AgreementDocument): Violation[] {
  const [en, fr] = [explain(decision, document, "en"), explain(decision, document, "fr")];
  return decision.violations.map(({ clause, kind, code, curable, detail }, index) => ({
    clause,
    kind,
    code,
    curable,
    detail,
    text: { en: en.reasons[index]!.sentence, fr: fr.reasons[index]!.sentence },
  }));
}

/** A clause that asks for notice permits with a duty: it is done before, or the operation waits. */
function notTold(
  acting: Acting,
  { binding }: Permit,
  partner: PartyId,
  state: QuestionState | undefined,
): Violation[] {
  const clause = operationsClause(binding.document, acting.us, partner);
  if (clause?.params.partnerSay !== "notice" || state !== undefined) return [];
  return [
    {
      clause: clause.id,
      kind: "operations",
      code: "partner-not-told",
      curable: false,
      text: {
        en: `Clause ${clause.id}: the partner is told of an operation before it begins, and has not been.`,
        fr: `Clause ${clause.id} : le partenaire est prévenu d’une opération avant qu’elle ne commence, et ne l’a pas été.`,
      },
    },
  ];
}
