import assert from "node:assert/strict";
import { disclosureOperations as ops, oversightOperations, ProblemError } from "@entente/api";
import { sealReport, withWork } from "@entente/disclosure";
import { slowHash } from "@entente/disclosure/node";
import { PEOPLE } from "../parties.ts";
import { answersFor, type Disclosed, deskOf, INSIDER_REPORT, send } from "./disclosures.ts";
import type { AffairStage } from "./stage.ts";
import { strangerFetches } from "./stranger.ts";

const list = { body: { do: "list" } } as const;

/** Who is told of a disclosure, who is not, and what bad input gets. */
export async function checkDisclosure(stage: AffairStage, disclosed: Disclosed): Promise<void> {
  await checkWhoIsTold(stage, disclosed);
  await checkPartner(stage);
  await checkBadInput(stage, disclosed);
}

async function checkWhoIsTold({ cast }: AffairStage, { case: caseId }: Disclosed): Promise<void> {
  const { items } = await cast.talvia.overseer.client.call(ops.visitDisclosures, list);
  const item = items.find((each) => each.case === caseId);
  assert.deepEqual([item?.state, item?.bodies, item?.replies], ["acknowledged", ["TLV-OVERSIGHT"], 1]);
  assert.match(item!.day, /^\d{4}-\d\d-\d\d$/);
  const refusals = new Set<string>();
  for (const person of PEOPLE.filter((each) => each !== "overseer"))
    for (const body of [
      list.body,
      { do: "fetch", case: caseId },
      { do: "fetch", case: "0".repeat(32) },
    ] as const) {
      const refused = await cast.talvia[person].client
        .call(ops.visitDisclosures, { body })
        .catch((cause: unknown) => cause);
      assert.ok(refused instanceof ProblemError, `${person} was answered`);
      refusals.add(JSON.stringify(refused.problem));
    }
  assert.equal(refusals.size, 1, "whoever is no overseer is told the same, whatever there is");
  assert.match([...refusals][0]!, /"status":403/);
}

/** The partner's overseer has nothing, and no entry of the relation speaks of it. */
async function checkPartner({ cast, ids }: AffairStage): Promise<void> {
  const { items } = await cast.arvenia.overseer.client.call(ops.visitDisclosures, list);
  assert.deepEqual(items, []);
  for (const [party, partner] of [
    ["arvenia", ids.talvia],
    ["talvia", ids.arvenia],
  ] as const) {
    const { items: entries } = await cast[party].overseer.client.call(oversightOperations.listEntries, {
      params: { partner },
      query: { limit: 200 },
    });
    assert.doesNotMatch(JSON.stringify(entries), /disclosure|overseer-key|sealed-day/);
  }
}

async function checkBadInput(stage: AffairStage, { key, receipt }: Disclosed): Promise<void> {
  const desk = await deskOf(stage);
  const drop = `http://127.0.0.1:${stage.ports.talvia.disclosures}`;
  const before = await stage.cast.talvia.overseer.client.call(ops.visitDisclosures, list);
  const written = { report: new TextEncoder().encode(INSIDER_REPORT), media: "text/plain" };
  const { handIn } = await sealReport(written, [key], slowHash);
  const idle = await strangerFetches(`${drop}/hand-in`, {
    method: "POST",
    body: withWork(desk.today, new Uint8Array(8), handIn),
  });
  assert.deepEqual([idle.status, ((await idle.json()) as { pointer: string }).pointer], [422, "/work"]);
  await assert.rejects(send(stage, desk, "/hand-in", handIn.subarray(1)), /"pointer":"\/sealed"/);
  const after = await stage.cast.talvia.overseer.client.call(ops.visitDisclosures, list);
  assert.deepEqual(after, before, "nothing was stored");
  assert.equal((await answersFor(stage, receipt)).length, 1);
  const elsewhere = await strangerFetches(`${drop}/v1/disclosures`);
  assert.equal(elsewhere.status, 404, "the place has no door to the rest of the node");
}
