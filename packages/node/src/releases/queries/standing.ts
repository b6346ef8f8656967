import { notFound } from "@entente/api";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import type { StandingTerms } from "../bodies.ts";
import { iso } from "./paging.ts";
import { READABLE_PART, type ReadableCompartments } from "./readable.ts";
import { turnedDownOf } from "./releases.ts";

type Row = {
  standing: string;
  partner: PartyId;
  state: "proposed" | "active" | "stopped" | "turned-down";
  terms: string;
  used: number;
  at: number;
};

/** Of what went by it, only what may be read is counted as used. */
const HIDDEN = `(SELECT coalesce(sum(p.count), 0) FROM view_part p WHERE p.standing = s.standing AND p.direction = 'out' AND NOT ${READABLE_PART})`;
const STANDING = `SELECT s.standing, s.partner, s.state, s.terms, s.at, s.used - ${HIDDEN} AS used FROM view_standing s`;

export function listStanding(
  reader: Reader,
  partner: string | undefined,
  now: string,
  readable: ReadableCompartments = null,
) {
  return reader
    .all<Row>(
      `${STANDING} WHERE :partner IS NULL OR s.partner = :partner ORDER BY s.at DESC, s.standing DESC`,
      {
        partner: partner ?? null,
        readable,
      },
    )
    .map((row) => standingOf(reader, row, now));
}

function standingOf(reader: Reader, row: Row, now: string) {
  const { kinds, areas, tlp, originators, purpose, recipient, until, quota, digest, needed, by } = JSON.parse(
    row.terms,
  ) as StandingTerms;
  const approvals = reader.all<{ person: string; at: number }>(
    "SELECT person, at FROM view_approval WHERE subject = :standing ORDER BY at",
    { standing: row.standing },
  );
  const ended = row.state === "active" && (until <= now || row.used >= quota);
  return {
    id: row.standing,
    partner: row.partner,
    state: ended ? ("ended" as const) : row.state,
    kinds,
    areas,
    tlp,
    originators: originators as PartyId[],
    purpose,
    recipient,
    until,
    quota,
    used: row.used,
    approvals: approvals.map(({ person, at }) => ({ by: person, at: iso(at) })),
    approvalsNeeded: needed,
    by,
    proposedAt: iso(row.at),
    digest,
    ...(row.state === "turned-down" ? turnedDownOf(reader, row.standing) : {}),
  };
}

const DAYS = 60;
const SAMPLES = 20;
/** Sets are looked through for samples: each holds up to a thousand products. */
const SAMPLED_PARTS = 20;
/** Of one set a few are enough to look at. */
const SAMPLES_OF_PART = 5;

/** One standing release with its use by day and the newest products that went by it and may be seen. */
export function standingDetail(
  reader: Reader,
  standing: string,
  now: string,
  maySee: (product: string) => boolean,
  readable: ReadableCompartments,
) {
  const row = reader.get<Row>(`${STANDING} WHERE s.standing = :standing`, { standing, readable });
  if (row === undefined) throw notFound("standing release");
  const levels = (JSON.parse(row.terms) as StandingTerms).levels;
  const days = reader.all<{ day: string; count: number }>(
    `SELECT date(p.at / 1000, 'unixepoch') AS day, sum(p.count) AS count FROM view_part p
     WHERE p.standing = :standing AND p.direction = 'out' AND ${READABLE_PART} GROUP BY 1 ORDER BY 1 DESC LIMIT ${DAYS}`,
    { standing, readable },
  );
  const parts = reader.all<{ id: string; at: number }>(
    `SELECT p.id, p.at FROM view_part p WHERE p.standing = :standing AND p.direction = 'out' AND ${READABLE_PART}
     ORDER BY p.seq DESC LIMIT ${SAMPLED_PARTS}`,
    { standing, readable },
  );
  const samples = parts.flatMap(({ id, at }) =>
    reader
      .all<{ product: string }>(
        `SELECT product FROM view_part_item WHERE part = :id AND product IS NOT NULL AND inside IS NULL AND gone IS NULL
         ORDER BY position DESC LIMIT ${SAMPLES_OF_PART}`,
        { id },
      )
      .filter(({ product }) => maySee(product))
      .map(({ product }) => ({ product, part: id, at: iso(at) })),
  );
  return {
    ...standingOf(reader, row, now),
    levels: [...levels],
    days: days.map(({ day, count }) => ({ day, count })),
    samples: samples
      .slice(0, SAMPLES)
      .map((each) => ({ ...each, reviews: reviewsOf(reader, standing, each.product) })),
  };
}

function reviewsOf(reader: Reader, standing: string, product: string) {
  return reader
    .all<{ person: string; role: string; finding: "in-order" | "questioned"; at: number }>(
      `SELECT person, role, finding, at FROM view_standing_review WHERE standing = :standing AND product = :product ORDER BY at`,
      { standing, product },
    )
    .map(({ person, role, finding, at }) => ({ by: person, role, finding, at: iso(at) }));
}
