import { useLanguage } from "../language/language.tsx";
import { Lines } from "../ui/inputs.tsx";
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
      <Lines
        label={m.inquiries.inEnglish(label)}
        value={value.en}
        required={!optional}
        change={(en) => change({ ...value, en })}
        most={4000}
      />
      <Lines
        label={m.inquiries.inFrench(label)}
        value={value.fr}
        required={!optional}
        change={(fr) => change({ ...value, fr })}
        most={4000}
      />
    </>
  );
}
