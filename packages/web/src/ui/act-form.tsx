import type { ProblemError } from "@entente/api";
import { type ReactNode, useEffect, useRef } from "react";
import { Faults, faultsOf } from "./faults.ts";
import { Fold } from "./fold.tsx";
import { Problem } from "./problem.tsx";

type ActFormProps = {
  readonly act: { readonly busy: boolean; readonly problem: ProblemError | undefined };
  /** Sends what was written; called by the button and by Enter. */
  send(): unknown;
  readonly submit: string;
  readonly tone?: "quiet" | "grave";
  /** Whether everything is there that a browser does not ask for by itself. */
  readonly ready?: boolean;
  readonly help?: string | undefined;
  /** The agreement whose clauses a refusal names. */
  readonly agreement?: string | undefined;
  /** What stands beside the button: other acts, how far it has come. */
  readonly beside?: ReactNode;
  readonly layout?: string;
  readonly children?: ReactNode;
};

/**
 * A form that does one thing: its fields, what the node said against it, and the button. A fault that has a field is
 * said there, too, and the first such field gets the focus.
 */
export function ActForm(props: ActFormProps) {
  const { act, send, submit, tone, ready = true, help, agreement, beside, layout = "form", children } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (act.problem !== undefined) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [act.problem]);
  return (
    <form
      className={layout}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !act.busy) void send();
      }}
    >
      {help === undefined ? null : <p className="soft">{help}</p>}
      <Faults value={faultsOf(act.problem)}>{children}</Faults>
      <Problem of={act.problem} agreement={agreement} />
      <div className="row">
        <button
          type="submit"
          className={tone === undefined ? "button" : `button ${tone}`}
          disabled={act.busy || !ready}
        >
          {submit}
        </button>
        {beside}
      </div>
    </form>
  );
}

/** A form behind its name. */
export function FoldedForm({
  title,
  hint,
  open,
  ...form
}: ActFormProps & { readonly title: string; readonly hint?: string; readonly open?: boolean }) {
  return (
    <Fold title={title} hint={hint} open={open}>
      <ActForm {...form} />
    </Fold>
  );
}
