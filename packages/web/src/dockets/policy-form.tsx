import { docketOperations, docketTopics } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Check } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import { instantOf, TextField, useValues } from "./fields.tsx";

type Topic = (typeof docketTopics)[number];
type Draft = Readonly<Record<"reference" | "text" | "adopter" | "from" | "until" | "review", string>> & {
  readonly topics: readonly Topic[];
  readonly exceptions: readonly Topic[];
};
const EMPTY: Draft = {
  reference: "",
  text: "",
  adopter: "",
  from: "",
  until: "",
  review: "",
  topics: [],
  exceptions: [],
};

/** Adopts a policy: what it covers and excepts, its term, and when it is reviewed. */
export function PolicyForm({ done }: { done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const adopt = useAct(docketOperations.adoptPolicy);
  const [draft, change, clear] = useValues<Draft>(EMPTY);
  const send = async () => {
    const { from, until, review, topics, exceptions, ...words } = draft;
    const day = (text: string) => instantOf(text) ?? "";
    const body = {
      ...words,
      topics: [...topics],
      exceptions: [...exceptions],
      from: day(from),
      until: day(until),
      review: day(review),
    };
    const acted = await adopt.run({ params: { partner }, body });
    if (acted === undefined) return;
    clear();
    done({ said: m.dockets.done.adopted, acted });
  };
  const topicsOf = (name: "topics" | "exceptions", legend: string) => (
    <fieldset className="field">
      <legend>{legend}</legend>
      {docketTopics.map((topic) => (
        <Check
          key={topic}
          label={m.dockets.topics[topic]}
          checked={draft[name].includes(topic)}
          onChange={(checked) =>
            change({
              [name]: checked ? [...draft[name], topic] : draft[name].filter((each) => each !== topic),
            })
          }
        />
      ))}
    </fieldset>
  );
  return (
    <Fold title={m.dockets.adopt}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="fields">
          <TextField
            label={m.dockets.reference}
            value={draft.reference}
            required
            most={40}
            change={(reference) => change({ reference })}
          />
          <TextField
            label={m.dockets.adopter}
            value={draft.adopter}
            required
            most={300}
            change={(adopter) => change({ adopter })}
          />
        </div>
        <TextField
          label={m.dockets.policyText}
          value={draft.text}
          required
          rows={3}
          most={8000}
          change={(text) => change({ text })}
        />
        <div className="fields">
          {topicsOf("topics", m.dockets.topic)}
          {topicsOf("exceptions", m.dockets.exceptions)}
        </div>
        <div className="fields">
          {(
            [
              ["from", m.dockets.validFrom],
              ["until", m.dockets.validUntil],
              ["review", m.dockets.review],
            ] as const
          ).map(([name, label]) => (
            <TextField
              key={name}
              label={label}
              type="date"
              value={draft[name]}
              required
              change={(value) => change({ [name]: value })}
            />
          ))}
        </div>
        <Problem of={adopt.problem} />
        <button type="submit" className="button" disabled={adopt.busy || draft.topics.length === 0}>
          {m.dockets.doAdopt}
        </button>
      </form>
    </Fold>
  );
}
