import { errorKinds, incidentOperations as ops } from "@entente/api";
import { type ComponentProps, useState } from "react";
import { useAct } from "../data/use-act.ts";
import { useLanguage } from "../language/language.tsx";
import { ActForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line, Lines, Moment } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { instantOf } from "../ui/written.ts";
import { Notice } from "./notice.tsx";

type Kind = (typeof errorKinds)[number];

const EMPTY = { kind: "other" as Kind, foundAt: "", title: "", text: "" };

/** Writes down that something went wrong. By when the partner must know follows from the clause. */
export function RecordError(props: {
  readonly partner: string;
  /** What the agreement asks, where it is not said beside the form already. */
  readonly notice?: ComponentProps<typeof Notice>["of"];
  again(): void;
}) {
  const { partner, again } = props;
  const { m } = useLanguage();
  const w = m.overseer;
  const act = useAct(ops.recordError);
  const [draft, setDraft] = useState(EMPTY);
  const submit = async () => {
    const { kind, foundAt, title, text } = draft;
    // Hours are UTC wherever they are shown, and so where they are said.
    const body = {
      partner,
      kind,
      foundAt: instantOf(foundAt),
      title: title.trim(),
      text: text.trim(),
    };
    if ((await act.run({ body })) === undefined) return;
    setDraft(EMPTY);
    again();
  };
  return (
    <Sheet title={w.recordError}>
      <ActForm act={act} send={submit} submit={w.recordError}>
        <div className="overseer-review">
          <Choice
            label={w.errorKind}
            value={draft.kind}
            codes={errorKinds}
            names={w.errorKinds}
            change={(value) => setDraft({ ...draft, kind: value })}
          />
          <Moment
            label={w.foundAtUtc}
            value={draft.foundAt}
            change={(foundAt) => setDraft({ ...draft, foundAt })}
            at="foundAt"
          />
        </div>
        <Line
          label={w.errorTitle}
          most={160}
          value={draft.title}
          change={(title) => setDraft({ ...draft, title })}
          at="title"
        />
        <Lines
          label={w.errorText}
          rows={4}
          most={8000}
          value={draft.text}
          change={(text) => setDraft({ ...draft, text })}
          at="text"
        />
        {"notice" in props ? <Notice of={props.notice} /> : null}
      </ActForm>
    </Sheet>
  );
}
