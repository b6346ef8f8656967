import type { DisclosureItem } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { useSession } from "../session/session.tsx";
import { usePeople } from "../session/use-people.ts";
import { Fact } from "../ui/figure.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Page, Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { CloseForm } from "./close-form.tsx";
import { DueDate } from "./due-date.tsx";
import { fromBase64, saveAs } from "./files.ts";
import { ReplyForm } from "./reply-form.tsx";
import { useVisits } from "./use-visits.ts";

/** One disclosure: what is known of it without opening it, the sealed file, answers, and who did what. */
export function DisclosurePage({ id }: { readonly id: string }) {
  const { m } = useLanguage();
  const session = useSession();
  const announce = useAnnounce();
  const [said, setSaid] = useState<string>();
  const { items, busy, problem, visit } = useVisits(true);
  const item = items?.find((one) => one.case === id);
  const tell = (words: string) => {
    setSaid(words);
    announce(words);
  };
  const fetchIt = async () => {
    const sealed = await visit({ do: "fetch", case: id });
    if (typeof sealed !== "string" || item === undefined) return;
    saveAs(`${id.slice(0, 8)}.sealed`, fromBase64(sealed));
    tell(
      `${m.disclosures.fetched} entente disclosure open ${id.slice(0, 8)}.sealed --key overseer-private.json --passphrase-file FILE --commitment ${item.commitment} --out DIR`,
    );
  };
  return (
    <Page title={m.disclosures.one} crumb={<a href={address(["disclosures"])}>{m.disclosures.title}</a>}>
      <div className="stack">
        <Problem of={problem} />
        {said === undefined ? null : (
          <div className="notice is-good">
            <p className="mono">{said}</p>
          </div>
        )}
        {items !== undefined && item === undefined ? <p>{m.disclosures.unknown}</p> : null}
        {item === undefined ? null : (
          <>
            <About item={item} />
            {session.who.mayAct ? (
              <>
                {item.size === 0 ? null : (
                  <div className="row">
                    <button type="button" className="button" disabled={busy} onClick={() => void fetchIt()}>
                      {m.disclosures.fetch}
                    </button>
                    <span className="small soft">{m.disclosures.fetchHelp}</span>
                  </div>
                )}
                {item.state === "closed" ? null : <ReplyForm id={id} busy={busy} visit={visit} tell={tell} />}
                <CloseForm item={item} busy={busy} visit={visit} tell={tell} />
              </>
            ) : null}
          </>
        )}
      </div>
    </Page>
  );
}

function About({ item }: { readonly item: DisclosureItem }) {
  const { m, f } = useLanguage();
  const personOf = usePeople();
  const words = m.disclosures;
  return (
    <Sheet title={item.case}>
      <dl className="facts">
        <Fact term={words.day}>{f.date(item.day)}</Fact>
        <Fact term={words.bodies}>
          <bdi>{f.list(item.bodies)}</bdi>
        </Fact>
        <Fact term={words.size}>
          {item.size === 0 ? words.erased : words.kib(f.number(item.size / 1024))}
        </Fact>
        <Fact term={words.state}>{words.states[item.state]}</Fact>
        <Fact term={words.acknowledgeBy}>
          <DueDate day={item.acknowledgeBy} isOverdue={item.overdue === "acknowledgement"} />
        </Fact>
        <Fact term={words.feedbackBy}>
          <DueDate day={item.feedbackBy} isOverdue={item.overdue === "feedback"} />
        </Fact>
        <Fact term={words.replies}>{words.repliesOf(f.number(item.replies))}</Fact>
        <Fact term={words.commitment}>
          <code>{item.commitment}</code>
          <span className="small soft block">{words.commitmentHelp}</span>
        </Fact>
        <Fact term={words.trace}>
          {item.trace.length === 0 ? (
            words.traceNone
          ) : (
            <ul>
              {item.trace.map(({ day, by, act }, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a trace is only ever added to
                <li key={n}>
                  {f.date(day)}
                  {m.colon} {words.acts[act]}, <bdi>{personOf(by)}</bdi>
                </li>
              ))}
            </ul>
          )}
        </Fact>
      </dl>
    </Sheet>
  );
}
