import { useAgreement } from "../agreement/use-agreement.ts";
import { type NoteField, vocabularyOf } from "../agreement/vocabulary.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Lines } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import type { Draft } from "./draft.ts";

const FIELDS: readonly NoteField[] = ["necessity", "proportionality", "alternatives"];

type Props = {
  readonly draft: Draft;
  /** Whether what the clause asks for must be written; what is refused anyway may be proposed without. */
  readonly asked: boolean;
  change(next: Partial<Draft>): void;
};

/** Why this is released, in the fields and at the length that the clause says. */
export function NoteForm(props: Props) {
  const { m } = useLanguage();
  const { partner } = useRelation();
  const { note } = vocabularyOf(useAgreement(), partner);
  return (
    <Sheet title={m.release.note}>
      <div className="form note-form">
        {note === undefined ? null : (
          <p className="small soft">
            {m.release.noteHelp(note.minChars, note.clause)}
            {props.asked ? null : ` ${m.release.noteMissing}`}
          </p>
        )}
        {FIELDS.map((name) => {
          const asked = props.asked && note?.fields.includes(name) === true;
          return (
            <Lines
              key={name}
              label={m.release[name]}
              optional={!asked}
              minLength={asked ? note?.minChars : undefined}
              most={4000}
              value={props.draft[name]}
              change={(value) => props.change({ [name]: value })}
            />
          );
        })}
      </div>
    </Sheet>
  );
}
