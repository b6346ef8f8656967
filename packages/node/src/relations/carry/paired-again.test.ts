import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { liaisonOrigin, readHighwater } from "../../ledger/index.ts";
import { Federation, officer, type TestNode } from "../test-nodes.ts";

/** Two parties that have spoken to each other; then one loses all it had, but for its keys and its first card. */
async function lost(
  { callable }: { callable: boolean },
  talk: (f: Federation, a: TestNode, b: TestNode) => Promise<void>,
) {
  const federation = new Federation();
  const a = await federation.create("arvenia", { reachable: callable });
  const b = await federation.create("talvia", { reachable: false });
  await federation.pair(a, b);
  await federation.say(a, b, "said before");
  await federation.say(b, a, "answered before");
  await talk(federation, a, b);
  assert.deepEqual(federation.notes(b, a), ["said before"]);
  const { card, signature } = a.relations.cardFile();
  await federation.close(a);
  const again = await federation.open({ ...a, directory: join(federation.root, "again") });
  await again.relations.issueCard({ card, signature }, federation.command());
  const theirs = b.relations.cardFile();
  await again.relations.pair(
    {
      card: { card: theirs.card, signature: theirs.signature },
      earlier: [],
      fingerprint: theirs.fingerprint,
    },
    officer,
    federation.command(),
  );
  return { federation, again, b, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** One party's file goes into the other's node. */
async function carried(from: TestNode, to: TestNode) {
  const { pieces } = await from.relations.carryOut(to.party);
  return to.relations.carryIn(whole(new Uint8Array(Buffer.concat([...pieces]))));
}

const signedBy = (node: TestNode, partner: TestNode): number =>
  readHighwater(node.ledger.marks, "own", liaisonOrigin(node.party, partner.party))!.size;

test("carried by hand, a party that was paired again signs nothing and reads nothing once a file of the partner knows more", async () => {
  await using nodes = await lost({ callable: false }, async (_, a, b) => {
    await carried(a, b);
    await carried(b, a);
  });
  const { federation, again, b } = nodes;
  assert.equal(signedBy(again, b), 0, "by hand, nothing is signed before a file goes out");
  const report = await carried(b, again);
  assert.match(report.problems[0] ?? "", /cosigned 2 entries of this log, this node has signed only 0/);
  assert.equal(again.relations.heads.isRolledBack(b.party), true);
  assert.deepEqual([report.applied, federation.notes(again, b)], [0, []]);
  const { until } = await again.relations.carryOut(b.party);
  assert.deepEqual([until, signedBy(again, b)], [0, 0]);
});

test("a partner that calls and cannot be called says with its first exchange that there was more: nothing new is signed", async () => {
  await using nodes = await lost({ callable: true }, async (_, a, b) => b.relations.sync(a.party));
  const { federation, again, b } = nodes;
  await b.relations.sync(again.party);
  assert.equal(again.relations.heads.isRolledBack(b.party), true);
  assert.equal(signedBy(again, b), 0);
  assert.deepEqual(federation.notes(again, b), []);
  assert.notEqual(b.relations.status(again.party).state, "quarantined");
});
