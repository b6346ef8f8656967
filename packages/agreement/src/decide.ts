import { actions } from "./actions.ts";
import type { Check, CompiledAgreement } from "./compile.ts";
import { type Digest, digestOfValue } from "./crypto.ts";
import type { ClauseId, PartyId, Time } from "./document.ts";
import { type CheckedOutcome, checkOutcome } from "./evaluate.ts";
import type { Facts } from "./facts.ts";
import { type Detail, type Obligation, type ObligationType, obligationPhases } from "./outcome.ts";
import { addDuration, isTime } from "./time.ts";

export type Verdict = "permit" | "permit-with-obligations" | "refuse";

/** `clause` is `-` and `kind` is `agreement` when no clause exists to be named. */
export type Violation = {
  readonly clause: ClauseId;
  readonly kind: string;
  readonly code: string;
  readonly detail: Detail;
  /** True when taking something out of the item would lift it; the result is decided again. */
  readonly curable: boolean;
};

export type DueObligation = {
  readonly clause: ClauseId;
  readonly kind: string;
  readonly type: ObligationType;
  readonly phase: "before" | "with" | "after";
  readonly detail: Detail;
  /** When it must be done, for obligations with a clock that starts now. */
  readonly by?: Time;
};

export type Decision = {
  /** Digest of agreement, rules and facts: the same question has the same id. */
  readonly id: Digest;
  readonly at: Time;
  readonly agreement: { readonly id: string; readonly version: number; readonly hash: Digest };
  readonly action: string;
  readonly actors: readonly string[];
  readonly from: PartyId;
  readonly to: PartyId;
  readonly input?: string;
  readonly output?: string;
  readonly facts: Digest;
  readonly rulesHash: Digest;
  readonly verdict: Verdict;
  readonly violations: readonly Violation[];
  readonly obligations: readonly DueObligation[];
  /** Clauses that had something to say. */
  readonly evaluated: readonly ClauseId[];
  readonly prior?: string;
};

const NO_CHECKS: readonly Check[] = [];

/** The clauses that concern these facts; none for an unknown action, party or direction. */
export function checksFor(compiled: CompiledAgreement, facts: Facts): readonly Check[] {
  return compiled.checks.get(facts.action)?.get(facts.from)?.get(facts.to) ?? NO_CHECKS;
}

/**
 * Decides by the agreement on the facts (agreement.md §5). Pure, deterministic, and never throws: it lists every
 * clause that forbids, and an empty list with at least one clause evaluated is the only way to a permit.
 */
export function decide(compiled: CompiledAgreement, facts: Facts): Decision {
  const outcomes = checksFor(compiled, facts).map((check) => ({
    clause: check.clause,
    outcome: checkOutcome(check.predicate, facts, compiled.enforces),
  }));
  const evaluated = outcomes.filter(({ outcome }) => outcome.t !== "permit" || outcome.applies);
  const factsDigest = digestOfFacts(facts);
  const violations = [
    ...evaluated.flatMap(({ clause, outcome }) => violationsOf(clause, outcome)),
    ...(evaluated.length === 0 ? [nothingApplies(compiled, facts)] : []),
    ...(factsDigest === undefined ? [engineViolation("facts-unreadable")] : []),
  ];
  const obligations =
    violations.length > 0
      ? []
      : evaluated.flatMap(({ clause, outcome }) => obligationsOf(clause, outcome, facts));
  const digest = factsDigest ?? digestOfValue({});
  return {
    id: digestOfValue({ agreement: compiled.hash, facts: digest, rulesHash: compiled.rulesHash }),
    at: facts.now,
    agreement: { id: compiled.document.id, version: compiled.document.version, hash: compiled.hash },
    action: facts.action,
    actors: facts.actors,
    from: facts.from,
    to: facts.to,
    ...(facts.input === "none" ? {} : { input: facts.input }),
    ...(facts.output === "none" ? {} : { output: facts.output }),
    facts: digest,
    rulesHash: compiled.rulesHash,
    verdict: verdictFrom(violations.length, obligations.length),
    violations,
    obligations,
    evaluated: evaluated.map(({ clause }) => clause.id),
    ...(facts.prior === "none" ? {} : { prior: facts.prior }),
  };
}

/**
 * The verdict of `decide` without its reasons, for filtering in bulk: it stops at the first clause that
 * forbids and allocates nothing on the way to a permit.
 */
export function verdictOf(compiled: CompiledAgreement, facts: Facts): Verdict {
  const checks = checksFor(compiled, facts);
  let applied = false;
  let obliged = false;
  for (let index = 0; index < checks.length; index++) {
    const outcome = checkOutcome((checks[index] as Check).predicate, facts, compiled.enforces);
    if (outcome.t === "violation") return "refuse";
    if (outcome.t === "obligations") obliged = true;
    if (outcome.t !== "permit" || outcome.applies) applied = true;
  }
  if (!applied) return "refuse";
  return obliged ? "permit-with-obligations" : "permit";
}

function verdictFrom(violations: number, obligations: number): Verdict {
  if (violations > 0) return "refuse";
  return obligations > 0 ? "permit-with-obligations" : "permit";
}

function digestOfFacts(facts: Facts): Digest | undefined {
  try {
    return digestOfValue(facts);
  } catch {
    return undefined;
  }
}

function engineViolation(code: string, detail: Detail = {}): Violation {
  return { clause: "-", kind: "agreement", code, detail, curable: false };
}

function nothingApplies({ document }: CompiledAgreement, { action, from, to }: Facts): Violation {
  if (!actions.includes(action)) return engineViolation("unknown-action");
  const parties = new Set<string>(document.parties.map(({ id }) => id));
  if (!parties.has(from) || !parties.has(to)) return engineViolation("not-a-party");
  return engineViolation("no-clause", { action });
}

type Named = { readonly id: ClauseId; readonly kind: string };

function violationsOf({ id, kind }: Named, outcome: CheckedOutcome): readonly Violation[] {
  if (outcome.t !== "violation") return [];
  const { code, detail, curable } = outcome;
  return [{ clause: id, kind, code, detail, curable }];
}

function obligationsOf({ id, kind }: Named, outcome: CheckedOutcome, facts: Facts): readonly DueObligation[] {
  if (outcome.t !== "obligations") return [];
  return outcome.obligations.map((obligation) => {
    const due = dueDate(obligation, facts);
    return {
      clause: id,
      kind,
      type: obligation.type,
      phase: obligationPhases[obligation.type],
      detail: obligation.detail,
      ...(due === undefined ? {} : { by: due }),
    };
  });
}

/** Derived content goes when the first of its sources must; a recipient's own end comes first too. */
function dueDate({ type, within }: Obligation, { now, sourcesUntil, recipient }: Facts): Time | undefined {
  if (within === undefined || !isTime(now)) return undefined;
  const dates = [addDuration(now, within)];
  if (type === "retain-until") {
    if (isTime(sourcesUntil)) dates.push(sourcesUntil);
    if (typeof recipient === "object" && isTime(recipient.until)) dates.push(recipient.until);
  }
  return dates.sort()[0];
}
