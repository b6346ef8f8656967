import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD } from "../accounts/test-people.ts";
import { HERE, problemIn, type TestNode, withNode } from "./test-node.ts";

const COOKIE = "entente-12345678";
const OWN = { origin: "http://localhost" };

async function signIn(node: TestNode, name = "alma", password = PASSWORD): Promise<Response> {
  return node.app.request(
    "/v1/session",
    {
      method: "POST",
      headers: { "content-type": "application/json", ...OWN },
      body: JSON.stringify({ name, password }),
    },
    HERE,
  );
}

function cookieOf(response: Response): string {
  return response.headers.getSetCookie()[0]!.split(";", 1)[0]!;
}

async function call(node: TestNode, cookie: string, method: string, path: string, more: RequestInit = {}) {
  return node.app.request(path, { method, ...more, headers: { cookie, ...more.headers } }, HERE);
}

test("signing in sets a cookie that scripts and other sites cannot use, and it opens the session", async () => {
  await withNode(async (node) => {
    const { alma } = await node.people();
    const response = await signIn(node);
    assert.equal(response.status, 200);
    assert.match(
      response.headers.getSetCookie()[0]!,
      /^entente-12345678=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
    const me = (await (await call(node, cookieOf(response), "GET", "/v1/session")).json()) as object;
    assert.deepEqual(me, {
      account: alma,
      name: "alma",
      roles: ["administrator"],
      clearance: "DR",
      units: [],
      mayAct: true,
      via: "password",
      expiresAt: new Date(node.clock.now + 12 * 3_600_000).toISOString(),
      hasPassword: true,
      passkeys: 0,
      keys: 0,
      hasCode: false,
      asserts: false,
      mustSetUp: false,
      node: "123456789011111",
    });
  });
});

test("over TLS the cookie is bound to the host", async () => {
  await withNode(
    async (node) => {
      await node.people();
      const cookie = (await signIn(node)).headers.getSetCookie()[0]!;
      assert.match(cookie, /^__Host-entente-12345678=.*; Secure$/);
    },
    { secure: true },
  );
});

test("two nodes on one host do not sign each other out: each reads its own cookie", async () => {
  await withNode(async (node) => {
    await node.people();
    const own = cookieOf(await signIn(node));
    const both = `entente-99999999=${"x".repeat(43)}; ${own}`;
    assert.equal((await call(node, both, "GET", "/v1/session")).status, 200);
    assert.equal(
      (await call(node, `entente-99999999=${own.split("=")[1]}`, "GET", "/v1/session")).status,
      401,
    );
  });
});

test("changing the password answers how many sessions and tokens it ended, and goes on in a new session", async () => {
  await withNode(async (node) => {
    const { alma } = await node.people();
    const other = cookieOf(await signIn(node));
    const mine = cookieOf(await signIn(node));
    assert.equal((await node.as(alma, "GET", "/v1/session")).status, 200);
    const changed = await call(node, mine, "POST", "/v1/session/password", {
      headers: { "content-type": "application/json", ...OWN },
      body: JSON.stringify({ current: PASSWORD, next: "a quite different one" }),
    });
    assert.equal(changed.status, 200);
    assert.deepEqual(await changed.json(), { sessionsEnded: 1, tokensRevoked: 1 });
    for (const ended of [other, mine])
      assert.equal((await call(node, ended, "GET", "/v1/session")).status, 401);
    assert.equal((await call(node, cookieOf(changed), "GET", "/v1/session")).status, 200);
    assert.equal((await node.as(alma, "GET", "/v1/session")).status, 401);
  });
});

test("signing out ends the session, not only the cookie", async () => {
  await withNode(async (node) => {
    await node.people();
    const cookie = cookieOf(await signIn(node));
    const out = await call(node, cookie, "DELETE", "/v1/session", { headers: OWN });
    assert.equal(out.status, 200);
    assert.match(out.headers.getSetCookie()[0]!, new RegExp(`^${COOKIE}=; Path=/; Max-Age=0`));
    assert.equal((await call(node, cookie, "GET", "/v1/session")).status, 401);
  });
});

test("signing in again replaces the session that was in the cookie", async () => {
  await withNode(async (node) => {
    await node.people();
    const first = cookieOf(await signIn(node));
    const second = await call(node, first, "POST", "/v1/session", {
      headers: { "content-type": "application/json", ...OWN },
      body: JSON.stringify({ name: "alma", password: PASSWORD }),
    });
    assert.equal((await call(node, first, "GET", "/v1/session")).status, 401);
    assert.equal((await call(node, cookieOf(second), "GET", "/v1/session")).status, 200);
  });
});

for (const [what, headers, status] of [
  ["from our own page", { origin: "http://localhost", "sec-fetch-site": "same-origin" }, 200],
  ["with our origin only", { origin: "http://localhost" }, 200],
  ["from another site", { origin: "http://evil.example", "sec-fetch-site": "cross-site" }, 403],
  ["from another port", { origin: "http://localhost:9999", "sec-fetch-site": "same-site" }, 403],
  ["from a sandboxed frame", { origin: "null" }, 403],
  [
    "with a right origin and a wrong site",
    { origin: "http://localhost", "sec-fetch-site": "cross-site" },
    403,
  ],
  ["without any origin", {}, 403],
] as const) {
  test(`a change by cookie ${what} is answered ${status}`, async () => {
    await withNode(async (node) => {
      await node.people();
      const cookie = cookieOf(await signIn(node));
      const made = await call(node, cookie, "POST", "/v1/tokens", {
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ name: "t", roles: [], readOnly: true, days: 1 }),
      });
      assert.equal(made.status, status);
      assert.equal(node.accounts.tokens(node.accounts.list()[0]!.account).length, status === 200 ? 1 : 0);
    });
  });
}

test("nobody is signed in from another site", async () => {
  await withNode(async (node) => {
    await node.people();
    const response = await node.app.request(
      "/v1/session",
      {
        method: "POST",
        headers: { "content-type": "application/json", origin: "http://evil.example" },
        body: JSON.stringify({ name: "alma", password: PASSWORD }),
      },
      HERE,
    );
    assert.equal(response.status, 403);
  });
});

test("a link that opens nothing leads a browser to the sign-in page, which says so; a program gets the problem", async () => {
  await withNode(async (node) => {
    const { alma } = await node.people();
    const { path } = node.accounts.issueLink(alma, 60_000);
    const open = (headers: Record<string, string> = {}) => node.app.request(path, { headers }, HERE);
    const asPage = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
    const first = await open(asPage);
    assert.deepEqual([first.status, first.headers.get("location")], [303, "/"]);
    const again = await open(asPage);
    assert.deepEqual([again.status, again.headers.get("location")], [303, "/?link=spent"]);
    assert.equal(again.headers.get("set-cookie"), null);
    assert.equal((await open()).status, 401);
    const late = node.accounts.issueLink(alma, 60_000).path;
    node.clock.now += 60_000;
    const expired = await node.app.request(late, { headers: asPage }, HERE);
    assert.equal(expired.headers.get("location"), "/?link=spent");
    for (let n = 0; n < 130; n++) await open(asPage);
    assert.equal((await open(asPage)).headers.get("location"), "/?link=wait");
  });
});

test("a sign-in link sets the cookie, leads to the first page and leaves its secret nowhere", async () => {
  await withNode(async (node) => {
    const { cleo } = await node.people();
    const { path, secret } = node.accounts.issueLink(cleo, 60_000);
    const far = { incoming: { socket: { remoteAddress: "192.0.2.7" } } };
    assert.equal((await node.app.request(path, {}, far)).status, 401);
    const response = await node.app.request(path, {}, HERE);
    assert.equal(response.status, 303);
    assert.equal(response.headers.get("location"), "/");
    assert.equal(response.headers.get("referrer-policy"), "no-referrer");
    assert.equal(response.headers.get("cache-control"), "no-store");
    assert.equal((await call(node, cookieOf(response), "GET", "/v1/session")).status, 200);
    assert.equal((await node.app.request(path, {}, HERE)).status, 401);
    assert.equal(node.lines.join("").includes(secret), false);
    assert.ok(node.lines.some((line) => line.includes("/sign-in/{secret}")));
  });
});

test("failed sign-ins are slowed down by address, then by name, with a Retry-After", async () => {
  await withNode(async (node) => {
    await node.people();
    for (let n = 0; n < 5; n++) assert.equal((await signIn(node, "alma", "wrong")).status, 401);
    const locked = await signIn(node, "alma", "wrong");
    assert.equal(locked.status, 429);
    assert.equal(locked.headers.get("retry-after"), "1");
    for (let n = 0; n < 4; n++) await signIn(node, "alma", "wrong");
    assert.equal((await signIn(node, "alma", "wrong")).headers.get("retry-after"), "6");
  });
});

test("sessions and tokens are listed and ended; a token makes and ends no credentials", async () => {
  await withNode(async (node) => {
    await node.people();
    const cookie = cookieOf(await signIn(node));
    const other = cookieOf(await signIn(node));
    const json = { headers: { "content-type": "application/json", ...OWN } };
    const { sessions } = (await (await call(node, cookie, "GET", "/v1/sessions")).json()) as {
      sessions: { session: string; current: boolean }[];
    };
    assert.equal(sessions.length, 2);
    const rest = sessions.find((each) => !each.current)!;
    assert.equal((await call(node, cookie, "DELETE", `/v1/sessions/${rest.session}`, json)).status, 200);
    assert.equal((await call(node, cookie, "DELETE", `/v1/sessions/${rest.session}`, json)).status, 404);
    assert.equal((await call(node, other, "GET", "/v1/session")).status, 401);

    const body = JSON.stringify({ name: "cli", roles: ["administrator"], readOnly: false, days: 30 });
    const made = (await (await call(node, cookie, "POST", "/v1/tokens", { ...json, body })).json()) as {
      token: string;
      secret: string;
    };
    const bearer = {
      headers: { authorization: `Bearer ${made.secret}`, "content-type": "application/json" },
    };
    assert.equal((await node.app.request("/v1/accounts", bearer, HERE)).status, 200);
    const more = await node.app.request("/v1/tokens", { method: "POST", ...bearer, body }, HERE);
    assert.equal(more.status, 403);
    const list = await (await call(node, cookie, "GET", "/v1/tokens")).text();
    assert.equal(list.includes(made.secret), false);
    assert.equal((await call(node, cookie, "DELETE", `/v1/tokens/${made.token}`, json)).status, 200);
    assert.equal((await node.app.request("/v1/accounts", bearer, HERE)).status, 401);
  });
});

test("a wrong token is refused even beside a good cookie", async () => {
  await withNode(async (node) => {
    await node.people();
    const cookie = cookieOf(await signIn(node));
    for (const authorization of ["Bearer ent_wrong", "Basic YTpi", "Bearer ", ""]) {
      const response = await call(node, cookie, "GET", "/v1/session", { headers: { authorization } });
      assert.equal(response.status, 401, authorization);
      assert.equal(response.headers.get("www-authenticate"), 'Bearer realm="entente"');
    }
  });
});

test("an account is opened, granted by two administrators and closed over HTTP", async () => {
  await withNode(async (node) => {
    const { alma, bruno } = await node.people();
    const opened = (await (await node.as(alma, "POST", "/v1/accounts", { name: "dora" })).json()) as {
      result: { account: string };
      grade: string;
    };
    assert.equal(opened.grade, "recorded");
    const { account } = opened.result;
    const terms = { roles: ["analyst"], clearance: "DR", units: [] };
    const { result } = (await (
      await node.as(alma, "POST", `/v1/accounts/${account}/grants`, terms)
    ).json()) as { result: { grant: string } };
    assert.equal((await node.as(alma, "POST", `/v1/grants/${result.grant}/confirm`)).status, 403);
    assert.equal((await node.as(bruno, "POST", `/v1/grants/${result.grant}/confirm`)).status, 200);
    assert.deepEqual(node.accounts.session(account)?.roles, ["analyst"]);
    const link = (await (
      await node.as(alma, "POST", `/v1/accounts/${account}/sign-in-link`, { minutes: 5 })
    ).json()) as { result: { path: string } };
    const far = { incoming: { socket: { remoteAddress: "192.0.2.7" } } };
    assert.equal((await node.app.request(link.result.path, {}, far)).status, 303);
    assert.equal((await node.as(account, "GET", "/v1/accounts")).status, 403);
    assert.equal((await node.as(bruno, "POST", `/v1/accounts/${account}/close`)).status, 200);
    const missing = await node.as(bruno, "POST", `/v1/grants/${"0".repeat(26)}/confirm`);
    assert.equal((await problemIn(missing)).status, 404);
  });
});
