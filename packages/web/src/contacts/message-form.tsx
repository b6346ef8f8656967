import { contactOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { ActForm, Line, Words } from "./fields.tsx";

const EMPTY = { from: "", to: "", subject: "", marking: "", text: "" };

/** Drafts a message, or the answer to one. It stays in this house until another officer approves it. */
export function MessageForm({ replyTo, done }: { readonly replyTo?: string; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const draft = useAct(contactOperations.draftMessage);
  const [said, setSaid] = useState(EMPTY);
  const change = (name: keyof typeof EMPTY) => (value: string) =>
    setSaid((now) => ({ ...now, [name]: value }));
  const send = async () => {
    const answered = replyTo === undefined ? {} : { replyTo };
    const acted = await draft.run({ body: { partner, ...said, ...answered } });
    if (acted === undefined) return;
    setSaid(EMPTY);
    done({ said: m.channel.done.drafted, acted });
  };
  return (
    <Sheet title={replyTo === undefined ? m.channel.draft : m.channel.reply}>
      <ActForm
        submit={m.channel.doDraft}
        busy={draft.busy}
        problem={draft.problem}
        help={m.channel.draftHelp}
        send={send}
      >
        <div className="fields">
          <Line label={m.channel.from} value={said.from} change={change("from")} />
          <Line label={m.channel.to} value={said.to} change={change("to")} />
          <Line label={m.channel.subject} most={200} value={said.subject} change={change("subject")} />
          <Line label={m.channel.marking} most={120} value={said.marking} change={change("marking")} />
        </div>
        <Words label={m.channel.text} most={20_000} value={said.text} change={change("text")} />
      </ActForm>
    </Sheet>
  );
}
