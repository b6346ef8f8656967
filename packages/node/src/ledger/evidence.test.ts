import assert from "node:assert/strict";
import { test } from "node:test";
import { Sqlite } from "../store/index.ts";
import { evidenceCount, keepEvidence } from "./evidence.ts";

const TABLE = "CREATE TABLE evidence (id TEXT PRIMARY KEY, origin TEXT, at INTEGER, what TEXT)";

function kept(ids: readonly string[]) {
  using store = new Sqlite(":memory:");
  store.exec(TABLE);
  for (const id of ids) {
    const what = JSON.stringify({ kind: "forked", note: id });
    keepEvidence(store, { id, origin: "a", at: 0, what, bound: { kind: "forked", most: 2 } });
  }
  const rows = store.all<{ id: string }>("SELECT id FROM evidence ORDER BY id").map(({ id }) => id);
  return { rows, count: evidenceCount(store, "a", "forked") };
}

test("of one kind so many pieces are kept as were asked for, and one row counts the rest", () => {
  assert.deepEqual(kept(["p", "q"]), { rows: ["p", "q"], count: 2 });
  assert.deepEqual(kept(["p", "q", "r", "s", "t"]), { rows: ["more forked a", "p", "q"], count: 5 });
});

test("what is kept, and what came last, is not counted again", () => {
  assert.deepEqual(kept(["p", "p", "q", "p"]), { rows: ["p", "q"], count: 2 });
  assert.deepEqual(kept(["p", "q", "r", "r", "q", "r"]), { rows: ["more forked a", "p", "q"], count: 3 });
});
