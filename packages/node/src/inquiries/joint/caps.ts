import { conflict } from "@entente/api";
import type { Reader } from "../../store/index.ts";
import type { InquiryRow, Side } from "./rows.ts";

/** How much one party may put into one inquiry: so much stays readable, and no partner fills the other's store. */
const most = { finding: 200, evidence: 1000, edge: 2000, comment: 1000 } as const;
export type Capped = keyof typeof most;

/** Whether a party has put in as many as it may. */
export function isFull(
  reader: Reader,
  { partner, inquiry }: Pick<InquiryRow, "partner" | "inquiry">,
  side: Side,
  what: Capped,
): boolean {
  const { n } = reader.get<{ n: number }>(
    `SELECT count(*) AS n FROM view_inquiry_${what}
     WHERE partner = :partner AND inquiry = :inquiry AND side = :side`,
    { partner, inquiry, side },
  ) ?? { n: 0 };
  return n >= most[what];
}

/** Throws 409: the partner would set aside whatever is beyond. */
export function requireRoom(reader: Reader, row: InquiryRow, what: Capped): void {
  if (isFull(reader, row, "ours", what))
    throw conflict(`One party puts at most ${most[what]} of these into an inquiry: ${what}.`);
}
