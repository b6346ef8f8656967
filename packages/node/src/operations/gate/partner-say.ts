import type { OperationFacts } from "@entente/agreement";
import type { ActivityTerms } from "@entente/api";
import { instantText } from "../../acting/index.ts";
import type { QuestionRow } from "./rows.ts";

/** What the partner has said to a question, and how that counts. */

export type QuestionState =
  | "told"
  | "waiting"
  | "silent"
  | "consented"
  | "objected"
  | "conditions"
  | "conditions-accepted"
  | "conditions-declined";

type Answered = Pick<QuestionRow, "say" | "answer" | "accepts" | "answer_by">;

/** Derived whenever it is read: the time to answer runs out without an entry. */
export function stateOfQuestion(row: Answered, now: number): QuestionState {
  if (row.say === "notice") return "told";
  switch (row.answer) {
    case "consents":
      return "consented";
    case "objects":
      return "objected";
    case "conditions":
      if (row.accepts === null) return "conditions";
      return row.accepts === 1 ? "conditions-accepted" : "conditions-declined";
    case null:
      return row.answer_by <= instantText(now) ? "silent" : "waiting";
  }
}

/** How it counts for the clause. Conditions that nobody has accepted leave the question open. */
export const partnerFact: Readonly<Record<QuestionState, OperationFacts["partner"]>> = {
  told: "silent",
  waiting: "waiting",
  silent: "silent",
  consented: "agreed",
  objected: "objected",
  conditions: "waiting",
  "conditions-accepted": "agreed",
  "conditions-declined": "objected",
};

export const isUnanswered = (state: QuestionState): boolean => state === "waiting" || state === "silent";

/** What was put covers what is wanted now: the same purpose, no technique, place or day more. */
export function covers(put: ActivityTerms, wanted: ActivityTerms): boolean {
  const within = (some: readonly string[], all: readonly string[]) => some.every((one) => all.includes(one));
  return (
    put.purpose === wanted.purpose &&
    within(wanted.techniques, put.techniques) &&
    within(wanted.places, put.places) &&
    put.from <= wanted.from &&
    wanted.until <= put.until
  );
}
