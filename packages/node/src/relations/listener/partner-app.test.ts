import assert from "node:assert/strict";
import { test } from "node:test";
import { liaisonOrigin, originHash } from "../../ledger/index.ts";
import { Federation } from "../test-nodes.ts";
import { Identity } from "../wire/index.ts";
import { Gate, PARTNER_LIMITS } from "./limits.ts";
import { STRANGER_LIMITS } from "./strangers.ts";

async function three() {
  const federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia");
  const c = await federation.create("ostrand");
  await federation.pair(a, b);
  await federation.pair(a, c);
  const place = await federation.say(a, b, "inside", "content");
  await federation.published(a, place);
  const row = a.ledger.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = :index",
    { log: a.ledger.log(place.log)!.id, index: place.index },
  )!;
  const payload = /"payload":"([^"]+)"/.exec(new TextDecoder().decode(row.bytes))![1]!;
  return {
    federation,
    a,
    b,
    c,
    place,
    payload,
    [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose](),
  };
}

test("without a signature there is the public card and nothing else, and one answer for everything", async () => {
  await using nodes = await three();
  const { a } = nodes;
  await using abroad = new Federation();
  const stranger = await abroad.create("ostrand");
  const fetch = (path: string, init?: RequestInit) =>
    a.relations.partnerApp.fetch(new Request(`${a.address}${path}`, init));
  const card = await fetch("/card");
  assert.equal(((await card.json()) as { party: string }).party, a.party);
  const answers = await Promise.all(
    [
      fetch("/logs/checkpoint"),
      fetch("/blobs/x"),
      fetch("/nothing"),
      fetch("/doorbell", { method: "POST" }),
      fetch("/logs/checkpoint", { method: "DELETE" }),
      abroad.ask(stranger, a, "/logs/checkpoint"),
    ].map(async (answer) => [(await answer).status, await (await answer).text()]),
  );
  assert.deepEqual(new Set(answers.map(String)).size, 1);
  assert.equal(answers[0]?.[0], 401);
});

test("each partner reads its own half; what is another's is answered like what does not exist", async () => {
  await using nodes = await three();
  const { federation, a, b, c, place, payload } = nodes;
  const mine = await federation.ask(b, a, "/logs/checkpoint");
  assert.match(await mine.text(), new RegExp(`^${liaisonOrigin(a.party, b.party)}\n2\n`));
  assert.equal((await federation.ask(b, a, "/logs/tile/entries/000.p/2")).status, 200);
  assert.equal((await federation.ask(b, a, `/blobs/${payload}?entry=${place.index}`)).status, 200);
  const absent = [
    federation.ask(b, a, "/logs/tile/entries/000.p/3"),
    federation.ask(b, a, "/logs/tile/entries/../../../ledger.db"),
    federation.ask(b, a, "/nothing"),
    federation.ask(b, a, `/blobs/${payload}?entry=0`),
    federation.ask(b, a, `/blobs/${payload}`),
    federation.ask(c, a, `/blobs/${payload}?entry=${place.index}`),
    federation.ask(c, a, `/witness/${originHash(liaisonOrigin(b.party, a.party))}/checkpoint`),
    federation.ask(c, a, "/logs/tile/entries/000.p/2"),
  ];
  for (const each of absent) {
    const answer = await each;
    assert.deepEqual([answer.status, await answer.text()], [404, "not found\n"]);
  }
});

test("an origin that is not the caller's is unknown to the witness", async () => {
  await using nodes = await three();
  const { federation, a, b, c } = nodes;
  const note = await (
    await federation.ask(a, b, `/witness/${originHash(liaisonOrigin(a.party, b.party))}/checkpoint`)
  ).text();
  const body = `old 0\n\n${note}`;
  assert.equal((await federation.ask(c, a, "/witness/add-checkpoint", { method: "POST", body })).status, 404);
  assert.equal((await federation.ask(a, b, "/witness/add-checkpoint", { method: "POST", body })).status, 409);
});

test("content that was erased, or that a desk no longer gives, is gone", async () => {
  await using nodes = await three();
  const { federation, a, b, place, payload } = nodes;
  const path = `/blobs/${payload}?entry=${place.index}`;
  a.relations.giveOnlyIf(() => false);
  assert.equal((await federation.ask(b, a, path)).status, 404);
  a.relations.giveOnlyIf(() => true);
  assert.equal((await federation.ask(b, a, path)).status, 200);
  await federation.erase(a, payload);
  assert.equal((await federation.ask(b, a, path)).status, 404);
});

test("a message played back, a body that is too large and a flood are refused", async () => {
  await using nodes = await three();
  const { federation, a, b } = nodes;
  const identity = new Identity(b.party, b.keyring, () => federation.now);
  const target = `${a.address}/doorbell`;
  const { headers } = identity.signRequest("POST", target, "text/plain", new Uint8Array());
  const again = () =>
    a.relations.partnerApp.fetch(new Request(target, { method: "POST", headers, body: "" }));
  assert.equal((await again()).status, 202);
  assert.equal((await again()).status, 401);
  const large = { method: "POST", body: "x".repeat(PARTNER_LIMITS.maxBody + 1) };
  assert.equal((await federation.ask(b, a, "/witness/add-checkpoint", large)).status, 413);
  let last = 0;
  for (let n = 0; n <= PARTNER_LIMITS.burst && last !== 429; n++)
    last = (await federation.ask(b, a, "/logs/checkpoint")).status;
  assert.equal(last, 429);
  federation.now += 1000;
  assert.equal((await federation.ask(b, a, "/logs/checkpoint")).status, 200);
});

test("a stranger who comes too often is told to come later, not that something is unsigned", async () => {
  await using nodes = await three();
  const { a } = nodes;
  const show = () =>
    a.relations.partnerApp.fetch(new Request(`${a.address}/card`, { method: "POST", body: "no cards" }));
  const answers: Response[] = [];
  for (let n = 0; n <= STRANGER_LIMITS.burst; n++) answers.push(await show());
  const [first, last] = [answers[0]!, answers.at(-1)!];
  assert.deepEqual([first.status, ((await first.json()) as { status: number }).status], [401, 401]);
  assert.deepEqual([last.status, ((await last.json()) as { status: number }).status], [503, 503]);
  assert.deepEqual([first.headers.has("retry-after"), last.headers.has("retry-after")], [false, true]);
});

test("a partner has only so many requests under way, whatever another does", () => {
  const gate = new Gate(() => 0);
  for (let n = 0; n < PARTNER_LIMITS.concurrent; n++) assert.equal(gate.enter("a"), true);
  assert.equal(gate.enter("a"), false);
  assert.equal(gate.enter("b"), true);
  gate.leave("a");
  assert.equal(gate.enter("a"), true);
});
