import type { AnswerOf, Operation, ParamsOf, ProblemError, QueryOf } from "@entente/api";
import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
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

/**
 * Asks the node and keeps the answer: going back shows at once what was there, and asks again behind it. `undefined` as
 * input asks nothing yet. What is read with `keep: false` is gone when its page closes, and is never read again by
 * itself: content is given once for each reading that is logged. With `live` it is gone all the same, and follows the
 * node while it is looked at: for what is confidential, but of which no reading is logged.
 */
export function useRead<O extends Operation>(
  operation: O,
  input: Input<O> | undefined,
  { keep = true, live = keep }: { readonly keep?: boolean; readonly live?: boolean } = {},
): Reading<AnswerOf<O>> {
  const { data, error, isPending, refetch } = useQuery<AnswerOf<O>>({
    queryKey: [operation.id, input],
    queryFn: ({ signal }) => client.call(operation, input ?? {}, { signal }),
    enabled: input !== undefined,
    meta: { content: !live },
    ...(keep ? {} : { gcTime: 0 }),
  });
  const again = useCallback(() => void refetch(), [refetch]);
  return {
    answer: data,
    problem: error === null ? undefined : failureOf(error),
    busy: input !== undefined && isPending,
    again,
  };
}
