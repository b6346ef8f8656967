import type { DocketSide } from "@entente/api";
import type { Reader } from "../../store/index.ts";

/** Rows of the dockets, by id and always within one relation. */

export type DocketRow = {
  readonly partner: string;
  readonly docket: string;
  readonly side: DocketSide;
  readonly seq: number;
  readonly idx: number;
  readonly at: number;
  readonly impact: "none" | "scope" | "agreement";
  readonly areas: string;
  readonly ground: string | null;
  readonly payload: string | null;
};

/** A claim: which docket it stands in, who put it, and where its words are sealed. */
export type ClaimRow = {
  readonly partner: string;
  readonly claim: string;
  readonly docket: string;
  readonly side: DocketSide;
  readonly seq: number;
  readonly idx: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly own: 0 | 1;
  readonly rebuts: string | null;
  readonly part_of: string | null;
  readonly payload: string | null;
};

export type PolicyRow = {
  readonly partner: string;
  readonly policy: string;
  readonly side: DocketSide;
  readonly idx: number;
  readonly at: number;
  readonly topics: string;
  readonly exceptions: string;
  readonly valid_from: string;
  readonly valid_until: string;
  readonly review: string;
  readonly payload: string | null;
};

export const docketById = (reader: Reader, partner: string, docket: string): DocketRow | undefined =>
  reader.get<DocketRow>("SELECT * FROM view_docket WHERE partner = :partner AND docket = :docket", {
    partner,
    docket,
  });

/** The last that a party has said about its side of a docket. */
export type ClosingRow = {
  readonly side: DocketSide;
  readonly closed: 0 | 1;
  readonly at: number;
  readonly open: number;
  readonly payload: string | null;
};

export const closingsOf = (reader: Reader, partner: string, docket: string): ClosingRow[] =>
  reader.all<ClosingRow>(
    "SELECT * FROM view_docket_closing WHERE partner = :partner AND docket = :docket ORDER BY side",
    { partner, docket },
  );

/** Whether a party has closed its side: it puts and answers nothing more there. */
export const hasClosed = (reader: Reader, partner: string, docket: string, side: DocketSide): boolean =>
  closingsOf(reader, partner, docket).some((each) => each.side === side && each.closed === 1);

/** A claim of the relation with `partner`, whoever put it; an id of another relation is unknown. */
export const claimById = (reader: Reader, partner: string, claim: string): ClaimRow | undefined =>
  reader.get<ClaimRow>("SELECT * FROM view_claim WHERE partner = :partner AND claim = :claim", {
    partner,
    claim,
  });

/** The claims of a docket in the order in which they were put. */
export const claimsOf = (reader: Reader, partner: string, docket: string): ClaimRow[] =>
  reader.all<ClaimRow>(
    "SELECT * FROM view_claim WHERE partner = :partner AND docket = :docket ORDER BY seq, claim",
    { partner, docket },
  );

export const policyById = (reader: Reader, partner: string, policy: string): PolicyRow | undefined =>
  reader.get<PolicyRow>("SELECT * FROM view_ncnd_policy WHERE partner = :partner AND policy = :policy", {
    partner,
    policy,
  });

export const policiesOf = (reader: Reader, partner: string): (PolicyRow & { readonly uses: number })[] =>
  reader.all(
    `SELECT p.*, (SELECT count(*) FROM view_answer a
       WHERE a.partner = p.partner AND a.side = p.side AND a.policy = p.policy) AS uses
     FROM view_ncnd_policy p WHERE p.partner = :partner ORDER BY p.seq DESC LIMIT 200`,
    { partner },
  );
