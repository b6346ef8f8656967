import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { getRequestListener } from "@hono/node-server";
import { Federation, type TestNode } from "./test-nodes.ts";

/** Listens on loopback for one node; its handler is set once the node exists. */
async function listen() {
  const holder: { node?: TestNode } = {};
  const server = createServer(
    getRequestListener((request) => holder.node!.relations.partnerApp.fetch(request)),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { holder, address, close };
}

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
