import assert from "node:assert/strict";
import { test } from "node:test";
import { liaisonOrigin, readHighwater, rootAt } from "../../ledger/index.ts";
import { Federation, type TestNode } from "../test-nodes.ts";
import { RecoveryError, type RecoveryErrorCode } from "./errors.ts";
import { planRecovery } from "./plan.ts";
import type { ReturnSource } from "./source.ts";

const failsWith = (code: RecoveryErrorCode, words: RegExp) => (cause: unknown) => {
  assert.ok(cause instanceof RecoveryError, String(cause));
  assert.equal(cause.code, code, cause.message);
  assert.match(cause.message, words);
  return true;
};

/** The last note of `writer`'s log that `holder` has cosigned. */
const noteOf = (holder: TestNode, writer: TestNode): string =>
  readHighwater(holder.ledger.marks, "peer", liaisonOrigin(writer.party, holder.party))!.note;

/** What `holder` gives `writer` back of its log; `head` may be another one than it has. */
function sourceOf(holder: TestNode, writer: TestNode, head = noteOf(holder, writer)): ReturnSource {
  const log = holder.ledger.log(liaisonOrigin(writer.party, holder.party))!.id;
  return {
    head: async () => head,
    async *entries(from, until) {
      const rows = holder.ledger.reader.all<{ bytes: Uint8Array }>(
        "SELECT bytes FROM entry WHERE log = :log AND idx >= :from AND idx < :until ORDER BY idx",
        { log, from, until },
      );
      for (const { bytes } of rows) yield bytes;
    },
    content: async () => undefined,
    theirHead: async () => undefined,
    async *theirEntries() {},
    theirContent: async () => undefined,
  };
}

/** Two parties, one of which has said something that the other has read. */
async function talking() {
  const federation = new Federation();
  const [a, b] = [await federation.create("arvenia"), await federation.create("talvia")];
  await federation.pair(a, b);
  const said = async (text: string) => {
    await federation.published(a, await federation.say(a, b, text));
    await b.relations.sync(a.party);
  };
  await said("one");
  return { federation, a, b, said, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

/** The same party with an empty store, paired again: what it has said before it does not know. */
async function begunAnew(federation: Federation, a: TestNode, b: TestNode): Promise<TestNode> {
  federation.down.add(b.address!);
  const twin = await federation.open({
    ...a,
    name: "twin",
    address: "http://twin.test",
    directory: `${a.directory}-2`,
  });
  await twin.relations.issueCard(a.relations.cards.cardOf(a.party)!.signed, federation.command());
  await federation.pair(twin, b).catch(() => undefined);
  return twin;
}

/** Says that the first entries that stand here were signed, as a node would that did not ask its witness. */
async function marked(node: TestNode, partner: TestNode, size: number): Promise<void> {
  const origin = liaisonOrigin(node.party, partner.party);
  const mark = readHighwater(node.ledger.marks, "own", origin)!;
  const root = rootAt(node.ledger.reader, node.ledger.log(origin)!.id, size);
  const swap = { oldSize: mark.size, oldRoot: mark.root, size, root, note: "x", at: mark.at };
  const { value } = await node.ledger.writer.ask({ type: "highwater", role: "own", origin, ...swap });
  assert.equal(value, 1);
}

test("a node that has all that its partner has cosigned has nothing to take back", async () => {
  await using nodes = await talking();
  const { a, b } = nodes;
  const plan = await planRecovery({ ledger: a.ledger, cards: a.relations.cards }, sourceOf(b, a), b.party);
  assert.equal(plan.kept, plan.head.size);
  assert.deepEqual([plan.unsigned, plan.isPairedAgain], [{}, false]);
});

test("a partner that has cosigned less than was signed here gives nothing back: it is behind", async () => {
  await using nodes = await talking();
  const { a, b, said } = nodes;
  const early = noteOf(b, a);
  await said("two");
  const asked = planRecovery({ ledger: a.ledger, cards: a.relations.cards }, sourceOf(b, a, early), b.party);
  await assert.rejects(
    asked,
    failsWith("behind", /3 entries were signed here and the partner has cosigned 2/),
  );
});

test("a node that has signed another history than its partner has cosigned is forked, however much there is of it", async () => {
  await using nodes = await talking();
  const { federation, a, b } = nodes;
  const twin = await begunAnew(federation, a, b);
  const parts = { ledger: twin.ledger, cards: twin.relations.cards };
  await marked(twin, b, 1);
  await assert.rejects(
    planRecovery(parts, sourceOf(b, a), b.party),
    failsWith("forked", /first 1 entries that stand here are not those/),
  );
  await federation.say(twin, b, "something else");
  await marked(twin, b, 2);
  await assert.rejects(planRecovery(parts, sourceOf(b, a), b.party), failsWith("forked", /first 2 entries/));
});

test("a relation that was paired again takes all of its log back, and its cards stand in nobody's way", async () => {
  await using nodes = await talking();
  const { federation, a, b } = nodes;
  const twin = await begunAnew(federation, a, b);
  const parts = { ledger: twin.ledger, cards: twin.relations.cards };
  const plan = await planRecovery(parts, sourceOf(b, a), b.party);
  assert.deepEqual([plan.from, plan.kept, plan.head.size, plan.theirsKept], [0, 0, 2, 0]);
  assert.deepEqual([plan.unsigned, plan.isPairedAgain], [{ "card.presented/1": 1 }, true]);
  await federation.say(twin, b, "said since");
  const more = await planRecovery(parts, sourceOf(b, a), b.party);
  assert.deepEqual([more.unsigned["note.sent/1"], more.isPairedAgain], [1, false]);
});

test("a head is believed only when this party has signed it and the partner has cosigned it, for this log", async () => {
  await using nodes = await talking();
  const { federation, a, b } = nodes;
  const c = await federation.create("ostrand");
  await federation.pair(a, c);
  await federation.published(a, { log: liaisonOrigin(a.party, c.party), index: 0 });
  const note = noteOf(b, a);
  const lines = note.split("\n");
  const without = (name: RegExp) =>
    lines.filter((each) => !(each.startsWith("— ") && name.test(each))).join("\n");
  const asked = (head: string) =>
    planRecovery({ ledger: a.ledger, cards: a.relations.cards }, sourceOf(b, a, head), b.party);
  for (const [head, words] of [
    ["nothing of the kind", /shows no head/],
    [noteOf(c, a), /of another log/],
    [without(/\/liaison\//), /has not signed/],
    [without(/\/witness /), /has not cosigned/],
    [note.replace(/(witness .{20})(.)/, (_, before, one) => `${before}${one === "A" ? "B" : "A"}`), /./],
  ] as const)
    await assert.rejects(asked(head), failsWith("bad-head", words));
});

test("whoever is no partner here is to be paired again first, and that is said", async () => {
  await using nodes = await talking();
  const { federation, a, b } = nodes;
  const c = await federation.create("ostrand");
  const asked = planRecovery({ ledger: a.ledger, cards: a.relations.cards }, sourceOf(b, a), c.party);
  await assert.rejects(asked, failsWith("no-relation", /pair again with the partner's card and fingerprint/));
});
