import { randomUUID } from "node:crypto";
import { languageAsked, ProblemError, problemIn, problemOf, type Sentence } from "@entente/api";
import { JsonError, jsonFrench } from "@entente/json";
import { EnvelopeError, LedgerError, type LedgerErrorCode } from "../ledger/index.ts";
import { StoreError, type StoreErrorCode } from "../store/index.ts";
import type { Log } from "./log.ts";

/** Seconds after which a busy node is worth asking again. */
const RETRY_AFTER = 2;

type Told = readonly [status: number, title: Sentence, french: string];

/** Only failures that an operator can do something about are told; the rest is an internal error. */
const STORE: Partial<Record<StoreErrorCode, Told>> = {
  full: [507, "The disk is full", "libérez de la place sur le disque du nœud"],
  "read-only": [507, "The data directory cannot be written", "rendez-lui le droit d’écrire"],
  busy: [503, "Busy", "quelqu’un d’autre écrit dans la base\u00a0; réessayez dans un instant"],
};

const LEDGER: Partial<Record<LedgerErrorCode, Told>> = {
  conflict: [
    409,
    "Others acted at the same time",
    "quelque chose a bougé pendant que ceci se décidait\u00a0; recommencez",
  ],
  "command-reused": [422, "The Idempotency-Key was used for something else", "prenez-en une autre"],
  storage: [503, "The node cannot write now", "rien n’a été écrit\u00a0; réessayez dans un instant"],
  stopped: [503, "The node has stopped writing", "un administrateur doit le relancer"],
  "unknown-relation": [409, "There is no such relation", "échangez d’abord des cartes avec cette partie"],
  "not-understood": [
    409,
    "The partner's node does not understand this yet",
    "sa carte ne nomme pas ce genre d’écriture\u00a0: il faut d’abord qu’il se mette à jour",
  ],
};

/** Codes of the JSON reader that are about size, not about form. */
const TOO_LARGE: ReadonlySet<string> = new Set(["too-large", "too-many"]);

/**
 * What the caller is told of a failure. Anything unforeseen becomes an internal error with an id: the log has
 * the cause under that id, the answer has nothing else.
 */
export function problemFrom(cause: unknown, log: Log): ProblemError {
  const known = knownProblem(cause);
  if (known !== undefined) return known;
  const errorId = randomUUID();
  log.error({ errorId, err: cause }, "a request failed");
  return problemOf(500, "internal", "Internal error", "The node's log has the cause under this error id.", {
    errorId,
  });
}

function knownProblem(cause: unknown): ProblemError | undefined {
  if (cause instanceof ProblemError) return cause;
  if (cause instanceof JsonError) return jsonProblem(cause);
  if (cause instanceof StoreError) return told(STORE[cause.code], cause.code, cause);
  if (cause instanceof LedgerError) {
    const store = storeCodeOf(cause);
    if (store !== undefined && STORE[store] !== undefined) return told(STORE[store], store, cause);
    return told(LEDGER[cause.code], cause.code, cause);
  }
  if (cause instanceof EnvelopeError && cause.code === "too-large")
    return told([422, "Too much for one entry", "faites-en plusieurs actes"], cause.code, cause);
  return undefined;
}

function told(as: Told | undefined, code: string, cause: Error): ProblemError | undefined {
  if (as === undefined) return undefined;
  const [status, title, fr] = as;
  // In brackets the store adds its statement, which is for the log.
  const en = cause.message.split(" (", 1)[0]!;
  return problemOf(status, code, title, { en, fr }, status === 503 ? { retryAfter: RETRY_AFTER } : {});
}

/** The writer answers from another thread: what its store said comes as the cause, or in the words it always uses. */
function storeCodeOf(cause: LedgerError): StoreErrorCode | undefined {
  if (cause.code !== "storage") return undefined;
  if (cause.cause instanceof StoreError) return cause.cause.code;
  if (cause.message.startsWith("the disk is full")) return "full";
  return cause.message.startsWith("the data directory cannot be written") ? "read-only" : undefined;
}

function jsonProblem(cause: JsonError): ProblemError {
  const large = TOO_LARGE.has(cause.code);
  return problemOf(
    large ? 413 : 400,
    large ? "too-large" : "malformed-json",
    large ? "The request is too large" : "The body is not acceptable JSON",
    { en: cause.message, fr: jsonFrench[cause.code] },
    { pointer: cause.path, in: "body", reason: cause.code, offset: cause.offset },
  );
}

/**
 * A problem document as a response, in the language that `accept-language` asks for (RFC 9457 §3.1.3); `retryAfter`
 * (seconds) and `allow` also become headers.
 */
export function problemResponse(error: ProblemError, acceptLanguage: string | null): Response {
  const language = languageAsked(acceptLanguage);
  const problem = problemIn(error, language);
  const headers: Record<string, string> = {
    "content-type": "application/problem+json",
    "content-language": language,
    vary: "accept-language",
  };
  if (typeof problem.retryAfter === "number") headers["retry-after"] = String(problem.retryAfter);
  if (problem.status === 401) headers["www-authenticate"] = 'Bearer realm="entente"';
  if (typeof problem.allow === "string") headers.allow = problem.allow;
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
