import type { AnswerOf, RequestView, requestOperations } from "@entente/api";
import type { Words } from "../language/en.ts";
import { useLanguage } from "../language/language.tsx";
import { Clock } from "../pictures/clock.tsx";
import { turnOf } from "./turns.ts";

export type Request = AnswerOf<typeof requestOperations.getRequest>;

/** The state in words; support is accepted or declined, a demand answered or refused. */
export function stateText({ state, satisfied, what }: RequestView, m: Words): string {
  const name = what === "support" ? m.requests.supportStates[state] : m.requests.states[state];
  if (satisfied === undefined) return name;
  return `${name}, ${satisfied ? m.requests.satisfied : m.requests.notSatisfied}`;
}

/** Who must move next, in words; undefined when nobody must. */
export function useMover(): (
  of: RequestView,
) => { readonly text: string; readonly ours: boolean } | undefined {
  const { m } = useLanguage();
  return (of) => {
    const turn = turnOf(of);
    if (turn === undefined) return undefined;
    return { text: m.requests.turns[turn.whose][turn.step], ours: turn.whose === "ours" };
  };
}

/** Runs until a whole answer, a refusal or the close; without an agreed time it tells the age alone. */
export function RequestClock({ of: { lodged, due, closed, state } }: { readonly of: RequestView }) {
  if (closed || state === "answered" || state === "refused") return null;
  return <Clock since={lodged} due={due} state="running" />;
}
