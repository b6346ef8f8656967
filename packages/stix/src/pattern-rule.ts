import { checkPattern } from "./pattern.ts";
import type { Rule } from "./rules.ts";
import { StixError } from "./stix-error.ts";

/** A pattern of type `stix` must parse; other languages are kept unread. */
export const patternRule: Rule = (indicator, report) => {
  const pattern = indicator.pattern;
  if (indicator.pattern_type !== "stix" || typeof pattern !== "string") return;
  try {
    checkPattern(pattern);
  } catch (error) {
    if (!(error instanceof StixError)) throw error;
    report.at("pattern", () => report.error("pattern", error.message));
  }
};
