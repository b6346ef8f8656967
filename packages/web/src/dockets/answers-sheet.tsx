import type { DocketAnswerView, DocketAnswerWords, DocketMatrixRow } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { Cell } from "./words.tsx";

const SAID = ["words", "wrong", "correct", "evidence", "covers", "silentOn", "office"] as const;
const SIDES = ["ours", "theirs"] as const;

type Props = { readonly items: readonly DocketAnswerView[]; readonly row: DocketMatrixRow | undefined };

/** What each party holds now; then every answer as it was said, ours to one side and the partner's to the other. */
export function AnswersSheet({ items, row }: Props) {
  const { m } = useLanguage();
  return (
    <Sheet title={m.dockets.answers}>
      {row === undefined ? null : (
        <div className="sides">
          {SIDES.map((side) => (
            <div className="position party-cell" data-kind={row[side].code} key={side}>
              <h3>{m.dockets.cellOf[side]}</h3>
              <Cell of={row[side]} />
            </div>
          ))}
        </div>
      )}
      {items.length === 0 ? (
        <p className="soft sheet-foot">{m.dockets.noAnswers}</p>
      ) : (
        <ol className="said" aria-label={m.dockets.answersCaption}>
          {items.map((one) => (
            <li key={one.answer} data-side={one.by}>
              <Answer of={one} />
            </li>
          ))}
        </ol>
      )}
    </Sheet>
  );
}

/** A later answer stands beside an earlier one and never over it. */
function Answer({ of: one }: { readonly of: DocketAnswerView }) {
  const { m, f } = useLanguage();
  const aspects = (of: DocketAnswerView["aspects"]) => f.list(of.map((each) => m.dockets.aspectNames[each]));
  const { saidAt, knownAt, channel } = one;
  return (
    <>
      <p className="small soft">
        {m.dockets.cellOf[one.by]}, {f.time(saidAt)}
        {channel === undefined ? null : `, ${m.dockets.channels[channel]}`}
      </p>
      <p>
        <strong>{m.dockets.codes[one.code]}</strong>
        <span className="small soft"> {aspects(one.aspects)}</span>
      </p>
      {one.joint === undefined ? null : (
        <span className="small soft block">{m.dockets.jointStates[one.joint]}</span>
      )}
      {one.inconsistent.length === 0 ? null : (
        <span className="small warn block">{m.dockets.inconsistent(aspects(one.inconsistent))}</span>
      )}
      <Said words={one.words} />
      {saidAt.slice(0, 16) === knownAt.slice(0, 16) ? null : (
        <p className="small soft">
          {m.dockets.knownAt} {f.time(knownAt)}
        </p>
      )}
    </>
  );
}

function Said({ words }: { readonly words: DocketAnswerWords | undefined }) {
  const { m } = useLanguage();
  if (words === undefined) return <span className="soft">{m.dockets.unreadable}</span>;
  return (
    <div>
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
    </div>
  );
}
