import type { DocketMatrixRow, DocketSummaryView, DocketView } from "@entente/api";
import { docketWords } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { type AnswerRow, answersTo, aspectsOf, cellOf, commonGround, daysSince } from "./positions.ts";
import { claimWords, reasonWords, worded } from "./reading.ts";
import { type ClaimRow, claimsOf, closingsOf, type DocketRow } from "./rows.ts";

/** Claims by parties, and how many of them wait. Ages are of the moment of reading. */

/** A contest that still stands opens a question, owned by whoever contests. */
function questionsOf(answers: readonly AnswerRow[]): DocketMatrixRow["questions"] {
  return (["ours", "theirs"] as const).flatMap((owner) => {
    const last = answers.filter(({ side }) => side === owner).at(-1);
    return last?.code === "contested_distorted"
      ? [{ owner, since: last.said_at, aspects: aspectsOf(last) }]
      : [];
  });
}

function rowOf(acting: Acting, claim: ClaimRow): DocketMatrixRow {
  const answers = answersTo(acting.reader, claim.partner, claim.claim);
  const words = claimWords(acting, claim);
  return {
    claim: claim.claim,
    reference: words?.reference,
    text: words?.text,
    ours: cellOf(claim, "ours", answers, acting.now()),
    theirs: cellOf(claim, "theirs", answers, acting.now()),
    commonGround: commonGround(answers),
    questions: questionsOf(answers),
  };
}

export const matrixOf = (acting: Acting, { partner, docket }: DocketRow): DocketMatrixRow[] =>
  claimsOf(acting.reader, partner, docket).map((claim) => rowOf(acting, claim));

const CLOSED = `SELECT docket FROM view_docket_closing
  WHERE partner = :partner AND closed = 1 GROUP BY docket HAVING count(*) = 2`;

/** Every cell of one docket, or of those of a relation that are not closed, by party and code, with the oldest claim. */
function countCells(reader: Reader, partner: string, docket?: string) {
  return reader.all<{
    party: "ours" | "theirs";
    code: keyof DocketSummaryView["cells"]["ours"];
    n: number;
    oldest: number;
  }>(
    `SELECT party, code, count(*) AS n, min(at) AS oldest FROM (
       SELECT c.at, s.party, coalesce(
         (SELECT a.code FROM view_answer a WHERE a.partner = c.partner AND a.claim = c.claim AND a.side = s.party
          ORDER BY a.said_at DESC, a.seq DESC LIMIT 1),
         CASE WHEN c.own = 1 AND c.side = s.party THEN 'claimant' ELSE 'none_yet' END) AS code
       FROM view_claim c, (SELECT 'ours' AS party UNION ALL SELECT 'theirs') s
       WHERE c.partner = :partner AND (c.docket = :docket OR (:docket IS NULL AND c.docket NOT IN (${CLOSED}))))
     GROUP BY party, code`,
    { partner, docket: docket ?? null },
  );
}

const STATES = ["open", "closing", "closed"] as const;
export const stateOf = (closings: readonly { readonly closed: 0 | 1 }[]): DocketView["state"] =>
  STATES[closings.filter(({ closed }) => closed === 1).length] ?? "closed";

/** Claims of a docket that one party or the other has not answered. */
export const countOpenClaims = (reader: Reader, partner: string, docket: string, now: number): number =>
  claimsOf(reader, partner, docket).filter((claim) => {
    const answers = answersTo(reader, partner, claim.claim);
    return (["ours", "theirs"] as const).some(
      (side) => cellOf(claim, side, answers, now).code === "none_yet",
    );
  }).length;

export function docketView(acting: Acting, row: DocketRow): DocketView {
  const { reader } = acting;
  const cells = countCells(reader, row.partner, row.docket);
  const closings = closingsOf(reader, row.partner, row.docket);
  const unanswered = (side: "ours" | "theirs") =>
    cells.find(({ party, code }) => party === side && code === "none_yet")?.n ?? 0;
  return {
    docket: row.docket,
    partner: row.partner,
    openedBy: row.side,
    openedAt: instantText(row.at),
    state: stateOf(closings),
    closing: Object.fromEntries(
      closings.map(({ side, closed, at, open, payload }) => [
        side,
        {
          closed: closed === 1,
          at: instantText(at),
          open,
          reason: worded(acting, payload, reasonWords)?.reason,
        },
      ]),
    ),
    impact: row.impact,
    areas: JSON.parse(row.areas) as string[],
    ground: row.ground ?? undefined,
    words: worded(acting, row.payload, docketWords),
    claims: cells.filter(({ party }) => party === "ours").reduce((sum, { n }) => sum + n, 0),
    unanswered: { ours: unanswered("ours"), theirs: unanswered("theirs") },
    entry: { log: row.side, index: row.idx },
  };
}

/** Dockets of a relation, newest first; the cursor is the place in the journal. */
export function docketsOf(
  acting: Acting,
  partner: string,
  { after, limit = 50 }: { readonly after?: string | undefined; readonly limit?: number | undefined },
): { items: DocketView[]; next?: string } {
  const before = after !== undefined && /^\d{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
  const rows = acting.reader.all<DocketRow>(
    "SELECT * FROM view_docket WHERE partner = :partner AND seq < :before ORDER BY seq DESC LIMIT :limit + 1",
    { partner, before, limit },
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => docketView(acting, row)),
    ...(rows.length > limit && last !== undefined ? { next: String(last.seq) } : {}),
  };
}

/** What the state of a relation says of its allegations: counts alone, and the age of the oldest silence. */
export function docketSummary(acting: Acting, partner: string): DocketSummaryView {
  const { reader } = acting;
  const counted = countCells(reader, partner);
  const cells: { ours: DocketSummaryView["cells"]["ours"]; theirs: DocketSummaryView["cells"]["theirs"] } = {
    ours: {},
    theirs: {},
  };
  const oldest: { ours?: number; theirs?: number } = {};
  for (const { party, code, n, oldest: at } of counted) {
    cells[party][code] = n;
    if (code === "none_yet") oldest[party] = daysSince(at, acting.now());
  }
  const count = (table: "view_docket" | "view_claim") =>
    reader.get<{ n: number }>(
      `SELECT count(*) AS n FROM ${table} WHERE partner = :partner AND docket NOT IN (${CLOSED})`,
      { partner },
    )!.n;
  return {
    openDockets: count("view_docket"),
    claims: count("view_claim"),
    cells,
    oldestUnanswered: oldest,
  };
}
