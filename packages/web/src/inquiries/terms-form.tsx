import { type BodyOf, inquiryOperations } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Line, Moment } from "../ui/inputs.tsx";
import { instantOf } from "../ui/written.ts";
import { Bilingual } from "./bilingual.tsx";
import { NEITHER } from "./both.ts";
import type { Part } from "./part.ts";
import { usePress } from "./use-case.ts";

type Terms = BodyOf<typeof inquiryOperations.draftInquiryTerms>;

/** Drafts terms, beginning with those that are there. */
export function TermsForm({ view, done }: Part) {
  const { m } = useLanguage();
  const draft = usePress(inquiryOperations.draftInquiryTerms, view, m.inquiries.drafted, done);
  const there = view.terms?.words;
  const [facts, setFacts] = useState(there?.facts ?? NEITHER);
  const [powers, setPowers] = useState(there?.powers ?? NEITHER);
  const [bodies, setBodies] = useState(there?.bodies.join(", ") ?? "");
  const [until, setUntil] = useState(there?.evidenceUntil.slice(0, 16) ?? "");
  const [comment, setComment] = useState(String(there?.commentHours ?? 1440));
  const [sign, setSign] = useState(String(there?.signHours ?? 720));
  const [withoutConsent, setConsent] = useState<Terms["withoutConsent"]>(there?.withoutConsent ?? "notice");
  const send = async () => {
    const body: Terms = {
      facts,
      powers,
      bodies: bodies.split(",").map((each) => each.trim()),
      languages: ["en", "fr"],
      evidenceUntil: instantOf(until),
      commentHours: Number(comment),
      signHours: Number(sign),
      withoutConsent,
    };
    await draft.press(body);
  };
  return (
    <FoldedForm
      title={m.inquiries.draftTerms}
      submit={m.inquiries.doDraft}
      act={draft}
      help={m.inquiries.draftTermsHelp}
      send={send}
    >
      <Bilingual label={m.inquiries.facts} value={facts} change={setFacts} />
      <Bilingual label={m.inquiries.powers} value={powers} change={setPowers} />
      <div className="fields">
        <Line
          label={m.inquiries.bodies}
          help={m.inquiries.bodiesHelp}
          value={bodies}
          change={setBodies}
          most={160}
        />
        <Moment label={m.inquiries.evidenceUntil} value={until} change={setUntil} />
        <Line label={m.inquiries.commentHours} most={4} value={comment} change={setComment} />
        <Line label={m.inquiries.signHours} most={4} value={sign} change={setSign} />
        <Choice
          label={m.inquiries.withoutConsent}
          value={withoutConsent}
          codes={["notice", "nothing"] as const}
          names={m.inquiries.consents}
          change={setConsent}
        />
      </div>
    </FoldedForm>
  );
}
