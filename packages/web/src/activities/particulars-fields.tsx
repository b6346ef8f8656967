import { useLanguage } from "../language/language.tsx";
import { Choice, Line, Lines } from "./inputs.tsx";
import type { Draft } from "./particulars.ts";

/** Everything that is said of an operation, as fields of a form. */
export function ParticularsFields({ draft, set }: { readonly draft: Draft; set(draft: Draft): void }) {
  const { m } = useLanguage();
  const w = m.activities;
  const bind = (name: Exclude<keyof Draft, "intrusion">) => ({
    value: draft[name],
    set: (value: string) => set({ ...draft, [name]: value }),
  });
  return (
    <>
      <Line label={w.name} {...bind("name")} />
      <Lines label={w.objective} {...bind("objective")} />
      <Lines label={w.whyNow} {...bind("whyNow")} />
      <Lines label={w.lessIntrusive} help={w.linesHelp(w.means, w.whyNot)} {...bind("lessIntrusive")} />
      <Line label={w.techniques} help={w.codesHelp} {...bind("techniques")} />
      <Line label={w.places} help={w.codesHelp} {...bind("places")} />
      <Line label={w.from} help={w.dateHelp} {...bind("from")} />
      <Line label={w.until} help={w.dateHelp} {...bind("until")} />
      <Line label={w.selectors} {...bind("selectors")} />
      <Lines label={w.targets} help={w.linesHelp(w.office, w.persons)} {...bind("targets")} />
      <Lines label={w.consequences} help={w.linesHelp(w.interest, w.consequence)} {...bind("consequences")} />
      <Choice
        label={w.intrusion}
        value={draft.intrusion}
        choices={["low", "moderate", "high"]}
        names={w.intrusions}
        set={(intrusion) => set({ ...draft, intrusion })}
      />
      <Lines label={w.safeguards} {...bind("safeguards")} />
      <Lines label={w.results} optional {...bind("results")} />
    </>
  );
}
