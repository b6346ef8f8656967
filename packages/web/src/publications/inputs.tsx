import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";

export type Both = { readonly en: string; readonly fr: string };
export const NEITHER: Both = { en: "", fr: "" };

/** Words of one language, in a line or in many. */
export function Words(props: {
  readonly label: string;
  readonly value: string;
  readonly rows?: number;
  readonly most: number;
  readonly lang?: "en" | "fr";
  readonly optional?: boolean;
  change(value: string): void;
}) {
  const { label, value, rows = 1, most, lang, optional = false, change } = props;
  const shared = { value, maxLength: most, required: !optional, lang };
  return (
    <Field label={label}>
      {(ids) =>
        rows === 1 ? (
          <input {...ids} {...shared} onChange={({ target }) => change(target.value)} />
        ) : (
          <textarea {...ids} {...shared} rows={rows} onChange={({ target }) => change(target.value)} />
        )
      }
    </Field>
  );
}

/** One thing said in both languages: two originals. */
export function Bilingual(props: {
  readonly label: string;
  readonly value: Both;
  readonly rows?: number;
  readonly most: number;
  change(value: Both): void;
}) {
  const { m } = useLanguage();
  const { label, value, change, ...more } = props;
  return (
    <>
      {(["en", "fr"] as const).map((lang) => (
        <Words
          key={lang}
          {...more}
          lang={lang}
          label={m.publications.inLanguage[lang](label)}
          value={value[lang]}
          change={(text) => change({ ...value, [lang]: text })}
        />
      ))}
    </>
  );
}

/** One of a few codes, by their words. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly value: NoInfer<T>;
  readonly options: readonly T[];
  readonly words: Readonly<Record<NoInfer<T>, string>>;
  change(value: NoInfer<T>): void;
}) {
  return (
    <Field label={props.label}>
      {(ids) => (
        <select
          {...ids}
          value={props.value}
          onChange={({ target }) => props.change(target.value as NoInfer<T>)}
        >
          {props.options.map((option) => (
            <option key={option} value={option}>
              {props.words[option]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
