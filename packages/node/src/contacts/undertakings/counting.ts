import { sharedWithin } from "../../releases/index.ts";
import type { Reader } from "../../store/index.ts";

type Counted = { readonly area: string; readonly direction: "given" | "received" };

/** Products released in a period and received, as this node counts them. `given` and `received` are the owner's words. */
export function releasesWithin(
  reader: Reader,
  partner: string,
  ownerIsUs: boolean,
  { area, direction }: Counted,
  period: { readonly from: number; readonly until: number },
): number {
  const way = (direction === "given") === ownerIsUs ? "out" : "in";
  return sharedWithin(reader, partner, period)
    .filter((row) => row.area === area && row.direction === way)
    .reduce((sum, { count }) => sum + count, 0);
}
