import { activityOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";

/** Operations that were put to the partner, by their ids, each in the terms that it was last put in. */
export function useOperationNames(): ReadonlyMap<string, string> {
  const { m, f } = useLanguage();
  const { partner } = useRelation();
  const { answer } = useRead(ops.listOperationQuestions, { query: { partner, side: "ours" } });
  return new Map(
    (answer?.items ?? [])
      .toReversed()
      .flatMap(({ operation, terms }) =>
        terms === undefined
          ? []
          : [
              [
                operation,
                m.reviews.operationPut(
                  f.list(terms.techniques),
                  f.list(terms.places),
                  f.date(terms.from),
                  f.date(terms.until),
                ),
              ],
            ],
      ),
  );
}
