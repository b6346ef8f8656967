import { type InquiryReport, type InquiryView, inquiryOperations } from "@entente/api";
import { canonicalBytes, type JsonValue } from "@entente/json";
import { useState } from "react";
import { useRead } from "../data/use-read.ts";
import { saveAs } from "../disclosures/files.ts";
import { useLanguage } from "../language/language.tsx";
import { Digest } from "../ui/digest.tsx";
import { Field } from "../ui/field.tsx";
import { Party } from "../ui/party.tsx";
import { Ready } from "../ui/reading.tsx";
import { digestOf } from "./digest-of.ts";

/** The bytes that were signed: the same at both nodes, for the digest is taken over them. */
const bytesOf = (report: InquiryReport) => canonicalBytes(report as unknown as JsonValue);

/** The report as a document, both languages beside each other; its bytes to keep, and to hold a file against. */
export function ReportReading({ view: { partner, inquiry } }: { readonly view: InquiryView }) {
  const { m } = useLanguage();
  const [asked, setAsked] = useState(false);
  const reading = useRead(
    inquiryOperations.getInquiryReport,
    asked ? { params: { partner, inquiry } } : undefined,
    { keep: false },
  );
  if (!asked)
    return (
      <p>
        <button type="button" className="button quiet" onClick={() => setAsked(true)}>
          {m.inquiries.readReport}
        </button>
      </p>
    );
  return (
    <Ready of={reading}>
      {({ report, digest }) => (
        <>
          <Text report={report} />
          <Keep report={report} digest={digest} />
        </>
      )}
    </Ready>
  );
}

const LANGUAGES = ["en", "fr"] as const;

function Text({ report }: { readonly report: InquiryReport }) {
  const { m, f } = useLanguage();
  const { title, terms, findings, dissents } = report;
  return (
    <div className="sides report-text">
      {LANGUAGES.map((language) => (
        <article lang={language} key={language} aria-label={m.inquiries.reportIn[language]!}>
          <h3>
            <bdi>{title}</bdi>
          </h3>
          <p className="small soft">{m.inquiries.reportIn[language]}</p>
          <p>
            <bdi>{terms.facts[language]}</bdi>
          </p>
          {findings.map((finding) => (
            <div key={finding.id}>
              <h4>
                F{f.number(finding.number)}, {m.inquiries.statuses[finding.status]}
              </h4>
              <p>
                <bdi>{finding.text[language]}</bdi>
              </p>
              {finding.reason === undefined ? null : (
                <p className="small">
                  <bdi>{finding.reason[language]}</bdi>
                </p>
              )}
              {dissents
                .filter((dissent) => dissent.finding === finding.id)
                .map((dissent) => (
                  <p className="dissent small" key={dissent.id}>
                    <Party id={dissent.by} />
                    {m.colon} <bdi>{dissent.text[language]}</bdi>
                  </p>
                ))}
            </div>
          ))}
        </article>
      ))}
    </div>
  );
}

type Kept = { readonly report: InquiryReport; readonly digest: string };

function Keep({ report, digest }: Kept) {
  const { m } = useLanguage();
  const [held, setHeld] = useState<string>();
  return (
    <div className="stack sheet-foot">
      <div className="row">
        <button
          type="button"
          className="button quiet"
          onClick={() => saveAs(`report-${report.inquiry}.json`, bytesOf(report) as Uint8Array<ArrayBuffer>)}
        >
          {m.inquiries.saveReport}
        </button>
        <span className="small soft">
          {m.inquiries.digest} <Digest value={digest} />
        </span>
      </div>
      <Field label={m.inquiries.compareReport} help={m.inquiries.compareReportHelp}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              if (chosen === undefined) setHeld(undefined);
              else
                void chosen
                  .arrayBuffer()
                  .then((bytes) => digestOf(new Uint8Array(bytes)))
                  .then((its) => {
                    if (target.files?.[0] === chosen) setHeld(its);
                  });
            }}
          />
        )}
      </Field>
      {held === undefined ? null : (
        <p className={held === digest ? "good" : "warn"} role="status">
          {held === digest ? m.inquiries.isTheReport : m.inquiries.isNotTheReport}
        </p>
      )}
    </div>
  );
}
