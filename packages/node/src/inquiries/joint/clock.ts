import type { InquiryState } from "@entente/api";
import type { Reader } from "../../store/index.ts";
import { decisionsOf } from "./report-rows.ts";
import type { InquiryRow } from "./rows.ts";
import { type InquiryEvent, next } from "./states.ts";

const HOUR = 3_600_000;

/** Until when the draft may be commented on; undefined before it was circulated. Milliseconds since 1970. */
export const commentsUntil = ({ circulated_at, comment_hours }: InquiryRow): number | undefined =>
  circulated_at === null ? undefined : circulated_at + (comment_hours ?? 0) * HOUR;

/** Until when the report may be signed or refused; silence past it is "did not sign". */
export const signUntil = ({ final_at, sign_hours }: InquiryRow): number | undefined =>
  final_at === null ? undefined : final_at + (sign_hours ?? 0) * HOUR;

/** The state at an instant: what entries made of it, and what silence did. Never stored. */
export function stateAt(reader: Reader, row: InquiryRow, at: number): InquiryState {
  switch (row.stage) {
    case "proposed":
    case "terms":
      return at > row.answer_by ? "lapsed" : row.stage;
    case "open":
      return row.evidence_until !== null && at > row.evidence_until ? "evidence-closed" : "open";
    case "final":
      return at > (signUntil(row) ?? Infinity) && decisionsOf(reader, row, row.report ?? "").length > 0
        ? "signed"
        : "final";
    default:
      return row.stage;
  }
}

/** Clocks of two parties differ: this much is never held against anybody. */
const TOLERANCE = 5 * 60_000;

/**
 * Whether an entry of the partner comes in a state that allows it. `at` is only the partner's statement: it cannot say
 * that more time has passed than has.
 */
export function couldHappen(
  reader: Reader,
  row: InquiryRow,
  event: InquiryEvent,
  at: number,
  now: number,
): boolean {
  return [at - TOLERANCE, latest(at, now)].some(
    (instant) => next(stateAt(reader, row, instant), event) !== undefined,
  );
}

/** The latest instant that an entry which says `at` may stand for. */
export const latest = (at: number, now: number): number => Math.min(at, now) + TOLERANCE;
