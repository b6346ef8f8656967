import assert from "node:assert/strict";
import { test } from "node:test";
import { authenticatorsOperations, type WhoAmI } from "@entente/api";
import { Secret, TOTP } from "otpauth";
import { PASSWORD } from "../accounts/test-people.ts";
import { type Flaws, SoftwareAuthenticator } from "../testing/software-authenticator.ts";
import { Browser } from "./test-browser.ts";
import { problemIn, withNode } from "./test-node.ts";

const MINUTE = 60_000;
const ORIGIN = "http://localhost";

/** Registers a passkey as somebody who is signed in. */
async function passkeyOf(
  browser: Browser,
  authenticator: SoftwareAuthenticator,
  name = "key",
  flaws?: Flaws,
) {
  const options = await browser.does("POST", "/v1/session/passkeys/options");
  const response = authenticator.create(options, flaws);
  return browser.send("POST", "/v1/session/passkeys", { name, response });
}

async function byPasskey(browser: Browser, authenticator: SoftwareAuthenticator, flaws?: Flaws) {
  const options = await browser.does("POST", "/v1/session/passkey/options");
  return browser.send("POST", "/v1/session/passkey", { response: authenticator.get(options, flaws) });
}

const codeOf = async (response: Response) =>
  response.ok ? "none" : (await problemIn(response)).type.split(":").at(-1);

test("a passkey is registered by who is signed in, and then signs in without a name", async () => {
  await withNode(async (node) => {
    const { alma } = await node.people();
    const browser = await Browser.signedIn(node, "alma", PASSWORD);
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    assert.equal(await codeOf(await passkeyOf(browser, authenticator, "the blue one")), "none");
    const other = new Browser(node);
    const response = await byPasskey(other, authenticator);
    const who = (await response.json()) as WhoAmI;
    assert.deepEqual([who.account, who.via, who.passkeys, who.asserts], [alma, "passkey", 1, true]);
    const { authenticators } = await other.does("GET", "/v1/session/authenticators");
    assert.deepEqual(
      authenticators.map(({ kind, name, host, usedAt }: Record<string, unknown>) => [
        kind,
        name,
        host,
        usedAt,
      ]),
      [["passkey", "the blue one", "localhost", new Date(node.clock.now).toISOString()]],
    );
  });
});

const wrong: Readonly<Record<string, Flaws>> = {
  "another origin": { origin: "http://localhost:8440" },
  "another site": { origin: "https://evil.example" },
  "another RP ID": { rpId: "evil.example" },
  "a user that was not verified": { userVerified: false },
  "nobody there": { userPresent: false },
  "the other ceremony": { type: "webauthn.create" },
  "a challenge of its own": { challenge: "A".repeat(43) },
};

test("a sign-in is refused for each single thing that is wrong, always by the same answer", async () => {
  await withNode(async (node) => {
    await node.people();
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    await passkeyOf(await Browser.signedIn(node, "alma", PASSWORD), authenticator);
    const answers = new Set<string>();
    const more = {
      "another account's handle": { userHandle: Buffer.from("x".repeat(26)).toString("base64url") },
    };
    for (const [what, flaws] of Object.entries({ ...wrong, ...more })) {
      const response = await byPasskey(new Browser(node), authenticator, flaws);
      assert.equal(response.status, 401, what);
      answers.add(await response.text());
    }
    assert.equal(answers.size, 1);
    const stranger = new SoftwareAuthenticator(ORIGIN);
    stranger.create(
      await (await Browser.signedIn(node, "alma", PASSWORD)).does("POST", "/v1/session/passkeys/options"),
    );
    answers.add(await (await byPasskey(new Browser(node), stranger)).text());
    assert.equal(answers.size, 1, "a passkey nobody registered is answered alike");
    assert.equal((await byPasskey(new Browser(node), authenticator)).status, 200);
  });
});

test("a registration is refused for each single thing that is wrong, and stores nothing", async () => {
  await withNode(async (node) => {
    await node.people();
    const browser = await Browser.signedIn(node, "alma", PASSWORD);
    for (const [what, flaws] of Object.entries({
      ...wrong,
      "the other ceremony": { type: "webauthn.get" },
    })) {
      const response = await passkeyOf(browser, new SoftwareAuthenticator(ORIGIN), "x", flaws);
      assert.equal(await codeOf(response), "passkey-refused", what);
    }
    assert.equal((await browser.whoAmI()).passkeys, 0);
  });
});

test("a challenge is good once, for five minutes, for its account and its ceremony", async () => {
  await withNode(async (node) => {
    await node.people();
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    const browser = await Browser.signedIn(node, "alma", PASSWORD);
    const options = await browser.does("POST", "/v1/session/passkeys/options");
    node.clock.now += 5 * MINUTE;
    const late = { name: "x", response: authenticator.create(options) };
    assert.equal(await codeOf(await browser.send("POST", "/v1/session/passkeys", late)), "passkey-refused");
    assert.equal(await codeOf(await passkeyOf(browser, authenticator)), "none");
    const asked = await new Browser(node).does("POST", "/v1/session/passkey/options");
    const response = authenticator.get(asked);
    const first = await new Browser(node).send("POST", "/v1/session/passkey", { response });
    const again = await new Browser(node).send("POST", "/v1/session/passkey", { response });
    assert.deepEqual([first.status, again.status], [200, 401]);
    const forAlma = await browser.does("POST", "/v1/session/passkeys/options");
    const crossed = authenticator.get({ challenge: forAlma.challenge, rpId: "localhost" });
    assert.equal(
      (await new Browser(node).send("POST", "/v1/session/passkey", { response: crossed })).status,
      401,
    );
  });
});

test("a counter that goes back is a copy, and is refused; one that does not count is not", async () => {
  await withNode(async (node) => {
    await node.people();
    const counting = new SoftwareAuthenticator(ORIGIN);
    const browser = await Browser.signedIn(node, "alma", PASSWORD);
    await passkeyOf(browser, counting);
    assert.equal((await byPasskey(new Browser(node), counting)).status, 200);
    assert.equal((await byPasskey(new Browser(node), counting, { counter: 1 })).status, 401);
    assert.equal((await byPasskey(new Browser(node), counting, { counter: 0 })).status, 401);
    assert.equal((await byPasskey(new Browser(node), counting)).status, 200);
    const link = node.accounts.issueLink((await node.accounts.list())[2]!.account, MINUTE).path;
    const cleo = await Browser.byLink(node, link);
    const synchronised = new SoftwareAuthenticator(ORIGIN, { counts: false });
    await passkeyOf(cleo, synchronised);
    for (let n = 0; n < 3; n++) assert.equal((await byPasskey(new Browser(node), synchronised)).status, 200);
  });
});

test("a removed passkey opens nothing, nor does that of a closed account", async () => {
  await withNode(async (node) => {
    const { alma, cleo } = await node.people();
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    const browser = await Browser.signedIn(node, "alma", PASSWORD, authenticator);
    const { result } = (await (await passkeyOf(browser, authenticator)).json()) as {
      result: { authenticator: string };
    };
    const path = `/v1/session/authenticators/${result.authenticator}`;
    assert.equal(await codeOf(await browser.send("DELETE", path)), "assertion-required");
    assert.equal(await codeOf(await browser.acts("removeAuthenticator", path, undefined, result)), "none");
    assert.equal((await byPasskey(new Browser(node), authenticator)).status, 401);
    assert.equal((await browser.whoAmI()).asserts, false);

    const held = new SoftwareAuthenticator(ORIGIN);
    await passkeyOf(await Browser.byLink(node, node.accounts.issueLink(cleo, MINUTE).path), held);
    assert.equal((await byPasskey(new Browser(node), held)).status, 200);
    assert.equal((await node.as(alma, "POST", `/v1/accounts/${cleo}/close`, {})).status, 200);
    assert.equal((await byPasskey(new Browser(node), held)).status, 401);
  });
});

test("an address without a host name, or without TLS, is no place for passkeys, and says so", async () => {
  await withNode(
    async (node) => {
      await node.people();
      const asked = (base: string) =>
        node.app.request(`${base}/v1/session/passkey/options`, {
          method: "POST",
          headers: { "content-type": "application/json" },
        });
      for (const base of ["http://127.0.0.1", "http://[::1]:8440", "http://node.example"])
        assert.equal(await codeOf(await asked(base)), "no-passkeys-here", base);
      assert.equal((await asked("http://localhost:8440")).status, 200);
    },
    { hosts: ["localhost", "127.0.0.1", "[::1]", "node.example"] },
  );
});

test("one-time codes: shown once, confirmed by a code, then asked for after the password, each good once", async () => {
  await withNode(async (node) => {
    await node.people();
    const browser = await Browser.signedIn(node, "alma", PASSWORD);
    const { uri, secret } = await browser.does("POST", "/v1/session/code");
    assert.match(uri, /^otpauth:\/\/totp\/Entente:alma\?/);
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const now = () => totp.generate({ timestamp: node.clock.now });
    const signIn = async (code?: string, password = PASSWORD) =>
      codeOf(
        await new Browser(node).send("POST", "/v1/session", {
          name: "alma",
          password,
          ...(code === undefined ? {} : { code }),
        }),
      );
    assert.equal(await signIn(), "none", "not before it is confirmed");
    assert.equal((await browser.send("POST", "/v1/session/code/confirm", { code: "000000" })).status, 422);
    const confirming = now();
    assert.equal((await browser.send("POST", "/v1/session/code/confirm", { code: confirming })).status, 200);
    assert.equal((await browser.whoAmI()).hasCode, true);
    assert.equal(
      (await browser.send("POST", "/v1/session/code")).status,
      409,
      "the secret is not shown again",
    );
    const problem = await problemIn(
      await new Browser(node).send("POST", "/v1/session", { name: "alma", password: PASSWORD }),
    );
    assert.deepEqual([problem.type, problem.pointer], ["urn:entente:problem:code-required", "/code"]);
    assert.equal(
      await signIn(undefined, "wrong"),
      "sign-in-failed",
      "whoever has no password learns of no code",
    );
    assert.equal(await signIn(confirming), "sign-in-failed", "the code that confirmed was used by that");
    node.clock.now += 30_000;
    const code = now();
    assert.equal(await signIn(code), "none");
    assert.equal(await signIn(code), "sign-in-failed", "used");
    assert.equal((await browser.send("POST", "/v1/session/code/remove", {})).status, 422);
    node.clock.now += 30_000;
    assert.equal((await browser.send("POST", "/v1/session/code/remove", { code: now() })).status, 200);
    assert.equal(await signIn(), "none");
  });
});

test("wrong codes fall under the limits of wrong passwords, with the right password too", async () => {
  await withNode(async (node) => {
    await node.people();
    const browser = await Browser.signedIn(node, "alma", PASSWORD);
    const { secret } = await browser.does("POST", "/v1/session/code");
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const right = () => totp.generate({ timestamp: node.clock.now });
    await browser.does("POST", "/v1/session/code/confirm", { code: right() });
    node.clock.now += 30_000;
    const wrongCode = right() === "123456" ? "654321" : "123456";
    const guess = async (code: string) =>
      codeOf(await new Browser(node).send("POST", "/v1/session", { name: "alma", password: PASSWORD, code }));
    for (let n = 0; n < 5; n++) assert.equal(await guess(wrongCode), "sign-in-failed");
    assert.equal(await guess(right()), "wait");
    node.clock.now += 1000;
    for (let n = 0; n < 5; n++) await browser.send("POST", "/v1/session/code/remove", { code: wrongCode });
    assert.equal(
      await codeOf(await browser.send("POST", "/v1/session/code/remove", { code: right() })),
      "wait",
    );
  });
});

test("an invitation opens no right until a passkey is made, is for unused accounts, and of two only one serves", async () => {
  await withNode(async (node) => {
    const { alma, cleo } = await node.people();
    const invited = async (account: string) =>
      node.as(alma, "POST", `/v1/accounts/${account}/invitation`, { hours: 168 });
    assert.equal(await codeOf(await invited(alma)), "conflict");
    const [one, two] = await Promise.all(
      [0, 1].map(
        async () => ((await (await invited(cleo)).json()) as { result: { path: string } }).result.path,
      ),
    );
    node.clock.now += 167 * 60 * MINUTE;
    const browser = await Browser.byLink(node, one!);
    const before = await browser.whoAmI();
    assert.deepEqual([before.via, before.roles, before.mustSetUp], ["invitation", [], true]);
    const authenticator = new SoftwareAuthenticator(ORIGIN);
    const old = browser.cookie;
    assert.equal(await codeOf(await passkeyOf(browser, authenticator)), "none");
    assert.notEqual(browser.cookie, old);
    const after = await browser.whoAmI();
    assert.deepEqual([after.via, after.roles, after.mustSetUp], ["passkey", ["analyst"], false]);
    assert.equal((await new Browser(node).send("GET", two!)).status, 401);
    const { session } = node.accounts.bySession(browser.cookie!.split("=")[1]!)!;
    const by = {
      session: { ...session, account: alma },
      command: { id: "late", digest: "late" },
    };
    await assert.rejects(node.accounts.invite(by, cleo, MINUTE), { code: "conflict" });
  });
});

test("a token makes and ends no passkeys, keys or codes", async () => {
  await withNode(async (node) => {
    const { cleo } = await node.people();
    for (const { id, method, path, roles } of Object.values(authenticatorsOperations)) {
      if (roles !== "signed-in" || id === "listAuthenticators") continue;
      const bodies: Record<string, unknown> = {
        registerPasskey: {
          name: "x",
          response: new SoftwareAuthenticator(ORIGIN).create({
            challenge: "a",
            rp: { id: "localhost" },
            user: { id: "eA" },
          } as never),
        },
        registerKey: { name: "x", public: "A".repeat(43), proof: "A".repeat(86) },
        renameAuthenticator: { name: "x" },
        confirmCode: { code: "123456" },
      };
      const at = path.replace("{authenticator}", "0".repeat(26));
      const response = await node.as(cleo, method, at, bodies[id] ?? {});
      assert.equal(await codeOf(response), "forbidden", id);
    }
  });
});
