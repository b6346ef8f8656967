import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { disclosureOperations as ops } from "@entente/api";
import { DAY_LEAVES, fromBase64Url, isInDay, readSealedDay } from "@entente/disclosure";
import { STATE_TABLES } from "../../backup/tables.ts";
import { DAY, Parties, withParties } from "../../testing/parties.ts";
import { TestDesk } from "./test-desk.ts";

const open = () => Parties.open("talvia");
const SECRET = "On 6 May the filter before LANTERN was switched off, and nobody was told.";

test("each day has one entry of one size, whether or not anything came in, and holds each commitment", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    const { key } = await desk.body("TLV-OVERSIGHT");
    await desk.part.keepDays();
    const { handIn, commitment } = await desk.seal(SECRET, key);
    await desk.post("/hand-in", handIn);
    assert.equal((await desk.send("/days/2026-11-20")).status, 404, "a day that is not over is not told");
    for (let n = 0; n < 2; n++) {
      parties.clock.now += DAY;
      await desk.part.keepDays();
      await desk.part.keepDays();
    }
    const { items } = await desk.client("overseer").call(ops.listSealedDays, {});
    assert.deepEqual(
      items.map(({ day }) => day),
      ["2026-11-21", "2026-11-20"],
    );
    const texts = await Promise.all(
      ["2026-11-20", "2026-11-21"].map(async (day) => (await desk.send(`/days/${day}`)).text()),
    );
    assert.equal(texts[0]!.length, texts[1]!.length, "an empty day looks like a full one");
    const [full, none] = texts.map((text) => readSealedDay(JSON.parse(text)));
    assert.equal(full!.leaves.length, DAY_LEAVES);
    assert.equal(`sha256:${Buffer.from(full!.root).toString("base64url")}`, items[1]!.root);
    const leaf = fromBase64Url(commitment, 32)!;
    assert.equal(isInDay(leaf, full!.leaves, full!.root), true);
    assert.equal(isInDay(leaf, none!.leaves, none!.root), false);
    const entries = parties.talvia.node.ledger.reader.all<{ size: number }>(
      "SELECT length(bytes) AS size FROM entry WHERE instr(CAST(bytes AS TEXT), 'sealed-day') > 0",
    );
    assert.equal(entries.length, 2);
    assert.equal(new Set(entries.map(({ size }) => size)).size, 1);
  });
});

test("a crash between the leaves and the log finds the same root; another root in the log is believed", async () => {
  await withParties(open, async (parties) => {
    using desk = new TestDesk(parties, parties.talvia);
    await desk.part.keepDays();
    parties.clock.now += DAY;
    await desk.part.keepDays();
    const before = await (await desk.send("/days/2026-11-20")).text();
    desk.store.run("UPDATE disclosure_day SET logged = 0 WHERE day = '2026-11-20'");
    parties.clock.now += DAY;
    await desk.part.keepDays();
    assert.equal(await (await desk.send("/days/2026-11-20")).text(), before);
    desk.store.run("UPDATE disclosure_day SET logged = 0, leaves = NULL WHERE day = '2026-11-20'");
    parties.clock.now += DAY;
    await desk.part.keepDays();
    assert.equal(
      (await desk.send("/days/2026-11-20")).status,
      404,
      "leaves that the log denies are not given out",
    );
  });
});

test("a backup takes along every table of the desk", () => {
  const sql = readFileSync(new URL("../../store/sqlite/state/021-disclosures.sql", import.meta.url), "utf8");
  const tables = [...sql.matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name!);
  assert.equal(tables.length, 4);
  for (const table of tables) assert.ok((STATE_TABLES as readonly string[]).includes(table), table);
});
