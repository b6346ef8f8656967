import type { ReactNode } from "react";
import type { Words } from "../language/en.ts";
import type { Formats } from "../language/formats.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Thread } from "../ui/thread.tsx";
import type { Request } from "./request.tsx";

type Side = "ours" | "theirs";
type Event = {
  readonly key: string;
  readonly at: string;
  readonly by: Side;
  readonly what: string;
  readonly words: ReactNode;
};

/** The request and everything said about it, in the order in which it was. */
export function Happened({ request }: { readonly request: Request }) {
  const { m, f } = useLanguage();
  return (
    <Thread
      label={m.requests.happenedCaption}
      of={eventsOf(request, m, f).map(({ key, at, by, what, words }) => ({
        key,
        side: by,
        head: (
          <>
            {m.requests.speakers[by]}, {f.time(at)}
          </>
        ),
        body: (
          <>
            <p className="turn-what">
              <strong>{what}</strong>
            </p>
            {words === null ? null : <div className="turn-text">{words}</div>}
          </>
        ),
      }))}
    />
  );
}

function eventsOf(request: Request, m: Words, f: Formats): readonly Event[] {
  const w = m.requests;
  const { acknowledgedAt, withdrawn, what, askedBy } = request;
  const asked: Side = askedBy === "ours" ? "theirs" : "ours";
  const answerNames = what === "support" ? w.supportStates : w.states;
  const said = (text: string | undefined) => <bdi>{text ?? w.unreadable}</bdi>;
  const events: Event[] = [
    { key: "asked", at: request.lodged, by: askedBy, what: w.whats[what], words: said(request.words?.text) },
    ...(acknowledgedAt === undefined
      ? []
      : [{ key: "acknowledged", at: acknowledgedAt, by: asked, what: w.states.acknowledged, words: null }]),
    ...request.repeated.map(({ at, on, channel }, n) => ({
      key: `repeat ${n}`,
      at,
      by: askedBy,
      what: w.repeated,
      words: `${f.date(on)}, ${w.channels[channel]}`,
    })),
    ...request.answers.map((one, n) => ({
      key: `answer ${n}`,
      at: one.at,
      by: asked,
      what:
        one.daysLate === 0 ? answerNames[one.answer] : `${answerNames[one.answer]}, ${w.late(one.daysLate)}`,
      words: (
        <>
          {said(one.text)}
          {one.quantity === undefined ? null : <p>{`${w.accepted} ${f.number(one.quantity)}`}</p>}
          {one.code === undefined ? null : (
            <p>
              <code>{one.code}</code> <bdi>{one.reason}</bdi>
            </p>
          )}
          {one.release === undefined ? null : (
            <p>
              <a
                href={
                  request.askedBy === "theirs"
                    ? address(["releases", one.release])
                    : address(["parts"], { direction: "in" })
                }
              >
                {m.lists.release}
              </a>{" "}
              <code>{one.release}</code>
            </p>
          )}
          {one.undertaking === undefined ? null : (
            <p>
              {w.undertaking}
              {m.colon} {said(one.undertaking.text)}
              {one.undertaking.due === undefined ? null : `, ${f.date(one.undertaking.due)}`}
            </p>
          )}
        </>
      ),
    })),
    ...request.judgements.map(({ at, satisfied, text, verification }, n) => ({
      key: `judgement ${n}`,
      at,
      by: askedBy,
      what: satisfied ? w.satisfied : w.notSatisfied,
      words: (
        <>
          {said(text)}
          {verification === undefined ? null : (
            <p>{`${w.methods[verification.method]}, ${w.results[verification.result]}`}</p>
          )}
        </>
      ),
    })),
    ...request.deliveries.map(({ id, at, quantity, text, acknowledged }) => ({
      key: id,
      at,
      by: asked,
      what: `${w.delivered} ${f.number(quantity)}`,
      words: (
        <>
          {text === undefined ? null : said(text)}
          {acknowledged === undefined ? (
            <p className="warn">{w.unacknowledged}</p>
          ) : (
            <p className={acknowledged.difference === 0 ? undefined : "warn"}>
              {w.counted(f.number(acknowledged.quantity), f.number(acknowledged.difference))}{" "}
              <bdi>{acknowledged.text}</bdi>
            </p>
          )}
        </>
      ),
    })),
    ...(withdrawn === undefined
      ? []
      : [
          {
            key: "withdrawn",
            at: withdrawn.at,
            by: askedBy,
            what: w.states.withdrawn,
            words: said(withdrawn.reason),
          },
        ]),
  ];
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
