import type { ProblemError } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Problem } from "./problem.tsx";

/** Asks once more before an act that takes something away. */
export function Sure(props: {
  readonly question: string;
  readonly act: { readonly busy: boolean; readonly problem: ProblemError | undefined };
  send(): unknown;
  cancel(): void;
}) {
  const { m } = useLanguage();
  const { question, act, send, cancel } = props;
  return (
    <div className="notice is-warn" role="alert">
      <Problem of={act.problem} />
      <p>{question}</p>
      <div className="row">
        <button type="button" className="button grave" disabled={act.busy} onClick={() => void send()}>
          {m.account.confirm}
        </button>
        <button type="button" className="button quiet" onClick={cancel}>
          {m.account.cancel}
        </button>
      </div>
    </div>
  );
}
