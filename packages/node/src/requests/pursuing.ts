import { isTime } from "@entente/agreement";
import { type BodyOf, invalid, type requestOperations } from "@entente/api";
import { type ActCall, type Acting, instantText, versionsOf, wordsItem } from "../acting/index.ts";
import type { Outcome } from "../ledger/index.ts";
import { streamOf } from "./folds.ts";
import { requestOf } from "./rows.ts";
import { askerProblem, judgingProblem, refusedBy } from "./rules.ts";

/** What whoever asked does next: repeats, withdraws, judges. */

const ROLE = "liaison-officer";

/** What is said on a channel is known by its day. */
const dayOf = (instant: string): string => instant.slice(0, 10);

/** A repeat adds to the same request; nothing of its clock moves. */
export function repeat(
  acting: Acting,
  call: ActCall,
  request: string,
  { on, channel }: BodyOf<typeof requestOperations.repeatRequest>,
): Promise<Outcome<{ request: string; repeats: number }>> {
  return acting.act(call, (reader) => {
    const row = requestOf(reader, request);
    const problem = askerProblem(row, "ours");
    if (problem !== undefined) throw refusedBy(problem, row, "request.repeat");
    if (!isTime(on)) throw invalid("/on", "There is no such date.");
    if (dayOf(on) < dayOf(instantText(row.at)))
      throw invalid("/on", "The request was first lodged after that.");
    if (dayOf(on) > dayOf(instantText(acting.now()))) throw invalid("/on", "This is still to come.");
    return {
      entries: acting.says(call, row.partner, {
        kind: "request.repeated/1",
        body: { request, on, channel },
        actor: ROLE,
      }),
      expects: versionsOf(reader, streamOf(request)),
      result: { request, repeats: row.repeats + 1 },
    };
  });
}

export function withdraw(
  acting: Acting,
  call: ActCall,
  request: string,
  reason: string,
): Promise<Outcome<{ request: string }>> {
  return acting.act(call, (reader) => {
    const row = requestOf(reader, request);
    const problem = askerProblem(row, "ours");
    if (problem !== undefined) throw refusedBy(problem, row, "request.withdraw");
    return {
      entries: acting.says(call, row.partner, {
        kind: "request.withdrawn/1",
        body: { request },
        actor: ROLE,
        items: [wordsItem("request-remark", { text: reason })],
      }),
      expects: versionsOf(reader, streamOf(request)),
      result: { request },
    };
  });
}

/** Only whoever asked says whether the answers satisfy (inquiry.md, section 3). */
export function judge(
  acting: Acting,
  call: ActCall,
  request: string,
  judged: BodyOf<typeof requestOperations.judgeRequest>,
): Promise<Outcome<{ request: string; closed: boolean }>> {
  return acting.act(call, (reader) => {
    const row = requestOf(reader, request);
    const problem = judgingProblem(row, "ours", judged);
    if (problem !== undefined)
      throw refusedBy(problem, row, "request.judge", problem === "unverified" ? "/verification" : undefined);
    const { satisfied, verification, text } = judged;
    return {
      entries: acting.says(call, row.partner, {
        kind: "request.judged/1",
        body: { request, satisfied, ...(verification === undefined ? {} : { verification }) },
        actor: ROLE,
        items: [wordsItem("request-remark", { text })],
      }),
      expects: versionsOf(reader, streamOf(request)),
      result: { request, closed: satisfied },
    };
  });
}
