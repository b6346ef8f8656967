import {
  inquiryCredibilities,
  inquiryOperations,
  inquiryRelations,
  inquiryReliabilities,
} from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Lines } from "../ui/inputs.tsx";
import { useClaims } from "./claim-words.ts";
import type { Part } from "./part.ts";
import { usePress } from "./use-case.ts";

/** The pieces by name, for a choice. */
function usePieces({ evidence }: Part["view"]): Readonly<Record<string, string>> {
  const { m } = useLanguage();
  return Object.fromEntries(evidence.map((one) => [one.evidence, one.words?.name ?? m.inquiries.unreadable]));
}

/** Source and information are graded apart, and for one claim. */
export function GradeForm({ view, done }: Part) {
  const { m } = useLanguage();
  const names = usePieces(view);
  const claimOf = useClaims(view);
  const grade = usePress(inquiryOperations.gradeEvidence, view, m.inquiries.graded, done);
  const [evidence, setEvidence] = useState(view.evidence[0]?.evidence ?? "");
  const [claim, setClaim] = useState(view.claims[0] ?? "");
  const [reliability, setReliability] = useState<(typeof inquiryReliabilities)[number]>("F");
  const [credibility, setCredibility] = useState<(typeof inquiryCredibilities)[number]>("6");
  return (
    <FoldedForm
      title={m.inquiries.grade}
      hint={m.inquiries.gradeHelp}
      submit={m.inquiries.doGrade}
      act={grade}
      send={async () => {
        await grade.press({ evidence, claim, reliability, credibility });
      }}
    >
      <div className="fields">
        <Choice
          label={m.inquiries.piece}
          value={evidence}
          codes={Object.keys(names)}
          names={names}
          change={setEvidence}
        />
        <Choice
          label={m.inquiries.claim}
          value={claim}
          codes={view.claims}
          names={Object.fromEntries(view.claims.map((one) => [one, claimOf(one)]))}
          change={setClaim}
        />
        <Choice
          label={m.inquiries.reliability}
          value={reliability}
          codes={inquiryReliabilities}
          names={m.inquiries.reliabilities}
          change={setReliability}
        />
        <Choice
          label={m.inquiries.credibility}
          value={credibility}
          codes={inquiryCredibilities}
          names={m.inquiries.credibilities}
          change={setCredibility}
        />
      </div>
    </FoldedForm>
  );
}

/** How one piece comes from another, or that two have one origin; the roots are counted anew. */
export function LinkForm({ view, done }: Part) {
  const { m } = useLanguage();
  const names = usePieces(view);
  const codes = Object.keys(names);
  const link = usePress(inquiryOperations.linkEvidence, view, m.inquiries.linked, done);
  const [from, setFrom] = useState(codes[0] ?? "");
  const [to, setTo] = useState(codes[1] ?? "");
  const [relation, setRelation] = useState<(typeof inquiryRelations)[number]>("derived_from");
  const [why, setWhy] = useState("");
  return (
    <FoldedForm
      title={m.inquiries.link}
      hint={m.inquiries.linkHelp}
      submit={m.inquiries.doLink}
      act={link}
      send={async () => {
        if (await link.press({ from, relation, to, why })) setWhy("");
      }}
    >
      <div className="fields">
        <Choice label={m.inquiries.linkFrom} value={from} codes={codes} names={names} change={setFrom} />
        <Choice
          label={m.inquiries.relation}
          value={relation}
          codes={inquiryRelations}
          names={m.inquiries.relations}
          change={setRelation}
        />
        <Choice label={m.inquiries.linkTo} value={to} codes={codes} names={names} change={setTo} />
      </div>
      <Lines label={m.inquiries.why} most={2000} value={why} change={setWhy} />
    </FoldedForm>
  );
}
