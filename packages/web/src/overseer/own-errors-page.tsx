import { incidentOperations as ops } from "@entente/api";
import { useRead } from "../data/use-read.ts";
import { useLanguage } from "../language/language.tsx";
import { useRelation } from "../relation/relation.tsx";
import { Page } from "../ui/page.tsx";
import { RecordError } from "./record-error.tsx";
import { RecordedErrors } from "./recorded-errors.tsx";
import "./overseer.css";

/** Where an officer writes down what went wrong, and sees what is still to be done about it. */
export function OwnErrorsPage() {
  const { m } = useLanguage();
  const w = m.overseer;
  const { partner } = useRelation();
  const errors = useRead(ops.listErrors, { query: { partner, mine: "true" } }, { keep: false, live: true });
  return (
    <Page title={w.errors} lead={w.ownErrorsLead}>
      <div className="stack">
        <RecordError partner={partner} notice={errors.answer?.notice} again={errors.again} />
        <RecordedErrors of={errors} title={w.ownRecorded} none={w.noOwnErrors} />
      </div>
    </Page>
  );
}
