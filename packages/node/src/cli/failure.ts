import { ProblemError } from "@entente/api";
import type { Io } from "./command.ts";
import { safeText } from "./text.ts";

/** The node's certificate is not one this machine trusts: it was reached, and is not believed. */
const DISTRUSTED = /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED|UNABLE_TO_|CERT_|ERR_TLS)/;

/** Says what went wrong, where and what next, and gives the exit code. */
export function failure(cause: unknown, io: Io, json: boolean): number {
  if (cause instanceof ProblemError) {
    io.err(safeText(json ? JSON.stringify(cause.problem) : problemText(cause)));
    return 1;
  }
  const unreachable = unreachableBecause(cause);
  const message =
    unreachable === undefined
      ? cause instanceof Error
        ? cause.message
        : String(cause)
      : DISTRUSTED.test(unreachable)
        ? `The node's certificate is not trusted here (${unreachable}): name its authority in NODE_EXTRA_CA_CERTS.`
        : `The node cannot be reached (${unreachable}): is it running, and is --url right?`;
  const code = (cause as { code?: unknown } | null)?.code;
  io.err(
    safeText(
      json
        ? JSON.stringify({
            type: typeof code === "string" ? `urn:entente:problem:${code}` : "about:blank",
            title: message,
          })
        : message,
    ),
  );
  return unreachable === undefined ? 1 : 3;
}

/** `fetch` throws a TypeError when no answer came; the reason lies in its cause. */
function unreachableBecause(cause: unknown): string | undefined {
  if (!(cause instanceof TypeError) || cause.cause === undefined) return undefined;
  const { code, message } = cause.cause as { code?: string; message?: string };
  return code ?? message ?? "no answer";
}

function problemText({ problem, code }: ProblemError): string {
  const where =
    problem.pointer === undefined
      ? ""
      : ` (at ${problem.pointer === "" ? "the whole body" : problem.pointer})`;
  const clauses = (problem.violations ?? []).map(({ clause, text }) => `  clause ${clause}: ${text.en}`);
  const next =
    code === "code-required"
      ? ["Add --code with the digits that your app shows now."]
      : code === "assertion-required"
        ? ['Make a personal key with "entente key make".']
        : problem.status === 401
          ? ['Sign in with "entente login".']
          : problem.status === 429
            ? [`Try again in ${String(problem.retryAfter ?? "a few")} s.`]
            : [];
  return [`${problem.title}${where}: ${problem.detail ?? ""}`, ...clauses, ...next].join("\n");
}
