import { COMMUNITY, type Label, parseMarkingLine } from "@entente/agreement";
import type { HouseRules } from "./house-rules.ts";

/** A marking read: its label, and the parts of it that these rules do not know. No label: not even its level is known. */
export type ReadMarking = { readonly label?: Label; readonly unknown: readonly string[] };

/**
 * Reads a marking line or a portion mark in the words of this party's own ladder, or a TLP line. What is not
 * understood is listed, never dropped: `unknown` refuses a release later.
 */
export function readMarking(line: string, originator: string, rules: HouseRules): ReadMarking {
  const { policy, ladder, caveats } = rules;
  const { label, unknownMarkings } = parseMarkingLine(line, originator, { policy, levels: ladder, caveats });
  return label === "unknown" ? { unknown: [line] } : { label, unknown: unknownMarkings };
}

/** The marking line of a label, in the words that {@link readMarking} reads back to the same label. */
export function writeMarking(label: Label, rules: HouseRules): string {
  if (label.policy === COMMUNITY) return `TLP:${(label.tlp ?? "red").toUpperCase()}`;
  const step = rules.ladder.find(({ code }) => code === label.level);
  const caveats = label.caveats.map(
    (code) => rules.caveats.find((known) => known.code === code)?.names[0] ?? code,
  );
  const relTo = label.relTo === undefined ? [] : [`REL TO ${label.relTo.join(", ")}`];
  const colour = label.tlp === undefined ? [] : [`TLP:${label.tlp.toUpperCase()}`];
  return [step?.names[0] ?? label.level, ...relTo, ...caveats, ...(label.handling ?? []), ...colour].join(
    "//",
  );
}
