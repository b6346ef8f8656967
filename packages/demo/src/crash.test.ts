import assert from "node:assert/strict";
import { test } from "node:test";
import { crashRun } from "./crash.ts";

const KILLS = 10;

test("nodes killed at random points during releases, receipts and recalls lose nothing and send nothing twice", async (t) => {
  const seed = Number(process.env.ENTENTE_CRASH_SEED ?? Date.now() % 1_000_000);
  const where: string[] = [];
  const report = await crashRun({ kills: KILLS, seed, say: (line) => where.push(line) }).catch((cause) => {
    t.diagnostic(`seed ${seed}`);
    throw cause;
  });
  const { kills, told, released, recalled, imported, verdicts } = report;
  t.diagnostic(
    `seed ${seed}: ${kills.arvenia} kills of arvenia, ${kills.talvia} of talvia; ${told.answered} acts answered, ${told.asked} asked again, ${told.repeated} had been done before the crash; ${released} releases, ${recalled} recalled, ${imported} objects by standing release`,
  );
  t.diagnostic(where.join(" | "));
  assert.equal(kills.arvenia + kills.talvia, KILLS);
  for (const party of ["arvenia", "talvia"] as const) {
    const verdict = verdicts[party];
    assert.deepEqual(verdict.lost, [], `${party} lost acknowledged entries`);
    assert.deepEqual(verdict.movedTwice, [], `${party} moved products twice`);
    assert.deepEqual(verdict.answeredTwice, [], `${party} answered twice`);
    assert.deepEqual(verdict.content, [], `${party} holds what it should not, or lost what it should hold`);
    assert.deepEqual(verdict.views, [], `${party}: rebuilt views differ`);
    assert.deepEqual(verdict.violations, [], `${party}: its export does not verify`);
    assert.deepEqual(verdict.outstanding, [], `${party}: something was left unanswered`);
  }
  assert.deepEqual(verdicts.arvenia.out, verdicts.talvia.in, "what Arvenia sent is what Talvia received");
  assert.deepEqual(verdicts.talvia.out, verdicts.arvenia.in, "what Talvia sent is what Arvenia received");
});
