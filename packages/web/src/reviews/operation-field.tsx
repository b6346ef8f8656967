import { useLanguage } from "../language/language.tsx";
import { Line } from "../ui/inputs.tsx";
import { useOperationNames } from "./use-operation-names.ts";

/**
 * The operation that is reviewed: one of those put to the partner, in the terms that it was put in. One that the
 * partner was never told of is named by its id, as the list of what was kept from the partner gives it.
 */
export function OperationField(props: { readonly value: string; change(value: string): void }) {
  const { m } = useLanguage();
  const w = m.reviews;
  const names = useOperationNames();
  return (
    <Line
      {...props}
      label={w.operation}
      help={w.operationHelp}
      known={[...names].map(([code, name]) => ({ code, name }))}
      at="operation"
    />
  );
}
