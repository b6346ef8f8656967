import { type AnswerOf, contactOperations } from "@entente/api";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { MessageHeading } from "./message-heading.tsx";
import { useMayAct } from "./places.tsx";

type Draft = AnswerOf<typeof contactOperations.listDrafts>["items"][number];
type Props = { readonly items: readonly Draft[]; done(outcome: Done): void };

/** Drafts that wait, each whole, so that whoever approves has read it. */
export function Drafts({ items, done }: Props) {
  const { m } = useLanguage();
  const waiting = items.filter(({ state }) => state === "waiting");
  if (waiting.length === 0) return null;
  return (
    <Sheet title={m.channel.drafts}>
      {waiting.map((one) => (
        <One key={one.message} of={one} done={done} />
      ))}
    </Sheet>
  );
}

function One({ of, done }: { readonly of: Draft; done(outcome: Done): void }) {
  const { m, f } = useLanguage();
  const { who } = useSession();
  const personOf = usePeople();
  const mayAct = useMayAct();
  const approve = useAct(contactOperations.approveMessage);
  const { words } = of;
  const send = async () => {
    const acted = await approve.run({ params: { message: of.message } });
    if (acted !== undefined) done({ said: m.channel.done.sent, acted });
  };
  return (
    <div className="draft">
      <dl className="facts">
        <Fact term={m.channel.by}>
          <bdi>{personOf(of.by)}</bdi>, {f.time(of.at)}
        </Fact>
        {words === undefined ? (
          <Fact term={m.channel.text}>{m.contacts.unreadable}</Fact>
        ) : (
          <>
            <MessageHeading words={words} />
            <Fact term={m.channel.subject}>
              <bdi>{words.subject}</bdi>
            </Fact>
            <Fact term={m.channel.text}>
              <span className="turn-text">
                <bdi>{words.text}</bdi>
              </span>
            </Fact>
          </>
        )}
      </dl>
      <Problem of={approve.problem} />
      {!mayAct ? null : of.by === who.account ? (
        <p className="small soft">{m.channel.yours}</p>
      ) : (
        <div className="row">
          <button type="button" className="button" disabled={approve.busy} onClick={() => void send()}>
            {m.channel.approve}
          </button>
          <span className="small soft">{m.channel.approveHelp}</span>
        </div>
      )}
    </div>
  );
}
