import {
  inquiryAspects,
  inquiryConfidences,
  inquiryFindingStatuses,
  inquiryLikelihoods,
  inquiryOperations,
} from "@entente/api";
import { useState } from "react";
import { ActForm, Choice, Line } from "../contacts/fields.tsx";
import { useLanguage } from "../language/language.tsx";
import { Check } from "../ui/field.tsx";
import { Fold } from "../ui/fold.tsx";
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
    <Fold title={w.draftFinding} hint={w.draftFindingHelp}>
      <ActForm submit={w.doFind} busy={act.busy} problem={act.problem} send={send}>
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
              optional
              most={26}
              value={draft.earlier}
              change={(earlier) => change({ earlier })}
            />
            {text("change")}
          </>
        ) : null}
      </ActForm>
    </Fold>
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
  const toggled = <T extends string>(list: readonly T[], one: T, on: boolean): T[] =>
    on ? [...list, one] : list.filter((each) => each !== one);
  return (
    <>
      <fieldset className="field">
        <legend>{m.inquiries.claims}</legend>
        {view.claims.map((claim) => (
          <Check
            key={claim}
            label={<bdi>{claimOf(claim)}</bdi>}
            checked={draft.claims.includes(claim)}
            onChange={(on) => change({ claims: toggled(draft.claims, claim, on) })}
          />
        ))}
      </fieldset>
      <fieldset className="field">
        <legend>{m.inquiries.aspect}</legend>
        {inquiryAspects.map((aspect) => (
          <Check
            key={aspect}
            label={m.inquiries.aspects[aspect]}
            checked={draft.aspects.includes(aspect)}
            onChange={(on) => change({ aspects: toggled(draft.aspects, aspect, on) })}
          />
        ))}
      </fieldset>
      {view.state !== "comment" || comments.length === 0 ? null : (
        <fieldset className="field">
          <legend>{m.inquiries.takesUp}</legend>
          {comments.map(({ comment, words, at }) => (
            <Check
              key={comment}
              label={<bdi>{words?.text ?? `${m.inquiries.unreadable}, ${f.time(at)}`}</bdi>}
              checked={draft.accepts.includes(comment)}
              onChange={(on) => change({ accepts: toggled(draft.accepts, comment, on) })}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
