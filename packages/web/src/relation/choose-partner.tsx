import type { Bilingual } from "../language/formats.ts";
import { useFirstLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";

type Choice = { readonly partner: string; readonly name: Bilingual };

export function ChoosePartner(props: {
  readonly items: readonly Choice[];
  readonly chosen: string;
  choose(partner: string): void;
}) {
  const { m, f } = useFirstLanguage();
  return (
    <div className="choose no-print">
      <Field label={m.relations.choose}>
        {(ids) => (
          <select {...ids} value={props.chosen} onChange={(event) => props.choose(event.target.value)}>
            {props.items.map(({ partner, name }) => (
              <option key={partner} value={partner}>
                {f.name(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
