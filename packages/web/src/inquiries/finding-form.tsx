import {
  inquiryAspects,
  inquiryConfidences,
  inquiryFindingStatuses,
  inquiryLikelihoods,
  inquiryOperations,
} from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice, optionsOf, Ticks } from "../ui/choices.tsx";
import { Line } from "../ui/inputs.tsx";
import { Bilingual } from "./bilingual.tsx";
import { useClaims } from "./claim-words.ts";
import { FiguresField } from "./figures-field.tsx";
import { draftFrom, emptyFinding, type FindingDraft, findingOf } from "./finding-draft.ts";
import type { Part } from "./part.ts";
import { usePress } from "./use-case.ts";

type Texts = "contrary" | "gaps" | "assumptions" | "alternative" | "second" | "change";
const BASIS: readonly Texts[] = ["contrary", "gaps", "assumptions", "alternative", "second"];

/** Drafts a finding, or one's own anew. While the linter finds an error nothing is written. */
export function FindingForm({ view, done }: Part) {
  const { m, f } = useLanguage();
  const w = m.inquiries;
  const act = usePress(inquiryOperations.draftFinding, view, w.found, done);
  const next = () => emptyFinding(view.findings.length + 1);
  const [draft, setDraft] = useState<FindingDraft>(next);
  const change = (more: Partial<FindingDraft>) => setDraft((now) => ({ ...now, ...more }));
  const own = view.findings.filter(({ by }) => by === "ours");
  const open = (id: string) => {
    const found = own.find(({ finding }) => finding === id);
    setDraft(found === undefined ? next() : draftFrom(found));
  };
  const text = (name: Texts) => (
    <Bilingual
      key={name}
      label={name === "alternative" ? w.alternative : name === "second" ? w.second : w.texts[name]}
      optional
      value={draft[name]}
      change={(value) => change({ [name]: value })}
    />
  );
  const send = async () => {
    if (!(await act.press(findingOf(draft, view.evidence)))) return;
    // The one just drafted is not in what this page has read yet.
    setDraft(emptyFinding(view.findings.length + (draft.finding === "" ? 2 : 1)));
  };
  return (
    <FoldedForm title={w.draftFinding} hint={w.draftFindingHelp} submit={w.doFind} act={act} send={send}>
      <div className="fields">
        {own.length === 0 ? null : (
          <Choice
            label={w.whichFinding}
            value={draft.finding}
            codes={["", ...own.map(({ finding }) => finding)]}
            names={{
              "": w.anotherFinding,
              ...Object.fromEntries(own.map((one) => [one.finding, `F${f.number(one.number)}`])),
            }}
            change={open}
          />
        )}
        <Line label={w.number} most={2} value={draft.number} change={(number) => change({ number })} />
        <Choice
          label={w.status}
          value={draft.status}
          codes={inquiryFindingStatuses}
          names={w.statuses}
          change={(status) => change({ status })}
        />
        {draft.status === "assessed" ? (
          <>
            <Choice
              label={w.likelihood}
              value={draft.likelihood}
              codes={inquiryLikelihoods as readonly string[]}
              names={w.likelihoods}
              change={(likelihood) => change({ likelihood })}
            />
            <Choice
              label={w.confidence}
              value={draft.confidence}
              codes={inquiryConfidences}
              names={w.confidences}
              change={(confidence) => change({ confidence })}
            />
          </>
        ) : null}
      </div>
      <AboutFields view={view} draft={draft} change={change} />
      <Bilingual label={w.text} value={draft.text} change={(value) => change({ text: value })} />
      <FiguresField figures={draft.figures} change={(figures) => change({ figures })} />
      {draft.status === "not_determined" ? (
        <Bilingual label={w.reason} value={draft.reason} change={(reason) => change({ reason })} />
      ) : null}
      {BASIS.map(text)}
      {view.round > 1 ? (
        <>
          <Line
            label={w.earlier}
            help={w.earlierHelp}
            required={false}
            most={26}
            value={draft.earlier}
            change={(earlier) => change({ earlier })}
          />
          {text("change")}
        </>
      ) : null}
    </FoldedForm>
  );
}

type About = {
  readonly view: Part["view"];
  readonly draft: FindingDraft;
  change(more: Partial<FindingDraft>): void;
};

/** On which claims and aspects it speaks, and which comments its text takes up. */
function AboutFields({ view, draft, change }: About) {
  const { m, f } = useLanguage();
  const claimOf = useClaims(view);
  const comments = view.comments.filter(({ finding }) => finding === undefined || finding === draft.finding);
  return (
    <>
      <Ticks
        label={m.inquiries.claims}
        options={view.claims.map((claim) => ({ code: claim, name: claimOf(claim) }))}
        value={draft.claims}
        change={(claims) => change({ claims })}
        at="claims"
        sentences
      />
      <Ticks
        label={m.inquiries.aspect}
        options={optionsOf(inquiryAspects, m.inquiries.aspects)}
        value={draft.aspects}
        change={(aspects) => change({ aspects })}
        at="aspects"
      />
      {view.state !== "comment" || comments.length === 0 ? null : (
        <Ticks
          label={m.inquiries.takesUp}
          options={comments.map(({ comment, words, at }) => ({
            code: comment,
            name: words?.text ?? `${m.inquiries.unreadable}, ${f.time(at)}`,
          }))}
          value={draft.accepts}
          change={(accepts) => change({ accepts })}
          at="accepts"
          sentences
        />
      )}
    </>
  );
}
