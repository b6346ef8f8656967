import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { JsonValue } from "@entente/json";
import { z } from "zod";
import { createKeyring, digestOf } from "../keys/index.ts";
import { dataPaths, Sqlite } from "../store/index.ts";
import {
  checkViews,
  createRegistry,
  type Desk,
  entryKind,
  Ledger,
  type LedgerOptions,
  type LogRow,
  liaisonOrigin,
  rebuild,
  ulid,
} from "./index.ts";

/** A desk that is not careful: what a partner writes makes it throw, or breaks the store's rules. */
function careless(trips: { fold: boolean } = { fold: true }): Desk {
  const kind = (name: string, receive?: () => never) =>
    entryKind({
      kind: name,
      log: "liaison",
      effect: "partner",
      body: z.strictObject({ id: z.string(), value: z.json().optional() }),
      fold: ({ body, at }) => {
        if (body.value === "trip" && trips.fold) throw new TypeError("cannot read what is not there");
        return {
          changes: [["careless.add", { id: body.id, at, list: JSON.stringify(body.value) ?? null }]],
          touches: [],
        };
      },
      ...(receive === undefined ? {} : { receive }),
    });
  return {
    name: "careless",
    kinds: [
      kind("thing.said/1"),
      kind("thing.judged/1", () => {
        throw new Error("a desk stumbled");
      }),
    ],
    schema: "CREATE TABLE view_thing (id TEXT PRIMARY KEY, at INTEGER NOT NULL, n INTEGER);",
    statements: {
      "careless.add":
        "INSERT INTO view_thing SELECT :id, :at, count(*) FROM json_each(json_extract(:list, '$.inner'))",
    },
  };
}

const US = digestOf(new Uint8Array([1]));
const THEM = digestOf(new Uint8Array([2]));

async function hearing(): Promise<{
  ledger: Ledger;
  options: LedgerOptions;
  log: LogRow;
  hear: (bytes: Uint8Array) => Promise<string | undefined>;
  [Symbol.asyncDispose](): Promise<void>;
}> {
  const directory = mkdtempSync(join(tmpdir(), "entente-applying-"));
  const options: LedgerOptions = {
    paths: dataPaths(directory),
    registry: createRegistry([careless()]),
    keyring: createKeyring([]),
    party: US,
    now: () => Date.parse("2026-11-22T10:00:00Z"),
    sealKeyOf: () => {
      throw new Error("nothing is sealed here");
    },
  };
  const ledger = await Ledger.open(options);
  await ledger.openLog({
    origin: liaisonOrigin(US, THEM),
    kind: "liaison",
    party: US,
    partner: THEM,
    mine: true,
  });
  const log = await ledger.openLog({
    origin: liaisonOrigin(THEM, US),
    kind: "liaison",
    party: THEM,
    partner: US,
    mine: false,
  });
  let index = 0;
  return {
    ledger,
    options,
    log,
    hear: async (bytes) => (await ledger.apply(log, index++, bytes)).aside,
    async [Symbol.asyncDispose]() {
      await ledger.close();
      rmSync(directory, { recursive: true });
    },
  };
}

type Said = { kind?: string; id?: string; value?: JsonValue; at?: string; seen?: number };

function said({
  kind = "thing.said/1",
  id = ulid(0),
  value,
  at = "2026-11-22T10:00:00.000Z",
  seen = 0,
}: Said): Uint8Array {
  const body = value === undefined ? { id } : { id, value };
  const rest = { kind, log: liaisonOrigin(THEM, US), seen, typ: "entente.event/1", v: 1 };
  return new TextEncoder().encode(JSON.stringify({ at, blind: "A".repeat(22), body, id: ulid(0), ...rest }));
}

test("an entry at which a desk stumbles is set aside, and what follows it is applied", async () => {
  await using node = await hearing();
  const stumbles: Said[] = [{ value: "trip" }, { kind: "thing.judged/1" }];
  for (const each of stumbles) assert.match((await node.hear(said(each))) ?? "", /cannot make sense/);
  assert.equal(await node.hear(said({ id: "after" })), undefined);
  assert.deepEqual(checkViews(node.options).differences, []);
});

test("an entry that breaks a rule of the store is set aside, and the writer goes on", async () => {
  await using node = await hearing();
  assert.equal(await node.hear(said({ id: "one" })), undefined);
  assert.match((await node.hear(said({ id: "one" }))) ?? "", /cannot make sense.*UNIQUE/);
  assert.equal(await node.hear(said({ id: "two" })), undefined);
  assert.equal(node.ledger.writer.ended, undefined);
  assert.deepEqual(
    node.ledger.reader.all("SELECT id FROM view_thing ORDER BY id"),
    [{ id: "one" }, { id: "two" }].map((row) => Object.assign(Object.create(null), row)),
  );
  assert.deepEqual(checkViews(node.options).differences, []);
});

test("a value that a statement cannot take sets the entry aside, and does not stop the writer for good", async () => {
  await using node = await hearing();
  assert.match((await node.hear(said({ value: { inner: "[" } }))) ?? "", /cannot make sense/);
  assert.equal(await node.hear(said({ id: "after" })), undefined);
});

test("a time that does not exist is malformed", async () => {
  await using node = await hearing();
  for (const at of ["2026-99-99T99:99:99.999Z", "2026-02-30T00:00:00.000Z", "2026-11-22T24:00:00.000Z"])
    assert.match((await node.hear(said({ at }))) ?? "", /malformed at \/at/);
});

test("what an entry had seen is not forgotten behind one that was set aside", async () => {
  await using node = await hearing();
  const own = node.ledger.log(liaisonOrigin(US, THEM))!;
  for (const id of ["a", "b"])
    await node.ledger.submit({
      id,
      digest: id,
      decide: () => ({
        entries: [{ log: { partner: THEM }, kind: "thing.said/1", body: { id: `own ${id}` } }],
        expects: {},
        result: null,
      }),
    });
  assert.equal(own.mine, 1);
  assert.equal(await node.hear(said({ seen: 2 })), undefined);
  assert.match((await node.hear(new TextEncoder().encode("no entry at all"))) ?? "", /canonical/);
  assert.match((await node.hear(said({ seen: 0 }))) ?? "", /never decreases/);
  // A member of the body by that name is not what the entry had seen.
  assert.match(
    (await node.hear(said({ seen: 2, kind: "thing.other/1", value: { seen: 0 } }))) ?? "",
    /does not know/,
  );
  assert.match((await node.hear(said({ seen: 1 }))) ?? "", /never decreases/);
  assert.equal(await node.hear(said({ seen: 2 })), undefined);
});

test("a rebuild sets aside what no longer folds, and what came after it stands", async () => {
  await using node = await hearing();
  const early = careless({ fold: false });
  const lenient = { ...node.options, registry: createRegistry([early]) };
  await node.ledger.close();
  const again = await Ledger.open(lenient);
  const log = again.log(liaisonOrigin(THEM, US))!;
  assert.equal((await again.apply(log, 0, said({ id: "one", value: "trip" }))).aside, undefined);
  assert.equal((await again.apply(log, 1, said({ id: "two" }))).aside, undefined);
  await again.close();
  using store = new Sqlite(node.options.paths.ledger);
  rebuild(node.options, store);
  assert.deepEqual(checkViews(node.options).differences, []);
  assert.equal(store.get<{ n: number }>("SELECT count(*) AS n FROM view_thing")?.n, 1);
  assert.match(
    store.get<{ aside: string }>("SELECT aside FROM journal WHERE aside IS NOT NULL")!.aside,
    /cannot read/,
  );
});
