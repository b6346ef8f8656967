import { type Fault, MOST_FAULTS, ScopeError } from "./errors.ts";
import { crossFault, fieldChecks } from "./fields.ts";
import {
  type Column,
  columns,
  dimensions,
  nullable,
  pseudonyms,
  type RegisterRow,
  type Unit,
} from "./row.ts";
import type { ScopeSentence } from "./said.ts";

/** A file is at most this large; a larger register comes as several batches. */
export const MAX_REGISTER_BYTES = 16 * 1024 * 1024;
export const MAX_REGISTER_ROWS = 100_000;
export const MAX_LINE_CHARACTERS = 2_000;

export type Register = { readonly unit: Unit; readonly rows: readonly RegisterRow[] };

const COLUMNS: ReadonlySet<string> = new Set(columns);
const KNOWN: ReadonlySet<string> = new Set([...columns, ...pseudonyms]);
const NULLABLE: ReadonlySet<string> = new Set(nullable);

/**
 * Reads a register in CSV (scope.md §1), strictly: UTF-8, one line for each row, commas, no quotation marks, since
 * every field is a code. One bad row refuses the whole file. Throws ScopeError with line and column.
 */
export function readRegister(bytes: Uint8Array): Register {
  const [first, ...lines] = linesOf(bytes);
  const order = columnsOf(first ?? "");
  if (lines.length === 0) throw new ScopeError("empty", "the register holds no row");
  const faults: Fault[] = [];
  const rows: RegisterRow[] = [];
  for (const [index, line] of lines.entries()) {
    const read = rowOf(line, order, index + 2);
    if ("says" in read) faults.push(read);
    else rows.push(read);
    if (faults.length === MOST_FAULTS) break;
  }
  const [fault] = faults;
  if (fault !== undefined)
    throw new ScopeError("bad-row", `line ${fault.line}: ${fault.column} ${fault.says}`, faults);
  return { unit: oneUnit(rows), rows };
}

function linesOf(bytes: Uint8Array): string[] {
  if (bytes.length > MAX_REGISTER_BYTES)
    throw new ScopeError("too-large", `a register is at most ${MAX_REGISTER_BYTES} bytes`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ScopeError("not-text", "the register is no UTF-8 text");
  }
  const lines = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  if (lines.at(-1) === "") lines.pop();
  if (lines.length - 1 > MAX_REGISTER_ROWS)
    throw new ScopeError("too-large", `a register is at most ${MAX_REGISTER_ROWS} rows`);
  return lines;
}

function columnsOf(line: string): Column[] {
  if (line.length > MAX_LINE_CHARACTERS) throw fault("columns", "header", "is too long");
  const names = line.split(",");
  // The dispute this register exists for was about what one such column meant.
  if (names.includes("country"))
    throw fault(
      "country-column",
      "country",
      "is refused: say caller_cc, callee_cc, collected_at or collected_by",
    );
  const unknown = names.find((name) => !KNOWN.has(name));
  if (unknown !== undefined) throw fault("columns", unknown.slice(0, 60), "is no column of a register");
  const missing = [...COLUMNS].find((name) => !names.includes(name));
  if (missing !== undefined) throw fault("columns", missing, "is missing");
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw fault("columns", twice, "stands there twice");
  return names as Column[];
}

function fault(code: "country-column" | "columns", column: string, says: ScopeSentence): ScopeError {
  return new ScopeError(code, `line 1: ${column} ${says}`, [{ line: 1, column, says }]);
}

function rowOf(line: string, order: readonly Column[], at: number): RegisterRow | Fault {
  if (line.length > MAX_LINE_CHARACTERS) return { line: at, column: "row", says: "is too long" };
  const fields = line.split(",");
  if (fields.length !== order.length)
    return { line: at, column: "row", says: `has ${fields.length} fields, not ${order.length}` };
  const values = {} as Record<Column, string>;
  for (const [n, column] of order.entries()) {
    const says = fieldChecks[column](fields[n]!);
    if (says !== undefined) return { line: at, column, says };
    values[column] = fields[n]!;
  }
  const crossed = crossFault((column) => values[column]);
  if (crossed !== undefined) return { line: at, column: crossed[0], says: crossed[1] };
  const coded = Object.fromEntries(
    dimensions.map((name) => [name, NULLABLE.has(name) && values[name] === "" ? null : values[name]]),
  );
  return {
    ...coded,
    start_ts: values.start_ts,
    dur_s: Number(values.dur_s),
    unit: values.unit,
  } as unknown as RegisterRow;
}

function oneUnit(rows: readonly RegisterRow[]): Unit {
  const { unit } = rows[0]!;
  const other = rows.findIndex((row) => row.unit !== unit);
  if (other < 0) return unit;
  const says: ScopeSentence = `is ${unit} in the rows before: one register counts in one unit`;
  throw new ScopeError("mixed-units", `line ${other + 2}: unit ${says}`, [
    { line: other + 2, column: "unit", says },
  ]);
}
