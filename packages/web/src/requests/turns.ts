import type { RequestView } from "@entente/api";

/** What comes next in a request, and whose turn it is. */
export type Turn = {
  readonly whose: "ours" | "theirs";
  readonly step: "answer" | "judge" | "deliver" | "acknowledge";
};

const other = (side: "ours" | "theirs") => (side === "ours" ? "theirs" : "ours");

/** Undefined when the request is closed. Pure: the same for a card and for the page. */
export function turnOf({ askedBy, closed, state, support }: RequestView): Turn | undefined {
  if (closed) return undefined;
  if (support !== undefined && support.accepted > 0) {
    if (support.delivered < support.accepted) return { whose: other(askedBy), step: "deliver" };
    if (support.acknowledged < support.delivered) return { whose: askedBy, step: "acknowledge" };
  }
  return state === "answered" || state === "refused"
    ? { whose: askedBy, step: "judge" }
    : { whose: other(askedBy), step: "answer" };
}

const LANES = ["overdue", "lodged", "acknowledged", "partly", "answered"] as const;
export type RequestLane = (typeof LANES)[number];
export const requestLanes: readonly RequestLane[] = LANES;

/** Where a request stands on the board; late is before anything else. */
export function laneOf({ overdue, state }: RequestView): RequestLane {
  if (overdue) return "overdue";
  return state === "refused" || state === "withdrawn" ? "answered" : state;
}
