import { useLanguage } from "../language/language.tsx";
import { Choice, optionsOf, Ticks } from "../ui/choices.tsx";
import { Count, Day, Line, Lines } from "../ui/inputs.tsx";
import type { Framework } from "./framework.ts";
import { Pairs } from "./pairs.tsx";
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
    change: (value: string) => set({ ...draft, [name]: value }),
  });
  const list = <K extends keyof Draft>(name: K) => ({
    value: draft[name],
    change: (value: Draft[K]) => set({ ...draft, [name]: value }),
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
      <Ticks
        label={w.techniques}
        help={w.offeredHelp}
        options={optionsOf(props.techniques, {})}
        {...list("techniques")}
      />
      <Ticks
        label={w.places}
        help={w.offeredHelp}
        options={optionsOf(props.places, {})}
        {...list("places")}
      />
      <div className="fields">
        <Day label={w.from} {...bind("from")} value={draft.from.slice(0, 10)} />
        <Day label={w.until} {...bind("until")} value={draft.until.slice(0, 10)} />
        <Count
          label={w.selectors}
          least={0}
          most={1_000_000}
          value={draft.selectors}
          change={(selectors) => set({ ...draft, selectors })}
        />
        <Choice
          label={w.intrusion}
          value={draft.intrusion}
          codes={["low", "moderate", "high"]}
          names={w.intrusions}
          change={(intrusion) => set({ ...draft, intrusion })}
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
      <Lines label={w.results} help={w.resultsHelp} required={false} {...bind("results")} />
    </>
  );
}
