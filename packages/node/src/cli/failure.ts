import { ProblemError } from "@entente/api";
import type { Io } from "./command.ts";

/** Says what went wrong, where and what next, and gives the exit code. */
export function failure(cause: unknown, io: Io, json: boolean): number {
  if (cause instanceof ProblemError) {
    io.err(json ? JSON.stringify(cause.problem) : problemText(cause));
    return 1;
  }
  const unreachable = (cause as { cause?: { code?: string } } | null)?.cause?.code === "ECONNREFUSED";
  const message = unreachable
    ? "The node cannot be reached: is it running, and is --url right?"
    : cause instanceof Error
      ? cause.message
      : String(cause);
  io.err(json ? JSON.stringify({ type: "about:blank", title: message }) : message);
  return unreachable ? 3 : 1;
}

function problemText({ problem }: ProblemError): string {
  const where =
    problem.pointer === undefined
      ? ""
      : ` (at ${problem.pointer === "" ? "the whole body" : problem.pointer})`;
  const clauses = (problem.violations ?? []).map(({ text }) => `  - ${text.en}`);
  return [`${problem.title}${where}: ${problem.detail ?? ""}`, ...clauses].join("\n");
}
