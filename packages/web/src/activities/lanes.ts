import type { AnswerOf, activityOperations as ops } from "@entente/api";

export type Questions = AnswerOf<typeof ops.listOperationQuestions>;
export type Question = Questions["items"][number];
export type Own = AnswerOf<typeof ops.listOperations>["items"][number];
type Told = Questions["told"][number];

export const operationLanes = ["prepared", "waiting", "conditions", "agreed", "objected", "running"] as const;
export type OperationLane = (typeof operationLanes)[number];
type Step = "prepare" | "answer" | "reply" | "begin" | "unblock";

/** What stands on the board: an operation of ours, or what the partner has put or told. */
export type Standing = {
  readonly key: string;
  readonly side: "ours" | "theirs";
  readonly lane: OperationLane;
  readonly own?: Own | undefined;
  readonly question?: Question | undefined;
  readonly told?: Told | undefined;
  readonly turn?: { readonly whose: "ours" | "theirs"; readonly step: Step } | undefined;
};

const laneOf: Readonly<Record<Question["state"], OperationLane>> = {
  told: "agreed",
  waiting: "waiting",
  silent: "waiting",
  conditions: "conditions",
  consented: "agreed",
  "conditions-accepted": "agreed",
  objected: "objected",
  "conditions-declined": "objected",
};

const other = (side: "ours" | "theirs") => (side === "ours" ? "theirs" : "ours");

/** Whoever was asked answers; whoever asked says whether it accepts conditions, and begins what was agreed. */
function turnOf({ side, state }: Question): Standing["turn"] {
  const lane = laneOf[state];
  if (lane === "waiting") return { whose: other(side), step: "answer" };
  if (lane === "conditions") return { whose: side, step: "reply" };
  return lane === "agreed" ? { whose: side, step: "begin" } : undefined;
}

/** Each operation once, where its latest step stands. What was stopped stands on no board. */
export function standingsOf(own: readonly Own[], { items, told }: Questions): readonly Standing[] {
  const newest = new Map<string, Question>();
  for (const one of items) {
    const key = `${one.side} ${one.operation}`;
    const held = newest.get(key);
    if (held === undefined || held.askedAt < one.askedAt) newest.set(key, one);
  }
  const ours = own
    .filter(({ state }) => state !== "stopped")
    .map((one) => ofOwn(one, newest.get(`ours ${one.id}`)));
  const named = new Set(own.map(({ id }) => id));
  const begun = new Map(told.map((one) => [one.operation, one]));
  const put = [...newest.values()].flatMap((question): Standing[] => {
    const { side, operation } = question;
    if (side === "ours" && named.has(operation)) return [];
    const key = `${side} ${operation}`;
    const started = side === "theirs" ? begun.get(operation) : undefined;
    begun.delete(side === "theirs" ? operation : "");
    if (started?.stoppedAt !== undefined) return [];
    return started !== undefined && laneOf[question.state] !== "waiting"
      ? [{ key, side, lane: "running", question, told: started }]
      : [{ key, side, lane: laneOf[question.state], question, turn: turnOf(question) }];
  });
  const unasked = [...begun.values()]
    .filter(({ stoppedAt }) => stoppedAt === undefined)
    .map((one): Standing => ({ key: `theirs ${one.operation}`, side: "theirs", lane: "running", told: one }));
  return [...ours, ...put, ...unasked];
}

function ofOwn(own: Own, question: Question | undefined): Standing {
  const key = `ours ${own.id}`;
  const open = question !== undefined && ["waiting", "conditions"].includes(laneOf[question.state]);
  if (own.state === "started" && !open) {
    const turn = own.blocked ? ({ whose: "ours", step: "unblock" } as const) : undefined;
    return { key, side: "ours", lane: "running", own, question, turn };
  }
  if (question === undefined)
    return { key, side: "ours", lane: "prepared", own, turn: { whose: "ours", step: "prepare" } };
  return { key, side: "ours", lane: laneOf[question.state], own, question, turn: turnOf(question) };
}
