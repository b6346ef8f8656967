import type { AnswerOf, RequestView, requestOperations } from "@entente/api";
import type { Words } from "../language/en.ts";

export type Request = AnswerOf<typeof requestOperations.getRequest>;

/** The state in words; support is accepted or declined, a demand answered or refused. */
export function stateText({ state, satisfied, what }: RequestView, m: Words): string {
  const name = what === "support" ? m.requests.supportStates[state] : m.requests.states[state];
  if (satisfied === undefined) return name;
  return `${name}, ${satisfied ? m.requests.satisfied : m.requests.notSatisfied}`;
}
