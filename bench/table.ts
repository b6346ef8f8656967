import type { RowResult } from "./child.ts";
import { isMet, type Row } from "./row.ts";

export type Finished = { readonly row: Row; readonly result: RowResult };

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const HEAD = ["what", "measured", "goal", "met", "of reference", "CPU s", "peak RSS MiB"];

/** The rows as a Markdown table. */
export function table(finished: readonly Finished[]): string {
  const lines = [HEAD, HEAD.map(() => "---"), ...finished.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) => {
      const padded = line.map((cell, column) => cell.padEnd(widths[column]!, cell === "---" ? "-" : " "));
      return `| ${padded.join(" | ")} |`;
    })
    .join("\n");
}

function cells({ row, result }: Finished): string[] {
  const { goal, unit, ratioAtLeast } = row;
  const wanted = "atLeast" in goal ? `>= ${number.format(goal.atLeast)}` : `<= ${number.format(goal.atMost)}`;
  const least = ratioAtLeast === undefined ? "" : `, >= ${percent(ratioAtLeast)}`;
  const met = isMet(row, {
    value: result.value,
    ...(result.ratio === null ? {} : { ratio: result.ratio }),
    details: {},
  });
  return [
    row.what,
    `${number.format(result.value)} ${unit}`,
    `${wanted} ${unit}${least}`,
    met ? "yes" : "no",
    result.ratio === null ? "-" : percent(result.ratio),
    number.format(result.cpuSeconds),
    number.format(result.peakRssMiB),
  ];
}

const percent = (ratio: number): string => `${Math.round(ratio * 100)} %`;
