import assert from "node:assert/strict";
import { test } from "node:test";
import { type Affair, playAffair } from "./affair/affair.ts";
import { checks } from "./affair/checks.ts";
import type { AffairStage } from "./affair/stage.ts";
import { inAgreement } from "./story.ts";
import { Courier, castVisitedBy } from "./testing/courier.ts";
import { relationAt, settled } from "./testing/settled.ts";
import { PARTY_NAMES } from "./testing/stage.ts";
import { staged } from "./testing/staged.ts";
import { Turns } from "./testing/turns.ts";
import { assertBothSound } from "./testing/verdict.ts";

const {
  stage,
  given: { courier, ids },
} = await staged(
  async (nodes) => {
    const courier = new Courier(nodes);
    return { courier, ids: await inAgreement(castVisitedBy(courier, nodes)) };
  },
  { byHand: true },
);

test("the affair is played with the partner offline for the first half, and files carried by hand for the second", async (t) => {
  const turns = new Turns(stage, courier);
  const affair: AffairStage = { cast: turns.cast(), ids, ports: stage.ports, say: () => undefined };
  await playAffair(affair, async (step, so) => {
    await checks[step](affair, so as Affair);
    if (step !== "channel") return;
    await turns.meet();
    turns.apart = false;
  });
  t.diagnostic(
    `${turns.alone} acts with the partner offline, ${courier.deliveries} deliveries, ${courier.again} of them of old or repeated files`,
  );
  assert.ok(turns.alone > 20, "the first half was played with the partner away");
  assert.deepEqual(courier.harm, [], "old and repeated files did harm on the way");
  for (const party of PARTY_NAMES) {
    const { card } = await relationAt(stage.cast, ids, party);
    assert.equal(card.address, undefined, "neither card names an address");
  }
});

test("both logs verify afterwards, and rebuilt views are equal", async () => {
  await settled(castVisitedBy(courier, stage), ids);
  await assertBothSound(stage, ids, { mayWait: true });
});
