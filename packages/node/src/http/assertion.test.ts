import assert from "node:assert/strict";
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { test } from "node:test";
import {
  ASSERTION_MS,
  type Assertion,
  assertedByKey,
  assertionChallenge,
  encodeAssertion,
  keyProof,
  MAX_ASSERTION_LENGTH,
  passkeyAssertion,
} from "@entente/api";
import { checkViews } from "../ledger/index.ts";
import { SoftwareAuthenticator } from "../testing/software-authenticator.ts";
import { Browser } from "./test-browser.ts";
import { problemIn, type TestNode, withNode } from "./test-node.ts";

const ORIGIN = "http://localhost";
const FINGERPRINT = "123456789011111";
const MINUTE = 60_000;

const codeOf = async (response: Response) =>
  response.ok ? "none" : (await problemIn(response)).type.split(":").at(-1);

const envelopeIn = (bytes: Uint8Array) =>
  JSON.parse(Buffer.from(bytes).toString("utf8")) as { kind: string; body: Record<string, unknown> };

/** What the house log holds of assertions. */
function evidence(node: TestNode): Record<string, unknown>[] {
  return node.ledger.reader
    .all<{ bytes: Uint8Array }>("SELECT bytes FROM entry ORDER BY idx")
    .map(({ bytes }) => envelopeIn(bytes))
    .filter(({ kind }) => kind === "assertion.given/1")
    .map(({ body }) => body);
}

/** A grant that alma proposed for cleo, and bruno signed in, with a passkey, to confirm it. */
async function proposed(node: TestNode, { alma, bruno, cleo }: Awaited<ReturnType<TestNode["people"]>>) {
  const terms = { roles: ["release-officer"], clearance: "DR", units: [] };
  const answer = await node.as(alma, "POST", `/v1/accounts/${cleo}/grants`, terms);
  const { grant } = ((await answer.json()) as { result: { grant: string } }).result;
  const browser = await Browser.byLink(node, node.accounts.issueLink(bruno, MINUTE).path);
  browser.authenticator = new SoftwareAuthenticator(ORIGIN);
  const options = await browser.does("POST", "/v1/session/passkeys/options");
  await browser.does("POST", "/v1/session/passkeys", {
    name: "his",
    response: browser.authenticator.create(options),
  });
  return { grant, browser, path: `/v1/grants/${grant}/confirm` };
}

const withAssertion = (command: string, assertion: Assertion) => ({
  "idempotency-key": command,
  "entente-assertion": encodeAssertion(assertion),
});

test("who has a passkey asserts an approval; the proof stands in the house log before the act", async () => {
  await withNode(async (node) => {
    const people = await node.people();
    const { grant, browser, path } = await proposed(node, people);
    const refused = await problemIn(await browser.send("POST", path, {}));
    assert.deepEqual(
      [refused.status, refused.type, refused.pointer, refused.in],
      [403, "urn:entente:problem:assertion-required", "/entente-assertion", "header"],
    );
    const assertion = await browser.asserted("confirmGrant", { grant }, {}, "one");
    const response = await browser.send("POST", path, {}, withAssertion("one", assertion));
    assert.equal(response.status, 200);
    const [kept, ...more] = evidence(node);
    assert.deepEqual(more, []);
    const { challenge, authenticator, body, ...rest } = kept!;
    assert.match(String(authenticator), /^[0-9A-Z]{26}$/);
    assert.match(String(body), /^sha256:/);
    const at = assertion.at;
    assert.equal(
      challenge,
      await assertionChallenge({
        node: FINGERPRINT,
        operation: "confirmGrant",
        params: { grant },
        body: {},
        command: "one",
        at,
      }),
    );
    assert.deepEqual(rest, {
      account: people.bruno,
      node: FINGERPRINT,
      operation: "confirmGrant",
      params: { grant },
      command: "one",
      ...assertion,
    });
    const kinds = node.ledger.reader
      .all<{ bytes: Uint8Array }>("SELECT bytes FROM entry ORDER BY idx DESC LIMIT 2")
      .map(({ bytes }) => envelopeIn(bytes).kind);
    assert.deepEqual(kinds, ["grant.confirmed/1", "assertion.given/1"]);
    assert.deepEqual(checkViews(node.ledgerOptions).differences, []);
  });
});

test("the same command asked again gets its first answer; another command needs an assertion of its own", async () => {
  await withNode(async (node) => {
    const { grant, browser, path } = await proposed(node, await node.people());
    const assertion = await browser.asserted("confirmGrant", { grant }, {}, "one");
    await browser.send("POST", path, {}, withAssertion("one", assertion));
    const again = await browser.send("POST", path, {}, withAssertion("one", assertion));
    assert.equal(((await again.json()) as { repeated: boolean }).repeated, true);
    assert.equal(
      await codeOf(await browser.send("POST", path, {}, withAssertion("two", assertion))),
      "assertion-refused",
    );
    assert.equal(evidence(node).length, 1);
  });
});

test("a wrong, foreign, stale or malformed assertion is refused, and nothing is stored", async () => {
  await withNode(async (node) => {
    const people = await node.people();
    const { grant, browser, path } = await proposed(node, people);
    const hers = await Browser.byLink(node, node.accounts.issueLink(people.cleo, MINUTE).path);
    hers.authenticator = new SoftwareAuthenticator(ORIGIN);
    const options = await hers.does("POST", "/v1/session/passkeys/options");
    await hers.does("POST", "/v1/session/passkeys", {
      name: "x",
      response: hers.authenticator.create(options),
    });
    const before = evidence(node).length;
    const entries = () => node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")!.n;
    const entriesBefore = entries();

    const at = (milliseconds: number) => new Date(node.clock.now + milliseconds).toISOString();
    const his = (change: Parameters<Browser["asserted"]>[4] = {}) =>
      browser.asserted("confirmGrant", { grant }, {}, "one", change);
    const right = await his();
    if (right.kind !== "passkey") throw new Error("a passkey asserts");
    const cases: [string, Assertion, string][] = [
      ["another act", await browser.asserted("withdrawGrant", { grant }, {}, "one"), "assertion-refused"],
      [
        "another object",
        await browser.asserted("confirmGrant", { grant: "0".repeat(26) }, {}, "one"),
        "assertion-refused",
      ],
      [
        "another body",
        await browser.asserted("confirmGrant", { grant }, { x: 1 }, "one"),
        "assertion-refused",
      ],
      ["another node", await his({ node: "99999" }), "assertion-refused"],
      [
        "another person's passkey",
        await hers.asserted("confirmGrant", { grant }, {}, "one"),
        "assertion-refused",
      ],
      ["another time", { ...right, at: at(1) }, "assertion-refused"],
      [
        "another signature",
        {
          ...right,
          signature: ((await hers.asserted("confirmGrant", { grant }, {}, "one")) as typeof right).signature,
        },
        "assertion-refused",
      ],
      ["an unknown credential", { ...right, credential: "A".repeat(43) }, "assertion-refused"],
      ["long ago", await his({ at: at(-ASSERTION_MS - 1) }), "assertion-stale"],
      ["to come", await his({ at: at(ASSERTION_MS + 1) }), "assertion-stale"],
    ];
    for (const [what, assertion, code] of cases)
      assert.equal(
        await codeOf(await browser.send("POST", path, {}, withAssertion("one", assertion))),
        code,
        what,
      );
    const flawed = [
      { origin: "https://evil.example" },
      { rpId: "evil.example" },
      { userVerified: false },
      { userPresent: false },
      { type: "webauthn.create" },
    ];
    for (const flaws of flawed) {
      const now = at(0);
      const about = { node: FINGERPRINT, operation: "confirmGrant", params: { grant }, body: {} };
      const challenge = await assertionChallenge({ ...about, command: "one", at: now });
      const given = passkeyAssertion(
        now,
        browser.authenticator!.get({ challenge, rpId: "localhost" }, flaws),
      );
      const response = await browser.send("POST", path, {}, withAssertion("one", given));
      assert.equal(await codeOf(response), "assertion-refused", JSON.stringify(flaws));
    }
    for (const header of [
      "%%%",
      "A",
      Buffer.from("{}").toString("base64url"),
      "A".repeat(MAX_ASSERTION_LENGTH + 1),
    ])
      assert.equal(
        await codeOf(
          await browser.send("POST", path, {}, { "idempotency-key": "one", "entente-assertion": header }),
        ),
        "bad-assertion",
      );
    assert.equal(
      await codeOf(await browser.send("POST", path, {}, { "entente-assertion": encodeAssertion(right) })),
      "bad-assertion",
      "without a command",
    );
    assert.deepEqual([evidence(node).length, entries()], [before, entriesBefore]);
    assert.equal(
      await codeOf(await browser.send("POST", path, {}, withAssertion("one", await his()))),
      "none",
    );
  });
});

test("a counter that went on elsewhere refuses an assertion with an earlier one", async () => {
  await withNode(async (node) => {
    const { grant, browser, path } = await proposed(node, await node.people());
    const early = await browser.asserted("confirmGrant", { grant }, {}, "one");
    const other = new Browser(node);
    const options = await other.does("POST", "/v1/session/passkey/options");
    await other.does("POST", "/v1/session/passkey", { response: browser.authenticator!.get(options) });
    assert.equal(
      await codeOf(await browser.send("POST", path, {}, withAssertion("one", early))),
      "assertion-refused",
    );
  });
});

/** A personal key as the command line makes it. */
function personalKey() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { privateKey, x: publicKey.export({ format: "jwk" }).x! };
}

const signed = (key: KeyObject, message: Uint8Array) => sign(null, message, key).toString("base64url");

test("a personal key asserts what a token asks; it is registered in a session, and proven", async () => {
  await withNode(async (node) => {
    const { alma, bruno, cleo } = await node.people();
    const terms = { roles: ["release-officer"], clearance: "DR", units: [] };
    const answer = await node.as(alma, "POST", `/v1/accounts/${cleo}/grants`, terms);
    const { grant } = ((await answer.json()) as { result: { grant: string } }).result;
    const browser = await Browser.byLink(node, node.accounts.issueLink(bruno, MINUTE).path);
    const { privateKey, x } = personalKey();
    const proof = signed(privateKey, keyProof(FINGERPRINT, bruno, x));
    const elsewhere = signed(privateKey, keyProof(FINGERPRINT, alma, x));
    const wrong = await browser.send("POST", "/v1/session/keys", {
      name: "cli",
      public: x,
      proof: elsewhere,
    });
    assert.equal((await problemIn(wrong)).pointer, "/proof");
    const { result } = await browser.does("POST", "/v1/session/keys", { name: "cli", public: x, proof });
    assert.equal((await browser.whoAmI()).keys, 1);

    const path = `/v1/grants/${grant}/confirm`;
    assert.equal(await codeOf(await node.as(bruno, "POST", path, {})), "assertion-required");
    const at = new Date(node.clock.now).toISOString();
    const about = { node: FINGERPRINT, operation: "confirmGrant", params: { grant }, body: {}, at };
    const asserted = async (command: string, key = privateKey): Promise<Assertion> => {
      const challenge = await assertionChallenge({ ...about, command });
      return { kind: "key", at, kid: result.kid, signature: signed(key, assertedByKey(challenge)) };
    };
    const send = async (command: string, assertion: Assertion) =>
      codeOf(await node.as(bruno, "POST", path, {}, withAssertion(command, assertion)));
    assert.equal(await send("one", await asserted("one", personalKey().privateKey)), "assertion-refused");
    assert.equal(await send("one", await asserted("two")), "assertion-refused");
    assert.equal(await send("one", await asserted("one")), "none");
    const { authenticators } = await browser.does("GET", "/v1/session/authenticators");
    assert.equal(authenticators[0].usedAt, at);
  });
});

test("a further passkey is asserted by one that is there: a stolen cookie adds none", async () => {
  await withNode(async (node) => {
    const { browser } = await proposed(node, await node.people());
    const options = await browser.does("POST", "/v1/session/passkeys/options");
    assert.equal(options.excludeCredentials.length, 1);
    const second = new SoftwareAuthenticator(ORIGIN);
    const body = { name: "second", response: second.create(options) };
    assert.equal(
      await codeOf(await browser.send("POST", "/v1/session/passkeys", body)),
      "assertion-required",
    );
    const response = await browser.acts("registerPasskey", "/v1/session/passkeys", body, {});
    assert.equal(await codeOf(response), "none");
    assert.equal((await browser.whoAmI()).passkeys, 2);
  });
});

test("an administrator removes lost passkeys only from an account without rights", async () => {
  await withNode(async (node) => {
    const people = await node.people();
    const { browser } = await proposed(node, people);
    const { alma, bruno } = people;
    const path = `/v1/accounts/${bruno}/remove-authenticators`;
    assert.equal(await codeOf(await node.as(alma, "POST", path, {})), "conflict");
    const link = `/v1/accounts/${bruno}/sign-in-link`;
    assert.equal(
      await codeOf(await node.as(alma, "POST", link, { minutes: 5 })),
      "conflict",
      "a passkey is use",
    );
    const [first] = node.accounts.list().find(({ account }) => account === bruno)!.grants;
    const { people: more } = { people: await node.as(alma, "POST", "/v1/accounts", { name: "delta" }) };
    assert.equal(more.status, 200);
    const delta = ((await more.json()) as { result: { account: string } }).result.account;
    const admin = { roles: ["administrator"], clearance: "DR", units: [] };
    const grant = (
      (await (await node.as(alma, "POST", `/v1/accounts/${delta}/grants`, admin)).json()) as {
        result: { grant: string };
      }
    ).result.grant;
    assert.equal(
      await codeOf(await browser.acts("confirmGrant", `/v1/grants/${grant}/confirm`, {}, { grant })),
      "none",
    );
    assert.equal(
      await codeOf(await node.as(alma, "POST", `/v1/grants/${first!.grant}/withdraw`, {})),
      "none",
    );
    assert.equal(await codeOf(await node.as(alma, "POST", path, {})), "none");
    assert.equal((await browser.whoAmI()).passkeys, 0);
    assert.equal(await codeOf(await node.as(alma, "POST", link, { minutes: 5 })), "none");
  });
});

test("a node that requires assertions of all refuses those who have nothing to assert with, and lets them register", async () => {
  await withNode(
    async (node) => {
      const { alma, bruno, cleo } = await node.people();
      const terms = { roles: ["release-officer"], clearance: "DR", units: [] };
      const answer = await node.as(alma, "POST", `/v1/accounts/${cleo}/grants`, terms);
      const { grant } = ((await answer.json()) as { result: { grant: string } }).result;
      const path = `/v1/grants/${grant}/confirm`;
      const bare = await problemIn(await node.as(bruno, "POST", path, {}));
      assert.match(String(bare.detail), /Register a passkey/);
      const browser = await Browser.byLink(node, node.accounts.issueLink(bruno, MINUTE).path);
      assert.equal((await browser.whoAmI()).asserts, true);
      browser.authenticator = new SoftwareAuthenticator(ORIGIN);
      const options = await browser.does("POST", "/v1/session/passkeys/options");
      const response = browser.authenticator.create(options);
      await browser.does("POST", "/v1/session/passkeys", { name: "his", response });
      assert.equal(await codeOf(await browser.acts("confirmGrant", path, {}, { grant })), "none");
    },
    { assertions: "required" },
  );
});
