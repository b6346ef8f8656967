import { conflict } from "@entente/api";
import { type ActCall, type Acting, versionsOf } from "../../acting/index.ts";
import type { Draft } from "../../ledger/index.ts";
import { type Act, judge, pass } from "./gate.ts";
import { latestOf, requireFit, requireOwn, wantedOf } from "./proposing.ts";
import type { ActivityRow } from "./rows.ts";

/** Operations begin, change, are renewed and stop; each goes into the register, and to the partner if it was asked. */

const said: Readonly<Record<Act, string>> = {
  start: "operation.started/1",
  change: "operation.changed/1",
  renew: "operation.renewed/1",
};

export function effectOperation(acting: Acting, call: ActCall, operation: string, act: Act) {
  return acting.act(call, (reader) => {
    const row = requireOwn(reader, operation);
    requireFit(row, act);
    const latest = latestOf(reader, row);
    if (latest.effected_at !== null || latest.act !== act)
      throw conflict(`There is no version proposed to ${act} this operation with.`);
    const wanted = wantedOf(acting, row, latest);
    const judged = judge(acting, reader, wanted, "effect");
    const { binding } = pass(judged, wanted);
    const { question } = judged;
    const { version } = latest;
    // Within what the partner has agreed to before, it is told nothing new.
    const tells = question?.version === version;
    return {
      entries: [
        registered(call, row, { version, act, agreement: binding.hash, question: question?.question }),
        ...(tells
          ? acting.says(call, row.partner, {
              kind: said[act],
              actor: "operations-officer",
              agreement: binding.hash,
              body: { operation, question: question.question },
            })
          : []),
      ],
      expects: versionsOf(
        reader,
        `operation:${operation}`,
        `authority:${latest.authority}`,
        `agreement:${row.partner}`,
        ...(question === undefined ? [] : [`question:${question.question}`]),
      ),
      result: { operation, version },
    };
  });
}

/** To stop takes no clause and no second person. */
export function stopOperation(acting: Acting, call: ActCall, operation: string) {
  return acting.act(call, (reader) => {
    const row = requireOwn(reader, operation);
    if (row.started_at === null) throw conflict("This operation has not begun.");
    if (row.stopped_at !== null) throw conflict("This operation was stopped before.");
    const version = row.current ?? row.version;
    return {
      entries: [
        registered(call, row, { version, act: "stop" }),
        ...(row.told === 1
          ? acting.says(call, row.partner, {
              kind: "operation.stopped/1",
              actor: "operations-officer",
              body: { operation },
            })
          : []),
      ],
      expects: versionsOf(reader, `operation:${operation}`),
      result: { operation, version },
    };
  });
}

function registered(
  call: ActCall,
  { operation, partner }: ActivityRow,
  what: {
    readonly version: number;
    readonly act: Act | "stop";
    readonly agreement?: string;
    readonly question?: string | undefined;
  },
): Draft {
  const { version, act, agreement, question } = what;
  return {
    log: "house",
    kind: "operation.registered/1",
    actor: "operations-officer",
    ...(agreement === undefined ? {} : { agreement }),
    body: {
      partner,
      operation,
      version,
      act,
      ...(question === undefined ? {} : { question }),
      by: call.session.account,
    },
  };
}
