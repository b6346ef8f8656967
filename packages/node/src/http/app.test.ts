import assert from "node:assert/strict";
import { test } from "node:test";
import { sampleDesk } from "./test-desk.ts";
import { HERE, problemIn, type TestNode, withNode } from "./test-node.ts";

const PARTY = `sha256:${"A".repeat(43)}`;

async function withSamples(
  work: (node: TestNode, calls: ReturnType<typeof sampleDesk>["calls"]) => Promise<void>,
  more: Parameters<typeof withNode>[1] = {},
): Promise<void> {
  const { routes, calls } = sampleDesk();
  await withNode((node) => work(node, calls), { routes, ...more });
}

test("nothing but health and public routes answers without a credential", async () => {
  await withSamples(async ({ app }) => {
    const status = async (path: string, method = "GET") => (await app.request(path, { method }, HERE)).status;
    assert.equal(await status("/healthz"), 200);
    assert.equal(await status("/card"), 200);
    for (const [path, method] of [
      ["/v1/session", "GET"],
      ["/v1/sessions", "GET"],
      ["/v1/tokens", "GET"],
      ["/v1/accounts", "GET"],
      ["/v1/accounts", "POST"],
      ["/v1/samples", "POST"],
      [`/v1/samples/${PARTY}`, "GET"],
      ["/v1/openapi.json", "GET"],
      [`/v1/grants/${"0".repeat(26)}/confirm`, "POST"],
    ] as const)
      assert.equal(await status(path, method), 401, `${method} ${path}`);
    for (const path of ["/v1/nothing", "/v1", "/nothing", "/"]) assert.equal(await status(path), 404, path);
  });
});

test("a role that the operation does not name is refused, and a read-only token does not act", async () => {
  await withSamples(async (node, calls) => {
    const { alma, cleo } = await node.people();
    assert.equal((await node.as(alma, "POST", "/v1/samples", { title: "x" })).status, 403);
    assert.equal((await node.as(cleo, "POST", "/v1/samples", { title: "x" })).status, 200);
    const owner = node.accounts.session(cleo)!;
    const { secret } = node.accounts.createToken(owner, {
      name: "r",
      roles: ["analyst"],
      readOnly: true,
      days: 1,
    });
    const headers = { authorization: `Bearer ${secret}`, "content-type": "application/json" };
    const sent = { method: "POST", headers, body: '{"title":"x"}' };
    assert.equal((await problemIn(await node.app.request("/v1/samples", sent, HERE))).status, 403);
    assert.equal((await node.app.request(`/v1/samples/${PARTY}`, { headers }, HERE)).status, 200);
    assert.equal(calls.length, 1);
  });
});

test("an unknown path, a wrong method and a wrong host are problems", async () => {
  await withSamples(async (node) => {
    const { cleo } = await node.people();
    const missing = await problemIn(await node.as(cleo, "GET", "/v1/nothing"));
    assert.deepEqual([missing.status, missing.type], [404, "urn:entente:problem:not-found"]);
    const wrong = await node.as(cleo, "GET", "/v1/samples");
    assert.equal(wrong.status, 405);
    assert.equal(wrong.headers.get("allow"), "POST");
    await problemIn(wrong);
    for (const host of ["evil.example", "localhost.evil.example", "10.0.0.1"]) {
      const response = await node.app.request(`http://${host}/healthz`, {}, HERE);
      assert.equal((await problemIn(response)).status, 421, host);
    }
    for (const host of ["127.0.0.1:8080", "[::1]:8080", "LOCALHOST"])
      assert.equal((await node.app.request(`http://${host}/healthz`, {}, HERE)).status, 200, host);
  });
});

test("a node with a name answers to that name only", async () => {
  await withSamples(
    async ({ app }) => {
      assert.equal((await app.request("https://node.arvenia.example/healthz")).status, 200);
      assert.equal((await app.request("http://localhost/healthz")).status, 421);
    },
    { hosts: ["node.arvenia.example"], secure: true },
  );
});

test("every answer carries the headers that keep a browser to our own pages", async () => {
  await withSamples(async ({ app }) => {
    for (const path of ["/healthz", "/v1/session", "/nothing"]) {
      const { headers } = await app.request(path, {}, HERE);
      assert.match(headers.get("content-security-policy")!, /^default-src 'none'; script-src 'self';/);
      assert.match(headers.get("content-security-policy")!, /frame-ancestors 'none'$/);
      assert.equal(headers.get("x-content-type-options"), "nosniff");
      assert.equal(headers.get("referrer-policy"), "no-referrer");
      assert.equal(headers.get("cache-control"), "no-store");
      assert.equal(headers.get("cross-origin-opener-policy"), "same-origin");
      assert.equal(headers.get("cross-origin-resource-policy"), "same-origin");
    }
  });
});

const deep = (levels: number) => `{"title":"x","anything":${"[".repeat(levels)}${"]".repeat(levels)}}`;

/** name, body, status, code, pointer */
const BAD: readonly (readonly [string, string | Uint8Array<ArrayBuffer>, number, string, string])[] = [
  ["truncated", '{"title":"x', 400, "malformed-json", "/title"],
  ["cut after a member", '{"title":"x",', 400, "malformed-json", "/title"],
  ["not JSON", "title=x", 400, "malformed-json", ""],
  ["trailing text", '{"title":"x"} {}', 400, "malformed-json", ""],
  ["10,000 deep", deep(10_000), 400, "malformed-json", `/anything${"/0".repeat(31)}`],
  ["33 deep", deep(32), 400, "malformed-json", `/anything${"/0".repeat(31)}`],
  ["a duplicate key", '{"title":"x","title":"y"}', 400, "malformed-json", "/title"],
  [
    "a duplicate key further in",
    '{"title":"x","anything":{"a":[{"b":1,"b":2}]}}',
    400,
    "malformed-json",
    "/anything/a/0/b",
  ],
  ["an unsafe integer", '{"title":"x","anything":9007199254740993}', 400, "malformed-json", "/anything"],
  ["a lone surrogate", '{"title":"\\ud800"}', 400, "malformed-json", "/title"],
  ["__proto__", '{"title":"x","anything":{"__proto__":{"admin":true}}}', 400, "malformed-json", "/anything"],
  ["a byte order mark", "\ufeff{}", 400, "malformed-json", ""],
  [
    "bytes that are no UTF-8",
    Uint8Array.from([...Buffer.from('{"title":"'), 0xff, 0x22, 0x7d]),
    400,
    "malformed-json",
    "/title",
  ],
  ["an unknown field", '{"title":"x","recipient":"all"}', 422, "invalid", "/recipient"],
  [
    "an unknown field further in",
    '{"title":"x","parts":[{"count":1},{"count":2,"a/b":3}]}',
    422,
    "invalid",
    "/parts/1/a~1b",
  ],
  ["a missing field", "{}", 422, "invalid", "/title"],
  ["a wrong id", '{"title":"x","party":"arvenia"}', 422, "invalid", "/party"],
  ["a wrong type", '{"title":1}', 422, "invalid", "/title"],
  ["a wrong value in a list", '{"title":"x","parts":[{"count":-1}]}', 422, "invalid", "/parts/0/count"],
  [
    "the alternative that was meant",
    '{"title":"x","either":{"deep":{"n":"1"}}}',
    422,
    "invalid",
    "/either/deep/n",
  ],
  ["no object", "[]", 422, "invalid", ""],
  ["two megabytes", `{"title":"${"x".repeat(2_000_000)}"}`, 413, "too-large", ""],
];

for (const [name, body, status, code, pointer] of BAD) {
  test(`bad input: ${name} is a problem that names the member, and nothing is stored`, async () => {
    await withSamples(async (node, calls) => {
      const { cleo } = await node.people();
      const response = await node.as(
        cleo,
        "POST",
        "/v1/samples",
        typeof body === "string" ? body : undefined,
        {
          "content-type": "application/json",
        },
        body instanceof Uint8Array ? body : undefined,
      );
      const problem = await problemIn(response);
      assert.deepEqual([problem.status, response.status], [status, status]);
      assert.equal(problem.type, `urn:entente:problem:${code}`);
      assert.equal(problem.pointer, pointer);
      assert.equal(problem.in, "body");
      assert.equal(calls.length, 0);
    });
  });
}

for (const [path, part, pointer] of [
  ["/v1/samples/arvenia", "path", "/party"],
  ["/v1/samples/..%2f..%2fetc", "path", "/party"],
  [`/v1/samples/${PARTY}?limit=1000`, "query", "/limit"],
  [`/v1/samples/${PARTY}?limit=x`, "query", "/limit"],
  [`/v1/samples/${PARTY}?all=1`, "query", "/all"],
  [`/v1/samples/${PARTY}?limit=1&limit=2`, "query", "/limit"],
  [`/v1/samples/${PARTY}?__proto__=1`, "query", "/__proto__"],
] as const) {
  test(`bad input: ${path} names ${part} ${pointer}`, async () => {
    await withSamples(async (node) => {
      const { cleo } = await node.people();
      const problem = await problemIn(await node.as(cleo, "GET", path));
      assert.deepEqual([problem.status, problem.in, problem.pointer], [422, part, pointer]);
    });
  });
}

/** A body of `chunks` pieces of 64 KiB, made only when asked for. */
function endless(chunks: number): { body: ReadableStream<Uint8Array>; pulled: () => number } {
  let pulled = 0;
  const piece = Buffer.alloc(65_536, 0x78);
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (pulled++ === chunks) controller.close();
        else controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  return { body, pulled: () => pulled };
}

for (const [path, contentType, max] of [
  ["/v1/samples", "application/json", 1024 * 1024],
  ["/v1/samples/raw", "text/plain", 1_000_000],
] as const) {
  test(`bad input: a line of 1 GB to ${path} is refused after ${max} bytes, without reading on`, async () => {
    await withSamples(async (node, calls) => {
      const { cleo } = await node.people();
      const { body, pulled } = endless(16_384);
      const response = await node.as(cleo, "POST", path, undefined, { "content-type": contentType }, body);
      assert.equal((await problemIn(response)).status, 413);
      assert.ok(pulled() <= Math.ceil(max / 65_536) + 2, `read ${pulled()} pieces`);
      assert.equal(calls.length, 0);
    });
  });
}

test("a body that announces too much is refused before a byte of it is read", async () => {
  await withSamples(async (node) => {
    const { cleo } = await node.people();
    const { body, pulled } = endless(1);
    const headers = { "content-type": "application/json", "content-length": "1000000000" };
    const response = await node.as(cleo, "POST", "/v1/samples", undefined, headers, body);
    assert.equal((await problemIn(response)).status, 413);
    assert.equal(pulled(), 0);
  });
});

test("a body of another kind, or a compressed one, is refused", async () => {
  await withSamples(async (node) => {
    const { cleo } = await node.people();
    const status = async (path: string, headers: Record<string, string>) =>
      (await problemIn(await node.as(cleo, "POST", path, "x", headers))).status;
    assert.equal(await status("/v1/samples", { "content-type": "text/plain" }), 415);
    assert.equal(await status("/v1/samples", { "content-type": "application/x-www-form-urlencoded" }), 415);
    assert.equal(await status("/v1/samples", { "content-encoding": "gzip" }), 415);
    assert.equal(await status("/v1/samples/raw", { "content-type": "application/zip" }), 415);
  });
});

test("a raw operation gets the bytes as they come", async () => {
  await withSamples(async (node) => {
    const { cleo } = await node.people();
    const { body } = endless(10);
    const type = { "content-type": "text/plain; charset=utf-8" };
    const response = await node.as(cleo, "POST", "/v1/samples/raw", undefined, type, body);
    assert.deepEqual(((await response.json()) as { result: object }).result, { bytes: 655_360 });
  });
});

for (const [kind, status, code, retry] of [
  ["store-full", 507, "full", null],
  ["store-read-only", 507, "read-only", null],
  ["store-busy", 503, "busy", "2"],
  ["store-corrupt", 500, "internal", null],
  ["ledger-full", 507, "full", null],
  ["ledger-busy", 503, "storage", "2"],
  ["ledger-conflict", 409, "conflict", null],
  ["ledger-reused", 422, "command-reused", null],
  ["ledger-stopped", 503, "stopped", "2"],
  ["ledger-kind", 500, "internal", null],
  ["conflict", 409, "conflict", null],
  ["bug", 500, "internal", null],
] as const) {
  test(`a failure of the kind ${kind} is told as ${status} ${code}`, async () => {
    await withSamples(async (node) => {
      const { cleo } = await node.people();
      const response = await node.as(cleo, "GET", `/v1/failures/${kind}`);
      const problem = await problemIn(response);
      assert.deepEqual([problem.status, problem.type], [status, `urn:entente:problem:${code}`]);
      assert.equal(response.headers.get("retry-after"), retry);
      assert.equal(JSON.stringify(problem).includes("secret"), false);
      if (status === 500) {
        assert.ok(node.lines.some((line) => line.includes(String(problem.errorId))));
      }
    });
  });
}

test("the same key with the same request is one command; another body under it has another digest", async () => {
  await withSamples(async (node, calls) => {
    const { cleo } = await node.people();
    const key = { "idempotency-key": "offer-1" };
    await node.as(cleo, "POST", "/v1/samples", '{"title":"a","anything":{"x":1,"y":2}}', key);
    await node.as(cleo, "POST", "/v1/samples", '{"anything":{"y":2,"x":1}, "title":"a"}', key);
    await node.as(cleo, "POST", "/v1/samples", { title: "b" }, key);
    await node.as(cleo, "POST", "/v1/samples", { title: "b" });
    const [one, two, three, four] = calls.map((call) => call.command);
    assert.equal(one?.id, `${cleo}:offer-1`);
    assert.deepEqual(two, one);
    assert.equal(three?.id, one?.id);
    assert.notEqual(three?.digest, one?.digest);
    assert.notEqual(four?.id, one?.id);
    for (const bad of ["", "a b", "x".repeat(101), "clé"]) {
      const response = await node.as(cleo, "POST", "/v1/samples", { title: "b" }, { "idempotency-key": bad });
      assert.equal((await problemIn(response)).type, "urn:entente:problem:bad-idempotency-key");
    }
    assert.equal(calls.length, 4);
  });
});

test("an act answers with the grade it reached, and waits for the partner when asked", async () => {
  let published = false;
  const waited: number[] = [];
  const heads = {
    grade: () => (published ? ("partner" as const) : ("recorded" as const)),
    whenPublished: async (origin: string, index: number, timeoutMs: number) => {
      assert.match(origin, /\/liaison\//);
      waited.push(index, timeoutMs);
      published = true;
      return true;
    },
  };
  await withSamples(
    async (node) => {
      const { cleo } = await node.people();
      const act = async (path: string) =>
        (await (await node.as(cleo, "POST", path, { title: "x" })).json()) as Record<string, unknown>;
      const first = await act("/v1/samples");
      assert.equal(first.grade, "recorded");
      assert.equal(typeof first.waitsFor, "string");
      const second = await act("/v1/samples?wait=partner");
      assert.equal(second.grade, "partner");
      assert.equal(second.waitsFor, undefined);
      assert.deepEqual(waited, [7, 10_000]);
    },
    { heads },
  );
});

test("the log names routes and not what was asked; secrets that slip in are blotted out", async () => {
  await withSamples(async (node) => {
    const { cleo } = await node.people();
    await node.as(cleo, "GET", `/v1/samples/${PARTY}?limit=3`);
    const line = node.lines.at(-1)!;
    assert.ok(line.includes("/v1/samples/{party}"));
    assert.equal(line.includes(PARTY), false);
    assert.equal(line.includes("limit"), false);
    assert.equal(line.includes("ent_"), false);
  });
});
