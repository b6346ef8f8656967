import { useLanguage } from "../language/language.tsx";
import { Clock } from "../pictures/clock.tsx";
import { laneOf, turnOf } from "./lanes.ts";
import type { Undertaking } from "./shown.ts";

export function useUndertakingMover(): (
  of: Undertaking,
) => { readonly text: string; readonly ours: boolean } | undefined {
  const { m } = useLanguage();
  return (of) => {
    const turn = turnOf(of);
    if (turn === undefined) return undefined;
    return { text: m.undertakings.turns[turn.whose][turn.step], ours: turn.whose === "ours" };
  };
}

/** Runs until somebody has assessed it. */
export function UndertakingClock({ of }: { readonly of: Undertaking }) {
  return laneOf(of) === "settled" ? null : <Clock since={of.at} due={of.due} state="running" />;
}
