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
  const dissents = view.dissents.filter((dissent) => dissent.finding === finding.finding);
  return (
    <section className="finding">
      <h3>{m.inquiries.findingOf(f.number(number), m.inquiries.statuses[status]!)}</h3>
      <p className="finding-text">
        <bdi>{words === undefined ? m.inquiries.unreadable : f.name(words.text)}</bdi>
      </p>
      {words?.likelihood === undefined && words?.confidence === undefined ? null : (
        <div className="scales">
          {words.likelihood === undefined ? null : (
            <p className="scale">
              <span className="small soft">{m.inquiries.likelihood}</span>{" "}
              <strong>{m.inquiries.likelihoods[words.likelihood] ?? words.likelihood}</strong>
            </p>
          )}
          {words.confidence === undefined ? null : (
            <p className="scale">
              <span className="small soft">{m.inquiries.confidence}</span>{" "}
              <strong>{m.inquiries.confidences[words.confidence]}</strong>
            </p>
          )}
        </div>
      )}
      {dissents.map(({ dissent, by: whose, words: said }) => (
        <p className="dissent" key={dissent}>
          <strong>{m.inquiries.dissentOf(m.inquiries.sides[whose]!)}</strong>{" "}
          <bdi>{said === undefined ? m.inquiries.unreadable : f.name(said.text)}</bdi>
        </p>
      ))}
      <dl className="facts">
        <Fact term={m.inquiries.by}>{m.inquiries.sides[by]}</Fact>
        <Fact term={m.inquiries.claims}>
          <ul>
            {claims.map((claim) => (
              <li key={claim}>
                <bdi>{claimOf(claim)}</bdi>
              </li>
            ))}
          </ul>
        </Fact>
        {words === undefined
          ? null
          : TEXTS.map((name) => {
              const text = textOf(words, name);
              return text === undefined ? null : (
                <Fact key={name} term={m.inquiries.texts[name]}>
                  <bdi>{f.name(text)}</bdi>
                </Fact>
              );
            })}
        {words?.alternatives.map((alternative) => (
          <Fact key={alternative.en} term={m.inquiries.alternative}>
            <bdi>{f.name(alternative)}</bdi>
          </Fact>
        ))}
        {problems.map(({ rule, at, text }) => (
          <Fact key={`${rule} ${at}`} term={m.inquiries.rule(f.number(rule))}>
            <span className="warn">{f.name(text)}</span>
          </Fact>
        ))}
      </dl>
    </section>
  );
}

const TEXTS = ["contrary", "gaps", "assumptions", "reason", "change"] as const;
type Said = NonNullable<InquiryView["findings"][number]["words"]>;

const textOf = (words: Said, name: (typeof TEXTS)[number]) =>
  name === "reason" || name === "change" ? words[name] : words.basis[name];
