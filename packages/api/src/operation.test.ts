import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import * as api from "./index.ts";
import { acts, assertionChallenge, createClient, onAct, onRead, ProblemError, reads } from "./index.ts";

const greet = reads({
  id: "greet",
  method: "GET",
  path: "/v1/greetings/{name}",
  desk: "greetings",
  summary: "Greets somebody.",
  roles: "signed-in",
  params: z.strictObject({ name: z.string() }),
  query: z.strictObject({ loud: z.literal("yes").optional() }),
  answer: z.strictObject({ text: z.string() }),
});

const write = acts({
  id: "write",
  method: "POST",
  path: "/v1/greetings",
  desk: "greetings",
  summary: "Writes a greeting.",
  roles: ["analyst"],
  body: z.strictObject({ text: z.string() }),
  answer: z.strictObject({ greeting: z.string() }),
});

test("the client fills the path, the query and the headers from the operation", async () => {
  let seen: Request | undefined;
  const client = createClient({
    base: "http://node.example",
    token: "t0ken",
    fetch: async (input, init) => {
      seen = new Request(input, init);
      return Response.json({ text: "hello" });
    },
  });
  const answer = await client.call(greet, { params: { name: "a/b" }, query: { loud: "yes" } });
  assert.equal(answer.text, "hello");
  assert.equal(seen?.url, "http://node.example/v1/greetings/a%2Fb?loud=yes");
  assert.equal(seen?.headers.get("authorization"), "Bearer t0ken");
  await client.call(write, { body: { text: "x" } }, { idempotencyKey: "once" });
  assert.equal(seen?.headers.get("idempotency-key"), "once");
});

test("a problem document becomes a ProblemError with its code", async () => {
  const body = {
    type: "urn:entente:problem:refused",
    title: "Refused",
    status: 422,
    detail: "clause 4 forbids it",
  };
  const client = createClient({
    base: "",
    fetch: async () =>
      new Response(JSON.stringify(body), {
        status: 422,
        headers: { "content-type": "application/problem+json" },
      }),
  });
  const failure = await client.call(greet, { params: { name: "x" } }).catch((cause: unknown) => cause);
  assert.ok(failure instanceof ProblemError);
  assert.equal(failure.code, "refused");
  assert.equal(failure.message, "clause 4 forbids it");
});

test("a client says in which language problems are to be told, as it is when the call is made", async () => {
  let language = "fr";
  const asked: (string | null)[] = [];
  const client = createClient({
    base: "http://node.example",
    language: () => language,
    fetch: async (url, init) => {
      asked.push(new Request(url, init).headers.get("accept-language"));
      return Response.json({ text: "hello" });
    },
  });
  await client.call(greet, { params: { name: "x" } });
  language = "en";
  await client.call(greet, { params: { name: "x" } });
  assert.deepEqual(asked, ["fr", "en"]);
});

test("handlers are typed by their operation", async () => {
  const reading = onRead(greet, ({ params }) => ({ text: `hello ${params.name}` }));
  const acting = onAct(write, async ({ body }) => ({
    result: { greeting: body.text },
    entries: [],
    repeated: false,
  }));
  assert.deepEqual(await reading.handle({ params: { name: "you" } } as never), { text: "hello you" });
  assert.equal(acting.operation.acts, true);
});

const tables = Object.entries(api).filter(([name]) => name.endsWith("Operations"));
const operations = tables.flatMap(([, table]) => Object.values(table as Record<string, api.Operation>));

test("what approves, signs or confirms for another person is asserted, and nothing that only restricts", () => {
  const second = /^(approve|sign|confirm)[A-Z]/;
  const named = operations.filter(({ id, acts: writes }) => writes && second.test(id));
  assert.ok(named.length > 10);
  assert.deepEqual(
    named.filter(({ asserted }) => !asserted).map(({ id }) => id),
    [],
  );
  const restricting = /^(suspend|stop|withdraw|recall|refuse)[A-Z]/;
  assert.deepEqual(
    operations.filter(({ id, asserted }) => asserted && restricting.test(id)).map(({ id }) => id),
    [],
  );
});

const act = {
  node: "12345 67890",
  operation: "approveRelease",
  params: { release: "01K8ZJ4Q6V0000000000000001" },
  body: { decision: `sha256:${"A".repeat(43)}`, left: undefined },
  command: "one",
  at: "2026-11-22T10:00:00.000Z",
};

test("a challenge is the digest of what canonical JSON makes of the act, however it is written", async () => {
  const challenge = await assertionChallenge(act);
  assert.equal(challenge, "UH1y_q7QkyP5E05rJmHxeiVjbupoLV7LvOsmtKMuLxc");
  const { left: _, ...body } = act.body;
  assert.equal(await assertionChallenge({ ...act, node: "1234567890", body }), challenge);
  for (const other of [
    { node: "1" },
    { operation: "approveStanding" },
    { params: {} },
    { body: {} },
    { command: "two" },
    { at: "2026-11-22T10:00:00.001Z" },
  ])
    assert.notEqual(await assertionChallenge({ ...act, ...other }), challenge);
});

test("the client asserts what is asserted, once for its command, and nothing else", async () => {
  const asked: string[] = [];
  const headers: (string | null)[] = [];
  const client = createClient({
    base: "",
    assert: async ({ operation, command }) => {
      asked.push(`${operation.id} ${command}`);
      return { kind: "key", at: act.at, kid: "k".repeat(43), signature: "s".repeat(86) };
    },
    fetch: async (_, init) => {
      headers.push(new Headers(init?.headers).get("entente-assertion"));
      return Response.json({});
    },
  });
  const sign = { ...write, id: "sign", asserted: true };
  await client.call(sign, {}, { idempotencyKey: "one" });
  await client.call(write, {}, { idempotencyKey: "two" });
  assert.deepEqual(asked, ["sign one"]);
  const [first, second] = headers;
  assert.equal(JSON.parse(atob(first!.replaceAll("-", "+").replaceAll("_", "/"))).kind, "key");
  assert.equal(second, null);
});

test("what a closed connection swallowed is sent again, once and with the same key", async () => {
  const closed = () =>
    new TypeError("fetch failed", { cause: Object.assign(new Error("closed"), { code: "UND_ERR_SOCKET" }) });
  const keys: (string | null)[] = [];
  const client = (...failures: readonly Error[]) => {
    const left = [...failures];
    return createClient({
      base: "",
      fetch: async (_, init) => {
        keys.push(new Headers(init?.headers).get("idempotency-key"));
        const failure = left.shift();
        if (failure !== undefined) throw failure;
        return Response.json({});
      },
    });
  };
  await client(closed()).call(write, {}, { idempotencyKey: "one" });
  assert.deepEqual(keys.splice(0), ["one", "one"]);
  await assert.rejects(client(closed(), closed()).call(write, {}, { idempotencyKey: "two" }), TypeError);
  assert.deepEqual(keys.splice(0), ["two", "two"]);
  await assert.rejects(client(new TypeError("fetch failed")).call(write, {}), TypeError);
  assert.equal(keys.length, 1);
});
