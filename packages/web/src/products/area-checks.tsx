import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Check } from "../ui/field.tsx";

/** The areas of the agreement in force, and those that were chosen before and it no longer names. */
export function AreaChecks(props: {
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly missing: string | undefined;
  choose(areas: readonly string[]): void;
}) {
  const { f } = useLanguage();
  const { partner } = useRelation();
  const { areas } = vocabularyOf(useAgreement(), partner);
  const { legend, chosen, missing, choose } = props;
  const others = chosen.filter((code) => !areas.some((area) => area.code === code));
  const options = [
    ...areas.map(({ code, name }) => ({ code, name: f.start(name) })),
    ...others.map((code) => ({ code, name: code })),
  ];
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className="writing-areas">
        {options.map(({ code, name }) => (
          <Check
            key={code}
            label={<bdi>{name}</bdi>}
            checked={chosen.includes(code)}
            onChange={(on) => choose(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
          />
        ))}
      </div>
      {missing === undefined ? null : (
        <p className="bad" role="alert">
          {missing}
        </p>
      )}
    </fieldset>
  );
}
