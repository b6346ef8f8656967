import assert from "node:assert/strict";
import { test } from "node:test";
import { Sqlite } from "./index.ts";

function store(): Sqlite {
  const opened = new Sqlite(":memory:");
  opened.exec("CREATE TABLE thing (a, b, c)");
  return opened;
}

test("a parameter is bound wherever its name stands, and only there", () => {
  using opened = store();
  opened.run(
    `INSERT INTO thing (a, b, c) VALUES (:one, ':two', :one || 'it''s :two') -- :three
     /* :four */`,
    { one: "x" },
  );
  assert.deepEqual(
    { ...opened.get("SELECT a, b, c FROM thing WHERE a = :one AND :one = a", { one: "x" })! },
    {
      a: "x",
      b: ":two",
      c: "xit's :two",
    },
  );
});

test("what is not given is NULL, what is given beyond need is left out", () => {
  using opened = store();
  opened.run("INSERT INTO thing (a, b, c) VALUES (:a, :b, :c)", { c: 3, a: 1, idx: 7 });
  assert.deepEqual({ ...opened.get("SELECT * FROM thing")! }, { a: 1, b: null, c: 3 });
});

test("a value that SQLite cannot hold is refused, and so is a statement that is none", () => {
  using opened = store();
  assert.throws(() => opened.run("INSERT INTO thing (a) VALUES (:a)", { a: {} as never }), {
    name: "StoreError",
  });
  assert.throws(() => opened.run("INSERT INTO nothing (a) VALUES (:a)", { a: 1 }), { name: "StoreError" });
});

test("rows are counted, and several are read by one name", () => {
  using opened = store();
  for (const a of [1, 2, 3]) opened.run("INSERT INTO thing (a) VALUES (:a)", { a });
  assert.equal(opened.run("UPDATE thing SET b = :b WHERE a >= :a", { b: "y", a: 2 }), 2);
  assert.equal(opened.all("SELECT a FROM thing WHERE a > :least ORDER BY a", { least: 1 }).length, 2);
});
