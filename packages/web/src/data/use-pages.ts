import type { AnswerOf, Operation, ParamsOf, ProblemError, QueryOf } from "@entente/api";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { client } from "./client.ts";
import { failureOf } from "./failure.ts";

type ItemsOf<A> = A extends { items: readonly (infer I)[] }
  ? I
  : A extends { products: readonly (infer I)[] }
    ? I
    : never;

export type Pages<I> = {
  readonly items: readonly I[];
  readonly problem: ProblemError | undefined;
  readonly busy: boolean;
  /** Reads the next page; absent when there is none. */
  readonly more: (() => void) | undefined;
  /** Reads from the beginning again. */
  again(): void;
};

type Page = {
  readonly items?: readonly unknown[];
  readonly products?: readonly unknown[];
  readonly next?: unknown;
};

/** Reads a list page by page. `cursor` is the member of the query in which the operation takes its place. */
export function usePages<O extends Operation>(
  operation: O,
  input: { readonly params?: ParamsOf<O>; readonly query: QueryOf<O> },
  cursor: "after" | "before" = "after",
): Pages<ItemsOf<AnswerOf<O>>> {
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: [operation.id, "pages", input],
    async queryFn({ pageParam, signal }): Promise<Page> {
      const query =
        pageParam === undefined ? input.query : { ...(input.query as object), [cursor]: pageParam };
      return (await client.call(operation, { ...input, query: query as QueryOf<O> }, { signal })) as Page;
    },
    initialPageParam: undefined as unknown,
    getNextPageParam: (page: Page) => page.next ?? undefined,
    // While another filter is read, what was there stays.
    placeholderData: keepPreviousData,
  });
  const items = useMemo(() => data?.pages.flatMap((page) => page.items ?? page.products ?? []) ?? [], [data]);
  const again = useCallback(() => void refetch(), [refetch]);
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    items: items as readonly ItemsOf<AnswerOf<O>>[],
    problem: error === null ? undefined : failureOf(error),
    busy: isFetching,
    more: hasNextPage && !isFetching ? more : undefined,
    again,
  };
}
