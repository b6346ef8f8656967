import type { PrivateState } from "./accounts/index.ts";
import type { Administration } from "./administration/index.ts";
import type { Failure } from "./oversight/index.ts";

/** What the node's own state knows to have gone wrong, for the overseers: numbers, and nobody's name. */
export function failuresIn(
  { attempts }: Pick<PrivateState, "attempts">,
  { jobs }: Pick<Administration, "jobs">,
  now: number,
): Failure[] {
  const held = attempts.heldUp(now);
  return [
    ...jobs.all
      .filter(({ state }) => state === "failed")
      .map(({ kind }) => ({ kind: "job-failed" as const, count: 1, detail: kind })),
    ...(held === 0 ? [] : [{ kind: "sign-in-held-up" as const, count: held }]),
  ];
}
