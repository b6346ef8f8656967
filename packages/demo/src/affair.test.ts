import assert from "node:assert/strict";
import { test } from "node:test";
import { type Affair, type AffairStep, playAffair } from "./affair/affair.ts";
import { checks } from "./affair/checks.ts";
import type { AffairStage } from "./affair/stage.ts";
import { settled } from "./testing/settled.ts";
import { agreementInForce, staged } from "./testing/staged.ts";
import { assertBothSound } from "./testing/verdict.ts";

const { stage, given: ids } = await staged(agreementInForce);

test("the whole affair is played over HTTP between two processes, and each step is checked at both", async (t) => {
  const lines: string[] = [];
  const affair: AffairStage = {
    cast: stage.cast,
    ids,
    ports: stage.ports,
    say: (line) => void lines.push(line),
  };
  const checked: AffairStep[] = [];
  await playAffair(affair, async (step, so) => {
    await checks[step](affair, so as Affair);
    checked.push(step);
  });
  assert.deepEqual([...checked].sort(), Object.keys(checks).sort(), "every check has run");
  for (const line of lines) t.diagnostic(line);
});

test("afterwards both logs verify, and rebuilt views are equal to the live ones", async () => {
  await settled(stage.cast, ids);
  await assertBothSound(stage, ids, { mayWait: true });
});
