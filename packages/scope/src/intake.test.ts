import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ScopeError, type ScopeErrorCode } from "./errors.ts";
import { MAX_REGISTER_ROWS, readRegister } from "./intake.ts";
import { manifestOf } from "./manifest.ts";
import { columns, type RegisterRow } from "./row.ts";
import { bytesOf, csvOf, rowOf } from "./testing.ts";

const read = (csv: string) => readRegister(bytesOf(csv));

function refused(csv: string, code: ScopeErrorCode, place?: readonly [number, string]): void {
  assert.throws(
    () => read(csv),
    (cause: unknown) => {
      assert.ok(cause instanceof ScopeError);
      assert.equal(cause.code, code);
      if (place !== undefined) {
        assert.deepEqual([cause.faults[0]?.line, cause.faults[0]?.column], place);
        assert.ok(cause.message.includes(`line ${place[0]}`) && cause.message.includes(place[1]));
      }
      return true;
    },
  );
}

test("a register is read row by row; empty hand-over, authority, clause and operation are legal", () => {
  const own = {
    provided_by: null,
    received_by: null,
    authority_id: null,
    clause_id: null,
    operation_id: null,
  };
  const rows = [rowOf(), rowOf({ ...own, caller_cc: "ZZZ", caller_basis: "withheld" })];
  assert.deepEqual(read(csvOf(rows)), { unit: "record", rows });
  assert.deepEqual(read(`${csvOf(rows).replaceAll("\n", "\r\n")}\r\n`).rows, rows);
});

test("columns stand in any order, and pseudonyms may be among them", () => {
  const names = ["callee_h", ...[...columns].reverse()];
  const row = rowOf();
  const fields = names.map((name) =>
    name === "callee_h" ? "h0123456789abcdef" : (row[name as keyof RegisterRow] ?? ""),
  );
  assert.deepEqual(read(`${names.join(",")}\n${fields.join(",")}`).rows, [row]);
});

test("a column named country is refused: it does not say which country it means", () => {
  refused(csvOf([rowOf()]).replace("callee_cc", "country"), "country-column", [1, "country"]);
});

test("a missing, unknown or repeated column is refused by its name", () => {
  refused(csvOf([rowOf()]).replace("programme", "program"), "columns", [1, "program"]);
  refused(csvOf([rowOf()]).replace("unit,", ""), "columns", [1, "unit"]);
  refused(csvOf([rowOf()]).replace("unit,", "unit,unit,"), "columns", [1, "unit"]);
});

const faults: readonly (readonly [string, Record<string, string | number>])[] = [
  ["start_ts", { start_ts: "2031-03-01T06:10:00+01:00" }],
  ["start_ts", { start_ts: "2031-02-30T06:10:00Z" }],
  ["dur_s", { dur_s: -1 }],
  ["dur_s", { dur_s: "1e3" }],
  ["kind", { kind: "content" }],
  ["unit", { unit: "million" }],
  ["caller_cc", { caller_cc: "" }],
  ["callee_cc", { callee_cc: "FR" }],
  ["caller_basis", { caller_basis: "guess" }],
  ["caller_cc", { caller_cc: "XAR", caller_basis: "withheld" }],
  ["collected_by", { collected_by: "Arvenia" }],
  ["provided_by", { provided_by: "" }],
  ["received_by", { received_by: "" }],
  ["received_by", { received_by: "XAR" }],
  ["programme", { programme: "LANTERN;x" }],
  ["authority_id", { authority_id: "=1+1" }],
  ["clause_id", { clause_id: "eight" }],
  ["operation_id", { operation_id: "some operation" }],
  ["purpose", { purpose: "" }],
];

for (const [column, wrong] of faults)
  test(`one row with ${JSON.stringify(wrong)} refuses the file and names line 3, ${column}`, () => {
    refused(csvOf([rowOf(), rowOf(wrong as Partial<RegisterRow>), rowOf()]), "bad-row", [3, column]);
  });

test("a telephone number where a pseudonym belongs is refused", () => {
  const csv = csvOf([rowOf()]).replace("start_ts", "caller_h,start_ts").replace("\n", "\n+447700900123,");
  refused(csv, "bad-row", [2, "caller_h"]);
});

test("a register counts in one unit", () => {
  refused(csvOf([rowOf(), rowOf({ unit: "event" })]), "mixed-units", [3, "unit"]);
});

test("what is empty, no text, too long or too large is refused before it is read", () => {
  refused(columns.join(","), "empty");
  refused("", "columns");
  assert.throws(() => readRegister(new Uint8Array([0xff, 0xfe])), { code: "not-text" });
  refused(`${csvOf([rowOf()])}${"x".repeat(3000)}`, "bad-row", [2, "row"]);
  refused(`${csvOf([rowOf()])}${"\n".repeat(MAX_REGISTER_ROWS + 2)}`, "too-large");
});

test("whatever comes is either read or refused as a ScopeError", () => {
  const csv = csvOf([rowOf(), rowOf()]);
  const cut = fc.tuple(fc.nat(csv.length), fc.nat(20), fc.string({ maxLength: 20 }));
  fc.assert(
    fc.property(cut, ([at, length, text]) => {
      try {
        read(csv.slice(0, at) + text + csv.slice(at + length));
      } catch (cause) {
        assert.ok(cause instanceof ScopeError, String(cause));
      }
    }),
  );
});

test("the manifest names digest, rows and times of the file; one altered byte is another manifest", async () => {
  const csv = csvOf([rowOf({ start_ts: "2031-03-02T00:00:00Z" }), rowOf()]);
  const manifest = await manifestOf(bytesOf(csv), read(csv), { countryTable: "iso/1", rejected: 2 });
  assert.deepEqual(
    [manifest.rows, manifest.first, manifest.last, manifest.rejected],
    [2, "2031-03-01T06:10:00Z", "2031-03-02T00:00:00Z", 2],
  );
  const altered = csv.replace("LANTERN", "LANTERM");
  const other = await manifestOf(bytesOf(altered), read(altered), { countryTable: "iso/1" });
  assert.notEqual(other.sha256, manifest.sha256);
});
