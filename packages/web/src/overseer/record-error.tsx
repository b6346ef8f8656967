import { errorKinds, incidentOperations as ops } from "@entente/api";
import { type FormEvent, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { Field } from "../ui/field.tsx";
import { Sheet } from "../ui/page.tsx";
import { Problem } from "../ui/problem.tsx";

type Kind = (typeof errorKinds)[number];

const EMPTY = { kind: "other" as Kind, foundAt: "", title: "", text: "" };

/** Writes down that something went wrong. By when the partner must know follows from the clause. */
export function RecordError({ partner, again }: { readonly partner: string; again(): void }) {
  const { m } = useLanguage();
  const w = m.overseer;
  const act = useAct(ops.recordError);
  const [draft, setDraft] = useState(EMPTY);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (act.busy) return;
    const { kind, foundAt, title, text } = draft;
    // Hours are UTC wherever they are shown, and so where they are said.
    const body = {
      partner,
      kind,
      foundAt: `${foundAt.slice(0, 16)}:00Z`,
      title: title.trim(),
      text: text.trim(),
    };
    if ((await act.run({ body })) === undefined) return;
    setDraft(EMPTY);
    again();
  };
  return (
    <Sheet title={w.recordError}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <div className="overseer-review">
          <Field label={w.errorKind}>
            {(ids) => (
              <select
                {...ids}
                value={draft.kind}
                onChange={(event) => setDraft({ ...draft, kind: event.target.value as Kind })}
              >
                {errorKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {w.errorKinds[kind]}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={w.foundAtUtc}>
            {(ids) => (
              <input
                {...ids}
                type="datetime-local"
                required
                value={draft.foundAt}
                onChange={(event) => setDraft({ ...draft, foundAt: event.target.value })}
              />
            )}
          </Field>
        </div>
        <Field label={w.errorTitle}>
          {(ids) => (
            <input
              {...ids}
              type="text"
              required
              maxLength={160}
              value={draft.title}
              onChange={(event) => setDraft({ ...draft, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={w.errorText}>
          {(ids) => (
            <textarea
              {...ids}
              rows={4}
              required
              maxLength={8000}
              value={draft.text}
              onChange={(event) => setDraft({ ...draft, text: event.target.value })}
            />
          )}
        </Field>
        <Problem of={act.problem} />
        <p>
          <button type="submit" className="button" aria-disabled={act.busy}>
            {w.recordError}
          </button>
        </p>
      </form>
    </Sheet>
  );
}
