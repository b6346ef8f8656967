import assert from "node:assert/strict";
import { test } from "node:test";
import { makeCertificate, makeKeys } from "../../testing/certificates.ts";
import { Identity } from "../wire/index.ts";
import { healthOf, pin, type Side, Sides } from "./test-sides.ts";

const DAY = 86_400_000;
const sync = (from: Side, to: Side) => from.node.relations.sync(to.node.party);

/** `from` says something, and `to` takes it in over the wire. */
async function tell(sides: Sides, from: Side, to: Side, text: string, content?: string): Promise<void> {
  const { federation } = sides;
  const place = await federation.say(from.node, to.node, text, content);
  assert.equal(await federation.published(from.node, place), true);
  await sync(to, from);
  assert.equal(federation.notes(to.node, from.node).at(-1), text);
}

async function paired(
  a: Parameters<Sides["open"]>[1] = {},
  b: Parameters<Sides["open"]>[1] = {},
  sides = new Sides(),
) {
  const one = await sides.open("arvenia", a);
  const two = await sides.open("talvia", b);
  await sides.federation.pair(one.node, two.node);
  return { sides, a: one, b: two, [Symbol.asyncDispose]: () => sides[Symbol.asyncDispose]() };
}

test("with keys of certificates on both cards, self-signed ones serve: entries, content and doorbells pass both ways", async () => {
  await using nodes = await paired();
  const { sides, a, b } = nodes;
  await tell(sides, a, b, "over TLS", "x".repeat(300_000));
  await tell(sides, b, a, "and back");
  const place = await sides.federation.say(a.node, b.node, "content", "y".repeat(300_000));
  await sides.federation.published(a.node, place);
  await sync(b, a);
  const items = await b.node.relations.fetchBlob({ partner: a.node.party, index: place.index });
  assert.equal(items[0]?.content.length, 300_000);
  assert.deepEqual(healthOf(a, b), { state: "ok", why: undefined });
});

test("an address whose certificate the card does not name gets no request but the one for its card", async () => {
  await using sides = new Sides();
  const a = await sides.open("arvenia");
  const b = await sides.open("talvia");
  b.exchange(await makeCertificate(sides.now));
  await sides.federation.pair(a.node, b.node);
  await a.node.relations.idle();
  b.asked.length = 0;
  await assert.rejects(sync(a, b), { code: "certificate" });
  await a.node.relations.idle();
  assert.deepEqual([...new Set(b.asked)], ["GET /card"]);
  const { state, why } = healthOf(a, b);
  assert.equal(state, "refused");
  assert.match(
    why!,
    /the certificate at the partner's address has the key sha256:[\w-]{43}, which the partner's card does not name/,
  );
  assert.equal(
    await sides.federation.published(a.node, {
      log: a.node.relations.view(b.node.party).logs[0]!.origin,
      index: 0,
    }),
    false,
  );
});

test("a caller with another certificate than its card names, or with none, is refused, and both sides say why", async () => {
  await using nodes = await paired();
  const { sides, a, b } = nodes;
  await tell(sides, a, b, "with the right one");
  const refused = async (ours: RegExp, theirs: RegExp) => {
    await assert.rejects(sync(a, b), { code: "certificate", message: ours });
    assert.match(healthOf(a, b).why!, ours);
    const { state, why } = healthOf(b, a);
    assert.equal(state, "refused");
    assert.match(why!, theirs);
  };
  a.callsWith(await makeCertificate(sides.now));
  await refused(
    /does not take our certificate: its key is not on the card of ours/,
    /the certificate the partner calls with has the key sha256:[\w-]{43}, which the partner's card does not name/,
  );
  a.callsWith("nothing");
  await refused(
    /saw no certificate of ours/,
    /the partner calls without the certificate that its card names/,
  );
  a.callsWith("its own");
  await sync(a, b);
  assert.equal(healthOf(b, a).state, "ok");
});

test("a certificate that has expired is refused by whoever is shown it, until it is renewed under the same key", async () => {
  const sides = new Sides();
  const { now } = sides;
  const keys = await makeKeys();
  const old = await makeCertificate(now, { keys, from: now - 10 * DAY, until: now + DAY });
  await using nodes = await paired({ listens: old }, {}, sides);
  const { a, b } = nodes;
  await tell(sides, a, b, "still valid");
  sides.federation.now += 2 * DAY;
  a.exchange(await makeCertificate(sides.now, { keys, from: now - 10 * DAY, until: now + DAY + 1000 }));
  await assert.rejects(sync(b, a), {
    code: "certificate",
    message: /the certificate at the partner's address has expired \(2026-/,
  });
  await assert.rejects(sync(a, b), {
    code: "certificate",
    message: /does not take our certificate: it has expired/,
  });
  assert.match(healthOf(b, a).why!, /has expired/);
  a.exchange(await makeCertificate(sides.now, { keys }));
  await tell(sides, a, b, "renewed");
  await sync(a, b);
  assert.deepEqual([healthOf(a, b).state, healthOf(b, a).state], ["ok", "ok"]);
});

test("a key takes another's place while the node runs: two on the card, the files exchanged, one on the next card", async () => {
  const sides = new Sides();
  const [old, next] = [await makeCertificate(sides.now), await makeCertificate(sides.now)];
  await using nodes = await paired({ listens: old }, {}, sides);
  const { a, b } = nodes;
  const both = [pin(old), pin(next)];
  await a.names({ listens: both, calls: both });
  await tell(sides, a, b, "both stand on the card");
  a.exchange(next);
  await tell(sides, a, b, "with the new one");
  await sync(a, b);
  await a.names({ listens: [pin(next)], calls: [pin(next)] });
  await tell(sides, a, b, "the old one is on no card any more");
  a.exchange(old);
  await assert.rejects(sync(b, a), { code: "certificate" });
  await assert.rejects(sync(a, b), { code: "certificate" });
  a.exchange(next);
  await tell(sides, a, b, "back again");
});

test("a key that was lost is replaced by a card alone: partners fetch it from the unproven address, and go on", async () => {
  await using nodes = await paired();
  const { sides, a, b } = nodes;
  await tell(sides, a, b, "before");
  const fresh = await makeCertificate(sides.now);
  a.exchange(fresh);
  await a.names({ listens: [pin(fresh)], calls: [pin(fresh)] });
  await tell(sides, a, b, "after");
  assert.equal(b.node.relations.cards.cardOf(a.node.party)?.card.sequence, 1);
  await sync(a, b);
  assert.deepEqual([healthOf(a, b).state, healthOf(b, a).state], ["ok", "ok"]);
});

test("a card that would not name the certificates in use is not issued", async () => {
  await using nodes = await paired();
  const { sides, a } = nodes;
  const other = [pin(await makeCertificate(sides.now))];
  await assert.rejects(a.names({ listens: other }), { code: "invalid" });
  await assert.rejects(a.names({ calls: other }), { code: "invalid" });
  await a.names(undefined);
});

test("where no card names a key, an authority counts as ever, and a certificate of one's own is said to be from none", async () => {
  // An authority is held against the clock of the machine.
  const listens = await makeCertificate(Date.now());
  const unnamed = { names: "nothing", calls: "nothing", listens } as const;
  await using nodes = await paired(unnamed, unnamed);
  const { a, b } = nodes;
  await assert.rejects(sync(a, b), {
    code: "certificate",
    message: /comes from an authority that this machine does not know/,
  });
  assert.equal(healthOf(a, b).state, "refused");
});

test("where TLS is ended before the node, a card's certificate for calls is asked of nobody: the signature tells who it is", async () => {
  await using nodes = await paired();
  const { sides, a, b } = nodes;
  // The same app without the socket behind the request, as a proxy hands it on.
  const { relations } = b.node;
  const identity = new Identity(a.node.party, a.node.keyring, () => sides.now);
  const target = `${b.node.address}/doorbell`;
  const ring = () => {
    const { headers } = identity.signRequest("POST", target, "application/octet-stream", new Uint8Array());
    return new Request(target, { method: "POST", headers, body: new Uint8Array() });
  };
  assert.equal((await relations.partnerApp.fetch(ring())).status, 202);
});
