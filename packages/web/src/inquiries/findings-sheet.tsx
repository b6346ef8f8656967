import type { InquiryView } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Fact } from "../ui/figure.tsx";
import { Sheet } from "../ui/page.tsx";
import { useClaims } from "./claim-words.ts";
import { DissentForm } from "./dissent-form.tsx";
import { FindingForm } from "./finding-form.tsx";
import type { Part } from "./part.ts";
import { useRights } from "./use-case.ts";

const DRAFTED = ["evidence-closed", "draft", "comment"];

/** The findings of this round, what the linter says of them, and who dissents. */
export function FindingsSheet({ view, done }: Part) {
  const { m } = useLanguage();
  const { member } = useRights();
  const mayDraft = member && DRAFTED.includes(view.state);
  return (
    <>
      <Sheet title={m.inquiries.findings}>
        {view.findings.length === 0 ? <p className="soft">{m.inquiries.noFindings}</p> : null}
        {view.findings.map((finding) => (
          <Finding key={finding.finding} view={view} finding={finding} />
        ))}
      </Sheet>
      {mayDraft ? <FindingForm view={view} done={done} /> : null}
      {mayDraft && view.findings.length > 0 ? <DissentForm view={view} done={done} /> : null}
    </>
  );
}

function Finding({
  view,
  finding,
}: {
  readonly view: InquiryView;
  readonly finding: InquiryView["findings"][number];
}) {
  const { m, f } = useLanguage();
  const claimOf = useClaims(view);
  const { number, status, words, problems, claims, by } = finding;
  return (
    <section>
      <h3>{m.inquiries.findingOf(f.number(number), m.inquiries.statuses[status]!)}</h3>
      <p>
        <bdi>{words === undefined ? m.inquiries.unreadable : f.name(words.text)}</bdi>
      </p>
      <dl className="facts">
        <Fact term={m.inquiries.by}>{m.inquiries.sides[by]}</Fact>
        <Fact term={m.inquiries.claims}>
          <bdi>{claims.map(claimOf).join("; ")}</bdi>
        </Fact>
        {words?.likelihood === undefined ? null : (
          <Fact term={m.inquiries.likelihood}>
            {m.inquiries.likelihoods[words.likelihood] ?? words.likelihood}
          </Fact>
        )}
        {words?.confidence === undefined ? null : (
          <Fact term={m.inquiries.confidence}>{m.inquiries.confidences[words.confidence]}</Fact>
        )}
        {words?.basis.contrary === undefined ? null : (
          <Fact term={m.inquiries.contraryEvidence}>
            <bdi>{f.name(words.basis.contrary)}</bdi>
          </Fact>
        )}
        {words?.reason === undefined ? null : (
          <Fact term={m.inquiries.reason}>
            <bdi>{f.name(words.reason)}</bdi>
          </Fact>
        )}
        {problems.map(({ rule, at, text }) => (
          <Fact key={`${rule} ${at}`} term={m.inquiries.rule(f.number(rule))}>
            <span className="warn">{f.name(text)}</span>
          </Fact>
        ))}
        {view.dissents
          .filter((dissent) => dissent.finding === finding.finding)
          .map(({ dissent, by: whose, words: said }) => (
            <Fact key={dissent} term={m.inquiries.dissentOf(m.inquiries.sides[whose]!)}>
              <bdi>{said === undefined ? m.inquiries.unreadable : f.name(said.text)}</bdi>
            </Fact>
          ))}
      </dl>
    </section>
  );
}
