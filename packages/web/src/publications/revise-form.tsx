import { publicationOperations as ops, publicationChanges } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import type { Done } from "../ui/outcome.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";
import { Bilingual, type Both, Choice, NEITHER } from "./inputs.tsx";
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

  async function submit(event: FormEvent) {
    event.preventDefault();
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
        <form className="stack" onSubmit={(event) => void submit(event)}>
          {of.current === 0 ? null : (
            <>
              <Choice
                label={w.change}
                value={change}
                options={publicationChanges}
                words={w.changes}
                change={setChange}
              />
              {change === "correction" ? (
                <Bilingual label={w.notice} value={notice} most={1000} rows={2} change={setNotice} />
              ) : null}
              <Choice
                label={w.answers}
                value={correction}
                options={["", ...waiting.map(({ id }) => id)]}
                words={{
                  "": w.answersNone,
                  ...Object.fromEntries(waiting.map((one) => [one.id, one.words?.quote?.exact ?? one.id])),
                }}
                change={setCorrection}
              />
            </>
          )}
          <Bilingual label={w.name} value={title} most={200} change={setTitle} />
          <Bilingual label={w.text} value={text} most={20_000} rows={10} change={setText} />
          <Problem of={act.problem} />
          <div className="row">
            <button type="submit" className="button" disabled={act.busy}>
              {w.draftSubmit}
            </button>
          </div>
        </form>
      </details>
    </Sheet>
  );
}
