import type { Problem } from "./common.ts";

/**
 * A failure told as a problem document (RFC 9457): thrown by a node's desks, sent over HTTP, and thrown again,
 * as the same thing, by the client.
 */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, cause?: unknown) {
    super(problem.detail ?? problem.title, { cause });
    this.name = "ProblemError";
    this.problem = problem;
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

/** Builds a problem; `code` becomes `urn:entente:problem:<code>`. */
export function problemOf(
  status: number,
  code: string,
  title: string,
  detail: string,
  more: Details = {},
): ProblemError {
  return new ProblemError({ type: `urn:entente:problem:${code}`, title, status, detail, ...more });
}

/** Absent and hidden look alike: one answer for both (lessons.md §10). */
export const notFound = (what: string): ProblemError =>
  problemOf(404, "not-found", "Not found", `There is no ${what} that you may see.`);

/** A member of the request is wrong; `pointer` is its JSON Pointer. */
export const invalid = (pointer: string, detail: string): ProblemError =>
  problemOf(422, "invalid", "The request is not valid", detail, { pointer });

export const forbidden = (detail: string): ProblemError => problemOf(403, "forbidden", "Not allowed", detail);

/** The act is not possible in the state things are in; the detail says which state, and what would be. */
export const conflict = (detail: string): ProblemError =>
  problemOf(409, "conflict", "Not possible now", detail);
