import assert from "node:assert/strict";
import { test } from "node:test";
import type { Search } from "./search.ts";
import { bundle, command, session, type TestDesk, withDesk } from "./test-desk.ts";

const ada = session();
const low = session({ account: "acc-2", clearance: "U" });
const file = (n: number) => ({
  type: n % 3 === 0 ? "mutex" : "domain-name",
  spec_version: "2.1",
  id: `${n % 3 === 0 ? "mutex" : "domain-name"}--3c10e93f-798e-5a26-a0c1-${String(n).padStart(12, "0")}`,
  ...(n % 3 === 0 ? { name: `lock ${n}` } : { value: `n${n}.example.org` }),
});
const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => file(from + n));
const put = ({ products }: TestDesk, objects: readonly unknown[], area: string, marking: string) =>
  products.importBundle(bundle(objects), {
    session: ada,
    command: command(),
    areas: [area],
    purposes: [],
    marking,
  });

async function walk({ products }: TestDesk, asked: Search, who = ada): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await products.search(who, { ...asked, limit: 7, after });
    found.push(...page.products.map(({ product }) => product));
    after = page.next;
    if (after === undefined) return found;
  }
}

const filled = (work: (desk: TestDesk) => Promise<void>) =>
  withDesk(async (desk) => {
    await put(desk, many(0, 30), "birds", "TLP:GREEN");
    await put(desk, many(100, 30), "strait", "TLP:AMBER");
    await put(desk, many(200, 30), "birds", "SECRET");
    await work(desk);
  });

test("page after page gives each product once, newest first, over all compartments", async () => {
  await filled(async (desk) => {
    const all = await walk(desk, {});
    assert.deepEqual([all.length, new Set(all).size], [90, 90]);
    const whole = await desk.products.search(ada, { limit: 200 });
    assert.deepEqual(
      all,
      whole.products.map(({ product }) => product),
    );
  });
});

test("filters narrow together, and each is what the products say", async () => {
  await filled(async (desk) => {
    const count = async (asked: Search, who = ada) => (await walk(desk, asked, who)).length;
    assert.equal(await count({ kind: "mutex" }), 30);
    assert.equal(await count({ kind: "mutex", area: "birds" }), 20);
    assert.equal(await count({ area: "birds", label: "TLP:GREEN" }), 30);
    assert.equal(await count({ label: "S" }), 30);
    assert.equal(await count({ label: "S" }, low), 0);
    assert.equal(await count({ source: "own" }), 90);
    assert.equal(await count({ source: "received" }), 0);
    assert.equal(await count({ source: "written", kind: "mutex" }), 0);
    assert.equal(await count({ from: desk.options.now() }), 90);
    assert.equal(await count({ until: desk.options.now() }), 0);
    assert.equal(await count({ released: "sha256:nobody" }), 0);
    assert.equal(await count({ unreleased: "sha256:nobody", kind: "mutex" }), 30);
  });
});

test("a total counts what the reader may see and nothing else", async () => {
  await filled(async ({ products }) => {
    const total = async (asked: Search, who = ada) =>
      (await products.search(who, { ...asked, limit: 5, total: true })).total;
    assert.deepEqual(await total({}), { count: 90, exact: true });
    assert.deepEqual(await total({}, low), { count: 60, exact: true });
    assert.deepEqual(await total({ kind: "mutex" }, low), { count: 20, exact: true });
    assert.deepEqual(await total({ text: "example.org" }), { count: 5, exact: false });
  });
});

test("what can be chosen from names nothing that is hidden", async () => {
  await filled(async ({ products }) => {
    assert.deepEqual(products.facets(low), {
      kinds: ["domain-name", "mutex"],
      areas: ["birds", "strait"],
      originators: products.facets(ada).originators,
      labels: ["TLP:AMBER", "TLP:GREEN"],
    });
    assert.ok(products.facets(ada).labels.includes("S"));
  });
});

test("what was destroyed is in no list and in no total", async () => {
  await filled(async (desk) => {
    const [first] = (await desk.products.search(ada, {})).products;
    await desk.purge(first!.product);
    const page = await desk.products.search(ada, { limit: 1, total: true });
    assert.deepEqual(page.total, { count: 89, exact: true });
    assert.ok(!(await walk(desk, {})).includes(first!.product));
  });
});
