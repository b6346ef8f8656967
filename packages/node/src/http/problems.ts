import { randomUUID } from "node:crypto";
import { type Problem, ProblemError, problemOf } from "@entente/api";
import { JsonError } from "@entente/json";
import { EnvelopeError, LedgerError, type LedgerErrorCode } from "../ledger/index.ts";
import { StoreError, type StoreErrorCode } from "../store/index.ts";
import type { Log } from "./log.ts";

/** Seconds after which a busy node is worth asking again. */
const RETRY_AFTER = 2;

type Told = readonly [status: number, title: string];

/** Only failures that an operator can do something about are told; the rest is an internal error. */
const STORE: Partial<Record<StoreErrorCode, Told>> = {
  full: [507, "The disk is full"],
  "read-only": [507, "The data directory cannot be written"],
  busy: [503, "Busy"],
};

const LEDGER: Partial<Record<LedgerErrorCode, Told>> = {
  conflict: [409, "Others acted at the same time"],
  "command-reused": [422, "The Idempotency-Key was used for something else"],
  storage: [503, "The node cannot write now"],
  stopped: [503, "The node has stopped writing"],
  "unknown-relation": [409, "There is no such relation"],
  "not-understood": [409, "The partner's node does not understand this yet"],
};

/** Codes of the JSON reader that are about size, not about form. */
const TOO_LARGE: ReadonlySet<string> = new Set(["too-large", "too-many"]);

/**
 * What the caller is told of a failure. Anything unforeseen becomes an internal error with an id: the log has
 * the cause under that id, the answer has nothing else.
 */
export function problemFrom(cause: unknown, log: Log): Problem {
  const known = knownProblem(cause);
  if (known !== undefined) return known;
  const errorId = randomUUID();
  log.error({ errorId, err: cause }, "a request failed");
  return problemOf(500, "internal", "Internal error", "The node's log has the cause under this error id.", {
    errorId,
  }).problem;
}

function knownProblem(cause: unknown): Problem | undefined {
  if (cause instanceof ProblemError) return cause.problem;
  if (cause instanceof JsonError) return jsonProblem(cause);
  if (cause instanceof StoreError) return told(STORE[cause.code], cause.code, cause);
  if (cause instanceof LedgerError) {
    const store = storeCodeOf(cause);
    if (store !== undefined && STORE[store] !== undefined) return told(STORE[store], store, cause);
    return told(LEDGER[cause.code], cause.code, cause);
  }
  if (cause instanceof EnvelopeError && cause.code === "too-large")
    return told([422, "Too much for one entry"], cause.code, cause);
  return undefined;
}

function told(as: Told | undefined, code: string, cause: Error): Problem | undefined {
  if (as === undefined) return undefined;
  const [status, title] = as;
  // In brackets the store adds its statement, which is for the log.
  const detail = cause.message.split(" (", 1)[0]!;
  return problemOf(status, code, title, detail, status === 503 ? { retryAfter: RETRY_AFTER } : {}).problem;
}

/** The writer answers from another thread: what its store said comes as the cause, or in the words it always uses. */
function storeCodeOf(cause: LedgerError): StoreErrorCode | undefined {
  if (cause.code !== "storage") return undefined;
  if (cause.cause instanceof StoreError) return cause.cause.code;
  if (cause.message.startsWith("the disk is full")) return "full";
  return cause.message.startsWith("the data directory cannot be written") ? "read-only" : undefined;
}

function jsonProblem(cause: JsonError): Problem {
  const large = TOO_LARGE.has(cause.code);
  return problemOf(
    large ? 413 : 400,
    large ? "too-large" : "malformed-json",
    large ? "The request is too large" : "The body is not acceptable JSON",
    cause.message,
    { pointer: cause.path, in: "body", reason: cause.code, offset: cause.offset },
  ).problem;
}

/** A problem document as a response; `retryAfter` (seconds) and `allow` also become headers. */
export function problemResponse(problem: Problem): Response {
  const headers: Record<string, string> = { "content-type": "application/problem+json" };
  if (typeof problem.retryAfter === "number") headers["retry-after"] = String(problem.retryAfter);
  if (problem.status === 401) headers["www-authenticate"] = 'Bearer realm="entente"';
  if (typeof problem.allow === "string") headers.allow = problem.allow;
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
