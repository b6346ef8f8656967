import type { AnswerOf, Operation, ParamsOf, ProblemError, QueryOf } from "@entente/api";
import { useCallback, useEffect, useState } from "react";
import { client } from "./client.ts";
import { failureOf } from "./failure.ts";
import { sayIfSignedOut } from "./use-read.ts";

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
type Held = {
  readonly key: string;
  readonly items: readonly unknown[];
  readonly next: unknown;
  readonly problem?: ProblemError;
};

/** Reads a list page by page. `cursor` is the member of the query in which the operation takes its place. */
export function usePages<O extends Operation>(
  operation: O,
  input: { readonly params?: ParamsOf<O>; readonly query: QueryOf<O> },
  cursor: "after" | "before" = "after",
): Pages<ItemsOf<AnswerOf<O>>> {
  const [round, setRound] = useState(0);
  const key = `${operation.id} ${JSON.stringify(input)} ${round}`;
  const [from, setFrom] = useState<{ readonly key: string; readonly at: unknown }>({ key, at: undefined });
  const [held, setHeld] = useState<Held>({ key, items: [], next: undefined });
  const [done, setDone] = useState("");
  const at = from.key === key ? from.at : undefined;
  const asked = `${key} ${String(at)}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked stands for operation, input and place
  useEffect(() => {
    let wanted = true;
    const query =
      at === undefined ? input.query : ({ ...(input.query as object), [cursor]: at } as QueryOf<O>);
    const call = { ...(input.params === undefined ? {} : { params: input.params }), query };
    client.call(operation, call).then(
      (answer) => {
        if (!wanted) return;
        const page = answer as Page;
        const fresh = page.items ?? page.products ?? [];
        setHeld((now) => ({
          key,
          items: at === undefined ? fresh : [...now.items, ...fresh],
          next: page.next,
        }));
        setDone(asked);
      },
      (error: unknown) => {
        if (!wanted) return;
        const problem = failureOf(error);
        sayIfSignedOut(problem);
        setHeld((now) => ({ ...(now.key === key ? now : { items: [], next: undefined }), key, problem }));
        setDone(asked);
      },
    );
    return () => {
      wanted = false;
    };
  }, [asked]);
  const again = useCallback(() => setRound((now) => now + 1), []);
  const current = held.key === key ? held : undefined;
  const { next } = current ?? {};
  return {
    // While the list is read again, what was there stays.
    items: (held.key.split(" ", 1)[0] === operation.id ? held.items : []) as readonly ItemsOf<AnswerOf<O>>[],
    problem: current?.problem,
    busy: done !== asked,
    more: next === undefined || done !== asked ? undefined : () => setFrom({ key, at: next }),
    again,
  };
}
