import { oversightOperations } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { Field } from "../ui/field.tsx";

/** One of the people of this house, or nobody in particular. */
export function Whose(props: {
  readonly label: string;
  readonly nobody: string;
  readonly value: string;
  onChange(account: string): void;
}) {
  const { answer } = useRead(oversightOperations.listPeople, {});
  const people = (answer?.people ?? []).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <Field label={props.label}>
      {(ids) => (
        <select {...ids} value={props.value} onChange={(event) => props.onChange(event.target.value)}>
          <option value="">{props.nobody}</option>
          {people.map(({ account, name }) => (
            <option key={account} value={account}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
