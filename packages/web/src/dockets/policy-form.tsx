import { docketOperations, docketTopics } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { optionsOf, Ticks } from "../ui/choices.tsx";
import { Day, Line, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { startOf } from "../ui/written.ts";
import { useValues } from "./use-values.ts";

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
    const body = {
      ...words,
      topics: [...topics],
      exceptions: [...exceptions],
      from: startOf(from),
      until: startOf(until),
      review: startOf(review),
    };
    const acted = await adopt.run({ params: { partner }, body });
    if (acted === undefined) return;
    clear();
    done({ said: m.dockets.done.adopted, acted });
  };
  const topicsOf = (name: "topics" | "exceptions", label: string) => (
    <Ticks
      label={label}
      options={optionsOf(docketTopics, m.dockets.topics)}
      value={draft[name]}
      change={(topics) => change({ [name]: topics })}
      at={name}
    />
  );
  return (
    <FoldedForm
      title={m.dockets.adopt}
      act={adopt}
      send={send}
      submit={m.dockets.doAdopt}
      ready={draft.topics.length > 0}
    >
      <div className="fields">
        <Line
          label={m.dockets.reference}
          value={draft.reference}
          most={40}
          change={(reference) => change({ reference })}
        />
        <Line
          label={m.dockets.adopter}
          value={draft.adopter}
          most={300}
          change={(adopter) => change({ adopter })}
        />
      </div>
      <Lines
        label={m.dockets.policyText}
        value={draft.text}
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
          <Day key={name} label={label} value={draft[name]} change={(value) => change({ [name]: value })} />
        ))}
      </div>
    </FoldedForm>
  );
}
