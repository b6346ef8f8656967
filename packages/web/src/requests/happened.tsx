import type { ReactNode } from "react";
import type { Words } from "../language/en.ts";
import type { Formats } from "../language/formats.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import type { Request } from "./request.ts";

type Event = { readonly key: string; readonly at: string; readonly what: string; readonly words: ReactNode };

/** Everything said about a request, in the order in which it was. */
export function Happened({ request }: { readonly request: Request }) {
  const { m, f } = useLanguage();
  const events = eventsOf(request, m, f);
  return events.length === 0 ? null : (
    <Sheet title={m.requests.happened}>
      <Table
        caption={m.requests.happenedCaption}
        rows={events}
        keyOf={({ key }) => key}
        columns={[
          { name: m.lists.when, cell: ({ at }) => f.time(at) },
          { name: m.requests.event, cell: ({ what }) => what },
          { name: m.requests.words, cell: ({ words }) => words },
        ]}
      />
    </Sheet>
  );
}

function eventsOf(request: Request, m: Words, f: Formats): readonly Event[] {
  const w = m.requests;
  const { acknowledgedAt, withdrawn, what } = request;
  const answerNames = what === "support" ? w.supportStates : w.states;
  const said = (text: string | undefined) => <bdi>{text ?? w.unreadable}</bdi>;
  const events: Event[] = [
    ...(acknowledgedAt === undefined
      ? []
      : [{ key: "acknowledged", at: acknowledgedAt, what: w.states.acknowledged, words: null }]),
    ...request.repeated.map(({ at, on, channel }, n) => ({
      key: `repeat ${n}`,
      at,
      what: w.repeated,
      words: `${f.date(on)}, ${w.channels[channel]}`,
    })),
    ...request.answers.map((one, n) => ({
      key: `answer ${n}`,
      at: one.at,
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
      : [{ key: "withdrawn", at: withdrawn.at, what: w.states.withdrawn, words: said(withdrawn.reason) }]),
  ];
  return events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
