import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { test } from "node:test";
import { listen } from "../test-listening.ts";
import { Federation, type TestNode } from "../test-nodes.ts";
import { Identity } from "../wire/index.ts";
import { SPOOL_LIMITS } from "./spool-room.ts";

const KIB = 1024;
/** A node that partners call, with little room: one of the files below fits, two do not. */
const LITTLE = { files: 10, bytes: 320 * KIB };
const CONTENT = "x".repeat(200 * KIB);

/** `hub` listens on loopback; its partners accept no connections and exchange files with it. */
async function hub() {
  const site = await listen();
  const federation = new Federation();
  federation.between = (request) => fetch(request);
  const a = await federation.create("arvenia", { address: site.address, exchangeLimits: LITTLE });
  site.holder.node = a;
  const partners: TestNode[] = [];
  for (const name of ["talvia", "ostrand"]) {
    const partner = await federation.create(name, { reachable: false });
    await federation.pair(a, partner);
    partners.push(partner);
  }
  return {
    federation,
    a,
    partners,
    [Symbol.asyncDispose]: async () => {
      await site.close();
      await federation[Symbol.asyncDispose]();
    },
  };
}

/** Sends a real signed body of so many bytes but for its last, and holds it open. */
function openBody(federation: Federation, from: TestNode, to: TestNode, size: number) {
  const body = Buffer.alloc(size, "x");
  const target = `${to.address}/exchange`;
  const identity = new Identity(from.party, from.keyring, () => federation.now);
  const { headers } = identity.signRequest("POST", target, "application/vnd.entente.carry", body);
  const request = httpRequest(target, { method: "POST", agent: false, headers: { ...headers } });
  const status = new Promise<number>((resolve) => {
    request.on("response", (answer) => resolve(answer.resume().statusCode ?? 0));
    request.on("error", () => resolve(0));
  });
  request.write(body.subarray(1));
  return { status, end: () => request.end(body.subarray(0, 1)) };
}

/** Until the node holds as many spooled bytes: a further byte has no room. */
async function heldBy(node: TestNode, bytes: number): Promise<void> {
  while (node.relations.exchanging.bytes < bytes) await new Promise((resume) => setImmediate(resume));
}

test("partners share the room for exchanged files: who finds none is told when to come back, and comes", async () => {
  await using nodes = await hub();
  const { federation, a, partners } = nodes;
  const [first, second] = partners as [TestNode, TestNode];
  const held = openBody(federation, first, a, 200 * KIB);
  await heldBy(a, 200 * KIB - 1);
  await federation.say(second, a, "in vain at first", CONTENT);
  const later: { milliseconds: number; work: () => void }[] = [];
  federation.schedule = (milliseconds, work) => {
    later.push({ milliseconds, work });
    return () => undefined;
  };
  await assert.rejects(second.relations.sync(a.party), {
    code: "busy",
    retryAfter: SPOOL_LIMITS.retryAfter,
    message: /no room for a file now \(503\)/,
  });
  assert.equal(second.relations.status(a.party).state, "unreachable");
  second.relations.start();
  await second.relations.idle();
  assert.deepEqual(federation.notes(a, second), []);
  assert.equal(later.length, 1, "it has set itself a time to come back");
  assert.ok(later[0]!.milliseconds >= SPOOL_LIMITS.retryAfter * 1000, "which is not before it was asked to");
  held.end();
  assert.equal(await held.status, 503, "it is no carried file");
  later[0]!.work();
  await second.relations.idle();
  assert.deepEqual(federation.notes(a, second), ["in vain at first"]);
  assert.equal(second.relations.status(a.party).state, "ok");
  assert.equal(a.relations.exchanging.bytes, 0);
});

test("a file that outgrows the room is refused as it arrives, and what it held is given back", async () => {
  await using nodes = await hub();
  const { federation, a, partners } = nodes;
  const [first, second] = partners as [TestNode, TestNode];
  const large = openBody(federation, first, a, LITTLE.bytes + 2);
  assert.equal(await large.status, 503);
  assert.equal(a.relations.exchanging.bytes, 0);
  await federation.say(second, a, "fits", CONTENT);
  await second.relations.sync(a.party);
  assert.deepEqual(federation.notes(a, second), ["fits"]);
});

test("whoever calls bounds what comes back in the same way", async () => {
  await using federation = new Federation();
  const a = await federation.create("arvenia");
  const b = await federation.create("talvia", {
    reachable: false,
    exchangeLimits: { files: 1, bytes: 64 * KIB },
  });
  await federation.pair(a, b);
  const place = await federation.say(a, b, "too much at once", CONTENT);
  a.relations.heads.advance(place.log);
  await assert.rejects(b.relations.sync(a.party), { code: "busy" });
  assert.equal(b.relations.exchanging.bytes, 0);
  assert.deepEqual(federation.notes(b, a), []);
});
