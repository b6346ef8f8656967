import { type AnswerOf, samplingOperations as ops, overseeingOperations, sampleFindings } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { usePeople } from "../session/use-people.ts";
import { Choice } from "../ui/choices.tsx";
import { Line } from "../ui/inputs.tsx";
import { Problem } from "../ui/problem.tsx";
import { useHouseSentence } from "./house-sentence.tsx";

type Drawn = AnswerOf<typeof ops.getSample>["entries"][number];
type Finding = (typeof sampleFindings)[number];

/** One drawn entry: what it says, and what came of looking at it. */
export function SampledItem(props: { readonly sample: string; readonly entry: Drawn; again(): void }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const nameOf = usePeople();
  const sentence = useHouseSentence();
  const { entry } = props;
  const { index, finding, note, by, at } = entry;
  const { answer, problem } = useRead(
    overseeingOperations.getHouseEntry,
    { params: { index } },
    { keep: false },
  );
  return (
    <li>
      <p>
        <a href={address(["overseer", "log", String(index)])}>{w.nth(f.number(index))}</a>
        {answer === undefined ? null : (
          <>
            {" – "}
            <bdi>{sentence(answer)}</bdi>, {f.time(answer.at)}
          </>
        )}
      </p>
      <Problem of={problem} />
      {answer?.whole === false ? <p className="small soft">{w.notForYou}</p> : null}
      {finding === undefined || by === undefined || at === undefined ? (
        <ReviewForm {...props} />
      ) : (
        <p>
          <span className={`mark ${finding === "in-order" ? "good" : finding === "wrong" ? "bad" : "warn"}`}>
            {w.findings[finding]}
          </span>{" "}
          {note === undefined ? null : <bdi>{note}</bdi>}{" "}
          <span className="small soft">
            <bdi>{nameOf(by)}</bdi>, {f.time(at)}
          </span>
        </p>
      )}
    </li>
  );
}

function ReviewForm({
  sample,
  entry,
  again,
}: {
  readonly sample: string;
  readonly entry: Drawn;
  again(): void;
}) {
  const { m } = useLanguage();
  const w = m.overseer;
  const act = useAct(ops.reviewSampled);
  const [finding, setFinding] = useState<Finding>("in-order");
  const [note, setNote] = useState("");
  const needed = finding === "doubtful" || finding === "wrong";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (act.busy) return;
    const body = { finding, ...(note.trim() === "" ? {} : { note: note.trim() }) };
    if ((await act.run({ params: { sample, index: entry.index }, body })) !== undefined) again();
  };
  return (
    <form className="overseer-review no-print" onSubmit={(event) => void submit(event)}>
      <Choice
        label={w.finding}
        value={finding}
        codes={sampleFindings}
        names={w.findings}
        change={setFinding}
      />
      <Line label={w.note} required={needed} most={4000} value={note} change={setNote} />
      <button type="submit" className="button quiet" aria-disabled={act.busy}>
        {w.record}
      </button>
      <Problem of={act.problem} />
    </form>
  );
}
