import { type AnswerOf, requestOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { address, goTo } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { ActForm } from "../ui/act-form.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Sheet } from "../ui/page.tsx";
import { Ready } from "../ui/reading.tsx";
import { StatementCheck, stated, useStatement } from "./statement.tsx";

type Draft = AnswerOf<typeof requestOperations.listRequestDrafts>["items"][number];

/** What was drafted here and waits for a liaison officer; nothing of it has left the house. */
export function Drafts() {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const reading = useRead(requestOperations.listRequestDrafts, { query: { partner } });
  return (
    <Ready of={reading}>
      {({ items }) =>
        items.length === 0 ? null : (
          <Sheet title={m.requests.drafts}>
            <div className="stack">
              {items.map((draft) => (
                <One key={draft.request} draft={draft} />
              ))}
            </div>
          </Sheet>
        )
      }
    </Ready>
  );
}

function One({ draft }: { readonly draft: Draft }) {
  const { m, f } = useLanguage();
  const session = useSession();
  const announce = useAnnounce();
  const personOf = usePeople();
  const statement = useStatement();
  const send = useAct(requestOperations.sendRequestDraft);
  const [made, setMade] = useState(false);
  const submit = async () => {
    const acted = await send.run({ params: { request: draft.request }, body: stated(statement, made) });
    if (acted === undefined) return;
    announce(m.requests.sent);
    goTo(address(["requests", draft.request]));
  };
  return (
    <div className="stack">
      <p>
        <strong>{m.requests.whats[draft.what]}</strong>, <bdi>{personOf(draft.by)}</bdi>,{" "}
        <span className="soft">{f.time(draft.at)}</span>
      </p>
      <p>
        <bdi>{draft.ask?.text ?? m.requests.unreadable}</bdi>
      </p>
      {session.is("liaison-officer") && session.who.mayAct ? (
        <ActForm act={send} send={submit} submit={m.requests.send}>
          <StatementCheck of={statement} made={made} change={setMade} />
        </ActForm>
      ) : null}
    </div>
  );
}
