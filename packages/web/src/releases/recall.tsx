import { type RecallReason, recallReasons, releaseOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Release } from "./release.ts";

/** Takes a release back, for one of the reasons a log may hold. */
export function Recall({ release, done }: { readonly release: Release; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const act = useAct(releaseOperations.recallRelease);
  const [reason, setReason] = useState<RecallReason | "">("");

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (reason === "") return;
    const acted = await act.run({ params: { release: release.id }, body: { reason } });
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
        <Field label={m.proposal.reason} help={m.proposal.reasonHelp}>
          {(ids) => (
            <select
              {...ids}
              required
              value={reason}
              onChange={({ target }) => setReason(target.value as RecallReason | "")}
            >
              <option value="">{m.proposal.reasonChoose}</option>
              {recallReasons.map((each) => (
                <option key={each} value={each}>
                  {m.lists.recallReasons[each]}
                </option>
              ))}
            </select>
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
