import { activityOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Field } from "../ui/field.tsx";

/**
 * The operation that is reviewed: one of those put to the partner, in the terms that it was put in. One that the
 * partner was never told of is named by its id, as the list of what was kept from the partner gives it.
 */
export function OperationField(props: { readonly value: string; set(value: string): void }) {
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
    <Field label={w.operation} help={w.operationHelp}>
      {(field) => (
        <>
          <input
            {...field}
            required
            autoComplete="off"
            list={`${field.id}-put`}
            value={props.value}
            onChange={({ target }) => props.set(target.value)}
          />
          <datalist id={`${field.id}-put`}>
            {[...newest].map(([id, { techniques, places, from, until }]) => (
              <option key={id} value={id}>
                {w.operationPut(f.list(techniques), f.list(places), f.date(from), f.date(until))}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
