import { inquiryOperations } from "@entente/api";
import { useState } from "react";
import { ActForm, Words } from "../contacts/fields.tsx";
import { useLanguage } from "../language/language.tsx";
import { Fold } from "../ui/fold.tsx";
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
    <Fold title={m.inquiries.reopen}>
      <ActForm
        submit={m.inquiries.doReopen}
        busy={reopen.busy}
        problem={reopen.problem}
        help={m.inquiries.reopenHelp}
        send={async () => {
          await reopen.press({ reason });
        }}
      >
        <Words label={m.inquiries.reasons} value={reason} change={setReason} />
      </ActForm>
    </Fold>
  );
}
