import assert from "node:assert/strict";
import { test } from "node:test";
import { play, received, release, write } from "./story.ts";
import { Courier, castVisitedBy, type Delivery } from "./testing/courier.ts";
import { relationAt, settled } from "./testing/settled.ts";
import { PARTY_NAMES } from "./testing/stage.ts";
import { staged } from "./testing/staged.ts";
import { assertBothSound } from "./testing/verdict.ts";

const lines: string[] = [];
const {
  stage,
  given: { courier, cast, ids },
} = await staged(
  async (nodes) => {
    const courier = new Courier(nodes);
    const cast = castVisitedBy(courier, nodes);
    return { courier, cast, ids: await play(cast, (line) => lines.push(line)) };
  },
  { byHand: true },
);

/** How much of Arvenia's log Talvia has applied. */
async function appliedAtTalvia(): Promise<number> {
  const { logs } = await relationAt(stage.cast, ids, "talvia");
  return logs.find(({ mine }) => !mine)!.size;
}

function reportOf(delivery: Delivery) {
  assert.ok("report" in delivery, JSON.stringify(delivery));
  return delivery.report;
}

test("the whole opening story is played without any network between the nodes", async (t) => {
  t.diagnostic(
    `${lines.length} steps, ${courier.deliveries} deliveries, ${courier.again} of them of old or repeated files`,
  );
  assert.match(lines.at(-1) ?? "", /purges it and answers with a signed receipt/);
  for (const party of PARTY_NAMES) {
    const { card } = await relationAt(stage.cast, ids, party);
    assert.equal(card.address, undefined, "neither card names an address");
  }
  assert.deepEqual(courier.harm, [], "old and repeated files did harm on the way");
  assert.ok(courier.again > 3);
});

test("a repeated file brings nothing and says so; so does the oldest", async () => {
  await courier.round();
  const held = await appliedAtTalvia();
  const files = courier.files.talvia;
  for (const file of [files.at(-1)!, files.at(-1)!, files[0]!]) {
    const report = reportOf(await courier.deliver("talvia", file));
    assert.equal(report.applied, 0);
    assert.equal(report.missingFrom, undefined);
  }
  const old = reportOf(
    await courier.deliver("talvia", files.find((file) => file.length > files[0]!.length)!),
  );
  assert.ok(old.alreadyHad > 0, "what was here already is counted");
  assert.equal(await appliedAtTalvia(), held);
});

test("a file whose forerunner is missing applies nothing, names what is missing, and the right file mends it", async () => {
  await settled(cast, ids);
  const held = await appliedAtTalvia();
  const products = [
    await write(cast, "arvenia", "Lights at Cape Saren", "TLP:GREEN\n\n(TLP:GREEN) Two lights.\n"),
    await write(cast, "arvenia", "Lights at Meliore", "TLP:GREEN\n\n(TLP:GREEN) No lights.\n"),
  ];
  const releases: string[] = [];
  for (const product of products) releases.push(await release(cast, ids, "arvenia", [product]));
  const later = await courier.out("arvenia", held + 1);
  const report = reportOf(await courier.deliver("talvia", later!));
  assert.equal(report.applied, 0);
  assert.equal(report.missingFrom, held);
  assert.match(report.problems.join(" "), /are not in the file/);
  assert.equal(await appliedAtTalvia(), held);
  const whole = reportOf(await courier.deliver("talvia", (await courier.out("arvenia"))!));
  assert.ok(whole.applied >= 2);
  for (const id of releases) await received(cast, "arvenia", id);
});

test("a file that was cut short, altered or meant for another is refused with a reason", async () => {
  const file = (await courier.out("arvenia"))!;
  const held = await appliedAtTalvia();
  const altered = new Uint8Array(file);
  altered[Math.floor(file.length / 2)]! ^= 1;
  const wrongs: [string, Uint8Array, "arvenia" | "talvia"][] = [
    ["cut-short", file.subarray(0, file.length - 20), "talvia"],
    ["not-a-carry-file", new TextEncoder().encode("hello"), "talvia"],
    ["wrong-recipient", file, "arvenia"],
  ];
  for (const [code, bytes, to] of wrongs) {
    const delivery = await courier.deliver(to, bytes);
    assert.ok("problem" in delivery, `${code} was taken in`);
    assert.equal(delivery.status, 422);
    assert.ok(delivery.problem.type.endsWith(code), delivery.problem.type);
    assert.ok(delivery.problem.detail);
  }
  const delivery = await courier.deliver("talvia", altered);
  assert.ok("problem" in delivery, "an altered file was taken in");
  assert.equal(await appliedAtTalvia(), held);
});

test("both logs verify afterwards, and rebuilt views are equal", async () => {
  await settled(cast, ids);
  const { arvenia, talvia } = await assertBothSound(stage, ids);
  for (const { entries } of [arvenia, talvia]) assert.ok(entries > 20);
  assert.deepEqual(arvenia.out, talvia.in);
  assert.deepEqual(talvia.out, arvenia.in);
});
