import { contactOperations, contactVerbs } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import type { Contact } from "./shown.ts";

type Drafted = {
  readonly key: number;
  readonly topic: string;
  readonly verb: (typeof contactVerbs)[number];
  readonly en: string;
  readonly fr: string;
};
const blank = (key: number): Drafted => ({ key, topic: "", verb: "discussed", en: "", fr: "" });

/** Signs this party's read-out, or the version that corrects it. */
export function ReadOutForm({ contact, done }: { readonly contact: Contact; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const sign = useAct(contactOperations.signReadOut);
  const current = contact.readOuts.find((one) => one.side === "ours" && one.current);
  const [items, setItems] = useState<readonly Drafted[]>([blank(0)]);
  const change = (key: number, next: Partial<Drafted>) =>
    setItems((now) => now.map((one) => (one.key === key ? { ...one, ...next } : one)));
  const send = async () => {
    const acted = await sign.run({
      params: { partner, contact: contact.contact },
      body: {
        items: items.map(({ topic, verb, en, fr }) => ({
          topic,
          verb,
          ...(verb === "silent" ? {} : { text: { en, fr } }),
        })),
        ...(current === undefined ? {} : { supersedes: current.readOut }),
      },
    });
    if (acted === undefined) return;
    setItems([blank(0)]);
    done({ said: m.contacts.done.signed, acted });
  };
  return (
    <FoldedForm
      title={current === undefined ? m.contacts.sign : m.contacts.correct}
      submit={m.contacts.doSign}
      act={sign}
      help={m.contacts.signHelp}
      send={send}
    >
      {items.map((item) => (
        <div className="fields" key={item.key}>
          <Line
            label={m.contacts.topic}
            help={m.contacts.topicHelp}
            most={64}
            value={item.topic}
            change={(topic) => change(item.key, { topic })}
          />
          <Choice
            label={m.contacts.verb}
            value={item.verb}
            codes={contactVerbs}
            names={m.contacts.verbs}
            change={(verb) => change(item.key, { verb })}
          />
          {item.verb === "silent" ? null : (
            <>
              <Lines
                label={m.contacts.textEn}
                most={2000}
                value={item.en}
                change={(en) => change(item.key, { en })}
              />
              <Lines
                label={m.contacts.textFr}
                most={2000}
                value={item.fr}
                change={(fr) => change(item.key, { fr })}
              />
            </>
          )}
        </div>
      ))}
      <div className="row">
        <button
          type="button"
          className="button quiet"
          onClick={() => setItems((now) => [...now, blank(Math.max(...now.map(({ key }) => key)) + 1)])}
        >
          {m.contacts.addItem}
        </button>
      </div>
    </FoldedForm>
  );
}
