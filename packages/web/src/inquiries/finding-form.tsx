import {
  type BodyOf,
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
import { Bilingual, type Both, NEITHER } from "./bilingual.tsx";
import { useClaims } from "./claim-words.ts";
import type { Part } from "./part.ts";
import { usePress } from "./use-case.ts";

type Drafted = BodyOf<typeof inquiryOperations.draftFinding>;
const TEXTS = { text: NEITHER, contrary: NEITHER, alternative: NEITHER, reason: NEITHER };

const isSaid = ({ en, fr }: Both) => en !== "" && fr !== "";

/** Drafts a finding without figures; one with figures is drafted by file on the command line. */
export function FindingForm({ view, done }: Part) {
  const { m } = useLanguage();
  const claimOf = useClaims(view);
  const draft = usePress(inquiryOperations.draftFinding, view, m.inquiries.found, done);
  const [number, setNumber] = useState(String(view.findings.length + 1));
  const [status, setStatus] = useState<Drafted["status"]>("assessed");
  const [aspect, setAspect] = useState<Drafted["aspects"][number]>("existence");
  const [likelihood, setLikelihood] = useState<string>("likely");
  const [confidence, setConfidence] = useState<NonNullable<Drafted["confidence"]>>("low");
  const [claims, setClaims] = useState<readonly string[]>([]);
  const [texts, setTexts] = useState(TEXTS);
  const change = (name: keyof typeof TEXTS) => (value: Both) =>
    setTexts((now) => ({ ...now, [name]: value }));
  const assessed = status === "assessed";
  const supporting = view.evidence.filter(({ bears }) => bears.some(({ claim }) => claims.includes(claim)));
  const send = async () => {
    const { text, contrary, alternative, reason } = texts;
    const body: Drafted = {
      number: Number(number),
      status,
      claims: [...claims],
      text,
      aspects: [aspect],
      ...(assessed ? { likelihood, confidence } : {}),
      figures: [],
      basis: {
        roots: [...new Set(supporting.map(({ root }) => root))],
        ...(isSaid(contrary) ? { contrary } : {}),
      },
      alternatives: isSaid(alternative) ? [alternative] : [],
      ...(isSaid(reason) ? { reason } : {}),
    };
    if (await draft.press(body)) setTexts(TEXTS);
  };
  return (
    <Fold title={m.inquiries.draftFinding}>
      <ActForm
        submit={m.inquiries.doFind}
        busy={draft.busy}
        problem={draft.problem}
        help={m.inquiries.draftFindingHelp}
        send={send}
      >
        <div className="fields">
          <Line label={m.inquiries.number} most={2} value={number} change={setNumber} />
          <Choice
            label={m.inquiries.status}
            value={status}
            codes={inquiryFindingStatuses}
            names={m.inquiries.statuses}
            change={setStatus}
          />
          <Choice
            label={m.inquiries.aspect}
            value={aspect}
            codes={inquiryAspects}
            names={m.inquiries.aspects}
            change={setAspect}
          />
          {assessed ? (
            <>
              <Choice
                label={m.inquiries.likelihood}
                value={likelihood}
                codes={inquiryLikelihoods as readonly string[]}
                names={m.inquiries.likelihoods}
                change={setLikelihood}
              />
              <Choice
                label={m.inquiries.confidence}
                value={confidence}
                codes={inquiryConfidences}
                names={m.inquiries.confidences}
                change={setConfidence}
              />
            </>
          ) : null}
        </div>
        <fieldset>
          <legend>{m.inquiries.claims}</legend>
          {view.claims.map((claim) => (
            <Check
              key={claim}
              label={<bdi>{claimOf(claim)}</bdi>}
              checked={claims.includes(claim)}
              onChange={(on) =>
                setClaims((now) => (on ? [...now, claim] : now.filter((each) => each !== claim)))
              }
            />
          ))}
        </fieldset>
        <Bilingual label={m.inquiries.text} value={texts.text} change={change("text")} />
        {status === "not_determined" ? (
          <Bilingual label={m.inquiries.reason} value={texts.reason} change={change("reason")} />
        ) : (
          <>
            <Bilingual
              label={m.inquiries.contraryEvidence}
              optional
              value={texts.contrary}
              change={change("contrary")}
            />
            <Bilingual
              label={m.inquiries.alternative}
              optional
              value={texts.alternative}
              change={change("alternative")}
            />
          </>
        )}
      </ActForm>
    </Fold>
  );
}
