import { type AgreementDocument, addDuration, type Decision, isTime, type Time } from "@entente/agreement";
import type { RequestWhat } from "@entente/api";

/** Chemical Weapons Convention, article IX(2): clarification within ten days of the request. */
export const EXPLAIN_WITHIN = "P10D";

const DAY = 86_400_000;

/**
 * When an answer is due: as the agreement's clock for requests says, or where there is none, its clock for the questions
 * of an inquiry. To explain takes ten days where the agreement leaves that long, and never longer than it does.
 * Undefined when nothing was agreed.
 */
export function dueOf(
  what: RequestWhat,
  decision: Decision,
  document: AgreementDocument,
  at: Time,
): Time | undefined {
  const clocks = decision.obligations
    .filter(({ type, detail, by }) => type === "notify" && detail.of === "answer" && by !== undefined)
    .map(({ by }) => by as Time);
  const agreed =
    clocks.length > 0
      ? clocks
      : document.clauses
          .filter(({ kind }) => kind === "inquiry")
          .map(({ params }) => addDuration(at, String(params.answerWithin)));
  const explain = what === "explain" ? [addDuration(at, EXPLAIN_WITHIN)] : [];
  return [...agreed, ...explain].filter(isTime).sort()[0];
}

/** Whole days from one moment to another, none when it lies before. */
export const daysBetween = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / DAY));
