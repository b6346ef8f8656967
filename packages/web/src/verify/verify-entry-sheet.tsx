import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import "./verify.css";
import { StepsList } from "./steps-list.tsx";
import { useVerify } from "./use-verify.ts";
import type { Listed } from "./verify-many.ts";

/** One press recomputes an entry, step by step. */
export function VerifyEntrySheet({ entry }: { readonly entry: Listed }) {
  const { m } = useLanguage();
  const { busy, steps, problem, run } = useVerify();
  return (
    <Sheet title={m.verifying.title}>
      <div className="stack">
        {steps === undefined ? <p className="soft">{m.verifying.lead}</p> : <StepsList steps={steps} />}
        <Problem of={problem} />
        <p className="no-print">
          <button
            type="button"
            className={steps === undefined ? "button" : "button quiet"}
            aria-disabled={busy}
            onClick={() => {
              if (!busy) void run(entry);
            }}
          >
            {busy ? `${m.verifying.busy}…` : steps === undefined ? m.verifying.run : m.verifying.again}
          </button>
        </p>
      </div>
    </Sheet>
  );
}
