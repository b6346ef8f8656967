import type { Facts } from "./facts.ts";
import type { Label } from "./label.ts";

/**
 * Names the compartment of an item: the facts by which `decide` differs only by reader (originator, label,
 * areas, kinds, purpose limits). Two items with one key are alike for every reader; what varies by object or
 * time is checked on what is given out. A canonical string, equal for equal content whatever the order.
 */
export function compartmentKey(
  facts: Pick<Facts, "label" | "unknownMarkings" | "areas" | "kinds" | "purposeLimits">,
): string {
  return JSON.stringify([
    facts.label === "unknown" ? "unknown" : labelKey(facts.label),
    listKey(facts.unknownMarkings),
    listKey(facts.areas),
    listKey(facts.kinds),
    listKey(facts.purposeLimits),
  ]);
}

/** An absent list and an empty one stay apart from each other and from any list. */
function listKey(list: readonly string[] | string | undefined): readonly string[] | string {
  if (list === undefined) return "absent";
  return typeof list === "string" ? list : [...new Set(list)].sort();
}

/** Portions are already joined into the whole; the marking line is the originator's words, not a rule. */
function labelKey({ originator, policy, level, relTo, caveats, tlp, handling }: Label): readonly unknown[] {
  return [originator, policy, level, listKey(relTo), listKey(caveats), tlp ?? "absent", listKey(handling)];
}
