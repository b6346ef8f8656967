import { inquiryOperations } from "@entente/api";
import { useMemo } from "react";
import { useLanguage } from "../language/language.tsx";
import { Provenance } from "../pictures/provenance.tsx";
import { address } from "../router.ts";
import { Sheet } from "../ui/page.tsx";
import { Table } from "../ui/table.tsx";
import { useClaims } from "./claim-words.ts";
import { GradeForm, LinkForm } from "./evidence-acts.tsx";
import { EvidenceForm } from "./evidence-form.tsx";
import { papersOf } from "./origins.ts";
import type { Part } from "./part.ts";
import { Press } from "./press.tsx";
import { usePress, useRights } from "./use-case.ts";

const EXAMINED = ["open", "evidence-closed", "draft", "comment"];

/** The evidence with its roots and grades, and how many independent roots each claim has. */
export function EvidenceSheet({ view, done }: Part) {
  const { m } = useLanguage();
  const claimOf = useClaims(view);
  const { member } = useRights();
  const close = usePress(inquiryOperations.closeEvidence, view, m.inquiries.closed, done);
  const { evidence, state, evidenceClosed } = view;
  return (
    <>
      <Origins view={view} />
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
                cell: ({ evidence: id, words }) => (
                  <>
                    <a href={address(["inquiries", view.inquiry, id])}>
                      <bdi>{words?.name ?? m.inquiries.unreadable}</bdi>
                    </a>
                    <span className="block small">
                      <bdi>{words?.description}</bdi>
                    </span>
                  </>
                ),
              },
              { name: m.inquiries.by, cell: ({ by }) => m.inquiries.sides[by] },
              {
                name: m.inquiries.root,
                cell: ({ root, rootKind, quarantined, late }) => (
                  <>
                    {m.inquiries.roots[rootKind]} <span className="digest">{root.slice(-6)}</span>
                    {quarantined ? <span className="small warn block">{m.inquiries.quarantined}</span> : null}
                    {late ? <span className="small warn block">{m.inquiries.late}</span> : null}
                  </>
                ),
              },
              {
                name: m.inquiries.grades,
                cell: ({ grades }) => (
                  <ul className="plain">
                    {grades.map(({ by, claim, reliability, credibility, unsupported }) => (
                      <li key={`${by} ${claim}`}>
                        {m.inquiries.gradeOf(m.inquiries.sides[by]!, `${reliability}${credibility}`)}{" "}
                        <span className="small soft">
                          <bdi>{claimOf(claim).split(" ")[0]}</bdi>
                        </span>
                        {unsupported ? <span className="warn"> ({m.inquiries.unsupported})</span> : null}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        )}
        {member && (state === "open" || state === "evidence-closed") && evidenceClosed.ours === undefined ? (
          <div className="sheet-foot">
            <Press label={m.inquiries.closeEvidence} of={close} press={() => void close.press()} />
          </div>
        ) : null}
      </Sheet>
      {member && EXAMINED.includes(state) ? (
        <>
          <EvidenceForm view={view} done={done} />
          {evidence.length === 0 ? null : <GradeForm view={view} done={done} />}
          {evidence.length < 2 ? null : <LinkForm view={view} done={done} />}
        </>
      ) : null}
    </>
  );
}

/** The picture of what rests on what, and in figures how many independent roots each claim has. */
function Origins({ view }: { readonly view: Part["view"] }) {
  const { m, f } = useLanguage();
  const claimOf = useClaims(view);
  const { papers, roots } = useMemo(
    () =>
      papersOf(view, {
        claim: claimOf,
        finding: (number) => `F${f.number(number)}`,
        root: (kind, name) =>
          name === undefined ? m.inquiries.roots[kind]! : m.inquiries.rootOf(m.inquiries.roots[kind]!, name),
        unreadable: m.inquiries.unreadable,
      }),
    [view, claimOf, m, f],
  );
  if (view.evidence.length === 0) return null;
  return (
    <Sheet title={m.inquiries.origins}>
      <div>
        <Table
          caption={m.inquiries.corroborationCaption}
          rows={view.corroboration}
          keyOf={({ claim }) => claim}
          columns={[
            { name: m.inquiries.claim, cell: ({ claim }) => <bdi>{claimOf(claim)}</bdi> },
            { name: m.inquiries.supporting, figure: true, cell: ({ count }) => f.number(count) },
            { name: m.inquiries.contrary, figure: true, cell: ({ contrary }) => f.number(contrary) },
          ]}
        />
      </div>
      <div className="sheet-foot">
        <Provenance papers={papers} roots={roots} label={m.inquiries.originsLabel} />
      </div>
    </Sheet>
  );
}
