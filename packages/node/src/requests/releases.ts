import type { PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";

/** Whether a release went from one of the two parties to the other, as this node knows it. */
export function isReleasedBy(
  reader: Reader,
  side: "ours" | "theirs",
  partner: PartyId,
  release: string,
): boolean {
  const row = reader.get(
    "SELECT 1 FROM view_part WHERE release = :release AND partner = :partner AND direction = :direction",
    { release, partner, direction: side === "ours" ? "out" : "in" },
  );
  return row !== undefined;
}
