import type { Rollup } from "./rollup-form.ts";
import { partyOf } from "./row.ts";

/** What went one way, counted as reconciliation looks at it: per programme and country pair, hour by hour. */
export type Flow = {
  readonly programme: string;
  readonly caller: string;
  readonly callee: string;
  readonly hours: ReadonlyMap<string, number>;
};

/** Rows of a register that one party provided to another, by programme and country pair. */
export function flowsOf(rollup: Rollup, giver: string, receiver: string): Map<string, Flow> {
  const flows = new Map<string, Flow & { hours: Map<string, number> }>();
  for (const line of rollup.lines) {
    if (line.provided_by !== giver || line.received_by !== receiver) continue;
    const { programme, caller_cc: caller, callee_cc: callee, hour, n } = line;
    const key = [programme, caller, callee].join("|");
    let flow = flows.get(key);
    if (flow === undefined) {
      flow = { programme, caller, callee, hours: new Map() };
      flows.set(key, flow);
    }
    flow.hours.set(hour, (flow.hours.get(hour) ?? 0) + n);
  }
  return flows;
}

/** One row of who collected what: whose it is by origin, where, and what became of it. */
export type Share = {
  readonly collectedBy: string;
  readonly collectedAt: string;
  readonly providedBy: string | null;
  readonly receivedBy: string | null;
  readonly n: number;
};

/** Who really collected what, as one register has it: largest first. */
export function sharesOf(rollup: Rollup): Share[] {
  const shares = new Map<string, Share>();
  for (const line of rollup.lines) {
    const one = {
      collectedBy: partyOf(line.collected_by),
      collectedAt: line.collected_at,
      providedBy: line.provided_by,
      receivedBy: line.received_by,
    };
    const key = JSON.stringify(one);
    shares.set(key, { ...one, n: (shares.get(key)?.n ?? 0) + line.n });
  }
  return [...shares]
    .sort(([one, a], [other, b]) => b.n - a.n || (one < other ? -1 : 1))
    .map(([, share]) => share);
}
