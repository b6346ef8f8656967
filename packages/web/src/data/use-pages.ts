import type { AnswerOf, Operation, ParamsOf, ProblemError, QueryOf } from "@entente/api";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { client } from "./client.ts";
import { failureOf } from "./failure.ts";
import { type Page, rowsOf } from "./page-merging.ts";
import { readToItsEnd } from "./pages-again.ts";
import { queries } from "./queries.ts";

type ItemsOf<A> = A extends { items: readonly (infer I)[] }
  ? I
  : A extends { products: readonly (infer I)[] }
    ? I
    : A extends { found: readonly (infer I)[] }
      ? I
      : never;

/** `first`: what the first page alone is asked beside the rest. */
type Options<Q> = { readonly keep?: boolean; readonly first?: Partial<Q> };
type Total = { readonly count: number; readonly exact: boolean };

export type Pages<I> = {
  readonly items: readonly I[];
  readonly problem: ProblemError | undefined;
  readonly busy: boolean;
  /** Nothing of it has come yet, and nothing has failed. */
  readonly unread: boolean;
  /** How many there are, as the first page told it; where it is not exact, more than that. */
  readonly total: Total | undefined;
  /** Reads the next page; absent when there is none. */
  readonly more: (() => void) | undefined;
  /** Reads from the beginning again. */
  again(): void;
};

/**
 * Reads a list page by page. `cursor` is the member of the query in which the operation takes its place. `undefined` as
 * input asks nothing yet. With `keep: false` it is gone when its page closes, and never read again by itself.
 */
export function usePages<O extends Operation>(
  operation: O,
  input: { readonly params?: ParamsOf<O>; readonly query: QueryOf<O> } | undefined,
  cursor: "after" | "before" = "after",
  { keep = true, first }: Options<QueryOf<O>> = {},
): Pages<ItemsOf<AnswerOf<O>>> {
  const readPage = async (param: unknown, signal?: AbortSignal): Promise<Page> => {
    const query =
      param === undefined
        ? { ...(input?.query as object), ...first }
        : { ...(input?.query as object), [cursor]: param };
    const options = signal === undefined ? {} : { signal };
    return (await client.call(operation, { ...input, query: query as QueryOf<O> }, options)) as Page;
  };
  const queryKey = [operation.id, "pages", input];
  const { data, error, isFetching, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery({
      queryKey,
      queryFn: ({ pageParam, signal }) => readPage(pageParam, signal),
      enabled: input !== undefined,
      meta: { content: !keep, readPage: (param: unknown) => readPage(param) },
      ...(keep ? {} : { gcTime: 0 }),
      initialPageParam: undefined as unknown,
      getNextPageParam: (page: Page) => page.next ?? undefined,
      // While another filter is read, what was there stays.
      placeholderData: keepPreviousData,
    });
  const items = useMemo(() => data?.pages.flatMap(rowsOf) ?? [], [data]);
  const again = useCallback(() => void refetch(), [refetch]);
  const reading = isFetching ? queries.getQueryCache().find({ queryKey }) : undefined;
  const more = useCallback(() => {
    if (isFetchingNextPage) return;
    // What is being read again is not broken off: it tells what has changed.
    if (reading === undefined) void fetchNextPage();
    else void readToItsEnd(reading).then(() => fetchNextPage({ cancelRefetch: false }));
  }, [fetchNextPage, isFetchingNextPage, reading]);
  return {
    items: items as readonly ItemsOf<AnswerOf<O>>[],
    problem: error === null ? undefined : failureOf(error),
    total: data?.pages[0]?.total,
    busy: isFetching,
    unread: input !== undefined && isPending,
    more: hasNextPage ? more : undefined,
    again,
  };
}
