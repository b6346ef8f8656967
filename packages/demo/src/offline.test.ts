import assert from "node:assert/strict";
import { test } from "node:test";
import { productOperations, releaseOperations } from "@entente/api";
import { received, release, stand, write } from "./story.ts";
import { bundleOf } from "./testing/bundle.ts";
import { appliedOrder } from "./testing/inspect.ts";
import { relationAt, settled } from "./testing/settled.ts";
import { agreementInForce, staged } from "./testing/staged.ts";
import { assertBothSound } from "./testing/verdict.ts";
import { until } from "./until.ts";

/** Single recalls, and releases of reports, that are written while the partner is away. */
const RECALLS = 420;
const REPORTS = 90;

const { stage, given: ids } = await staged(agreementInForce, { gateways: true });
const { cast } = stage;

const sizeOf = async (party: "arvenia" | "talvia", mine: boolean): Promise<number> =>
  (await relationAt(cast, ids, party)).logs.find((log) => log.mine === mine)!.size;

/** Runs `work` for 0 to `count` - 1, four at a time. */
async function fourAtATime(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all([one(), one(), one(), one()]);
}

test("without a doorbell a release is found by polling, and so is its receipt", async (t) => {
  const noBell = (path: string) => (path === "/doorbell" ? "refuse" : "pass");
  const gates = [stage.gateway("arvenia"), stage.gateway("talvia")];
  for (const gate of gates) gate.passage = noBell;
  const id = await release(cast, ids, "arvenia", [
    await write(cast, "arvenia", "Fog in the strait", "TLP:GREEN\n\n(TLP:GREEN) Fog until noon.\n"),
  ]);
  await received(cast, "arvenia", id);
  await settled(cast, ids);
  const refused = gates.map(({ held }) => held.length);
  for (const gate of gates) gate.passage = () => "pass";
  t.diagnostic(`doorbells refused: ${refused.join(" and ")}`);
  assert.ok(refused[1]! > 0, "Arvenia rang, and Talvia did not hear it");
});

test("a partner that was away catches up by itself with hundreds of entries: in order, nothing twice", async (t) => {
  const standing = await stand(cast, ids, "arvenia", ["stix:indicator"]);
  const imported = await cast.arvenia.analyst.client.call(
    productOperations.importBundle,
    { query: { areas: "cyber-threats", purposes: "cyber-defence" } },
    { bytes: bundleOf(1, RECALLS), contentType: "application/stix+json" },
  );
  const officer = cast.arvenia["release officer"].client;
  const sent = await until("the indicators to be received", async () => {
    const { items } = await officer.call(releaseOperations.listParts, { query: { state: "received" } });
    return items.find((part) => part.standing === standing && part.count === RECALLS);
  });
  await settled(cast, ids);
  const held = await sizeOf("talvia", false);

  await stage.stop("talvia");
  const set = imported.entries[0]!.id;
  await fourAtATime(RECALLS, async (n) => {
    await officer.call(releaseOperations.recallRelease, {
      params: { release: sent.release },
      body: { reason: "superseded", products: [`${set}.${n}`] },
    });
  });
  const releases: string[] = [];
  await fourAtATime(REPORTS, async (n) => {
    const text = `TLP:GREEN\n\n(TLP:GREEN) Ship ${n} passed.\n`;
    releases.push(await release(cast, ids, "arvenia", [await write(cast, "arvenia", `Passage ${n}`, text)]));
  });
  const written = (await sizeOf("arvenia", true)) - held;
  assert.ok(written >= 500, `${written} entries were written while the partner was away`);

  const started = performance.now();
  await stage.start("talvia");
  for (const id of releases) await received(cast, "arvenia", id);
  await until("every recall to be answered", async () => {
    const { items } = await officer.call(releaseOperations.listParts, { query: { state: "recalled" } });
    return items.find((part) => part.standing === standing && part.held === 0);
  });
  await settled(cast, ids);
  t.diagnostic(
    `${written} entries caught up with and answered in ${Math.round(performance.now() - started)} ms`,
  );

  await assertBothSound(stage, ids, {
    look(node, party) {
      const order = appliedOrder(node);
      const inOrder = order.map((_, n) => n);
      assert.deepEqual(order, inOrder, `${party} applied the partner's entries in their order, each once`);
    },
  });
});
