import { inquiryOperations } from "@entente/api";
import { useState } from "react";
import { ActForm, Words } from "../contacts/fields.tsx";
import { useLanguage } from "../language/language.tsx";
import { Fold } from "../ui/fold.tsx";
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
    <Fold title={m.inquiries.withdraw}>
      <ActForm
        submit={m.inquiries.doWithdraw}
        busy={withdraw.busy}
        problem={withdraw.problem}
        help={m.inquiries.withdrawHelp}
        send={async () => {
          await withdraw.press({ reason });
        }}
      >
        <Words label={m.inquiries.reasons} value={reason} change={setReason} />
      </ActForm>
    </Fold>
  );
}
