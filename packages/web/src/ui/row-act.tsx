import type { ProblemError } from "@entente/api";
import { type ReactNode, useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { Problem } from "./problem.tsx";

type Act = { readonly busy: boolean; readonly problem: ProblemError | undefined };

/** Asks once more before an act that takes something away. */
export function Sure(props: {
  readonly question: ReactNode;
  /** What the button says; that it is confirmed, unless the act has a word of its own. */
  readonly confirm?: string;
  readonly act: Act;
  send(): unknown;
  cancel(): void;
}) {
  const { m } = useLanguage();
  const { question, confirm = m.account.confirm, act, send, cancel } = props;
  return (
    <div className="notice is-warn" role="alert">
      <Problem of={act.problem} />
      <p>{question}</p>
      <div className="row">
        <button type="button" className="button grave" disabled={act.busy} onClick={() => void send()}>
          {confirm}
        </button>
        <button type="button" className="button quiet" onClick={cancel}>
          {m.account.cancel}
        </button>
      </div>
    </div>
  );
}

/** The button of such an act, and once it was pressed, the question. */
export function SureButton(props: {
  readonly label: string;
  readonly tone: "quiet" | "grave";
  readonly question: ReactNode;
  readonly act: Act;
  send(): unknown;
}) {
  const { label, tone, ...sure } = props;
  const [asked, setAsked] = useState(false);
  return asked ? (
    <Sure {...sure} cancel={() => setAsked(false)} />
  ) : (
    <div>
      <button type="button" className={`button ${tone}`} onClick={() => setAsked(true)}>
        {label}
      </button>
    </div>
  );
}
