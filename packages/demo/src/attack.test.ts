import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { productOperations, releaseOperations, standingOperations } from "@entente/api";
import type { EntenteNode } from "@entente/node";
import { inAgreement, stand } from "./story.ts";
import { type RealBundle, realBundles } from "./testing/attack.ts";
import { settled } from "./testing/settled.ts";
import { Stage } from "./testing/stage.ts";
import { assertBothSound } from "./testing/verdict.ts";
import { until } from "./until.ts";

const { source, bundles } = await realBundles();

const digestOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64url");

/** The digests of everything that came in and is held. */
function receivedDigests(node: EntenteNode): string[] {
  return node.ledger.reader
    .all<{ payload: string; count: number }>(
      "SELECT payload, count FROM view_part WHERE direction = 'in' AND state = 'received' ORDER BY seq",
    )
    .flatMap(({ payload, count }) =>
      Array.from(node.ledger.contents.open(payload, count), (item) =>
        item === undefined ? "erased" : digestOf(item.content),
      ),
    );
}

async function importOne(stage: Stage, bundle: RealBundle) {
  const { result } = await stage.cast.arvenia.analyst.client.call(
    productOperations.importBundle,
    { query: { areas: "cyber-threats", purposes: "cyber-defence", marking: "TLP:CLEAR" } },
    { bytes: bundle.bytes, contentType: "application/stix+json" },
  );
  return result;
}

test(`every object of ${source} arrives byte for byte by a standing release, and both logs verify`, async (t) => {
  await using stage = await Stage.open();
  const { cast } = stage;
  const ids = await inAgreement(cast);
  const kinds = [...new Set(bundles.flatMap((bundle) => bundle.kinds.map((kind) => `stix:${kind}`)))];
  const standing = await stand(cast, ids, "arvenia", kinds, 100_000);

  const wanted = new Set<string>();
  for (const bundle of bundles) {
    const report = await importOne(stage, bundle);
    assert.equal(report.invalidCount, 0, JSON.stringify(report.invalid.slice(0, 3)));
    assert.equal(report.recorded + report.held, bundle.raws.length);
    for (const raw of bundle.raws) wanted.add(digestOf(raw));
  }
  const officer = cast.arvenia["release officer"].client;
  await until(
    `${wanted.size} objects to go out and be received`,
    async () => {
      const refused = await officer.call(releaseOperations.listRefusals, { query: { limit: 10 } });
      assert.deepEqual(
        refused.items.flatMap(({ violations }) => violations),
        [],
        "the agreement forbids something",
      );
      const { items } = await officer.call(releaseOperations.listParts, { query: { limit: 200 } });
      const sum = items.reduce((total, { count }) => total + count, 0);
      const isDone = sum >= wanted.size && items.every(({ state }) => state === "received");
      return isDone ? true : undefined;
    },
    60,
  );
  const { items } = await officer.call(standingOperations.listStanding);
  assert.equal(items.find(({ id }) => id === standing)?.used, wanted.size);
  await settled(cast, ids);
  await assertBothSound(stage, ids, {
    look(node, party, verdict) {
      if (party === "arvenia") return;
      const arrived = receivedDigests(node);
      assert.equal(arrived.length, wanted.size, "each object once");
      assert.deepEqual(new Set(arrived), wanted, "the bytes that came are the bytes that were in the bundle");
      t.diagnostic(
        `${source}: ${arrived.length} objects, ${verdict.in.size} sets, ${verdict.entries} entries verified`,
      );
    },
  });
});
