import type { Predicate } from "./clause-kind.ts";
import type { Facts } from "./facts.ts";
import { NOT_APPLICABLE, type Outcome, PERMIT, violation } from "./outcome.ts";

export type CheckedOutcome = Outcome;

const ENGINE_ERROR: Outcome = Object.freeze(violation("engine-error"));
const UNKNOWN_OBLIGATION: Outcome = Object.freeze(violation("unknown-obligation"));

/**
 * Runs one predicate. Throwing, a promise, or anything that is not an outcome is a violation of that clause
 * (agreement.md §5), and so is an obligation the calling code does not carry out.
 */
export function checkOutcome(
  predicate: Predicate,
  facts: Facts,
  enforces: ReadonlySet<string>,
): CheckedOutcome {
  try {
    const outcome = predicate(facts);
    // Most answers are one of these two, known to be good without a look inside.
    if (outcome === PERMIT || outcome === NOT_APPLICABLE) return outcome;
    switch (outcome.t) {
      case "permit":
        return typeof outcome.applies === "boolean" ? outcome : ENGINE_ERROR;
      case "obligations":
        return checkObligations(outcome, enforces);
      case "violation":
        return typeof outcome.code === "string" &&
          typeof outcome.curable === "boolean" &&
          typeof outcome.detail === "object" &&
          outcome.detail !== null
          ? outcome
          : ENGINE_ERROR;
      default:
        return ENGINE_ERROR;
    }
  } catch {
    return ENGINE_ERROR;
  }
}

function checkObligations(
  outcome: Extract<Outcome, { t: "obligations" }>,
  enforces: ReadonlySet<string>,
): CheckedOutcome {
  const { obligations } = outcome;
  if (!Array.isArray(obligations) || obligations.length === 0) return ENGINE_ERROR;
  for (let index = 0; index < obligations.length; index++)
    if (!enforces.has((obligations[index] as { type: string }).type)) return UNKNOWN_OBLIGATION;
  return outcome;
}
