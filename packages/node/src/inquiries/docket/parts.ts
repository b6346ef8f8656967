import type { DocketClaimView, DocketClaimWords } from "@entente/api";

/** Parts of a quantity, added up exactly and compared with the whole (inquiry.md §3). */

type Quantity = NonNullable<DocketClaimWords["quantity"]>;

const PLACES = 6;

/** A decimal number of at most six places as a whole number of millionths. */
function millionths(value: string): bigint {
  const [whole = "0", fraction = ""] = value.split(".");
  return BigInt(whole + fraction.padEnd(PLACES, "0"));
}

function decimal(value: bigint): string {
  const digits = value.toString().padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0+$/, "");
  return fraction === "" ? digits.slice(0, -PLACES) : `${digits.slice(0, -PLACES)}.${fraction}`;
}

/**
 * The sum of parts beside their whole. Undefined without parts, and when they are not counted in one unit, for then
 * they do not add up to anything.
 */
export function sumOfParts(
  whole: Quantity | undefined,
  parts: readonly (Quantity | undefined)[],
): DocketClaimView["parts"] {
  const counted = parts.filter((part) => part !== undefined);
  const units = new Set([...counted, ...(whole === undefined ? [] : [whole])].map(({ unit }) => unit));
  if (counted.length === 0 || units.size !== 1) return undefined;
  const sum = counted.reduce((total, { value }) => total + millionths(value), 0n);
  return {
    count: counted.length,
    sum: decimal(sum),
    ...(whole === undefined ? {} : { whole: whole.value }),
    agrees: whole !== undefined && counted.length === parts.length && millionths(whole.value) === sum,
  };
}
