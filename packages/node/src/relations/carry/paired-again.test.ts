import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { liaisonOrigin, noteRestored, readHighwater } from "../../ledger/index.ts";
import { dataPaths, Sqlite } from "../../store/index.ts";
import { Federation, officer, type TestNode } from "../test-nodes.ts";

/** Two parties that have spoken to each other; then one loses all it had, but for its keys and its first card. */
async function lost(
  { callable, restored = false }: { callable: boolean; restored?: boolean },
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
  const directory = join(federation.root, "again");
  if (restored) await leftByRestore(federation, a, directory);
  const again = await federation.open({ ...a, directory });
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

/** What a restore leaves behind, of a backup that knows nothing of any relation. */
async function leftByRestore(federation: Federation, a: TestNode, directory: string): Promise<void> {
  await federation.close(await federation.open({ ...a, directory }));
  const marks = new Sqlite(dataPaths(directory).highwater);
  noteRestored(marks);
  marks.close();
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

test("carried by hand, a restored node that was paired again signs nothing in a file that goes out before the partner's came in", async () => {
  await using nodes = await lost({ callable: false, restored: true }, async (_, a, b) => {
    await carried(a, b);
    await carried(b, a);
  });
  const { federation, again, b } = nodes;
  await federation.say(again, b, "said beside what was said before");
  assert.deepEqual([(await again.relations.carryOut(b.party)).until, signedBy(again, b)], [0, 0]);
  const head = again.relations.heads.health().find(({ partner }) => partner === b.party);
  assert.match(head?.why ?? "", /carry in a file of the partner/);
  await carried(again, b);
  assert.notEqual(b.relations.status(again.party).state, "quarantined", "the partner saw no second history");
  await carried(b, again);
  assert.equal(
    again.relations.heads.isRolledBack(b.party),
    true,
    "the partner's file says that there was more",
  );
  assert.equal(signedBy(again, b), 0);
});

test("carried by hand, a restored node signs in a relation that is new to both once the partner's file says so", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia", { reachable: false });
  const b = await federation.create("talvia", { reachable: false });
  const { card, signature } = a.relations.cardFile();
  await federation.close(a);
  const directory = join(federation.root, "again");
  await leftByRestore(federation, a, directory);
  const again = await federation.open({ ...a, directory });
  await again.relations.issueCard({ card, signature }, federation.command());
  await federation.pair(again, b);
  await federation.say(again, b, "the first word");
  assert.equal((await again.relations.carryOut(b.party)).until, 0);
  await carried(b, again);
  await carried(again, b);
  assert.deepEqual(federation.notes(b, again), ["the first word"]);
});
