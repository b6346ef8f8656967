import { useLanguage } from "../language/language.tsx";
import { Sheet } from "../ui/page.tsx";
import { AgreementFrame, agreementAt } from "./agreement-frame.tsx";
import { HashSheet } from "./document-sheets.tsx";
import { DocumentText } from "./document-text.tsx";
import { Signatures } from "./signatures.tsx";

/** An agreement in its own words, and beside each clause the sentence that its parameters mean. */
export function AgreementPage({ hash, query }: { readonly hash: string; readonly query: URLSearchParams }) {
  const { m } = useLanguage();
  return (
    <AgreementFrame hash={hash} tab="text">
      {({ title, document, clauses, versions, thresholds }) => (
        <div className="stack">
          <DocumentText
            at={agreementAt(hash)}
            document={document}
            title={title}
            clauses={clauses}
            wanted={query.get("clause")}
          />
          <div className="pair">
            <Sheet title={m.agreements.signed.title}>
              <Signatures
                signatures={versions.find((one) => one.hash === hash)?.signatures ?? []}
                thresholds={thresholds}
              />
            </Sheet>
            <HashSheet hash={hash} />
          </div>
        </div>
      )}
    </AgreementFrame>
  );
}
