import { inquiryCommentCategories, inquiryOperations } from "@entente/api";
import { useState } from "react";
import { useLanguage } from "../language/language.tsx";
import { ActForm, FoldedForm } from "../ui/act-form.tsx";
import { Choice } from "../ui/choices.tsx";
import { Digest } from "../ui/digest.tsx";
import { Lines } from "../ui/inputs.tsx";
import { Sheet } from "../ui/page.tsx";
import { Party } from "../ui/party.tsx";
import type { Part } from "./part.ts";
import { Press } from "./press.tsx";
import { ReportReading } from "./report-reading.tsx";
import { usePress, useRights } from "./use-case.ts";

/** The draft circulated and commented on, the final report, and what stands on its face. */
export function ReportSheet({ view, done }: Part) {
  const { m, f } = useLanguage();
  const { member } = useRights();
  const circulate = usePress(inquiryOperations.circulateReport, view, m.inquiries.circulated, done);
  const finalise = usePress(inquiryOperations.finaliseReport, view, m.inquiries.finalised, done);
  const { state, report, comments, commentsUntil } = view;
  return (
    <>
      <Sheet title={m.inquiries.report}>
        <div className="stack tight">
          {report === undefined ? (
            <p className="soft">{m.inquiries.noReport}</p>
          ) : (
            <>
              <div className="face">
                {report.face.map(({ party, decision, reasons, at }) => (
                  <div className="signature" data-decision={decision} key={party}>
                    <p className="small soft">
                      <Party id={party} />
                    </p>
                    <p className="decision">
                      <strong>{m.inquiries.decisions[decision]}</strong>
                      {at === undefined ? null : <span className="small soft"> {f.time(at)}</span>}
                    </p>
                    {reasons === undefined ? null : (
                      <p>
                        <bdi>{reasons}</bdi>
                      </p>
                    )}
                  </div>
                ))}
              </div>
              <p className={report.rebuilt === "same" ? "small good sheet-foot" : "warn sheet-foot"}>
                {m.inquiries.rebuilt[report.rebuilt]} {m.inquiries.digest} <Digest value={report.digest} />
              </p>
              <ReportReading view={view} />
            </>
          )}
          {commentsUntil === undefined ? null : (
            <p>
              {m.inquiries.commentsUntil} {f.time(commentsUntil)}
            </p>
          )}
          {comments.length === 0 ? null : (
            <ul className="plain">
              {comments.map(({ comment, by, outcome, words }) => (
                <li key={comment}>
                  {m.inquiries.sides[by]} ({m.inquiries.outcomes[outcome]}):{" "}
                  <bdi>{words?.text ?? m.inquiries.unreadable}</bdi>
                </li>
              ))}
            </ul>
          )}
          {member && state === "draft" ? (
            <Press label={m.inquiries.circulate} of={circulate} press={() => void circulate.press()} />
          ) : null}
          {member && state === "comment" ? (
            <Press label={m.inquiries.finalise} of={finalise} press={() => void finalise.press()} />
          ) : null}
          <Decide view={view} done={done} />
        </div>
      </Sheet>
      {member && state === "comment" ? <CommentForm view={view} done={done} /> : null}
    </>
  );
}

/** Signs, refuses with reasons, or consents to publication: each where the state allows it. */
function Decide({ view, done }: Part) {
  const { m } = useLanguage();
  const rights = useRights();
  const sign = usePress(inquiryOperations.signReport, view, m.inquiries.signed, done);
  const refuse = usePress(inquiryOperations.refuseReport, view, m.inquiries.refused, done);
  const consent = usePress(inquiryOperations.decideInquiryPublication, view, m.inquiries.consented, done);
  const [reason, setReason] = useState("");
  const [finding, setFinding] = useState("");
  const { report, state, partner } = view;
  if (report === undefined) return null;
  const { digest } = report;
  const ours = report.face.find(({ party }) => party !== partner);
  return (
    <>
      {rights.signatory && state === "final" && ours?.decision === "pending" ? (
        <>
          <Press label={m.inquiries.signReport} of={sign} press={() => void sign.press({ digest })} />
          <h3>{m.inquiries.refuseReport}</h3>
          <ActForm
            submit={m.inquiries.refuseReport}
            act={refuse}
            help={m.inquiries.refuseHelp}
            send={async () => {
              await refuse.press({ digest, reason, ...(finding === "" ? {} : { finding }) });
            }}
          >
            <WhichFinding view={view} value={finding} change={setFinding} />
            <Lines label={m.inquiries.reasons} value={reason} change={setReason} most={4000} />
          </ActForm>
        </>
      ) : null}
      {rights.liaison && state === "signed" && report.published.ours !== true ? (
        <>
          <p className="small soft">{m.inquiries.consentHelp}</p>
          <div className="row">
            <Press
              label={m.inquiries.consent}
              of={consent}
              press={() => void consent.press({ digest, consent: true })}
            />
            {report.published.ours === false ? null : (
              <Press
                label={m.inquiries.noConsent}
                of={consent}
                press={() => void consent.press({ digest, consent: false })}
              />
            )}
          </div>
        </>
      ) : null}
    </>
  );
}

function CommentForm({ view, done }: Part) {
  const { m } = useLanguage();
  const comment = usePress(inquiryOperations.commentOnReport, view, m.inquiries.commented, done);
  const [category, setCategory] = useState<(typeof inquiryCommentCategories)[number]>("fact");
  const [text, setText] = useState("");
  const [proposed, setProposed] = useState("");
  const [finding, setFinding] = useState("");
  const about = {
    ...(finding === "" ? {} : { finding }),
    ...(proposed === "" ? {} : { proposed }),
  };
  return (
    <FoldedForm
      title={m.inquiries.comment}
      submit={m.inquiries.doComment}
      act={comment}
      send={async () => {
        if (!(await comment.press({ category, text, ...about }))) return;
        setText("");
        setProposed("");
      }}
    >
      <Choice
        label={m.inquiries.category}
        value={category}
        codes={inquiryCommentCategories}
        names={m.inquiries.categories}
        change={setCategory}
      />
      <WhichFinding view={view} value={finding} change={setFinding} />
      <Lines label={m.inquiries.text} value={text} most={8000} change={setText} />
      <Lines label={m.inquiries.instead} required={false} value={proposed} most={8000} change={setProposed} />
    </FoldedForm>
  );
}

/** The report as a whole, or one finding of it. */
function WhichFinding(props: {
  readonly view: Part["view"];
  readonly value: string;
  change(finding: string): void;
}) {
  const { m, f } = useLanguage();
  const { findings } = props.view;
  return (
    <Choice
      label={m.inquiries.aboutFinding}
      value={props.value}
      codes={["", ...findings.map(({ finding }) => finding)]}
      names={{
        "": m.inquiries.wholeReport,
        ...Object.fromEntries(findings.map((one) => [one.finding, `F${f.number(one.number)}`])),
      }}
      change={props.change}
    />
  );
}
