import { ProblemError } from "@entente/api";

/** Status 0: no answer came at all. */
export const UNREACHABLE = 0;

/** Every failure as a problem document, also those that came before the node could answer. */
export function failureOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError(
    { type: "urn:entente:problem:unreachable", title: "The node does not answer", status: UNREACHABLE },
    error,
  );
}
