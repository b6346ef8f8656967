import type { AnswerOf, ScopeComparison, ScopeReport, scopeOperations } from "@entente/api";
import { facts, plural, table } from "./text.ts";

/** How counts are shown on a terminal: what needs attention first, then figures, then the five questions. */

const WHY = {
  "no-authority": "no authority",
  "no-operation": "no operation",
  "not-started": "operation never started",
};
const SHOWN = 12;

export function reportText(report: ScopeReport): string {
  const { party, from, to, unit, rows, withoutAuthority, withoutOperation } = report;
  const first = table(
    ["first", "hour", "programme", "caller", "callee", "collected by", "at", `n (${unit})`],
    report.first
      .slice(0, SHOWN)
      .map((each) => [
        WHY[each.why],
        each.hour.slice(0, 13).replace("T", " "),
        each.programme,
        each.caller,
        each.callee,
        each.collectedBy,
        each.collectedAt,
        each.n,
      ]),
    "Every row states an authority and cites a started operation.",
  );
  const shares = table(
    ["collected by", "at", "provided by", "received by", `n (${unit})`],
    report.shares.map((each) => [
      each.collectedBy,
      each.collectedAt,
      each.providedBy ?? undefined,
      each.receivedBy ?? undefined,
      each.n,
    ]),
    "No row.",
  );
  return [
    facts([
      ["party", party],
      ["period", `${from} to ${to}`],
      [`rows (${unit})`, rows],
      ["without authority", withoutAuthority],
      ["without a started operation", withoutOperation],
    ]),
    first,
    ...(report.first.length > SHOWN ? [`and ${plural(report.first.length - SHOWN, "line")} more`] : []),
    shares,
    ...report.answers.map(({ question, answer }, n) => `${n + 1}. ${question.en}\n   ${answer.en}`),
    facts([
      ["register", report.registerRoot],
      ["country tables", report.countryTables.join(", ")],
      ["software", report.software],
    ]),
    report.caution.en,
  ].join("\n\n");
}

type Check = AnswerOf<typeof scopeOperations.countRegister>["check"];

export const checkText = ({ agrees, first, second, differing }: Check): string =>
  agrees
    ? `Both counters agree: ${first}.`
    : `The counters disagree: ${first} and ${second}, ${plural(differing, "line")} apart. Nothing may be signed.`;

export function comparisonText(comparison: ScopeComparison): string {
  const { ours, theirs } = comparison.registers;
  const attention = ({ party, withoutAuthority, withoutOperation }: ScopeReport) =>
    `${party}: ${withoutAuthority} without authority, ${withoutOperation} without a started operation`;
  return [
    [attention(ours), attention(theirs)].join("\n"),
    facts([
      ["ours", comparison.ours],
      ["theirs", comparison.theirs],
      ["period", `${comparison.from} to ${comparison.to}`],
      ["digest", comparison.digest],
    ]),
    table(
      ["class", "hours", `given (${ours.unit})`, `received (${theirs.unit})`],
      comparison.totals
        .filter(({ cells }) => cells > 0)
        .map((each) => [each.class, each.cells, each.given, each.received]),
      "Nothing was handed over either way.",
    ),
    table(
      [
        "difference",
        "class",
        "owner",
        "programme",
        "caller",
        "callee",
        "given",
        "received",
        "hours",
        "explained",
      ],
      comparison.differences.map((each) => [
        each.number,
        each.factor === undefined ? each.class : `${each.class} ×${each.factor}`,
        each.owner,
        each.programme,
        each.caller,
        each.callee,
        each.given,
        each.received,
        each.hours.length,
        each.explained === undefined
          ? "open"
          : `${each.explained.code}: ${each.explained.words ?? "not readable here"}`,
      ]),
      "No difference.",
    ),
    ours.caution.en,
  ].join("\n\n");
}
