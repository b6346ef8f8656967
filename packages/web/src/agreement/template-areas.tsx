import { useLanguage } from "../language/language.tsx";
import { Line } from "../ui/inputs.tsx";
import type { AreaDraft } from "./template.ts";

/** Codes as agreements write them. */
export const CODE = "[A-Za-z0-9][A-Za-z0-9+:._\\-]*";

/** Topics and territories of cooperation, each with its code and its name in both languages. */
export function Areas({
  of,
  change,
}: {
  readonly of: readonly AreaDraft[];
  change(of: readonly AreaDraft[]): void;
}) {
  const { m } = useLanguage();
  const words = m.agreementForms;
  const field = (at: number, member: keyof AreaDraft, label: string) => (
    <Line
      label={label}
      {...(member === "code" ? { pattern: CODE, most: 64, spellCheck: false } : { lang: member })}
      value={of[at]![member]}
      change={(value) => change(of.with(at, { ...of[at]!, [member]: value }))}
    />
  );
  return (
    <div className="stack">
      {of.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: areas are edited in place and have no other name yet
        <fieldset className="accord-group" key={at}>
          <legend>{words.area(at + 1)}</legend>
          <div className="fields">
            {field(at, "code", words.code)}
            {field(at, "en", words.inEnglish)}
            {field(at, "fr", words.inFrench)}
          </div>
          {of.length > 1 ? (
            <div>
              <button
                type="button"
                className="plain-button"
                aria-label={`${words.remove}, ${words.area(at + 1)}`}
                onClick={() => change(of.filter((_one, other) => other !== at))}
              >
                {words.remove}
              </button>
            </div>
          ) : null}
        </fieldset>
      ))}
      <div>
        <button
          type="button"
          className="button quiet"
          onClick={() => change([...of, { code: "", en: "", fr: "" }])}
        >
          {words.addArea}
        </button>
      </div>
    </div>
  );
}
