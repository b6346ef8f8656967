import { TlogError } from "./errors.ts";

// The expression first: Number() would also take "1e3", " 5 " and "0x10".
const DECIMAL = /^(?:0|[1-9][0-9]{0,15})$/;

/** A non-negative safe integer in its one spelling; throws `bad-decimal`. */
export function parseDecimal(text: string): number {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(value)) {
    throw new TlogError("bad-decimal", "expected a decimal without sign or leading zero, below 2^53");
  }
  return value;
}

export function isNatural(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/** Throws `out-of-range` unless `n` is a non-negative safe integer. */
export function assertNatural(n: number, what: string): void {
  if (!isNatural(n)) throw new TlogError("out-of-range", `${what} must be a non-negative safe integer`);
}
