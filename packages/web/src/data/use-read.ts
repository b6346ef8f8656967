import type { AnswerOf, Operation, ParamsOf, ProblemError, QueryOf } from "@entente/api";
import { useCallback, useEffect, useState } from "react";
import { client } from "./client.ts";
import { failureOf } from "./failure.ts";

export type Reading<A> = {
  /** The last answer; kept while it is read again, so that the page does not jump. */
  readonly answer: A | undefined;
  readonly problem: ProblemError | undefined;
  readonly busy: boolean;
  again(): void;
};

type Input<O> = Partial<{ params: ParamsOf<O>; query: QueryOf<O> }>;

/** Answers by question, so that going back shows at once what was there; always asked again behind it. */
const kept = new Map<string, unknown>();

/** What one person read is not there for the next. */
export function forgetAnswers(): void {
  kept.clear();
}

let signedOut: () => void = () => {};
/** Says what happens when the node no longer knows the session. */
export function whenSignedOut(then: () => void): void {
  signedOut = then;
}

/** An answer 401 means that the session has ended. */
export function sayIfSignedOut(problem: ProblemError): void {
  if (problem.status === 401) signedOut();
}

/**
 * Asks the node and keeps the answer. `undefined` as input asks nothing yet. What is read with `keep: false` is gone
 * when its page closes: content is given once for each reading that is logged.
 */
export function useRead<O extends Operation>(
  operation: O,
  input: Input<O> | undefined,
  { keep = true }: { readonly keep?: boolean } = {},
): Reading<AnswerOf<O>> {
  const key = input === undefined ? "" : `${operation.id} ${JSON.stringify(input)}`;
  const [round, setRound] = useState(0);
  const [result, setResult] = useState<{ key: string; answer?: unknown; problem?: ProblemError }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for operation and input; round asks again
  useEffect(() => {
    if (input === undefined) return;
    let wanted = true;
    client.call(operation, input).then(
      (answer) => {
        if (keep) kept.set(key, answer);
        if (wanted) setResult({ key, answer });
      },
      (error: unknown) => {
        const problem = failureOf(error);
        sayIfSignedOut(problem);
        if (wanted) setResult({ key, problem });
      },
    );
    return () => {
      wanted = false;
    };
  }, [key, round]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  const current = result?.key === key ? result : undefined;
  return {
    answer: (current?.answer ?? kept.get(key)) as AnswerOf<O> | undefined,
    problem: current?.problem,
    busy: input !== undefined && current === undefined,
    again,
  };
}
