import type { DocketAnswerView, DocketAnswerWords } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";

const SAID = ["words", "wrong", "correct", "evidence", "covers", "silentOn", "office"] as const;

/** Every answer, in the order in which it was said: a later one stands beside it and never over it. */
export function AnswersSheet({ items }: { readonly items: readonly DocketAnswerView[] }) {
  const { m, f } = useLanguage();
  const aspects = (of: DocketAnswerView["aspects"]) => f.list(of.map((each) => m.dockets.aspectNames[each]));
  return (
    <Sheet title={m.dockets.answers}>
      {items.length === 0 ? (
        <p className="soft">{m.dockets.noAnswers}</p>
      ) : (
        <Table
          caption={m.dockets.answersCaption}
          rows={items}
          keyOf={({ answer }) => answer}
          columns={[
            { name: m.dockets.saidAt, cell: ({ saidAt }) => f.time(saidAt) },
            { name: m.dockets.knownAt, cell: ({ knownAt }) => f.time(knownAt) },
            { name: m.lists.by, cell: ({ by }) => m.dockets.sides[by] },
            {
              name: m.dockets.answer,
              cell: (one) => (
                <>
                  {m.dockets.codes[one.code]}
                  <span className="small soft block">{aspects(one.aspects)}</span>
                  {one.joint === undefined ? null : (
                    <span className="small soft block">{m.dockets.jointStates[one.joint]}</span>
                  )}
                  {one.inconsistent.length === 0 ? null : (
                    <span className="small warn block">
                      {m.dockets.inconsistent(aspects(one.inconsistent))}
                    </span>
                  )}
                </>
              ),
            },
            {
              name: m.dockets.channel,
              cell: ({ channel }) =>
                channel === undefined ? m.dockets.nothing : m.dockets.channels[channel],
            },
            { name: m.dockets.fields.words, cell: ({ words }) => <Said words={words} /> },
          ]}
        />
      )}
    </Sheet>
  );
}

function Said({ words }: { readonly words: DocketAnswerWords | undefined }) {
  const { m } = useLanguage();
  if (words === undefined) return <span className="soft">{m.dockets.unreadable}</span>;
  return (
    <>
      {SAID.map((name) =>
        words[name] === undefined ? null : (
          <span className="block" key={name}>
            {name === "words" ? null : (
              <span className="small soft">
                {m.dockets.said[name]}
                {m.colon}{" "}
              </span>
            )}
            <bdi>{words[name]}</bdi>
          </span>
        ),
      )}
    </>
  );
}
