import assert from "node:assert/strict";
import { test } from "node:test";
import { encodeBundle, encodeTile, Frontier, parseTilePath } from "@entente/tlog";
import { hasher, type LogRow } from "../../ledger/index.ts";
import { Sqlite } from "../../store/index.ts";
import { WireError } from "../errors.ts";
import type { PartnerWire } from "../wire/index.ts";
import { fetchEntries } from "./fetch-entries.ts";

const party = `sha256:${"A".repeat(43)}` as const;
const log = { id: 1 } as LogRow;

function emptyLog(): Sqlite {
  const store = new Sqlite(":memory:");
  store.exec("CREATE TABLE entry (log, idx, leaf, bytes); CREATE TABLE node (log, level, idx, hash);");
  return store;
}

const entriesOf = (count: number) => Array.from({ length: count }, (_, n) => Buffer.from(`entry ${n}`));

function headOf(entries: readonly Uint8Array[]) {
  const frontier = Frontier.of(hasher);
  for (const entry of entries) frontier.append(hasher.leaf(entry));
  return { size: entries.length, root: frontier.root() };
}

/** A partner that serves `entries`; `answer` may change or refuse what it gives. */
function wireOf(entries: readonly Uint8Array[], asked: string[], onlyFull = false): PartnerWire {
  const get = async (_: string, address: string) => {
    // Which log is asked for stands behind the path; here there is one.
    const [path = ""] = address.split("?");
    asked.push(path);
    const { level, n, width } = parseTilePath(path.slice("/logs/".length))!;
    const part = entries.slice(n * 256, n * 256 + width);
    if (onlyFull && width < 256) return { status: 404, body: new Uint8Array(), contentType: "" };
    const body =
      level === "entries" ? encodeBundle([...part]) : encodeTile(part.map((each) => hasher.leaf(each)));
    return { status: 200, body, contentType: "" };
  };
  return { get } as unknown as PartnerWire;
}

async function collect(
  wire: PartnerWire,
  head: ReturnType<typeof headOf>,
  into: string[] = [],
): Promise<string[]> {
  using store = emptyLog();
  for await (const { index, bytes } of fetchEntries(wire, party, store, log, head)) {
    assert.equal(index, into.length);
    into.push(new TextDecoder().decode(bytes));
  }
  return into;
}

for (const count of [1, 255, 256, 257, 4096, 4097, 5000]) {
  test(`${count} missing entries come in order, whether fetched at once or hashes first`, async () => {
    const entries = entriesOf(count);
    const asked: string[] = [];
    const got = await collect(wireOf(entries, asked), headOf(entries));
    assert.deepEqual(got, entries.map(String));
    assert.equal(
      asked.some((path) => path.includes("/tile/0/")),
      count > 4096,
    );
  });
}

test("a full bundle is taken where the partial one is no longer served", async () => {
  const entries = entriesOf(256);
  const got = await collect(wireOf(entries, [], true), headOf(entries.slice(0, 200)));
  assert.equal(got.length, 200);
});

test("entries that do not give the signed root are refused before one is given out", async () => {
  for (const count of [300, 5000]) {
    const entries = entriesOf(count);
    const head = headOf(entries);
    entries[7] = Buffer.from("forged");
    const got: string[] = [];
    await assert.rejects(collect(wireOf(entries, []), head, got), { code: "garbage" });
    assert.deepEqual(got, []);
  }
});

test("an entry that is not the one whose hash was counted is refused, and nothing after it is given out", async () => {
  const entries = entriesOf(5000);
  const head = headOf(entries);
  const honest = wireOf(entries, []);
  const forged = wireOf(entries.with(300, Buffer.from("forged")), []);
  const get = (partner: typeof party, path: string) =>
    path.includes("entries") ? forged.get(partner, path) : honest.get(partner, path);
  const got: string[] = [];
  await assert.rejects(collect({ get } as unknown as PartnerWire, head, got), (cause) => {
    assert.ok(cause instanceof WireError);
    return cause.code === "garbage";
  });
  assert.equal(got.length, 300);
});

test("what is no bundle, and what is not given, is told apart", async () => {
  const head = headOf(entriesOf(3));
  const answering = (status: number, body: Uint8Array) =>
    ({ get: async () => ({ status, body, contentType: "" }) }) as unknown as PartnerWire;
  await assert.rejects(collect(answering(200, Buffer.from("x")), head), { code: "garbage" });
  await assert.rejects(collect(answering(404, new Uint8Array()), head), { code: "gone" });
});
