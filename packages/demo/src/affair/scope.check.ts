import assert from "node:assert/strict";
import { scopeOperations as ops, type ProblemError } from "@entente/api";
import { samplePair } from "@entente/scope";
import { otherOf, type PartyName } from "../parties.ts";
import { refusedWith, type ScopeIds } from "./scope.ts";
import type { AffairStage } from "./stage.ts";

const PSEUDONYM = /h[0-9a-f]{16}/;

/** What each side sees after step 7, and what it must not see. */
export async function checkScope(stage: AffairStage, ids: ScopeIds): Promise<void> {
  for (const party of ["arvenia", "talvia"] as const) await checkSide(stage, party, ids);
  await checkBadInput(stage, ids);
}

async function checkSide(stage: AffairStage, party: PartyName, ids: ScopeIds): Promise<void> {
  const other = otherOf(party);
  const people = stage.cast[party];
  const reader = people["liaison officer"].client;
  const partner = stage.ids[other];

  const { items } = await reader.call(ops.listRollups, { query: { partner } });
  const received = items.find(({ rollup }) => rollup === ids.rollups[other]);
  assert.deepEqual([received?.side, received?.content, received?.n], ["theirs", "here", 10_000]);
  assert.equal(received?.digest, ids.digests[other]);

  // The partner has the table, and no batch of it, nor a pseudonym.
  const { rollup: _, ...shown } = await reader.call(ops.getRollup, {
    params: { rollup: ids.rollups[other] },
    query: { side: "theirs" },
  });
  assert.equal(shown.report?.answers.length, 5);
  assert.equal(shown.report?.first[0]?.why, "no-authority");
  const batches = await people["operations officer"].client.call(ops.listBatches);
  assert.equal(batches.items.length, 1, "its own register alone");
  const everything = JSON.stringify([items, shown, batches]);
  assert.doesNotMatch(everything, PSEUDONYM);

  const { reconciliation, comparison } = await people["inquiry member"].client.call(ops.getReconciliation, {
    params: { reconciliation: ids.reconciliation },
  });
  assert.equal(reconciliation.same, true, "both come to the same comparison");
  assert.deepEqual(
    comparison?.totals
      .filter(({ cells }) => cells > 0)
      .map((each) => [each.class, each.given, each.received]),
    [
      ["match", 8463, 8463],
      ["shifted", 40, 40],
      ["constant-factor", 24, 12],
      ["only-giver", 13, 0],
    ],
  );
  assert.deepEqual(
    comparison?.differences.map((each) => [each.class, each.explained?.words !== undefined]).sort(),
    [
      ["constant-factor", true],
      ["only-giver", false],
      ["shifted", true],
    ],
  );
  const collected = comparison?.registers[party === "talvia" ? "ours" : "theirs"].shares ?? [];
  assert.deepEqual(
    collected.map(({ collectedBy, n }) => [collectedBy, n]),
    [
      ["XAR", 8515],
      ["XTL", 1485],
    ],
  );
  const owes = party === "arvenia" ? 1 : 0;
  const summary = await people.analyst.client.call(ops.scopeSummary, { query: { partner } });
  assert.deepEqual([summary.items[0]?.last?.open, summary.items[0]?.last?.owed], [1, owes]);
}

/** Bad input names the field, and nothing is stored. */
async function checkBadInput(stage: AffairStage, ids: ScopeIds): Promise<void> {
  const officer = stage.cast.arvenia["operations officer"].client;
  const held = async () => [
    (await officer.call(ops.listBatches)).items.length,
    (await officer.call(ops.listRollups, { query: {} })).items.length,
    (await officer.call(ops.listReconciliations, { query: {} })).items.length,
  ];
  const before = await held();
  const told = ({ problem }: ProblemError) => [problem.status, problem.pointer];
  const lines = samplePair({ seed: 1 }).arvenia.split("\n");
  const csv = lines.with(2, lines[2]!.replace(",XOS", ",Ostrand")).join("\n");
  const bad = officer.call(
    ops.takeInBatch,
    { query: { countryTable: "iso-3166/2031-01" } },
    { bytes: new TextEncoder().encode(csv), contentType: "text/csv" },
  );
  const [status, pointer] = told(await refusedWith("a bad row", bad));
  assert.equal(status, 422);
  assert.match(String(pointer), /^\/3\/(caller_cc|callee_cc|collected_at)$/);
  const body = {
    partner: stage.ids.talvia,
    from: "2031-04-01T00:10:00Z",
    to: "2031-04-02T00:00:00Z",
    areas: ["cyber-threats"],
    complete: "yes" as const,
    collection: "survey" as const,
  };
  const half = officer.call(ops.prepareRollup, { body });
  assert.deepEqual(told(await refusedWith("half an hour", half)), [422, "/to"]);
  const params = { reconciliation: ids.reconciliation };
  const explained = officer.call(ops.explainDifference, {
    params,
    body: { partner: stage.ids.talvia, difference: 3, code: "other", words: "There is no such difference." },
  });
  assert.deepEqual(told(await refusedWith("no such difference", explained)), [422, "/difference"]);
  assert.deepEqual(await held(), before);
}
