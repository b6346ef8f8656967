import type { Undertaking } from "./shown.ts";

export const undertakingLanes = ["overdue", "due", "evidence", "settled"] as const;
export type UndertakingLane = (typeof undertakingLanes)[number];

type Facts = Pick<Undertaking, "side" | "state" | "overdue"> & { readonly evidence: readonly unknown[] };

/** Partly met and disputed are not over: something is still owed. */
const isSettled = ({ state }: Facts) => state === "met" || state === "missed" || state === "lapsed";

/** Where an undertaking stands on the board. */
export function laneOf(of: Facts): UndertakingLane {
  if (isSettled(of)) return "settled";
  if (of.overdue) return "overdue";
  return of.evidence.length > 0 ? "evidence" : "due";
}

/** Its owner shows what was done; the other party then says whether that meets it. */
export function turnOf(
  of: Facts,
): { readonly whose: "ours" | "theirs"; readonly step: "show" | "assess" } | undefined {
  if (isSettled(of)) return undefined;
  const other = of.side === "ours" ? "theirs" : "ours";
  return of.state === "open" && of.evidence.length > 0
    ? { whose: other, step: "assess" }
    : { whose: of.side, step: "show" };
}
