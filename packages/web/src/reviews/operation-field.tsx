import { activityOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Line } from "../ui/inputs.tsx";

/**
 * The operation that is reviewed: one of those put to the partner, in the terms that it was put in. One that the
 * partner was never told of is named by its id, as the list of what was kept from the partner gives it.
 */
export function OperationField(props: { readonly value: string; change(value: string): void }) {
  const { m, f } = useLanguage();
  const w = m.reviews;
  const { partner } = useRelation();
  const { answer } = useRead(ops.listOperationQuestions, { query: { partner, side: "ours" } });
  const newest = new Map(
    (answer?.items ?? [])
      .toReversed()
      .flatMap((one) => (one.terms === undefined ? [] : [[one.operation, one.terms]])),
  );
  return (
    <Line
      {...props}
      label={w.operation}
      help={w.operationHelp}
      known={[...newest].map(([code, { techniques, places, from, until }]) => ({
        code,
        name: w.operationPut(f.list(techniques), f.list(places), f.date(from), f.date(until)),
      }))}
      at="operation"
    />
  );
}
