import { publicationOperations as ops } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Lines } from "../ui/inputs.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Comment } from "./shown.ts";

/** A writer's appeal, and its one decision, by another person than the one who refused. */
export function AppealForm(props: { readonly of: Comment; readonly acts: boolean; done(next: Done): void }) {
  const { m } = useLanguage();
  const w = m.publications;
  const act = useAct(ops.decideCommentAppeal);
  const [reason, setReason] = useState("");
  const { of, acts, done } = props;
  const appeal = of.appeal!;

  async function decide(decision: "upheld" | "overturned") {
    const acted = await act.run({ params: { comment: of.id }, body: { decision, reason } });
    if (acted !== undefined) done({ said: w.appeals[decision], acted });
  }

  return (
    <>
      <h3>{w.appeal}</h3>
      <p>{w.appeals[appeal.state]}</p>
      <blockquote>
        <p>
          <bdi>{appeal.text ?? w.erased}</bdi>
        </p>
      </blockquote>
      {appeal.state === "waiting" && acts ? (
        <>
          <Lines label={w.reason} value={reason} most={1000} rows={2} change={setReason} />
          <Problem of={act.problem} />
          <div className="row">
            <button
              type="button"
              className="button"
              disabled={act.busy}
              onClick={() => void decide("overturned")}
            >
              {w.overturn}
            </button>
            <button
              type="button"
              className="button quiet"
              disabled={act.busy}
              onClick={() => void decide("upheld")}
            >
              {w.uphold}
            </button>
          </div>
        </>
      ) : null}
    </>
  );
}
