import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Spool } from "./spool.ts";

test("pieces come back in order, from memory and from the disk, and no file bears a name", () => {
  const directory = mkdtempSync(join(tmpdir(), "entente-spool-"));
  try {
    using spool = new Spool(directory, 1000);
    const pieces = Array.from({ length: 40 }, (_, n) => Buffer.alloc(n === 7 ? 0 : n * 5000, n));
    for (const piece of pieces) spool.add(piece);
    assert.deepEqual(readdirSync(directory), []);
    const back = Array.from(spool.pieces(), (piece) => Buffer.from(piece));
    assert.equal(back.length, pieces.length);
    assert.ok(back.every((piece, n) => piece.equals(pieces[n]!)));
  } finally {
    rmSync(directory, { recursive: true });
  }
});
