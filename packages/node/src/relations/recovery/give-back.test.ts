import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBundle } from "@entente/tlog";
import { unwrapFrom } from "../../keys/index.ts";
import { sealPairOf } from "../blobs.ts";
import { Federation } from "../test-nodes.ts";
import { returnedContext } from "./give-back.ts";
import { decodeReturned } from "./source.ts";

test("a partner is given what it wrote itself, as far as it was read here, and its content under its own key", async () => {
  await using federation = new Federation();
  const [a, b, c] = [
    await federation.create("arvenia"),
    await federation.create("talvia"),
    await federation.create("ostrand"),
  ];
  await federation.pair(a, b);
  await federation.pair(b, c);
  const place = await federation.say(a, b, "inside", "content");
  await federation.published(a, place);
  await b.relations.sync(a.party);
  await b.relations.fetchBlob({ partner: a.party, index: place.index });
  const size = place.index + 1;

  const bundle = await federation.ask(a, b, `/returned/tile/entries/000.p/${size}`);
  assert.equal(bundle.status, 200);
  const entries = decodeBundle(new Uint8Array(await bundle.arrayBuffer()));
  assert.equal(entries.length, size);
  const payload = /"payload":"([^"]+)"/.exec(Buffer.from(entries[place.index]!).toString())![1]!;
  const path = `/returned/blobs/${payload}?entry=${place.index}`;
  const given = await federation.ask(a, b, path);
  assert.equal(given.status, 200);
  const { key, bytes } = decodeReturned(new Uint8Array(await given.arrayBuffer()))!;
  assert.deepEqual(Buffer.from(bytes), Buffer.from(a.ledger.contents.bytes(payload)!));
  const opened = await unwrapFrom(sealPairOf(a.keyring)(key.to)!, key, returnedContext(place.log, payload));
  assert.deepEqual(opened, a.ledger.contents.keyOf(payload));

  const absent = [
    federation.ask(c, b, `/returned/tile/entries/000.p/${size}`),
    federation.ask(c, b, path),
    federation.ask(a, b, `/returned/tile/entries/000.p/${size + 1}`),
    federation.ask(a, b, "/returned/tile/entries/../../ledger.db"),
    federation.ask(a, b, `/returned/blobs/${payload}?entry=0`),
    federation.ask(a, b, `/returned/blobs/${payload}`),
  ];
  for (const each of absent) {
    const answer = await each;
    assert.deepEqual([answer.status, await answer.text()], [404, "not found\n"]);
  }
  assert.equal((await b.relations.partnerApp.fetch(new Request(`${b.address}${path}`))).status, 401);

  await federation.erase(b, payload);
  assert.equal((await federation.ask(a, b, path)).status, 404);
});

test("what answers for returned content and is none is not read as one", () => {
  for (const bytes of ["", "x", "\u0000\u0005{}", "\u00ff\u00ff{}", "\u0000\u0002{}"])
    assert.equal(decodeReturned(new TextEncoder().encode(bytes)), undefined);
});
