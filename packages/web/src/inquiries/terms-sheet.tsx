import { inquiryOperations } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Digest } from "../ui/digest.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import type { Part } from "./part.ts";
import { Press } from "./press.tsx";
import { TermsForm } from "./terms-form.tsx";
import { usePress, useRights } from "./use-case.ts";

/** The latest terms with who has signed them, and a draft while they are discussed. */
export function TermsSheet({ view, done }: Part) {
  const { m, f } = useLanguage();
  const rights = useRights();
  const sign = usePress(inquiryOperations.signInquiryTerms, view, m.inquiries.signed, done);
  const { terms, state } = view;
  const underDiscussion = state === "proposed" || state === "terms";
  const maySign =
    rights.signatory && state === "terms" && terms !== undefined && !terms.signedBy.includes("ours");
  return (
    <>
      <Sheet title={m.inquiries.terms}>
        {terms === undefined ? (
          <p className="soft">{m.inquiries.noTerms}</p>
        ) : (
          <dl className="facts">
            <Fact term={m.inquiries.draft}>
              {f.number(terms.draft)}, {m.inquiries.sides[terms.by]}
            </Fact>
            <Fact term={m.inquiries.digest}>
              <Digest value={terms.digest} />
            </Fact>
            <Fact term={m.inquiries.signedBy}>
              {terms.signedBy.length === 0
                ? m.inquiries.nobody
                : terms.signedBy.map((side) => m.inquiries.sides[side]).join(", ")}
            </Fact>
            <Fact term={m.inquiries.facts}>
              <bdi>{terms.words === undefined ? m.inquiries.unreadable : f.name(terms.words.facts)}</bdi>
            </Fact>
            {terms.words === undefined ? null : (
              <>
                <Fact term={m.inquiries.powers}>
                  <bdi>{f.name(terms.words.powers)}</bdi>
                </Fact>
                <Fact term={m.inquiries.bodies}>
                  <bdi>{terms.words.bodies.join(", ")}</bdi>
                </Fact>
                <Fact term={m.inquiries.languages}>{terms.words.languages.join(", ")}</Fact>
                <Fact term={m.inquiries.evidenceUntil}>{f.time(terms.words.evidenceUntil)}</Fact>
                <Fact term={m.inquiries.commentHours}>{f.number(terms.words.commentHours)}</Fact>
                <Fact term={m.inquiries.signHours}>{f.number(terms.words.signHours)}</Fact>
                <Fact term={m.inquiries.withoutConsent}>
                  {m.inquiries.consents[terms.words.withoutConsent]}
                </Fact>
              </>
            )}
          </dl>
        )}
        {terms?.altered === true ? <p className="warn">{m.inquiries.altered}</p> : null}
        {maySign ? (
          <Press
            label={m.inquiries.signTerms}
            of={sign}
            press={() => void sign.press({ digest: terms.digest })}
          />
        ) : null}
      </Sheet>
      {rights.member && underDiscussion && terms?.by !== "ours" ? (
        <TermsForm view={view} done={done} />
      ) : null}
    </>
  );
}
