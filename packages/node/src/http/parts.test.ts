import assert from "node:assert/strict";
import { test } from "node:test";
import { readJson } from "./body.ts";
import { isLoopback } from "./guards.ts";
import { createLog } from "./log.ts";
import { RateLimit } from "./rate-limit.ts";
import { sampleDesk } from "./test-desk.ts";
import { HERE, withNode } from "./test-node.ts";

test("a rate limit admits a burst, then one at each interval, key by key", () => {
  const limit = new RateLimit({ burst: 2, everyMs: 1000 });
  assert.deepEqual([limit.take("a", 0), limit.take("a", 0), limit.take("a", 0)], [0, 0, 1000]);
  assert.equal(limit.take("b", 0), 0);
  assert.equal(limit.take("a", 999), 1);
  assert.equal(limit.take("a", 1000), 0);
  assert.equal(limit.take("a", -5000), 1000, "a clock that jumps back gives nothing");
});

test("a rate limit forgets the key unused longest when there are too many", () => {
  const limit = new RateLimit({ burst: 1, everyMs: 1000 }, 3);
  for (const key of ["a", "b", "c", "a", "d"]) limit.take(key, 0);
  assert.equal(limit.size, 3);
  assert.equal(limit.take("a", 0), 1000, "a was used after b");
  assert.equal(limit.take("b", 0), 0, "b was forgotten");
});

test("only this machine's own addresses are loopback", () => {
  for (const address of ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
    assert.equal(isLoopback(address), true, address);
  for (const address of ["", "192.0.2.7", "::ffff:192.0.2.7", "127.0.0.1.evil.example", "::2", "1127.0.0.1"])
    assert.equal(isLoopback(address), false, address);
});

test("secrets that slip into a log line are blotted out", () => {
  const lines: string[] = [];
  const log = createLog({ write: (line: string) => lines.push(line) });
  log.info({
    password: "geheim",
    headers: { authorization: "Bearer geheim", cookie: "a=geheim" },
    secret: "geheim",
  });
  assert.equal(lines.join("").includes("geheim"), false);
});

test("every mounted route is in the OpenAPI document, and nothing else is", async () => {
  const { routes } = sampleDesk();
  await withNode(
    async (node) => {
      const { cleo } = await node.people();
      const response = await node.as(cleo, "GET", "/v1/openapi.json");
      const document = (await response.json()) as {
        paths: Record<string, Record<string, { security?: [] }>>;
      };
      const described = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      const mounted = node.app.routes
        .filter((route) => route.method !== "ALL" && route.path !== "/openapi.json")
        .map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, "{$1}")}`);
      assert.ok(mounted.length > 20);
      assert.deepEqual(described.sort(), [...new Set(mounted)].sort());
      for (const [path, methods] of Object.entries(document.paths))
        for (const [method, { security }] of Object.entries(methods)) {
          const url = path.replace(/\{\w+\}/g, "x");
          const { status } = await node.app.request(url, { method: method.toUpperCase() }, HERE);
          if (security === undefined)
            assert.equal(status, 401, `${method} ${path} says it takes a credential`);
        }
      assert.equal((await node.app.request("/openapi.json", {}, HERE)).status, 308);
    },
    { routes },
  );
});

test("a JSON body that never ends is given up, so that it holds no connection", async () => {
  const body = new ReadableStream<Uint8Array>({ start: (c) => c.enqueue(new TextEncoder().encode("{")) });
  const headers = { "content-type": "application/json" };
  const request = new Request("http://localhost/", {
    method: "POST",
    headers,
    body,
    duplex: "half",
  } as RequestInit);
  await assert.rejects(readJson(request, 1), { code: "too-slow" });
});
