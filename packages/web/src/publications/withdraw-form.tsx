import { publicationOperations as ops, publicationWithdrawalCodes } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Bilingual, type Both, NEITHER } from "./bilingual.tsx";
import type { Publication } from "./shown.ts";

/** Takes a publication down; one person suffices. */
export function WithdrawForm({ of, done }: { readonly of: Publication; done(next: Done): void }) {
  const { m } = useLanguage();
  const w = m.publications;
  const act = useAct(ops.withdrawPublication);
  const [code, setCode] = useState<(typeof publicationWithdrawalCodes)[number]>("error");
  const [sentence, setSentence] = useState<Both>(NEITHER);

  async function submit() {
    const acted = await act.run({ params: { publication: of.id }, body: { code, sentence } });
    if (acted !== undefined) done({ said: w.withdrawn, acted });
  }

  return (
    <Sheet title={w.withdraw}>
      <details>
        <summary>{w.withdrawHelp}</summary>
        <ActForm act={act} send={submit} submit={w.withdraw}>
          <Choice
            label={w.why}
            value={code}
            codes={publicationWithdrawalCodes}
            names={w.withdrawals}
            change={setCode}
          />
          <Bilingual
            label={w.sentence}
            value={sentence}
            most={1000}
            rows={2}
            change={setSentence}
            at="sentence"
          />
        </ActForm>
      </details>
    </Sheet>
  );
}
