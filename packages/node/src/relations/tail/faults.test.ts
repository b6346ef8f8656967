import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { liaisonOrigin } from "../../ledger/index.ts";
import { Federation, newsDesk, notesDesk, type TestNode } from "../test-nodes.ts";

type Pair = { federation: Federation; a: TestNode; b: TestNode };

async function paired(desks = [notesDesk]): Promise<Pair & AsyncDisposable> {
  const federation = new Federation();
  const a = await federation.create("arvenia", { desks });
  const b = await federation.create("talvia");
  await federation.pair(a, b);
  const first = await federation.say(a, b, "first");
  await federation.published(a, first);
  await b.relations.sync(a.party);
  return { federation, a, b, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

/** Takes `a` down, gives `work` its directory, and starts it again from what is there then. */
async function restarted({ federation, a }: Pair, work: (directory: string) => void): Promise<TestNode> {
  await federation.close(a);
  work(a.directory);
  return federation.reopen(a);
}

test("a partner that is away is a problem that is shown, and ends by itself", async () => {
  await using pair = await paired();
  const { federation, a, b } = pair;
  federation.down.add(a.address!);
  await assert.rejects(b.relations.sync(a.party), { code: "unreachable" });
  assert.equal(b.relations.status(a.party).state, "unreachable");
  assert.match(b.relations.status(a.party).problem ?? "", /cannot be reached/);
  federation.down.clear();
  await b.relations.sync(a.party);
  assert.equal(b.relations.status(a.party).problem, undefined);
});

const garbage: [string, () => Response, string][] = [
  ["an unsigned answer", () => new Response("hello"), "malformed"],
  ["an empty answer", () => new Response(null), "malformed"],
  ["an error page", () => new Response("<html>", { status: 502 }), "malformed"],
  [
    "a redirection",
    () => new Response(null, { status: 302, headers: { location: "http://evil.test/" } }),
    "garbage",
  ],
  [
    "an endless answer",
    () => new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(65536)) })),
    "too-large",
  ],
  ["a refusal", () => new Response("{}", { status: 401 }), "refused"],
];

for (const [what, answer, code] of garbage) {
  test(`${what} instead of a checkpoint is refused and applies nothing`, async () => {
    await using pair = await paired();
    const { federation, a, b } = pair;
    federation.between = async (request, deliver) =>
      request.url.endsWith("/logs/checkpoint") ? answer() : deliver(request);
    await assert.rejects(b.relations.sync(a.party), { code });
    assert.equal(b.relations.status(a.party).applied, 2);
    assert.ok(b.relations.status(a.party).problem);
  });
}

test("a partner that answers too slowly is given up on when the deadline passes", async () => {
  await using pair = await paired();
  const { federation, a, b } = pair;
  const never = () => new Promise<Response>(() => undefined);
  const trickle = async () =>
    new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(1)) }), { status: 200 });
  for (const slow of [never, trickle]) {
    federation.deadline = new AbortController();
    federation.between = async (request, deliver) => {
      if (!request.url.endsWith("/logs/checkpoint")) return deliver(request);
      setImmediate(() => federation.deadline.abort());
      return slow();
    };
    await assert.rejects(b.relations.sync(a.party), { code: "timeout" });
    assert.equal(b.relations.status(a.party).state, "unreachable");
  }
});

test("answers to another request, and bundles that are not under the signed root, are refused", async () => {
  await using pair = await paired();
  const { federation, a, b } = pair;
  let earlier: Response | undefined;
  federation.between = async (request, deliver) => {
    const response = await deliver(request);
    if (!request.url.includes("/tile/entries/")) return response;
    const bytes = new Uint8Array(await response.clone().arrayBuffer());
    if (earlier === undefined) {
      earlier = response.clone();
      return response;
    }
    return new Response(bytes, { headers: earlier.headers });
  };
  for (const text of ["second", "third"]) {
    const place = await federation.say(a, b, text);
    await federation.published(a, place);
    await b.relations
      .sync(a.party)
      .catch((cause: { code?: string }) => assert.equal(cause.code, "bad-signature"));
  }
  assert.deepEqual(federation.notes(b, a), ["first", "second"]);
});

test("an unknown kind, a refused and a malformed entry are set aside with a reason; what follows is applied", async () => {
  await using pair = await paired([notesDesk, newsDesk]);
  const { federation, a, b } = pair;
  await federation.say(a, b, "", undefined, "news.sent/1");
  await federation.say(a, b, "x", undefined, "note.refused/1");
  const { id: log } = a.ledger.log(liaisonOrigin(a.party, b.party))!;
  await federation.write(a, '{"v":1,"v":2}', { log });
  const last = await federation.say(a, b, "after");
  await federation.published(a, last);
  await b.relations.sync(a.party);
  assert.deepEqual(federation.notes(b, a), ["first", "after"]);
  const { aside } = b.relations.view(a.party);
  assert.deepEqual(
    aside.map(({ index }) => index),
    [4, 3, 2],
  );
  assert.match(aside[2]!.reason, /does not know the kind news\.sent\/1/);
  assert.match(aside[0]!.reason, /not canonical JSON/);
  assert.deepEqual(federation.differences(b), []);
  const shown: number[] = [];
  await federation.close(b);
  const taught = await federation.open({ ...b, desks: [notesDesk, newsDesk] });
  taught.relations.onEntryApplied(({ index }) => {
    shown.push(index);
  });
  assert.equal(await taught.ledger.retryAside(), 1);
  federation.now += 600_001;
  await taught.relations.sync(a.party);
  assert.deepEqual(shown, [2]);
});

test("a partner that was rolled back is found out, shown, kept as evidence, and followed again once recovered", async () => {
  await using pair = await paired();
  const { federation, b } = pair;
  let a = await restarted(pair, (directory) =>
    cpSync(directory, join(federation.root, "old"), { recursive: true }),
  );
  const lost = await federation.say(a, b, "second");
  assert.equal(await federation.published(a, lost), true);
  await b.relations.sync(a.party);
  await federation.close(a);
  cpSync(a.directory, join(federation.root, "new"), { recursive: true });
  rmSync(a.directory, { recursive: true });
  cpSync(join(federation.root, "old"), a.directory, { recursive: true });
  a = await federation.reopen(a);
  await assert.rejects(b.relations.sync(a.party), { code: "refused" });
  assert.equal(b.relations.status(a.party).state, "rolled-back");
  assert.match(b.relations.stopped(a.party) ?? "", /published 3 entries before and shows only 2/);
  assert.match(b.relations.view(a.party).stopped ?? "", /must recover/);
  assert.equal(b.ledger.reader.all("SELECT * FROM evidence").length, 1);
  await federation.close(a);
  rmSync(a.directory, { recursive: true });
  cpSync(join(federation.root, "new"), a.directory, { recursive: true });
  a = await federation.reopen(a);
  await b.relations.sync(a.party);
  assert.equal(b.relations.stopped(a.party), undefined);
});

test("a partner whose log was forked is quarantined for good: both heads are kept, nothing more is read", async () => {
  await using pair = await paired();
  const { federation } = pair;
  let { b } = pair;
  let a = await restarted(pair, (directory) =>
    cpSync(directory, join(federation.root, "old"), { recursive: true }),
  );
  const one = await federation.say(a, b, "one story");
  assert.equal(await federation.published(a, one), true);
  await b.relations.sync(a.party);
  await federation.close(a);
  rmSync(a.directory, { recursive: true });
  cpSync(join(federation.root, "old"), a.directory, { recursive: true });
  // Its witness cannot tell it that it was rolled back: it signs another history.
  const hidden = federation.between;
  federation.between = async (request, deliver) =>
    new URL(request.url).pathname.startsWith("/witness/") && request.method === "GET"
      ? Promise.reject(new TypeError("fetch failed"))
      : deliver(request);
  a = await federation.reopen(a);
  a.relations.heads.confirmed(b.party, undefined);
  const other = await federation.say(a, b, "another story");
  a.relations.heads.advance(other.log);
  assert.equal(await a.relations.heads.whenPublished(other.log, other.index, 500), false);
  federation.between = hidden;
  assert.equal(b.relations.status(a.party).state, "quarantined");
  assert.match(b.relations.stopped(a.party) ?? "", /signed/);
  await b.relations.sync(a.party);
  assert.deepEqual(federation.notes(b, a), ["first", "one story"]);
  await federation.close(b);
  b = await federation.reopen(b);
  assert.equal(b.relations.status(a.party).state, "quarantined");
  const evidence = b.ledger.reader.all<{ what: string; origin: string }>("SELECT what, origin FROM evidence");
  assert.equal(evidence[0]?.origin, liaisonOrigin(a.party, b.party));
  assert.match(evidence[0]?.what ?? "", /noteA.*noteB/);
});
