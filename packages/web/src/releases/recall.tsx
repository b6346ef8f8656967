import { type RecallReason, recallReasons, releaseOperations } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { useAnnounce } from "../ui/live.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { ReasonField } from "../ui/reason-field.tsx";
import type { Release } from "./release.ts";

/** Takes a release back, for one of the reasons a log may hold. */
export function Recall({ release, done }: { readonly release: Release; done(outcome: Done): void }) {
  const { m } = useLanguage();
  const announce = useAnnounce();
  const act = useAct(releaseOperations.recallRelease);
  const [reason, setReason] = useState<RecallReason | "">("");

  async function submit() {
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
      <ActForm
        act={act}
        send={submit}
        submit={m.proposal.recallSubmit}
        tone="grave"
        help={m.proposal.recallHelp}
      >
        <ReasonField codes={recallReasons} names={m.lists.recallReasons} value={reason} change={setReason} />
      </ActForm>
    </Sheet>
  );
}
