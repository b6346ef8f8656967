import { useAgreement } from "../agreement/use-agreement.ts";
import { vocabularyOf } from "../agreement/vocabulary.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Ticks } from "../ui/choices.tsx";

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
  return (
    <div className="stack tight">
      <Ticks
        label={legend}
        options={areas.map(({ code, name }) => ({ code, name: f.start(name) }))}
        value={chosen}
        change={choose}
      />
      {missing === undefined ? null : (
        <p className="bad" role="alert">
          {missing}
        </p>
      )}
    </div>
  );
}
