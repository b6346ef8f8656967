import assert from "node:assert/strict";
import { test } from "node:test";
import { bundle, command, session, type TestDesk, talvia, withDesk } from "./test-desk.ts";

const ada = session();
const low = session({ account: "acc-2", clearance: "U" });
const id = (type: string, n: number) => `${type}--3c10e93f-798e-4a26-a0c1-${String(n).padStart(12, "0")}`;
const time = "2026-01-02T03:04:05.000Z";
const sdo = (type: string, n: number, more: object) => ({
  type,
  spec_version: "2.1",
  id: id(type, n),
  created: time,
  modified: time,
  ...more,
});
const malware = sdo("malware", 1, { name: "Heron", is_family: false });
const actor = sdo("threat-actor", 2, { name: "Cranes" });
const uses = (n: number) =>
  sdo("relationship", n, {
    relationship_type: "uses",
    source_ref: actor.id,
    target_ref: malware.id,
  });
const put = ({ products }: TestDesk, objects: readonly unknown[], marking: string) =>
  products.importBundle(bundle(objects), {
    session: ada,
    command: command(),
    areas: ["cyber"],
    purposes: [],
    marking,
  });
const productOf = async ({ products }: TestDesk, kind: string) =>
  (await products.search(ada, { kind })).products[0]!.product;
const write = async ({ products }: TestDesk, text: string) =>
  (
    await products.writeReport({
      session: ada,
      command: command(),
      content: new TextEncoder().encode(text),
      mediaType: "text/markdown",
      areas: ["birds"],
      purposes: [],
    })
  ).result.product;
const revise = ({ products }: TestDesk, product: string, text: string, who = ada) =>
  products.revise({ session: who, command: command(), product, text, areas: ["birds"], purposes: [] });

test("a relationship is an edge between what it ties, found from either end", async () => {
  await withDesk(async (desk) => {
    await put(desk, [malware, actor, uses(3)], "TLP:CLEAR");
    for (const kind of ["malware", "threat-actor"]) {
      const graph = await desk.products.graph(ada, await productOf(desk, kind), 1);
      assert.deepEqual(graph.nodes.map(({ name }) => name).sort(), ["Cranes", "Heron"]);
      assert.deepEqual(
        graph.edges.map(({ from, to, type }) => [from, to, type]),
        [[actor.id, malware.id, "uses"]],
      );
      assert.equal(graph.cut, false);
    }
  });
});

test("a hidden neighbour and an absent one give the same graph", async () => {
  const graphs = await Promise.all(
    [[actor], []].map(
      (hidden) =>
        new Promise((resolve, reject) => {
          withDesk(async (desk) => {
            await put(desk, [malware, uses(3)], "TLP:CLEAR");
            if (hidden.length > 0) await put(desk, hidden, "SECRET");
            const { nodes, edges } = await desk.products.graph(low, await productOf(desk, "malware"), 2);
            const bare = (one: object) => ({ ...one, product: undefined });
            resolve([nodes.map(bare), edges.map(bare), nodes.filter(({ product }) => product).length]);
          }).catch(reject);
        }),
    ),
  );
  assert.deepEqual(graphs[0], graphs[1]);
});

test("a hidden relationship does not show", async () => {
  await withDesk(async (desk) => {
    await put(desk, [malware, actor], "TLP:CLEAR");
    await put(desk, [uses(3)], "SECRET");
    const graph = await desk.products.graph(low, await productOf(desk, "malware"), 2);
    assert.deepEqual([graph.nodes.length, graph.edges.length], [1, 0]);
  });
});

test("a new version replaces the one before in lists, and both are versions of one report", async () => {
  await withDesk(async (desk) => {
    const { products } = desk;
    const first = await write(desk, "UNCLASSIFIED\n\n(U) Seen at noon.\n\nUNCLASSIFIED\n");
    const { result } = await revise(desk, first, "UNCLASSIFIED\n\n(U) Seen at one.\n\nUNCLASSIFIED\n");
    const listed = async () =>
      (await products.search(ada, { kind: "report" })).products.map(({ product }) => product);
    assert.deepEqual(await listed(), [result.product]);
    const all = await products.search(ada, { kind: "report", everyVersion: true });
    assert.equal(all.products.length, 2);
    for (const one of [first, result.product]) {
      assert.deepEqual(
        (await products.versions(ada, one)).map(({ product }) => product),
        [result.product, first],
      );
    }
    await assert.rejects(revise(desk, first, "UNCLASSIFIED\n\n(U) No.\n\nUNCLASSIFIED\n"), {
      code: "conflict",
    });
    assert.equal((await products.read(ada, first, "read")).text?.includes("noon"), true);
  });
});

test("a version that somebody may not read does not take the one before from them", async () => {
  await withDesk(async (desk) => {
    const { products } = desk;
    const first = await write(desk, "UNCLASSIFIED\n\n(U) Seen at noon.\n\nUNCLASSIFIED\n");
    await revise(desk, first, "SECRET\n\n(S) By a cook.\n\nSECRET\n");
    const seen = (await products.search(low, {})).products.map(({ product }) => product);
    assert.deepEqual(seen, [first]);
    assert.equal((await products.versions(low, first)).length, 1);
    assert.ok(!JSON.stringify(await products.timeline(low, first)).includes('"version"'));
  });
});

test("only a report written here gets a new version", async () => {
  await withDesk(async (desk) => {
    await put(desk, [malware], "TLP:CLEAR");
    await assert.rejects(revise(desk, await productOf(desk, "malware"), "(U) Text."), { code: "conflict" });
    await assert.rejects(revise(desk, `${"0".repeat(26)}.0`, "(U) Text."), { code: "not-found" });
  });
});

test("a timeline tells what the content says, what happened here, and what others know of it", async () => {
  await withDesk(async (desk) => {
    const indicator = sdo("indicator", 5, {
      pattern: "[domain-name:value = 'heron.example.org']",
      pattern_type: "stix",
      valid_from: "2026-02-01T00:00:00Z",
      valid_until: "2026-03-01T00:00:00Z",
    });
    await put(desk, [indicator], "TLP:CLEAR");
    const product = await productOf(desk, "indicator");
    desk.products.tellFates(() => [
      {
        part: "part-1",
        direction: "out",
        partner: talvia,
        agreement: "",
        clauses: ["2.1"],
        purpose: "cyber-defence",
        state: "recalled",
        at: 1_790_000_100_000,
        receivedAt: 1_790_000_200_000,
        recalls: [{ at: 1_790_000_300_000, executedAt: 1_790_000_400_000 }],
      },
    ]);
    const { events, origin, passages } = await desk.products.timeline(ada, product);
    assert.deepEqual(
      events.map(({ axis, what }) => `${axis} ${what}`),
      [
        "said created",
        "said valid",
        "known recorded",
        "known released",
        "known receipt",
        "known recalled",
        "known purged",
      ],
    );
    assert.equal(events[1]?.until, "2026-03-01T00:00:00.000Z");
    assert.deepEqual([origin.source, passages[0]?.clauses], ["imported", ["2.1"]]);
  });
});
