import assert from "node:assert/strict";
import { request as httpRequest } from "node:http";
import { test } from "node:test";
import { createKeyring } from "../keys/index.ts";
import { PARTNER_LIMITS } from "./listener/limits.ts";
import { STRANGER_LIMITS } from "./listener/strangers.ts";
import { cardFor } from "./test-cards.ts";
import { type Listener, listen } from "./test-listening.ts";
import { Federation } from "./test-nodes.ts";

test("over real sockets two nodes pair, publish, tail and fetch; a partner that is down is caught up with", async () => {
  const one = await listen();
  const two = await listen();
  try {
    await using federation = new Federation();
    federation.between = (request) => fetch(request);
    const a = await federation.create("arvenia", { address: one.address });
    const b = await federation.create("talvia", { address: two.address });
    one.holder.node = a;
    two.holder.node = b;
    await federation.pair(a, b);
    const place = await federation.say(a, b, "over the wire", "x".repeat(100_000));
    assert.equal(await federation.published(a, place), true);
    await b.relations.sync(a.party);
    assert.deepEqual(federation.notes(b, a), ["over the wire"]);
    const items = await b.relations.fetchBlob({ partner: a.party, index: place.index });
    assert.equal(items[0]?.content.length, 100_000);
    await one.close();
    await assert.rejects(b.relations.sync(a.party), { code: "unreachable" });
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});

/** Opens a POST to `/card` whose body does not come; resolves with its status, should it be answered. */
function slowly(address: string) {
  const request = httpRequest(`${address}/card`, { method: "POST", agent: false });
  const status = new Promise<number>((resolve) => {
    request.on("response", (answer) => resolve(answer.resume().statusCode ?? 0));
    request.on("error", () => resolve(0));
  });
  request.write("{");
  return { status, stop: () => request.destroy() };
}

/** As many slow bodies as would fill what is open to everybody, all of them under way. */
async function crowd(site: Listener, count: number) {
  const { holder, address } = site;
  const begun = new Promise<void>((resolve) => {
    let open = 0;
    holder.asked = () => void (++open === count && resolve());
  });
  const slow = Array.from({ length: count }, () => slowly(address));
  await begun;
  delete holder.asked;
  return slow;
}

test("a stranger who holds bodies open does not keep out a partner that shows its card", async () => {
  const site = await listen();
  const slow: ReturnType<typeof slowly>[] = [];
  try {
    await using federation = new Federation();
    const a = await federation.create("arvenia", { address: site.address });
    site.holder.node = a;
    const b = await federation.create("talvia", { reachable: false });
    await federation.pair(a, b);
    slow.push(...(await crowd(site, PARTNER_LIMITS.concurrent)));
    const next = cardFor("talvia", createKeyring([]), b.roots, undefined, b.relations.cards.cardOf(b.party)!);
    const shown = await fetch(`${site.address}/card`, {
      method: "POST",
      body: JSON.stringify({ party: b.party, cards: [next] }),
    });
    assert.equal(shown.status, 200);
    assert.equal(a.relations.cards.cardOf(b.party)?.card.sequence, 1);
  } finally {
    for (const each of slow) each.stop();
    await site.close();
  }
});

test("a card that does not arrive in time gives its place up", async () => {
  const site = await listen();
  const slow: ReturnType<typeof slowly>[] = [];
  try {
    await using federation = new Federation();
    const asked: number[] = [];
    const deadline = new AbortController();
    federation.deadlineOf = (milliseconds) => {
      asked.push(milliseconds);
      return deadline.signal;
    };
    site.holder.node = await federation.create("arvenia", { address: site.address });
    slow.push(...(await crowd(site, 3)));
    assert.deepEqual(asked, Array(3).fill(STRANGER_LIMITS.bodyTimeout));
    deadline.abort();
    assert.deepEqual(await Promise.all(slow.map(({ status }) => status)), [401, 401, 401]);
  } finally {
    for (const each of slow) each.stop();
    await site.close();
  }
});
