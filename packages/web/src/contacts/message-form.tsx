import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Line, Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";

const EMPTY = { from: "", to: "", subject: "", marking: "", text: "" };

type Said = typeof EMPTY;
type Answered = {
  readonly message: string;
  readonly side: "ours" | "theirs";
  readonly words?: Said | undefined;
};

/** An answer goes back between the same offices, under the same marking; each can be changed. */
function answerTo({ side, words }: Answered): Said {
  if (words === undefined) return EMPTY;
  const { from, to, subject, marking } = words;
  return { ...EMPTY, subject, marking, ...(side === "ours" ? { from, to } : { from: to, to: from }) };
}

type Props = { readonly answering?: Answered; done(outcome: Done): void };

/** Drafts a message, or the answer to one. It stays in this house until another officer approves it. */
export function MessageForm({ answering, done }: Props) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const draft = useAct(contactOperations.draftMessage);
  const [said, setSaid] = useState(answering === undefined ? EMPTY : answerTo(answering));
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const send = async () => {
    const answered = answering === undefined ? {} : { replyTo: answering.message };
    const acted = await draft.run({ body: { partner, ...said, ...answered } });
    if (acted === undefined) return;
    setSaid((now) => ({ ...now, text: "" }));
    done({ said: m.channel.done.drafted, acted });
  };
  return (
    <FoldedForm
      title={answering === undefined ? m.channel.draft : m.channel.reply}
      hint={m.channel.draftHelp}
      submit={m.channel.doDraft}
      act={draft}
      send={send}
    >
      <ol className="steps-of-sending" aria-label={m.channel.steps}>
        {m.channel.stepsOfSending.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div className="fields">
        <Line label={m.channel.from} value={said.from} change={change("from")} most={160} />
        <Line label={m.channel.to} value={said.to} change={change("to")} most={160} />
        <Line label={m.channel.subject} most={200} value={said.subject} change={change("subject")} />
        <Line label={m.channel.marking} most={120} value={said.marking} change={change("marking")} />
      </div>
      <Lines label={m.channel.text} most={20_000} value={said.text} change={change("text")} />
    </FoldedForm>
  );
}
