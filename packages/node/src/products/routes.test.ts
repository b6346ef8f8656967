import assert from "node:assert/strict";
import { test } from "node:test";
import { type Call, productOperations } from "@entente/api";
import { productsRoutes } from "./routes.ts";
import { bundle, bytes, command, session, type TestDesk, withDesk } from "./test-desk.ts";

async function* one(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** Calls an operation as the listener does: parts validated by its schemas, and the answer too. */
function caller({ products }: TestDesk) {
  const routes = productsRoutes(products);
  return async <T>(
    name: keyof typeof productOperations,
    given: {
      params?: unknown;
      query?: unknown;
      body?: unknown;
      stream?: AsyncIterable<Uint8Array>;
      contentType?: string;
      command?: { id: string; digest: string };
    },
  ): Promise<T> => {
    const operation = productOperations[name];
    const route = routes.find((each) => each.operation.id === operation.id)!;
    const answer = await route.handle({
      params: operation.params.parse(given.params ?? {}),
      query: operation.query.parse(given.query ?? {}),
      body: operation.body.parse(given.body ?? {}),
      stream: given.stream ?? one(new Uint8Array()),
      contentType: given.contentType ?? "application/json",
      session: session(),
      command: given.command ?? command(),
    } as unknown as Call<never>);
    const told = operation.acts ? { ...(answer as object), grade: "recorded" } : answer;
    return operation.answer.parse(told) as T;
  };
}

type Written = { result: { product: string; attachments: string[] } };
type Listed = { products: { product: string; name?: string; kind: string }[]; next?: string };

test("a report is written, found, read, taken as it came and cut, over the API", async () => {
  await withDesk(async (desk) => {
    const call = caller(desk);
    const text = "SECRET\n\n# (U) Herons\n\n(U) Seen at noon.\n\n(S) By a cook.\n\nSECRET\n";
    const attachments = [{ name: "a.txt", content: Buffer.from("(U) More herons.\n").toString("base64") }];
    const { result } = await call<Written>("writeReport", { body: { text, areas: ["birds"], attachments } });
    const listed = await call<Listed>("searchProducts", {
      query: { q: "noon", area: "birds", kind: "report" },
    });
    assert.deepEqual(
      listed.products.map(({ product, name }) => [product, name]),
      [[result.product, "Herons"]],
    );
    const hidden = "01ARZ3NDEKTSV4RRFFQ69G5FAV.0";
    const named = await call<Listed>("searchProducts", {
      query: { products: `${hidden},${result.product}` },
    });
    assert.deepEqual(
      named.products.map(({ name }) => name),
      ["Herons"],
    );
    const params = { product: result.product };
    const read = await call<{ blocks: unknown[]; portions: { mark?: string }[]; attachments: unknown[] }>(
      "readProduct",
      {
        params,
      },
    );
    assert.deepEqual([read.portions.length, read.attachments.length], [3, 1]);
    const { content } = await call<{ content: string }>("readProductContent", { params });
    assert.equal(Buffer.from(content, "base64").toString(), text);
    const cut = await call<Written>("makeTearline", { params, body: { keep: [0, 1] } });
    const again = await call<{ marking: string; source: string }>("readProduct", {
      params: { product: cut.result.product },
    });
    assert.deepEqual([again.marking, again.source], ["UNCLASSIFIED", "derived"]);
    const counts = await call<{ kinds: Record<string, number> }>("countProducts", {});
    assert.deepEqual(counts.kinds, { report: 2 });
    const versions = await call<Listed>("readProductVersions", { params });
    assert.equal(versions.products.length, 1);
  });
});

test("a document is uploaded as it is; the same key with other bytes is refused", async () => {
  await withDesk(async (desk) => {
    const call = caller(desk);
    const upload = (content: string, given = command()) =>
      call<Written>("uploadDocument", {
        query: { areas: "birds,strait", name: "herons.md" },
        stream: one(bytes(content)),
        contentType: "text/markdown",
        command: given,
      });
    const given = command();
    const { result } = await upload("TLP:GREEN\n\nHerons.\n\nTLP:GREEN\n", given);
    assert.deepEqual(desk.products.factsOf([result.product])[0]?.areas, ["birds", "strait"]);
    await assert.rejects(upload("TLP:GREEN\n\nOwls.\n\nTLP:GREEN\n", given), { code: "command-reused" });
    await assert.rejects(upload("\u0000\u0001"), { code: "invalid" });
  });
});

test("a bundle is imported with its marking, and found by kind and by STIX id", async () => {
  await withDesk(async (desk) => {
    const call = caller(desk);
    const id = "domain-name--3c10e93f-798e-5a26-a0c1-08156efab7f5";
    const { result } = await call<{ result: { recorded: number } }>("importBundle", {
      query: { areas: "cyber", marking: "TLP:CLEAR" },
      stream: bundle([{ type: "domain-name", spec_version: "2.1", id, value: "heron.example.org" }]),
    });
    assert.equal(result.recorded, 1);
    for (const query of [{ stix: id }, { kind: "domain-name" }, { q: "example.org" }, { q: "heron*" }, {}]) {
      assert.equal(
        (await call<Listed>("searchProducts", { query })).products.length,
        1,
        JSON.stringify(query),
      );
    }
    for (const query of [
      { stix: "x" },
      { kind: "report" },
      { q: "owl" },
      { area: "birds" },
      { until: "2001-01-01T00:00:00Z" },
    ]) {
      assert.equal(
        (await call<Listed>("searchProducts", { query })).products.length,
        0,
        JSON.stringify(query),
      );
    }
    await assert.rejects(call("searchProducts", { query: { q: "he*" } }), { code: "invalid" });
    await assert.rejects(call("searchProducts", { query: { after: "nowhere" } }), { code: "invalid" });
  });
});
