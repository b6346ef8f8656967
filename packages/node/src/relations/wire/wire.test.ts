import assert from "node:assert/strict";
import { test } from "node:test";
import { createKeyring, digestOf, fromBase64Url, publicKeyOf } from "../../keys/index.ts";
import { WireError } from "../errors.ts";
import { Identity, Nonces, openBody, openRequest, openResponse, type RequestChecks } from "./index.ts";

const NOW = 1_790_000_000;
const HOME = "https://talvia.test";
const arvenia = digestOf(Buffer.from("arvenia"));
const talvia = digestOf(Buffer.from("talvia"));
const keyring = createKeyring([]);
const other = createKeyring([]);
const keyOf = (ring: typeof keyring) => fromBase64Url(publicKeyOf(ring.node))!;

type Made = {
  method?: string;
  url?: string;
  body?: string;
  at?: number;
  ring?: typeof keyring;
  type?: string;
};

const targetOf = (made: Made) => made.url ?? `${HOME}/witness/add-checkpoint?a=1`;

function signed(made: Made = {}) {
  const { method = "POST", body = "hello", at = NOW, ring = keyring, type = "text/plain" } = made;
  const identity = new Identity(arvenia, ring, () => at * 1000);
  return identity.signRequest(method, targetOf(made), type, Buffer.from(body));
}

function request(headers: Record<string, string>, made: Made = {}): Request {
  const { method = "POST" } = made;
  return new Request(targetOf(made), {
    method,
    headers,
    ...(method === "GET" ? {} : { body: made.body ?? "hello" }),
  });
}

function checks(more: Partial<RequestChecks> = {}): RequestChecks {
  return {
    keysOf: (party) => (party === arvenia ? [keyOf(keyring)] : []),
    addresses: () => ["https://old.talvia.test", HOME],
    nowSeconds: () => NOW,
    skewSeconds: 300,
    acceptFrom: 0,
    nonces: new Nonces(),
    ...more,
  };
}

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return "accepted";
  } catch (cause) {
    assert.ok(cause instanceof WireError, String(cause));
    return cause.code;
  }
};

const opened = (from: Request, more: Partial<RequestChecks> = {}) =>
  codeOf(() => openRequest(from, checks(more)));

test("a signed request is accepted, whatever host name a proxy gave it on the way", () => {
  const { headers } = signed();
  const checked = openRequest(
    request(headers, { url: "http://127.0.0.1:8080/witness/add-checkpoint?a=1" }),
    checks(),
  );
  assert.equal(checked.partner, arvenia);
  assert.equal(checked.target, targetOf({}));
});

test("a changed method, path, query or content type is refused", () => {
  const { headers } = signed();
  assert.equal(opened(request(headers, { method: "PUT" })), "bad-signature");
  assert.equal(opened(request(headers, { url: `${HOME}/doorbell?a=1` })), "bad-signature");
  assert.equal(opened(request(headers, { url: `${HOME}/witness/add-checkpoint?a=2` })), "bad-signature");
  assert.equal(opened(request(headers, { url: `${HOME}/witness/add-checkpoint` })), "bad-signature");
  assert.equal(opened(request({ ...headers, "content-type": "text/html" })), "bad-signature");
});

test("a request for another node is refused", () => {
  const { headers } = signed({ url: "https://ostrand.test/witness/add-checkpoint?a=1" });
  assert.equal(opened(request(headers)), "bad-signature");
});

test("a changed body is refused though its digest header still verifies, and so is a changed digest", () => {
  const { headers } = signed();
  const ours = checks();
  const open = openRequest(request(headers, { body: "hullo" }), ours);
  assert.equal(
    codeOf(() => openBody(open, Buffer.from("hullo"), ours)),
    "bad-digest",
  );
  const forged = { ...headers, "content-digest": signed({ body: "hullo" }).headers["content-digest"]! };
  assert.equal(opened(request(forged, { body: "hullo" })), "bad-signature");
});

test("the same message twice is replayed, also at the very end of its window, and forgotten only after it", () => {
  const { headers } = signed();
  let now = NOW;
  const ours = checks({ nowSeconds: () => now });
  const take = () => codeOf(() => openBody(openRequest(request(headers), ours), Buffer.from("hello"), ours));
  assert.equal(take(), "accepted");
  assert.equal(take(), "replayed");
  now = NOW + 60 + 300;
  assert.equal(take(), "replayed");
  now += 1;
  assert.equal(take(), "stale");
});

test("when too many messages are remembered, new ones are refused and none is forgotten", () => {
  const nonces = new Nonces(2);
  const claim = (nonce: string, until: number, now = NOW) =>
    codeOf(() => nonces.claim(arvenia, "k", nonce, until, now));
  assert.equal(claim("one", NOW + 10), "accepted");
  assert.equal(claim("two", NOW + 20), "accepted");
  assert.equal(claim("three", NOW + 20), "busy");
  assert.equal(claim("one", NOW + 20), "replayed");
  assert.equal(claim("three", NOW + 30, NOW + 10), "busy", "the first may still be accepted once more");
  assert.equal(claim("three", NOW + 30, NOW + 11), "accepted");
  assert.equal(claim("two", NOW + 30, NOW + 11), "replayed");
});

test("a partner that sends too many messages keeps no other partner out", () => {
  const nonces = new Nonces(2);
  const claim = (partner: typeof arvenia, nonce: string) =>
    codeOf(() => nonces.claim(partner, "k", nonce, NOW + 20, NOW));
  for (const nonce of ["one", "two"]) assert.equal(claim(arvenia, nonce), "accepted");
  assert.equal(claim(arvenia, "three"), "busy");
  for (const nonce of ["one", "two"]) assert.equal(claim(talvia, nonce), "accepted");
  assert.equal(claim(talvia, "one"), "replayed");
});

test("expired, future and too long-lived messages are refused; half a window of skew is not", () => {
  assert.equal(opened(request(signed({ at: NOW - 361 }).headers)), "stale");
  assert.equal(opened(request(signed({ at: NOW + 301 }).headers)), "stale");
  assert.equal(opened(request(signed({ at: NOW - 150 }).headers)), "accepted");
  assert.equal(opened(request(signed({ at: NOW + 150 }).headers)), "accepted");
  const { headers } = signed();
  const long = headers["signature-input"]!.replace(/expires=\d+/, `expires=${NOW + 61}`);
  assert.notEqual(opened(request({ ...headers, "signature-input": long })), "accepted");
});

test("a message made before the node started is refused: its nonce would not be remembered", () => {
  assert.equal(opened(request(signed({ at: NOW - 1 }).headers), { acceptFrom: NOW }), "stale");
  assert.equal(opened(request(signed().headers), { acceptFrom: NOW }), "accepted");
});

test("another key, a key not on the card, and an unknown party are refused", () => {
  assert.equal(opened(request(signed({ ring: other }).headers)), "wrong-key");
  const keyid = /keyid="[^"]*"/;
  const { headers } = signed({ ring: other });
  const named = headers["signature-input"]!.replace(
    keyid,
    keyid.exec(signed().headers["signature-input"]!)![0],
  );
  assert.equal(opened(request({ ...headers, "signature-input": named })), "bad-signature");
  assert.equal(opened(request({ ...signed().headers, "entente-relation": talvia })), "unknown-party");
  assert.equal(opened(request({ ...signed().headers, "entente-relation": "*" })), "malformed");
});

test("every header is needed, and nothing of the profile may be spelled otherwise", () => {
  const { headers } = signed();
  for (const name of Object.keys(headers)) {
    const rest = Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
    const from = new Request(targetOf({}), { method: "POST", headers: rest });
    assert.equal(opened(from), "malformed", name);
  }
  const input = headers["signature-input"]!;
  const changes: [RegExp | string, string][] = [
    ['"@method" ', ""],
    ['"content-digest" ', ""],
    [' "entente-relation"', ""],
    ['"@method"', '"@method" "@method"'],
    ["entente=", "other="],
    [/;nonce="[^"]*"/, ""],
    [/;expires=\d+/, ""],
    [/created=/, "created=0"],
    ['alg="ed25519"', 'alg="rsa-v1_5-sha256"'],
    ['tag="entente-node-v1"', 'tag="entente-node-v2"'],
    ['tag="entente-node-v1"', 'tag="entente-node-v1";x=1'],
    [";created", "; created"],
    [/$/, `, other=${input.slice("entente=".length)}`],
    [/$/, `, ${input}`],
  ];
  for (const [what, by] of changes) {
    const changed = input.replace(what, by);
    assert.notEqual(changed, input);
    assert.equal(opened(request({ ...headers, "signature-input": changed })), "malformed", changed);
  }
  const twice = `${headers.signature}, ${headers.signature}`;
  assert.equal(opened(request({ ...headers, signature: twice })), "malformed");
});

test("an answer counts for its own request only, and only from the partner's key over the received bytes", () => {
  const first = signed();
  const second = signed();
  const asked = { method: "POST", target: targetOf({}), signature: first.signature };
  const talviaNode = new Identity(talvia, other, () => NOW * 1000);
  const body = Buffer.from("answer");
  const headers = new Headers(talviaNode.signResponse(asked, 200, "text/plain", body));
  const answer = { status: 200, headers, body };
  const keys = [keyOf(other)];
  const check = (more: Partial<typeof answer> = {}, of = asked, by = keys, now = NOW) =>
    codeOf(() => openResponse(of, { ...answer, ...more }, talvia, by, now, 300));
  assert.equal(check(), "accepted");
  assert.equal(check({}, { ...asked, signature: second.signature }), "bad-signature");
  assert.equal(check({}, { ...asked, target: `${HOME}/other` }), "bad-signature");
  assert.equal(check({ status: 404 }), "bad-signature");
  assert.equal(check({ body: Buffer.from("anther") }), "bad-digest");
  assert.equal(check({}, asked, [keyOf(keyring)]), "wrong-key");
  assert.equal(check({}, asked, keys, NOW + 361), "stale");
  assert.equal(check({ headers: new Headers() }), "malformed");
  const asRequest = new Headers(signed({ ring: other }).headers);
  assert.equal(check({ headers: asRequest }), "malformed");
});
