import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { asTerms, Codes, Day, Pairs } from "./choices.tsx";
import type { Framework } from "./framework.ts";
import { Choice, Line, Lines } from "./inputs.tsx";
import type { Draft } from "./particulars.ts";

type Worded = "name" | "objective" | "whyNow" | "from" | "until" | "safeguards" | "results";

/** Everything that is said of an operation, as fields of a form, in the order in which the gate asks. */
export function ParticularsFields(props: {
  readonly draft: Draft;
  /** What may be chosen: what the agreement admits, and what the authority covers. */
  readonly techniques: readonly string[];
  readonly places: readonly string[];
  readonly framework: Framework;
  set(draft: Draft): void;
}) {
  const { m, f } = useLanguage();
  const w = m.activities;
  const { draft, set, framework } = props;
  const bind = (name: Worded) => ({
    value: draft[name],
    set: (value: string) => set({ ...draft, [name]: value }),
  });
  const list = <K extends keyof Draft>(name: K) => ({
    value: draft[name],
    set: (value: Draft[K]) => set({ ...draft, [name]: value }),
  });
  const spared = framework.spared.map(({ name, code }) => `${f.name(name)} (${code})`);
  return (
    <>
      <Line label={w.name} help={w.keptHelp} {...bind("name")} />
      <Lines label={w.objective} {...bind("objective")} />
      <Lines label={w.whyNow} {...bind("whyNow")} />
      <Pairs
        legend={w.lessIntrusive}
        help={w.lessIntrusiveHelp}
        names={[w.means, w.whyNot]}
        {...list("lessIntrusive")}
      />
      <Codes
        label={w.techniques}
        help={w.offeredHelp}
        offered={asTerms(props.techniques)}
        {...list("techniques")}
      />
      <Codes label={w.places} help={w.offeredHelp} offered={asTerms(props.places)} {...list("places")} />
      <div className="fields">
        <Day label={w.from} {...bind("from")} />
        <Day label={w.until} {...bind("until")} />
        <Field label={w.selectors}>
          {(field) => (
            <input
              {...field}
              type="number"
              min={0}
              max={1_000_000}
              required
              value={draft.selectors}
              onChange={({ target }) => set({ ...draft, selectors: target.value })}
            />
          )}
        </Field>
        <Choice
          label={w.intrusion}
          value={draft.intrusion}
          choices={["low", "moderate", "high"]}
          names={w.intrusions}
          set={(intrusion) => set({ ...draft, intrusion })}
        />
      </div>
      <Pairs
        legend={w.targets}
        help={spared.length === 0 ? w.targetsHelp : `${w.targetsHelp} ${w.sparedHelp(f.list(spared))}`}
        names={[w.office, w.persons]}
        {...list("targets")}
      />
      <Pairs legend={w.consequences} names={[w.interest, w.consequence]} {...list("consequences")} />
      <Lines label={w.safeguards} {...bind("safeguards")} />
      <Lines label={w.results} help={w.resultsHelp} optional {...bind("results")} />
    </>
  );
}
