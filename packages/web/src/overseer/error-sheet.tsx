import { type AnswerOf, incidentOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Clock } from "../pictures/clock.tsx";
import { usePeople } from "../session/use-people.ts";
import { ActForm } from "../ui/act-form.tsx";
import { Fact } from "../ui/figure.tsx";
import { Lines } from "../ui/inputs.tsx";
import { Problem } from "../ui/problem.tsx";

type Recorded = AnswerOf<typeof ops.listErrors>["items"][number];

/** An error that was recorded: what, by when the partner must know, and what was done. */
export function ErrorSheet({ of, again }: { readonly of: Recorded; again(): void }) {
  const { m, f } = useLanguage();
  const w = m.overseer;
  const nameOf = usePeople();
  // What was just recorded stays in sight.
  const [opened] = useState(of.remedy === undefined);
  const due = (by: string | undefined, done: string | undefined) =>
    done !== undefined ? (
      f.time(done)
    ) : by === undefined ? (
      w.open
    ) : (
      <>
        {f.time(by)} <Clock due={by} state="running" />
      </>
    );
  return (
    <details className="fold" open={opened}>
      <summary>
        <bdi>{of.title ?? w.sealed}</bdi> <span className="small soft">{w.errorKinds[of.kind]}</span>
      </summary>
      <div className="stack">
        <p className="prose">
          <bdi>{of.text ?? w.sealed}</bdi>
        </p>
        <dl className="facts">
          <Fact term={w.foundAt}>{f.time(of.foundAt)}</Fact>
          <Fact term={w.by}>
            <bdi>{nameOf(of.by)}</bdi>, {f.time(of.at)}
          </Fact>
          <Fact term={of.notified === undefined ? w.tellBy : w.notified}>
            {due(of.notifyBy, of.notified)}
          </Fact>
          <Fact term={of.reported === undefined ? w.reportBy : w.reported}>
            {due(of.reportBy, of.reported)}
          </Fact>
          {of.remedy === undefined ? null : (
            <Fact term={w.remedy}>
              <bdi>{of.remedy.text ?? w.sealed}</bdi>{" "}
              <span className="small soft">
                <bdi>{nameOf(of.remedy.by)}</bdi>, {f.time(of.remedy.at)}
              </span>
            </Fact>
          )}
        </dl>
        <Tell of={of} again={again} />
        {of.remedy === undefined ? <Remedy error={of.id} again={again} /> : null}
      </div>
    </details>
  );
}

function Tell({ of, again }: { readonly of: Recorded; again(): void }) {
  const { m } = useLanguage();
  const w = m.overseer;
  const act = useAct(ops.tellError);
  const left = (["notified", "reported"] as const).filter((what) => of[what] === undefined);
  if (left.length === 0) return null;
  return (
    <>
      <Problem of={act.problem} />
      <div className="row no-print">
        {left.map((what) => (
          <button
            key={what}
            type="button"
            className="button quiet"
            aria-disabled={act.busy}
            onClick={async () => {
              if (act.busy) return;
              if ((await act.run({ params: { error: of.id }, body: { what } })) !== undefined) again();
            }}
          >
            {what === "notified" ? w.doNotified : w.doReported}
          </button>
        ))}
      </div>
    </>
  );
}

function Remedy({ error, again }: { readonly error: string; again(): void }) {
  const { m } = useLanguage();
  const w = m.overseer;
  const act = useAct(ops.remedyError);
  const [text, setText] = useState("");
  const submit = async () => {
    if ((await act.run({ params: { error }, body: { text: text.trim() } })) !== undefined) again();
  };
  return (
    <ActForm act={act} send={submit} submit={w.doRemedy} tone="quiet" layout="form no-print">
      <Lines label={w.remedyText} most={8000} value={text} change={setText} />
    </ActForm>
  );
}
