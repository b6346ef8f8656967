/** Why something asked of this package was refused. */
export type StixErrorCode = "pattern" | "underivable" | "selector" | "protected-property" | "invalid-result";

export class StixError extends Error {
  readonly code: StixErrorCode;

  constructor(code: StixErrorCode, message: string) {
    super(message);
    this.name = "StixError";
    this.code = code;
  }
}
