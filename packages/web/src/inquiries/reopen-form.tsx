import { inquiryOperations } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Lines } from "../ui/inputs.tsx";
import type { Part } from "./part.ts";
import { usePress, useRights } from "./use-case.ts";

const REPORTED = ["final", "signed", "published"];

/** Opens a new round on new evidence; the old report stays. */
export function ReopenForm({ view, done }: Part) {
  const { m } = useLanguage();
  const { member } = useRights();
  const reopen = usePress(inquiryOperations.reopenInquiry, view, m.inquiries.reopened, done);
  const [reason, setReason] = useState("");
  if (!member || !REPORTED.includes(view.state)) return null;
  return (
    <FoldedForm
      title={m.inquiries.reopen}
      submit={m.inquiries.doReopen}
      act={reopen}
      help={m.inquiries.reopenHelp}
      send={async () => {
        await reopen.press({ reason });
      }}
    >
      <Lines label={m.inquiries.reasons} value={reason} change={setReason} most={4000} />
    </FoldedForm>
  );
}
