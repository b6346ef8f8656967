import type { Folding } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";

/** `out` for what this party released, `in` for what came to it. */
export const directionOf = (entry: Folding<unknown>): "out" | "in" => (entry.mine ? "out" : "in");
/** The other side of the relation, seen from here. */
export const otherOf = (entry: Folding<unknown>): string => (entry.mine ? entry.partner! : entry.party);

/** Whether a part went to, or came from, this very party: what another partner says of it counts for nothing. */
export function isPartOf(reader: Reader, part: string, direction: "out" | "in", partner: string): boolean {
  const row = reader.get(
    "SELECT 1 FROM view_part WHERE id = :part AND direction = :direction AND partner = :partner",
    { part, direction, partner },
  );
  return row !== undefined;
}
