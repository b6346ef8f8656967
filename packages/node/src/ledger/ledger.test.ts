import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { createKeyring, digestOf } from "../keys/index.ts";
import { dataPaths, Sqlite } from "../store/index.ts";
import {
  type Body,
  type Command,
  checkViews,
  createRegistry,
  type Desk,
  type Draft,
  ERASE,
  entryKind,
  houseOrigin,
  Ledger,
  LedgerError,
  type LedgerOptions,
  type Proposal,
} from "./index.ts";

/** A desk with one kind, to try the ledger without the others. */
const notes: Desk = {
  name: "notes",
  kinds: [
    entryKind({
      kind: "note.written/1",
      log: "house",
      effect: "recorded",
      body: z.strictObject({ subject: z.string() }),
      fold: ({ body, items, envelope }, context) => ({
        changes: [
          [
            "notes.write",
            {
              id: envelope.id,
              subject: body.subject,
              sealed: items?.[0] === undefined ? 1 : 0,
              token:
                items?.[0] === undefined
                  ? null
                  : context.tokens("c", [new TextDecoder().decode(items[0].content)])[0]!,
              payload: envelope.set?.payload ?? null,
            },
          ],
        ],
        touches: [`note:${body.subject}`],
      }),
    }),
    entryKind({
      kind: "note.purged/1",
      log: "house",
      effect: "recorded",
      body: z.strictObject({ note: z.string(), payload: z.string() }),
      fold: ({ body }) => ({
        changes: [
          ["notes.purge", { id: body.note }],
          [ERASE, { payload: body.payload, position: 0 }],
        ],
        touches: [],
      }),
    }),
    entryKind({
      kind: "note.told/1",
      log: "house",
      effect: "recorded",
      body: z.strictObject({ about: z.record(z.string(), z.string()) }),
      fold: ({ body, envelope }) => ({
        changes: [["notes.tell", { id: envelope.id, subject: JSON.stringify(body.about) }]],
        touches: [],
      }),
    }),
    entryKind({
      kind: "note.nested/1",
      log: "house",
      effect: "recorded",
      body: z.record(z.string(), z.json()),
      fold: () => ({ changes: [], touches: [] }),
    }),
  ],
  schema:
    "CREATE TABLE view_note (id TEXT PRIMARY KEY, subject TEXT, sealed INTEGER, token TEXT, payload TEXT, idx INTEGER);",
  statements: {
    "notes.write": "INSERT INTO view_note VALUES (:id, :subject, :sealed, :token, :payload, :idx)",
    "notes.tell": "INSERT INTO view_note VALUES (:id, :subject, 0, NULL, NULL, :idx)",
    "notes.purge": "UPDATE view_note SET sealed = 1, token = NULL WHERE id = :id",
  },
};

function options(directory: string): LedgerOptions {
  return {
    paths: dataPaths(directory),
    registry: createRegistry([notes]),
    keyring,
    party: digestOf(new Uint8Array(1)),
    now: () => 1_790_000_000_000,
    sealKeyOf: () => assert.fail("a house log wraps for nobody"),
  };
}

const keyring = createKeyring([]);

async function withLedger(work: (ledger: Ledger, options: LedgerOptions) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "entente-ledger-"));
  const opened = options(directory);
  const ledger = await Ledger.open(opened);
  try {
    await work(ledger, opened);
  } finally {
    await ledger.close();
    rmSync(directory, { recursive: true });
  }
}

function write(id: string, subject: string, content?: string, expects: Record<string, number> = {}): Command {
  return {
    id,
    digest: `${subject} ${content}`,
    decide: () => ({
      entries: [
        {
          log: "house",
          kind: "note.written/1",
          body: { subject },
          ...(content === undefined
            ? {}
            : { items: [{ header: Buffer.from("{}"), content: Buffer.from(content) }] }),
        },
      ],
      expects,
      result: { subject },
    }),
  };
}

test("a command becomes an entry with an index, and its view follows", async () => {
  await withLedger(async (ledger) => {
    const outcome = await ledger.submit(write("1", "weather", "rain"));
    assert.equal(outcome.entries[0]?.index, 0);
    assert.equal(outcome.entries[0]?.log, houseOrigin(ledger.party));
    assert.equal(ledger.reader.get<{ subject: string }>("SELECT subject FROM view_note")?.subject, "weather");
  });
});

test("a repeated command gets the first answer and writes nothing; the same id with another body is refused", async () => {
  await withLedger(async (ledger) => {
    const first = await ledger.submit(write("1", "weather"));
    const again = await ledger.submit(write("1", "weather"));
    assert.deepEqual(again.entries, first.entries);
    assert.equal(again.repeated, true);
    await assert.rejects(ledger.submit(write("1", "other")), { code: "command-reused" });
    assert.equal(ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")?.n, 1);
  });
});

test("two repeats that race write one entry", async () => {
  await withLedger(async (ledger) => {
    const [one, two] = await Promise.all([ledger.submit(write("1", "a")), ledger.submit(write("1", "a"))]);
    assert.deepEqual(one?.entries, two?.entries);
    assert.equal(ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry")?.n, 1);
  });
});

test("a version that moved makes the command decide again", async () => {
  await withLedger(async (ledger) => {
    await ledger.submit(write("1", "a"));
    let decided = 0;
    const stale: Command = {
      id: "2",
      digest: "2",
      decide: (reader) => {
        const version = reader.get<{ version: number }>(
          "SELECT version FROM view_stream WHERE name = 'note:a'",
        )!.version;
        decided++;
        const expects = { "note:a": decided === 1 ? version + 7 : version };
        return write("2", "b", undefined, expects).decide(reader);
      },
    };
    await ledger.submit(stale);
    assert.equal(decided, 2);
  });
});

test("a version that was read after the stream moved, and so after its facts, makes the command decide again", async () => {
  await withLedger(async (ledger) => {
    await ledger.submit(write("1", "a"));
    const seen: number[] = [];
    const torn: Command = {
      id: "2",
      digest: "2",
      async decide(reader) {
        seen.push(
          reader.get<{ n: number }>("SELECT count(*) AS n FROM view_note WHERE subject = 'a'")?.n ?? 0,
        );
        if (seen.length === 1) await ledger.submit(write("3", "a", "moved"));
        const { version } = reader.get<{ version: number }>(
          "SELECT version FROM view_stream WHERE name = 'note:a'",
        )!;
        return write("2", "b", undefined, { "note:a": version }).decide(reader);
      },
    };
    await ledger.submit(torn);
    assert.equal(seen.length, 2);
  });
});

test("views rebuilt from journal, logs and content equal the live ones, before and after a purge", async () => {
  await withLedger(async (ledger, opened) => {
    await ledger.submit(write("1", "weather", "rain"));
    await ledger.submit(write("2", "harvest", "wheat"));
    assert.deepEqual(checkViews(opened), { entries: 2, differences: [] });
    const note = ledger.reader.get<{ id: string; payload: string }>(
      "SELECT id, payload FROM view_note WHERE subject = 'weather'",
    )!;
    assert.equal(new TextDecoder().decode(ledger.contents.openOne(note.payload, 0)?.content), "rain");
    await ledger.submit({
      id: "3",
      digest: "3",
      decide: () => ({
        entries: [{ log: "house", kind: "note.purged/1", body: { note: note.id, payload: note.payload } }],
        expects: {},
        result: null,
      }),
    });
    assert.equal(ledger.contents.openOne(note.payload, 0), undefined);
    assert.deepEqual(checkViews(opened), { entries: 3, differences: [] });
  });
});

test("an erasure that the disk refuses is made up for, and holds up nothing but the signature", async () => {
  for (const refused of ["swap-key", "truncate"])
    await withLedger(async (ledger) => {
      await ledger.submit(write("1", "weather", "rain"));
      const note = ledger.reader.get<{ id: string; payload: string }>("SELECT id, payload FROM view_note")!;
      const { writer } = ledger;
      const ask = writer.ask.bind(writer);
      let full = true;
      writer.ask = (request) =>
        full && request.type === refused
          ? Promise.reject(new LedgerError("storage", "the disk is full"))
          : ask(request);
      const purge: Command = {
        id: "2",
        digest: "2",
        decide: () => ({
          entries: [{ log: "house", kind: "note.purged/1", body: { note: note.id, payload: note.payload } }],
          expects: {},
          result: null,
        }),
      };
      await assert.rejects(ledger.submit(purge), { code: "storage" });
      assert.equal((await ledger.submit(write("3", "harvest"))).entries[0]?.index, 2);
      await assert.rejects(ledger.settled(), { code: "storage" });
      full = false;
      await ledger.settled();
      assert.equal(ledger.contents.openOne(note.payload, 0), undefined);
      assert.equal((await ledger.submit(purge)).repeated, true);
    });
});

const nested = (depth: number): Body => (depth === 1 ? {} : { in: nested(depth - 1) });
/** A command of two entries: one with content that is well-formed, and `draft`. */
const withNested = (draft: Partial<Draft>): Command => ({
  id: "1",
  digest: "1",
  decide: (reader) => {
    const { entries } = write("1", "a", "rain").decide(reader) as Proposal;
    const second: Draft = { log: "house", kind: "note.nested/1", body: nested(4), ...draft };
    return { entries: [...entries, second], expects: {}, result: null };
  },
});

for (const [what, draft, code] of [
  ["too deep", { body: nested(5) }, "malformed"],
  ["too large", { body: { text: "x".repeat(8192) } }, "too-large"],
  ["with an actor that is too long", { actor: "x".repeat(41) }, "malformed"],
  ["with an id that is none", { id: "first" }, "malformed"],
  ["with a reference that is no digest", { refs: ["sha256:short"] }, "malformed"],
] as const)
  test(`an entry that could not be read back, ${what}, is refused, and nothing of its command is stored`, async () => {
    await withLedger(async (ledger, opened) => {
      await assert.rejects(ledger.submit(withNested(draft)), { name: "EnvelopeError", code });
      for (const table of ["entry", "journal", "blob", "command", "view_note"])
        assert.equal(ledger.reader.get<{ n: number }>(`SELECT count(*) AS n FROM ${table}`)?.n, 0, table);
      using keys = new Sqlite(opened.paths.keys, { readOnly: true });
      assert.deepEqual(keys.all("SELECT * FROM set_key"), []);
      assert.equal((await ledger.submit(withNested({}))).entries.length, 2, "its command id is still free");
      assert.deepEqual(checkViews(opened).differences, []);
    });
  });

test("a view that keeps part of a body whole keeps it in the order in which it is read back", async () => {
  await withLedger(async (ledger, opened) => {
    const about = { wind: "east", sea: "calm" };
    await ledger.submit({
      id: "1",
      digest: "1",
      decide: () => ({
        entries: [{ log: "house", kind: "note.told/1", body: { about } }],
        expects: {},
        result: null,
      }),
    });
    const { subject } = ledger.reader.get<{ subject: string }>("SELECT subject FROM view_note")!;
    assert.equal(subject, '{"sea":"calm","wind":"east"}');
    assert.deepEqual(checkViews(opened).differences, []);
  });
});

test("a rebuilt check notices a view that was altered behind the ledger", async () => {
  await withLedger(async (ledger, opened) => {
    await ledger.submit(write("1", "weather"));
    using store = new Sqlite(opened.paths.ledger);
    store.exec("UPDATE view_note SET subject = 'forged'");
    assert.equal(checkViews(opened).differences[0]?.table, "view_note");
  });
});
