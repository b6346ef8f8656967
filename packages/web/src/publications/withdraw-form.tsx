import { publicationOperations as ops, publicationWithdrawalCodes } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Bilingual, type Both, Choice, NEITHER } from "./inputs.tsx";
import type { Publication } from "./shown.ts";

/** Takes a publication down; one person suffices. */
export function WithdrawForm({ of, done }: { readonly of: Publication; done(next: Done): void }) {
  const { m } = useLanguage();
  const w = m.publications;
  const act = useAct(ops.withdrawPublication);
  const [code, setCode] = useState<(typeof publicationWithdrawalCodes)[number]>("error");
  const [sentence, setSentence] = useState<Both>(NEITHER);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const acted = await act.run({ params: { publication: of.id }, body: { code, sentence } });
    if (acted !== undefined) done({ said: w.withdrawn, acted });
  }

  return (
    <Sheet title={w.withdraw}>
      <details>
        <summary>{w.withdrawHelp}</summary>
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Choice
            label={w.why}
            value={code}
            options={publicationWithdrawalCodes}
            words={w.withdrawals}
            change={setCode}
          />
          <Bilingual label={w.sentence} value={sentence} most={1000} rows={2} change={setSentence} />
          <Problem of={act.problem} />
          <div className="row">
            <button type="submit" className="button" disabled={act.busy}>
              {w.withdraw}
            </button>
          </div>
        </form>
      </details>
    </Sheet>
  );
}
