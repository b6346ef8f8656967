import assert from "node:assert/strict";
import { test } from "node:test";
import { type Own, type Question, type Questions, standingsOf } from "./lanes.ts";

const own = (id: string, more: Partial<Own> = {}) =>
  ({ id, state: "proposed", blocked: false, ...more }) as Own;
const asked = (operation: string, state: Question["state"], more: Partial<Question> = {}) =>
  ({
    id: `Q${operation}`,
    operation,
    state,
    side: "ours",
    askedAt: "2031-05-01T00:00:00Z",
    ...more,
  }) as Question;
const put = (items: readonly Question[], told: readonly object[] = []) =>
  ({ items, told }) as unknown as Questions;
const shown = (of: ReturnType<typeof standingsOf>) =>
  of.map(({ key, lane, turn }) => [key, lane, turn?.whose, turn?.step]);

test("an operation stands where its latest question stands, and each once", () => {
  const earlier = asked("A", "objected", { askedAt: "2031-04-01T00:00:00Z" });
  const all = put([asked("A", "conditions"), earlier, asked("B", "waiting")]);
  assert.deepEqual(shown(standingsOf([own("A"), own("B"), own("C")], all)), [
    ["ours A", "conditions", "ours", "reply"],
    ["ours B", "waiting", "theirs", "answer"],
    ["ours C", "prepared", "ours", "prepare"],
  ]);
});

test("what the partner puts is ours to answer, also when the time has run out", () => {
  const all = put([asked("X", "waiting", { side: "theirs" }), asked("Y", "silent", { side: "theirs" })]);
  assert.deepEqual(shown(standingsOf([], all)), [
    ["theirs X", "waiting", "ours", "answer"],
    ["theirs Y", "waiting", "ours", "answer"],
  ]);
});

test("what runs is running until it is stopped; a condition of a review is ours to meet", () => {
  const told = [
    { operation: "X", startedAt: "2031-05-02T00:00:00Z" },
    { operation: "Z", startedAt: "2031-05-02T00:00:00Z", stoppedAt: "2031-05-03T00:00:00Z" },
  ];
  const all = put([asked("X", "consented", { side: "theirs" })], told);
  const ours = [own("A", { state: "started", blocked: true }), own("B", { state: "stopped" })];
  assert.deepEqual(shown(standingsOf(ours, all)), [
    ["ours A", "running", "ours", "unblock"],
    ["theirs X", "running", undefined, undefined],
  ]);
});

test("who does not see our operations still sees what was put for them", () => {
  assert.deepEqual(shown(standingsOf([], put([asked("A", "consented")]))), [
    ["ours A", "agreed", "ours", "begin"],
  ]);
});
