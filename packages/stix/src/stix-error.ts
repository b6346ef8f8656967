import type { StixSentence } from "./said.ts";

/** Why something asked of this package was refused. */
export type StixErrorCode = "pattern" | "underivable" | "selector" | "protected-property" | "invalid-result";

export class StixError extends Error {
  readonly code: StixErrorCode;
  declare readonly message: StixSentence;

  constructor(code: StixErrorCode, message: StixSentence) {
    super(message);
    this.name = "StixError";
    this.code = code;
  }
}
