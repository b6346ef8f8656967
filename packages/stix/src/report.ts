import type { StixSentence } from "./said.ts";
import type { ErrorCode, Finding, Validation, WarningCode } from "./types.ts";

/** Findings kept per object and kind: an object with more is refused anyway, and answers stay readable. */
const MOST_FINDINGS = 100;
/** Longest property name that a path repeats; names are the sender's. */
const LONGEST_STEP = 120;

/** Collects findings while a validator walks; knows where the walk stands. */
export class Report {
  readonly #steps: (string | number)[] = [];
  readonly #errors: Finding<ErrorCode>[] = [];
  readonly #warnings: Finding<WarningCode>[] = [];

  /** Runs `check` one step further in. */
  at(step: string | number, check: () => void): void {
    this.#steps.push(step);
    check();
    this.#steps.pop();
  }

  error(code: ErrorCode, message: StixSentence): void {
    if (this.#errors.length < MOST_FINDINGS) this.#errors.push({ code, path: this.#path(), message });
    else if (this.#errors.length === MOST_FINDINGS) {
      this.#errors.push({ code: "too-many-findings", path: "", message: "further errors are not listed" });
    }
  }

  warn(code: WarningCode, message: string): void {
    if (this.#warnings.length < MOST_FINDINGS) this.#warnings.push({ code, path: this.#path(), message });
  }

  result(): Validation {
    return { errors: this.#errors, warnings: this.#warnings };
  }

  #path(): string {
    return this.#steps
      .map((step) => String(step))
      .map((step) => (step.length > LONGEST_STEP ? `${step.slice(0, LONGEST_STEP).toWellFormed()}…` : step))
      .map((step) => `/${step.replaceAll("~", "~0").replaceAll("/", "~1")}`)
      .join("");
  }
}
