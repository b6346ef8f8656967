import { inquiryOperations } from "@entente/api";
import { useLanguage } from "../language/language.tsx";
import { Digest } from "../ui/digest.tsx";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { useClaims } from "./claim-words.ts";
import { EvidenceForm } from "./evidence-form.tsx";
import type { Part } from "./part.ts";
import { Press } from "./press.tsx";
import { usePress, useRights } from "./use-case.ts";

const EXAMINED = ["open", "evidence-closed", "draft", "comment"];

/** The evidence with its roots and grades, and how many independent roots each claim has. */
export function EvidenceSheet({ view, done }: Part) {
  const { m, f } = useLanguage();
  const claimOf = useClaims(view);
  const { member } = useRights();
  const close = usePress(inquiryOperations.closeEvidence, view, m.inquiries.closed, done);
  const { evidence, corroboration, state, evidenceClosed } = view;
  return (
    <>
      <Sheet title={m.inquiries.evidence}>
        {evidence.length === 0 ? (
          <p className="soft">{m.inquiries.noEvidence}</p>
        ) : (
          <Table
            caption={m.inquiries.evidenceCaption}
            rows={evidence}
            keyOf={(each) => each.evidence}
            columns={[
              {
                name: m.inquiries.piece,
                cell: ({ words }) => (
                  <bdi>
                    {words === undefined ? m.inquiries.unreadable : `${words.name}: ${words.description}`}
                  </bdi>
                ),
              },
              { name: m.inquiries.by, cell: ({ by }) => m.inquiries.sides[by] },
              {
                name: m.inquiries.root,
                cell: ({ root, rootKind }) => (
                  <>
                    {m.inquiries.roots[rootKind]} <span className="digest">{root.slice(-6)}</span>
                  </>
                ),
              },
              {
                name: m.inquiries.handling,
                cell: ({ quarantined, late }) =>
                  [quarantined ? m.inquiries.quarantined : "", late ? m.inquiries.late : ""]
                    .filter((each) => each !== "")
                    .join(", "),
              },
              {
                name: m.inquiries.grades,
                cell: ({ grades }) => (
                  <ul className="plain">
                    {grades.map(({ by, claim, reliability, credibility, unsupported }) => (
                      <li key={`${by} ${claim}`}>
                        {m.inquiries.gradeOf(m.inquiries.sides[by]!, `${reliability}${credibility}`)}
                        {unsupported ? <span className="warn"> ({m.inquiries.unsupported})</span> : null}
                      </li>
                    ))}
                  </ul>
                ),
              },
              { name: m.inquiries.digest, cell: ({ sha256 }) => <Digest value={sha256} /> },
            ]}
          />
        )}
        {member && (state === "open" || state === "evidence-closed") && evidenceClosed.ours === undefined ? (
          <Press label={m.inquiries.closeEvidence} of={close} press={() => void close.press()} />
        ) : null}
      </Sheet>
      <Sheet title={m.inquiries.corroboration}>
        <Table
          caption={m.inquiries.corroborationCaption}
          rows={corroboration}
          keyOf={({ claim }) => claim}
          columns={[
            { name: m.inquiries.claim, cell: ({ claim }) => <bdi>{claimOf(claim)}</bdi> },
            { name: m.inquiries.supporting, figure: true, cell: ({ count }) => f.number(count) },
            { name: m.inquiries.contrary, figure: true, cell: ({ contrary }) => f.number(contrary) },
          ]}
        />
      </Sheet>
      {member && EXAMINED.includes(state) ? <EvidenceForm view={view} done={done} /> : null}
    </>
  );
}
