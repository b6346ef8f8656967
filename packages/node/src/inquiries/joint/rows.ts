import {
  type InquiryState,
  type inquiryFindingStatuses,
  type inquiryRelations,
  type inquiryRootKinds,
  notFound,
} from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import type { Provenance } from "./independence.ts";

/** Rows of the views of joint inquiries, and how they are found. */

export type Side = "ours" | "theirs";

export type InquiryRow = {
  readonly partner: PartyId;
  readonly inquiry: string;
  readonly seq: number;
  readonly side: Side;
  readonly docket: string;
  readonly areas: string;
  readonly payload: string | null;
  readonly at: number;
  readonly answer_by: number;
  readonly stage: Exclude<InquiryState, "lapsed">;
  readonly round: number;
  /** Digest of the latest draft of the terms; once open, of those that both signed. */
  readonly terms: string | null;
  readonly evidence_until: number | null;
  readonly comment_hours: number | null;
  readonly sign_hours: number | null;
  readonly opened_at: number | null;
  readonly closed_ours: number | null;
  readonly closed_theirs: number | null;
  readonly circulated_at: number | null;
  /** Where in our log we circulated it; null once the partner has. */
  readonly circulated_idx: number | null;
  /** Digest of this round's final report. */
  readonly report: string | null;
  readonly final_at: number | null;
  readonly withdrawn_side: Side | null;
  readonly withdrawn_at: number | null;
  readonly withdrawn_payload: string | null;
};

export const streamOf = (inquiry: string): string => `inquiry:${inquiry}`;

export const findInquiry = (reader: Reader, partner: string, inquiry: string): InquiryRow | undefined =>
  reader.get<InquiryRow>("SELECT * FROM view_inquiry WHERE partner = :partner AND inquiry = :inquiry", {
    partner,
    inquiry,
  });

/** Throws 404: absent, and of another relation, look alike. */
export function requireInquiry(reader: Reader, partner: string, inquiry: string): InquiryRow {
  const row = findInquiry(reader, partner, inquiry);
  if (row === undefined) throw notFound("inquiry");
  return row;
}

export const claimsOf = (reader: Reader, { partner, inquiry }: InquiryRow): string[] =>
  reader
    .all<{ claim: string }>(
      "SELECT claim FROM view_inquiry_claim WHERE partner = :partner AND inquiry = :inquiry ORDER BY position",
      { partner, inquiry },
    )
    .map(({ claim }) => claim);

/** Whether a claim was put in that docket of the relation. */
export const isClaimOf = (reader: Reader, partner: string, docket: string, claim: string): boolean =>
  reader.get("SELECT 1 FROM view_claim WHERE partner = :partner AND claim = :claim AND docket = :docket", {
    partner,
    claim,
    docket,
  }) !== undefined;

export type TermsRow = {
  readonly digest: string;
  readonly draft: number;
  readonly side: Side;
  readonly payload: string | null;
  readonly at: number;
  readonly evidence_until: number;
  readonly comment_hours: number;
  readonly sign_hours: number;
  readonly without_consent: string;
};

export const termsOf = (reader: Reader, { partner, inquiry }: InquiryRow, digest: string | null) =>
  reader.get<TermsRow>(
    "SELECT * FROM view_inquiry_terms WHERE partner = :partner AND inquiry = :inquiry AND digest = :digest",
    { partner, inquiry, digest: digest ?? "" },
  );

export const termsSignedBy = (reader: Reader, { partner, inquiry }: InquiryRow, digest: string): Side[] =>
  reader
    .all<{ side: Side }>(
      `SELECT side FROM view_inquiry_terms_signature WHERE partner = :partner AND inquiry = :inquiry
         AND digest = :digest ORDER BY side`,
      { partner, inquiry, digest },
    )
    .map(({ side }) => side);

export type EvidenceRow = {
  readonly evidence: string;
  readonly inquiry: string;
  readonly side: Side;
  readonly sha256: string;
  readonly size: number;
  readonly quarantined: number;
  readonly late: number;
  readonly root: string;
  readonly kind: (typeof inquiryRootKinds)[number];
  readonly bears: string;
  readonly payload: string | null;
  readonly at: number;
};
export type Bearing = { readonly claim: string; readonly way: "supports" | "contrary" };

const EVIDENCE = `SELECT e.*, r.kind FROM view_inquiry_evidence e
  JOIN view_inquiry_root r ON r.partner = e.partner AND r.root = e.root
  WHERE e.partner = :partner AND e.inquiry = :inquiry`;

export const evidenceOf = (reader: Reader, { partner, inquiry }: InquiryRow): EvidenceRow[] =>
  reader.all<EvidenceRow>(`${EVIDENCE} ORDER BY e.evidence`, { partner, inquiry });

export const findEvidence = (reader: Reader, { partner, inquiry }: InquiryRow, evidence: string) =>
  reader.get<EvidenceRow>(`${EVIDENCE} AND e.evidence = :evidence`, { partner, inquiry, evidence });

export const bearsOf = ({ bears }: Pick<EvidenceRow, "bears">): Bearing[] => JSON.parse(bears) as Bearing[];

export type RootRow = {
  readonly root: string;
  readonly inquiry: string;
  readonly kind: EvidenceRow["kind"];
};

export const findRoot = (reader: Reader, partner: string, root: string): RootRow | undefined =>
  reader.get<RootRow>("SELECT * FROM view_inquiry_root WHERE partner = :partner AND root = :root", {
    partner,
    root,
  });

export type EdgeRow = {
  readonly edge: string;
  readonly side: Side;
  readonly from_evidence: string;
  readonly relation: (typeof inquiryRelations)[number];
  readonly to_evidence: string;
  readonly payload: string | null;
  readonly at: number;
};

export const edgesOf = (reader: Reader, { partner, inquiry }: InquiryRow): EdgeRow[] =>
  reader.all<EdgeRow>(
    "SELECT * FROM view_inquiry_edge WHERE partner = :partner AND inquiry = :inquiry ORDER BY edge",
    { partner, inquiry },
  );

/** Where all evidence of an inquiry comes from, as far as it was said. */
export function provenanceOf(reader: Reader, row: InquiryRow): Provenance {
  const items = evidenceOf(reader, row);
  return {
    items,
    roots: [...new Map(items.map(({ root, kind }) => [root, { root, kind }])).values()],
    edges: edgesOf(reader, row).map(({ from_evidence: from, relation, to_evidence: to }) => ({
      from,
      relation,
      to,
    })),
    bearings: items.flatMap((item) =>
      bearsOf(item).map(({ claim, way }) => ({ evidence: item.evidence, claim, way })),
    ),
  };
}

export type FindingRow = {
  readonly finding: string;
  readonly inquiry: string;
  readonly round: number;
  readonly number: number;
  readonly version: number;
  readonly side: Side;
  readonly status: (typeof inquiryFindingStatuses)[number];
  readonly claims: string;
  readonly earlier: string | null;
  readonly payload: string | null;
  readonly at: number;
};

/** Those of the round that is under way. */
export const findingsOf = (reader: Reader, { partner, inquiry, round }: InquiryRow): FindingRow[] =>
  reader.all<FindingRow>(
    `SELECT * FROM view_inquiry_finding WHERE partner = :partner AND inquiry = :inquiry AND round = :round
     ORDER BY number, finding`,
    { partner, inquiry, round },
  );

export const findFinding = (reader: Reader, partner: string, finding: string): FindingRow | undefined =>
  reader.get<FindingRow>(
    "SELECT * FROM view_inquiry_finding WHERE partner = :partner AND finding = :finding",
    {
      partner,
      finding,
    },
  );
