/** Why a text or a value was refused. The set is closed; tests and problem documents rely on it. */
export type JsonErrorCode =
  | "too-large"
  | "too-deep"
  | "too-many"
  | "duplicate-key"
  | "unsafe-number"
  | "lone-surrogate"
  | "syntax"
  | "truncated"
  | "bad-utf8"
  | "not-canonical";

/**
 * A refusal by this package.
 * `path` is a JSON Pointer (RFC 6901) to the value concerned, names over 120 characters cut short.
 * `offset` counts bytes of the UTF-8 text from its beginning; 0 when a value, not a text, was refused.
 */
export class JsonError extends Error {
  readonly code: JsonErrorCode;
  readonly path: string;
  readonly offset: number;
  readonly #reason: string;

  constructor(code: JsonErrorCode, reason: string, path: string, offset: number) {
    super(`${reason} (at ${path === "" ? "the top" : path}, byte ${offset})`);
    this.name = "JsonError";
    this.code = code;
    this.path = path;
    this.offset = offset;
    this.#reason = reason;
  }

  /** The same refusal, seen from the text that holds this one at `path`, `offset` bytes in. */
  within(path: string, offset: number): JsonError {
    return new JsonError(this.code, this.#reason, path + this.path, offset + this.offset);
  }
}
