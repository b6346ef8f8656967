import type { AnswerOf, releaseOperations } from "@entente/api";
import { table, when } from "./text.ts";

/** What was sent and received, part by part. */
export function partsTable(parts: AnswerOf<typeof releaseOperations.listParts>["items"]): string {
  return table(
    ["part", "way", "state", "products", "held", "areas", "label", "clauses", "made", "receipt", "until"],
    parts.map((each) => [
      each.id,
      each.direction,
      each.reason === undefined ? each.state : `${each.state}: ${each.reason}`,
      each.count,
      each.held,
      each.areas.join(","),
      each.label,
      each.clauses.join(","),
      when(each.madeAt),
      each.receipt === undefined ? "-" : `entry ${each.receipt.index}`,
      when(each.retainUntil),
    ]),
    "Nothing was sent yet.",
  );
}
