import { releaseOperations } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { address } from "../router.ts";
import { Field } from "../ui/field.tsx";
import { useAnnounce } from "../ui/live.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import type { Release } from "./proposal-page.tsx";

/** Takes a release back, with a reason that the partner will read. */
export function Recall({ release, done }: { readonly release: Release; done(): void }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const act = useAct(releaseOperations.recallRelease);
  const [reason, setReason] = useState("");
  const [items, setItems] = useState<number>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const answer = await act.run({ params: { release: release.id }, body: { reason: reason.trim() } });
    if (answer === undefined) return;
    setItems(answer.result.items);
    setReason("");
    announce(m.proposal.recalled(answer.result.items));
    done();
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
        {items === undefined ? null : (
          <p className="notice is-good">
            <span>
              {m.proposal.recalled(items)} <a href={address(["recalls"])}>{m.recalls.title}</a>
            </span>
          </p>
        )}
        <div>
          <button type="submit" className="button grave" disabled={act.busy}>
            {m.proposal.recallSubmit}
          </button>
        </div>
      </form>
    </Sheet>
  );
}
