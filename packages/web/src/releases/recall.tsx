import { releaseOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Release } from "./release.ts";

/** Takes a release back, with a reason that the partner will read. */
export function Recall({ release, done }: { readonly release: Release; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const act = useAct(releaseOperations.recallRelease);
  const [reason, setReason] = useState("");

  async function submit(event: FormEvent) {
    event.preventDefault();
    const acted = await act.run({ params: { release: release.id }, body: { reason: reason.trim() } });
    if (acted === undefined) return;
    setReason("");
    const said = m.proposal.recalled(acted.result.items);
    announce(said);
    done({ said, acted });
  }

  return (
    <Sheet title={m.proposal.recall}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p>{m.proposal.recallHelp}</p>
        <Field label={m.proposal.reason}>
          {(ids) => (
            <input
              {...ids}
              required
              minLength={3}
              maxLength={400}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Problem of={act.problem} />
        <div>
          <button type="submit" className="button grave" disabled={act.busy}>
            {m.proposal.recallSubmit}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
