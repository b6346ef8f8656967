import { useLanguage } from "../language/language.tsx";
import { Line, Lines } from "../ui/inputs.tsx";

export type Both = { readonly en: string; readonly fr: string };
export const NEITHER: Both = { en: "", fr: "" };

/** One thing said in both languages, in a line or in many: two originals. */
export function Bilingual(props: {
  readonly label: string;
  readonly value: Both;
  readonly rows?: number;
  readonly most: number;
  change(value: Both): void;
  readonly at?: string;
}) {
  const { m } = useLanguage();
  const { label, value, rows, most, change, at } = props;
  return (["en", "fr"] as const).map((lang) => {
    const given = {
      label: m.publications.inLanguage[lang](label),
      lang,
      most,
      value: value[lang],
      change: (text: string) => change({ ...value, [lang]: text }),
      ...(at === undefined ? {} : { at: `${at}/${lang}` }),
    };
    return rows === undefined ? <Line key={lang} {...given} /> : <Lines key={lang} {...given} rows={rows} />;
  });
}
