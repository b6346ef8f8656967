import assert from "node:assert/strict";
import { test } from "node:test";
import {
  formatAddCheckpoint,
  formatCheckpoint,
  formatNote,
  parseNote,
  signCheckpoint,
  verifierKey,
} from "@entente/tlog";
import { signerFromSeed } from "@entente/tlog/node";
import { fromBase64Url, sealSet, seedOf, sha256, wrapFor } from "../keys/index.ts";
import { liaisonOrigin, readEnvelope, type SetField, wrapContext } from "../ledger/index.ts";
import { cardFor } from "./test-cards.ts";
import { Federation, type TestNode } from "./test-nodes.ts";
import { Identity } from "./wire/index.ts";

/** A partner that is not honest: it holds all its keys, signs what it likes, and owes nobody a working program. */

async function two(
  between?: Federation["between"],
): Promise<{ federation: Federation; rogue: TestNode; us: TestNode } & AsyncDisposable> {
  const federation = new Federation();
  if (between !== undefined) federation.between = between;
  const rogue = await federation.create("arvenia");
  const us = await federation.create("talvia");
  await federation.pair(rogue, us);
  return { federation, rogue, us, [Symbol.asyncDispose]: () => federation[Symbol.asyncDispose]() };
}

test("a head that claims more entries than any memory holds is refused, and the node lives", async () => {
  // Nobody's own head gets through: what is cosigned first is what is forged here.
  await using nodes = await two(async (request, deliver) =>
    request.url.includes("add-checkpoint") ? new Response(null, { status: 503 }) : deliver(request),
  );
  const { federation, rogue, us } = nodes;
  const origin = liaisonOrigin(rogue.party, us.party);
  const signer = signerFromSeed(seedOf(rogue.keyring.log));
  const head = { origin, size: 2 ** 50, root: sha256(Buffer.from("anything")) };
  const text = formatCheckpoint(head);
  const signed = signCheckpoint(head, verifierKey(origin, 1, signer.publicKey, sha256), signer.sign);
  // Every tree follows from the empty one: a witness cosigns it, since witnessing needs no understanding.
  const note = formatNote(text, [signed]);
  const cosigned = await us.relations.witness.answer(formatAddCheckpoint(0, [], note), rogue.party);
  assert.equal(cosigned.status, 200);
  const body = Buffer.from(note + cosigned.body);
  assert.equal(parseNote(body).signatures.length, 2);
  const identity = new Identity(rogue.party, rogue.keyring, () => federation.now);
  federation.between = async (request, deliver) => {
    if (!request.url.endsWith("/logs/checkpoint")) return deliver(request);
    const signature = /:(.*):/.exec(request.headers.get("signature")!)![1]!;
    const asked = { method: "GET", target: request.url, signature };
    return new Response(body, { headers: identity.signResponse(asked, 200, "text/plain", body) });
  };
  await assert.rejects(us.relations.sync(rogue.party), { code: "garbage" });
  assert.match(us.relations.status(rogue.party).problem ?? "", /claims/);
});

/** What an entry of ours to the rogue says about its content. */
function setOf(node: TestNode, place: { log: string; index: number }): SetField {
  const row = node.ledger.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = :index",
    { log: node.ledger.log(place.log)!.id, index: place.index },
  )!;
  return readEnvelope(row.bytes, place.log).set!;
}

test("an entry that names content which is here already is opened with its own key, or not at all", async () => {
  await using nodes = await two();
  const { federation, rogue, us } = nodes;
  const ours = setOf(us, await federation.say(us, rogue, "ours", "content of ours"));
  const forged = sealSet([{ header: Buffer.from("{}"), content: Buffer.from("another") }]);
  const context = wrapContext(liaisonOrigin(rogue.party, us.party), ours.payload);
  const key = await wrapFor(fromBase64Url(us.keyring.seal.public)!, forged.key, context);
  const { entries } = await rogue.ledger.submit({
    ...federation.command(),
    decide: () => ({
      entries: [
        { log: { partner: us.party }, kind: "note.sent/1", body: { text: "mine" }, holds: { ...ours, key } },
      ],
      expects: {},
      result: null,
    }),
  });
  await federation.published(rogue, entries[0]!);
  await us.relations.sync(rogue.party);
  const ref = { partner: rogue.party, index: entries[0]!.index };
  await assert.rejects(us.relations.fetchBlob(ref), { name: "KeyError" });
});

test("a card whose address holds a path is set aside, and never called", async () => {
  await using nodes = await two();
  const { federation, rogue, us } = nodes;
  const before = rogue.relations.cards.cardOf(rogue.party)!;
  const card = cardFor("arvenia", rogue.keyring, rogue.roots, "http://talvia.test/card?x=", before);
  assert.equal(us.relations.cards.learn(rogue.party, [card]), false);
  const { entries } = await rogue.ledger.submit({
    ...federation.command(),
    decide: () => ({
      entries: [{ log: { partner: us.party }, kind: "card.presented/1", body: { ...card } }],
      expects: {},
      result: null,
    }),
  });
  await federation.published(rogue, entries[0]!);
  await us.relations.sync(rogue.party);
  assert.match(us.relations.view(rogue.party).aside[0]?.reason ?? "", /address/);
  assert.equal(us.relations.cards.addressOf(rogue.party), rogue.address);
});

test("a partner exchanges one file at a time: what it sends is held in memory", async () => {
  await using nodes = await two();
  const { federation, rogue, us } = nodes;
  const identity = new Identity(rogue.party, rogue.keyring, () => federation.now);
  const target = `${us.address}/exchange`;
  const type = "application/vnd.entente.carry";
  const send = (body: BodyInit, bytes: Uint8Array) => {
    const { headers } = identity.signRequest("POST", target, type, bytes);
    return us.relations.partnerApp.fetch(
      new Request(target, { method: "POST", headers, body, duplex: "half" } as RequestInit),
    );
  };
  let end = () => {};
  const open = new ReadableStream<Uint8Array>({
    start: (controller) => {
      end = () => controller.close();
    },
  });
  const first = send(open, new Uint8Array());
  assert.equal((await send("again", Buffer.from("again"))).status, 429);
  end();
  await first;
  assert.notEqual((await send("later", Buffer.from("later"))).status, 429);
});
