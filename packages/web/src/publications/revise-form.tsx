import { publicationOperations as ops, publicationChanges } from "@entente/api";
import { useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Bilingual, type Both, NEITHER } from "./bilingual.tsx";
import type { Publication } from "./shown.ts";

/** The next version, from the words of the last one. */
export function ReviseForm({ of, done }: { readonly of: Publication; done(next: Done): void }) {
  const { m } = useLanguage();
  const w = m.publications;
  const act = useAct(ops.draftVersion);
  const asked = useRead(ops.listCorrections, { query: { publication: of.id } }, { keep: false });
  const waiting = (asked.answer?.items ?? []).filter(({ state }) => state === "waiting");
  const last = of.versions.at(-1)?.words;
  const [title, setTitle] = useState<Both>(last?.title ?? NEITHER);
  const [text, setText] = useState<Both>(last?.text ?? NEITHER);
  const [notice, setNotice] = useState<Both>(NEITHER);
  const [change, setChange] = useState<"correction" | "slip">("correction");
  const [correction, setCorrection] = useState("");

  async function submit() {
    const changed = {
      change,
      ...(change === "correction" ? { notice } : {}),
      ...(correction === "" ? {} : { correction }),
    };
    const body = { title, text, ...(of.current === 0 ? {} : changed) };
    const acted = await act.run({ params: { publication: of.id }, body });
    if (acted !== undefined) done({ said: w.redrafted, acted });
  }

  return (
    <Sheet title={of.current === 0 ? w.redraft : w.revise}>
      <details>
        <summary>{w.reviseHelp}</summary>
        <ActForm act={act} send={submit} submit={w.draftSubmit}>
          {of.current === 0 ? null : (
            <>
              <Choice
                label={w.change}
                value={change}
                codes={publicationChanges}
                names={w.changes}
                change={setChange}
              />
              {change === "correction" ? (
                <Bilingual
                  label={w.notice}
                  value={notice}
                  most={1000}
                  rows={2}
                  change={setNotice}
                  at="notice"
                />
              ) : null}
              <Choice
                label={w.answers}
                value={correction}
                codes={["", ...waiting.map(({ id }) => id)]}
                names={{
                  "": w.answersNone,
                  ...Object.fromEntries(waiting.map((one) => [one.id, one.words?.quote?.exact ?? one.id])),
                }}
                change={setCorrection}
              />
            </>
          )}
          <Bilingual label={w.name} value={title} most={200} change={setTitle} at="title" />
          <Bilingual label={w.text} value={text} most={20_000} rows={10} change={setText} at="text" />
        </ActForm>
      </details>
    </Sheet>
  );
}
