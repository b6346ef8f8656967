import { Words } from "../contacts/fields.tsx";
import { useLanguage } from "../language/language.tsx";
import type { Both } from "./both.ts";

/** One thing said in both languages. */
export function Bilingual(props: {
  readonly label: string;
  readonly value: Both;
  readonly optional?: boolean;
  change(value: Both): void;
}) {
  const { m } = useLanguage();
  const { label, value, optional = false, change } = props;
  return (
    <>
      <Words
        label={m.inquiries.inEnglish(label)}
        value={value.en}
        optional={optional}
        change={(en) => change({ ...value, en })}
      />
      <Words
        label={m.inquiries.inFrench(label)}
        value={value.fr}
        optional={optional}
        change={(fr) => change({ ...value, fr })}
      />
    </>
  );
}
