import { inquiryOperations } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { FoldedForm } from "../ui/act-form.tsx";
import { Lines } from "../ui/inputs.tsx";
import type { Part } from "./part.ts";
import { usePress, useRights } from "./use-case.ts";

const ENDED = ["final", "signed", "published", "lapsed", "withdrawn"];

/** Withdraws with reasons, while the report is not final. */
export function WithdrawForm({ view, done }: Part) {
  const { m } = useLanguage();
  const { member } = useRights();
  const withdraw = usePress(inquiryOperations.withdrawInquiry, view, m.inquiries.withdrawn, done);
  const [reason, setReason] = useState("");
  if (!member || ENDED.includes(view.state)) return null;
  return (
    <FoldedForm
      title={m.inquiries.withdraw}
      submit={m.inquiries.doWithdraw}
      act={withdraw}
      help={m.inquiries.withdrawHelp}
      send={async () => {
        await withdraw.press({ reason });
      }}
    >
      <Lines label={m.inquiries.reasons} value={reason} change={setReason} most={4000} />
    </FoldedForm>
  );
}
