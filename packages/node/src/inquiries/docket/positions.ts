import type { DocketAnswerCode, DocketAspect, DocketCell, DocketSide } from "@entente/api";
import type { Reader } from "../../store/index.ts";

/** Positions of the parties, in two times: when something was said, and when it was known (inquiry.md §3, §4). */

export type AnswerRow = {
  readonly answer: string;
  readonly claim: string;
  readonly side: DocketSide;
  readonly seq: number;
  readonly idx: number;
  readonly code: DocketAnswerCode;
  readonly aspects: string;
  readonly said_at: string;
  readonly known_at: number;
  readonly channel: string | null;
  readonly policy: string | null;
  readonly topic: string | null;
  readonly undertaking: string | null;
  readonly jointly: 0 | 1;
  readonly joins: string | null;
  readonly payload: string | null;
};

/** Answers to a claim in the order in which they were said; what was said at one instant, as it was recorded. */
export const answersTo = (reader: Reader, partner: string, claim: string): AnswerRow[] =>
  reader.all<AnswerRow>(
    "SELECT * FROM view_answer WHERE partner = :partner AND claim = :claim ORDER BY said_at, seq",
    { partner, claim },
  );

export const answerById = (reader: Reader, partner: string, answer: string): AnswerRow | undefined =>
  reader.get<AnswerRow>("SELECT * FROM view_answer WHERE partner = :partner AND answer = :answer", {
    partner,
    answer,
  });

export const aspectsOf = ({ aspects }: Pick<AnswerRow, "aspects">): DocketAspect[] =>
  JSON.parse(aspects) as DocketAspect[];

/** The same answer may be recorded late: what counts is what had been said by `on` and was known by `known`. */
export const heldAt = (answers: readonly AnswerRow[], on: string, known: number): AnswerRow[] =>
  answers.filter((each) => each.said_at <= on && each.known_at <= known);

type Held = "admit" | "deny" | "contested_distorted";
const isHeld = (code: DocketAnswerCode): code is Held =>
  code === "admit" || code === "deny" || code === "contested_distorted";

/** What one party holds on each aspect after its answers. What commits to nothing moves nothing. */
export function holds(answers: readonly AnswerRow[]): Map<DocketAspect, Held> {
  const held = new Map<DocketAspect, Held>();
  for (const answer of answers)
    if (isHeld(answer.code)) for (const aspect of aspectsOf(answer)) held.set(aspect, answer.code);
  return held;
}

/** Aspects that the same party had admitted before it would neither confirm nor deny them. */
export function inconsistencyOf(answer: AnswerRow, before: readonly AnswerRow[]): DocketAspect[] {
  if (answer.code !== "ncnd") return [];
  const held = holds(before);
  return aspectsOf(answer).filter((aspect) => held.get(aspect) === "admit");
}

/** `joint` once both refusals stand: nothing is joint on one party's word. */
export function jointState(answer: AnswerRow, all: readonly AnswerRow[]): "proposed" | "joint" | undefined {
  if (answer.joins !== null) return "joint";
  if (answer.jointly === 0) return undefined;
  return all.some(({ joins }) => joins === answer.answer) ? "joint" : "proposed";
}

const DAY = 86_400_000;
/** Whole days since `from`, never less than none: clocks of two parties differ. */
export const daysSince = (from: number, now: number): number => Math.max(0, Math.floor((now - from) / DAY));

/**
 * One party's cell for a claim. `answers` are all that count, of both parties, in the order in which they were said;
 * `now` gives the age of a missing answer.
 */
export function cellOf(
  claim: { readonly side: DocketSide; readonly own: 0 | 1; readonly at: number },
  side: DocketSide,
  answers: readonly AnswerRow[],
  now: number,
): DocketCell {
  const own = answers.filter((each) => each.side === side);
  const last = own.at(-1);
  const nothing = { aspects: [], holds: [], answers: 0, joint: false, inconsistent: [] };
  if (last === undefined)
    return claim.own === 1 && claim.side === side
      ? { code: "claimant", ...nothing }
      : { code: "none_yet", age: daysSince(claim.at, now), ...nothing };
  return {
    code: last.code,
    aspects: aspectsOf(last),
    saidAt: last.said_at,
    holds: [...holds(own)].map(([aspect, code]) => ({ aspect, code })),
    answers: own.length,
    joint: jointState(last, answers) === "joint",
    inconsistent: [...new Set(own.flatMap((each, n) => inconsistencyOf(each, own.slice(0, n))))],
  };
}

/** Aspects that both parties admit. */
export function commonGround(answers: readonly AnswerRow[]): DocketAspect[] {
  const admitted = (side: DocketSide) =>
    [...holds(answers.filter((each) => each.side === side))].flatMap(([aspect, code]) =>
      code === "admit" ? [aspect] : [],
    );
  const theirs = new Set(admitted("theirs"));
  return admitted("ours").filter((aspect) => theirs.has(aspect));
}
