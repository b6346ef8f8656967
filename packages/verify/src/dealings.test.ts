import assert from "node:assert/strict";
import { test } from "node:test";
import type { FindingCode } from "./report.ts";
import type { Told } from "./test-material.ts";
import { after, only, violations } from "./test-report.ts";

const [ID, OTHER] = ["01K8ZJ4Q6V0000000000000001", "01K8ZJ4Q6V0000000000000002"];

/** An operation put to the partner, answered, and begun. */
function operate({ story }: Told, answer: string | undefined, accepts?: boolean): string {
  const question = { question: ID };
  story.write("arvenia", "operation.put/1", { ...question, operation: OTHER, say: "consent" });
  if (answer !== undefined) story.write("talvia", "operation.answered/1", { ...question, answer });
  if (accepts !== undefined) story.write("arvenia", "operation.accepted/1", { ...question, accepts });
  return story.write("arvenia", "operation.started/1", { ...question, operation: OTHER });
}

test("a demand, its answer and an operation with consent are in order, and counted", async () => {
  const { report } = await after((told) => {
    const { story } = told;
    story.write("arvenia", "request.sent/1", { request: ID });
    story.write("arvenia", "request.repeated/1", { request: ID });
    story.write("talvia", "request.answered/1", { request: ID });
    story.write("arvenia", "request.judged/1", { request: ID });
    operate(told, "conditions", true);
  });
  assert.deepEqual(violations(report), []);
  assert.equal(report.checked.find(({ what }) => what === "answers")?.count, 6);
  assert.ok(!report.findings.some(({ code }) => code === "not-understood"));
});

const wrongs: readonly (readonly [string, FindingCode, (told: Told) => string])[] = [
  [
    "an answer to a demand that was never made",
    "unanswerable",
    ({ story }) => story.write("talvia", "request.answered/1", { request: ID }),
  ],
  [
    "an answer to one's own demand",
    "unanswerable",
    ({ story }) => {
      story.write("talvia", "request.sent/1", { request: ID });
      return story.write("talvia", "request.answered/1", { request: ID });
    },
  ],
  [
    "a judgement of the partner's demand",
    "unanswerable",
    ({ story }) => {
      story.write("arvenia", "request.sent/1", { request: ID });
      return story.write("talvia", "request.judged/1", { request: ID });
    },
  ],
  [
    "an answer by somebody who had not seen the demand",
    "unanswerable",
    ({ story }) => {
      const seen = story.sides.arvenia.entries.length;
      story.write("arvenia", "request.sent/1", { request: ID });
      return story.write("talvia", "request.answered/1", { request: ID }, { seen });
    },
  ],
  ["an operation begun without an answer", "operation-without-consent", (told) => operate(told, undefined)],
  [
    "an operation begun against an objection",
    "operation-without-consent",
    (told) => operate(told, "objects"),
  ],
  [
    "an operation begun under conditions that were not accepted",
    "operation-without-consent",
    (told) => operate(told, "conditions", false),
  ],
];

for (const [what, code, act] of wrongs)
  test(`${what} is named`, async () => {
    let id = "";
    const { report } = await after((told) => {
      id = act(told);
    });
    assert.equal(only(report, code).entry, id);
  });
