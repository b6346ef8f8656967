import type { Problem } from "./common.ts";
import type { Bilingual, Sentence, Thing } from "./told/sentences.ts";

/**
 * A failure told as a problem document (RFC 9457): thrown by a node's desks, sent over HTTP, and thrown again,
 * as the same thing, by the client.
 */
export class ProblemError extends Error {
  readonly problem: Problem;
  /** What the document says otherwise in French, where that is not in the catalogue of sentences. */
  readonly french: Partial<Problem>;

  constructor(problem: Problem, cause?: unknown, french: Partial<Problem> = {}) {
    super(problem.detail ?? problem.title, { cause });
    this.name = "ProblemError";
    this.problem = problem;
    this.french = french;
  }

  get status(): number {
    return this.problem.status;
  }

  /** The last part of the problem's type: `not-found`, `refused`, `invalid` ... */
  get code(): string {
    return this.problem.type.slice(this.problem.type.lastIndexOf(":") + 1);
  }
}

type Details = Omit<Problem, "type" | "title" | "status" | "detail">;

/** Builds a problem; `code` becomes `urn:entente:problem:<code>`. Its words stand in both languages (decision 031). */
export function problemOf(
  status: number,
  code: string,
  title: Sentence,
  detail: Sentence | Bilingual,
  more: Details = {},
  french: Partial<Problem> = {},
): ProblemError {
  const words = typeof detail === "string" ? { en: detail } : detail;
  const problem = { type: `urn:entente:problem:${code}`, title, status, detail: words.en, ...more };
  return new ProblemError(problem, undefined, "fr" in words ? { detail: words.fr, ...french } : french);
}

/** Absent and hidden look alike: one answer for both (lessons.md §10). */
export const notFound = (what: Thing): ProblemError =>
  problemOf(404, "not-found", "Not found", `There is no ${what} that you may see.`);

/** A member of the request is wrong; `pointer` is its JSON Pointer. */
export const invalid = (pointer: string, detail: Sentence | Bilingual): ProblemError =>
  problemOf(422, "invalid", "The request is not valid", detail, { pointer });

export const forbidden = (detail: Sentence): ProblemError =>
  problemOf(403, "forbidden", "Not allowed", detail);

/** The act is not possible in the state things are in; the detail says which state, and what would be. */
export const conflict = (detail: Sentence | Bilingual): ProblemError =>
  problemOf(409, "conflict", "Not possible now", detail);
