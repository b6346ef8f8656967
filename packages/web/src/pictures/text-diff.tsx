import { useLanguage } from "../language/language.tsx";
import { Cut } from "../ui/cut.tsx";
import { Blocks } from "./diff/blocks.tsx";
import { FoldedPieces } from "./diff/pieces.tsx";
import { useComparison, useWords } from "./diff/use-comparison.ts";
import "./pictures.css";

export type TextDiffProps = {
  readonly before: string;
  readonly after: string;
  /** What each text is: "Version 1", "As you hold it". */
  readonly beforeLabel: string;
  readonly afterLabel: string;
  /** By lines for a document, by words for a sentence or a clause. */
  readonly mode?: "lines" | "words";
};

/** By words only up to so many characters of both: beyond it lines read better, and cost less. */
const WORDS_MOST = 40_000;

/** What was changed between two texts: side by side where there is room, one under the other where there is not. */
export function TextDiff({ before, after, beforeLabel, afterLabel, mode = "lines" }: TextDiffProps) {
  const { m } = useLanguage();
  const words = m.pictures.diff;
  if (before === after) return <p className="soft">{words.same}</p>;
  const byWords = mode === "words" && before.length + after.length <= WORDS_MOST;
  const Body = byWords ? ByWords : ByLines;
  return (
    <div className="diff">
      <div className="diff-row diff-head">
        <p className="diff-cell">
          <Cut text={beforeLabel} />
        </p>
        <p className="diff-cell">
          <Cut text={afterLabel} />
        </p>
      </div>
      <Body before={before} after={after} />
    </div>
  );
}

type Texts = { readonly before: string; readonly after: string };

function ByWords({ before, after }: Texts) {
  const { m } = useLanguage();
  const pieces = useWords(before, after);
  if (pieces === undefined) return <p className="soft diff-note">{m.pictures.diff.comparing}…</p>;
  return (
    <>
      <div className="diff-row diff-changed diff-wide">
        <div className="diff-cell diff-before">
          <FoldedPieces of={pieces.filter(({ kind }) => kind !== "added")} />
        </div>
        <div className="diff-cell diff-after">
          <FoldedPieces of={pieces.filter(({ kind }) => kind !== "removed")} />
        </div>
      </div>
      <div className="diff-cell diff-narrow">
        <FoldedPieces of={pieces} />
      </div>
    </>
  );
}

function ByLines({ before, after }: Texts) {
  const { m } = useLanguage();
  const words = m.pictures.diff;
  const comparison = useComparison(before, after);
  if (comparison === undefined) return <p className="soft diff-note">{words.comparing}…</p>;
  const { way, parts, end } = comparison;
  return (
    <>
      {way === "paragraphs" ? <p className="small soft diff-note">{words.byParagraphs}</p> : null}
      {way === "ends" ? (
        <p className="diff-note">{words.ends(end, Math.max(before.length, after.length))}</p>
      ) : null}
      {parts.map((blocks, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the beginnings and the ends, in this order
        <section key={at}>
          {way === "ends" ? (
            <p className="small soft diff-note">{at === 0 ? words.start : words.end}</p>
          ) : null}
          <Blocks of={blocks} />
        </section>
      ))}
    </>
  );
}
