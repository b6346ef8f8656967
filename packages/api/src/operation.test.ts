import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { acts, createClient, onAct, onRead, ProblemError, reads } from "./index.ts";

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
