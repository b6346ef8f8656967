import { inquiryOperations } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Bilingual } from "./bilingual.tsx";
import { NEITHER } from "./both.ts";
import type { Part } from "./part.ts";
import { usePress } from "./use-case.ts";

/** Dissents from a finding. */
export function DissentForm({ view, done }: Part) {
  const { m, f } = useLanguage();
  const dissent = usePress(inquiryOperations.dissentFromFinding, view, m.inquiries.dissented, done);
  const [finding, setFinding] = useState(view.findings[0]?.finding ?? "");
  const [text, setText] = useState(NEITHER);
  return (
    <FoldedForm
      title={m.inquiries.dissent}
      submit={m.inquiries.doDissent}
      act={dissent}
      help={m.inquiries.dissentHelp}
      send={async () => {
        if (await dissent.press({ finding, text })) setText(NEITHER);
      }}
    >
      <Choice
        label={m.inquiries.finding}
        value={finding}
        codes={view.findings.map((each) => each.finding)}
        names={Object.fromEntries(
          view.findings.map((each) => [
            each.finding,
            m.inquiries.findingOf(f.number(each.number), m.inquiries.statuses[each.status]!),
          ]),
        )}
        change={setFinding}
      />
      <Bilingual label={m.inquiries.text} value={text} change={setText} />
    </FoldedForm>
  );
}
