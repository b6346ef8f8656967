import type { ScopeSentence } from "./said.ts";

export type ScopeErrorCode =
  | "too-large"
  | "not-text"
  | "empty"
  | "country-column"
  | "columns"
  | "bad-row"
  | "mixed-units"
  | "bad-period"
  | "total-lost"
  | "not-comparable";

/** Where a register is wrong: the line as an editor counts it, from 1, and the column by its name. */
export type Fault = { readonly line: number; readonly column: string; readonly says: ScopeSentence };

/** A register, rollup or comparison that is not what it must be. */
export class ScopeError extends Error {
  readonly code: ScopeErrorCode;
  /** The first faults of a register, at most {@link MOST_FAULTS}. */
  readonly faults: readonly Fault[];

  constructor(code: ScopeErrorCode, message: string, faults: readonly Fault[] = []) {
    super(message);
    this.name = "ScopeError";
    this.code = code;
    this.faults = faults;
  }
}

/** So many faults are told at once: enough to see a pattern, never the file over again. */
export const MOST_FAULTS = 20;
