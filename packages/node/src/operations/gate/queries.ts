import { type AnswerOf, type activityOperations, authorityWords, notFound } from "@entente/api";
import { type Acting, instantText } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import { judge } from "./gate.ts";
import { latestOf, wantedOf } from "./proposing.ts";
import {
  type ActivityRow,
  type AuthorityRow,
  activityRow,
  conditionsOn,
  type QuestionRow,
  type ToldRow,
} from "./rows.ts";
import { conditionShown, instantOr, known, questionShown, summaryShown, versionsShown } from "./shown.ts";

type Ops = typeof activityOperations;
type Paging = { readonly after?: string | undefined; readonly limit?: number | undefined };

const DEFAULT_LIMIT = 50;

/** One page in the order of what was applied last; the cursor is a place in that order. */
function pageOf<T extends { seq: number }>(
  { after, limit = DEFAULT_LIMIT }: Paging,
  rowsBefore: (before: number, most: number) => T[],
): { rows: T[]; next: { next?: string } } {
  const before = after === undefined || !/^\d{1,15}$/.test(after) ? Number.MAX_SAFE_INTEGER : Number(after);
  const found = rowsBefore(before, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? { next: String(last.seq) } : {} };
}

export function listAuthorities(acting: Acting, reader: Reader): AnswerOf<Ops["listAuthorities"]> {
  const now = instantText(acting.now());
  const rows = reader.all<AuthorityRow>("SELECT * FROM view_authority ORDER BY seq DESC LIMIT 200");
  return {
    items: rows.map(({ id, by, at, purposes, until, approved_at, approved_by, payload }) => ({
      id,
      by,
      at: instantText(at),
      purposes: JSON.parse(purposes) as string[],
      until,
      state: until <= now ? "expired" : approved_at === null ? "waiting" : "approved",
      ...known({
        approvedBy: approved_by ?? undefined,
        approvedAt: instantOr(approved_at),
        words: payload === null ? undefined : acting.words(payload, authorityWords),
      }),
    })),
  };
}

export function listOperations(
  acting: Acting,
  reader: Reader,
  query: Paging & { readonly partner?: string | undefined; readonly state?: string | undefined },
): AnswerOf<Ops["listOperations"]> {
  const { rows, next } = pageOf(query, (before, most) =>
    reader.all<ActivityRow>(
      `SELECT * FROM view_activity WHERE seq < :before AND (:partner IS NULL OR partner = :partner)
         AND (:state IS NULL OR :state = CASE WHEN stopped_at IS NOT NULL THEN 'stopped'
              WHEN started_at IS NOT NULL THEN 'started' ELSE 'proposed' END)
       ORDER BY seq DESC LIMIT :most`,
      { before, most, partner: query.partner ?? null, state: query.state ?? null },
    ),
  );
  return { items: rows.map((row) => summaryShown(acting, reader, row)), ...next };
}

/** With what the gate would say now: it is shown before anybody acts. */
export function getOperation(
  acting: Acting,
  reader: Reader,
  operation: string,
): AnswerOf<Ops["getOperation"]> {
  const row = activityRow(reader, operation);
  if (row === undefined) throw notFound("operation");
  const latest = latestOf(reader, row);
  const isOver = latest.effected_at !== null || row.stopped_at !== null;
  const { violations } = isOver
    ? { violations: [] }
    : judge(acting, reader, wantedOf(acting, row, latest), "effect");
  return {
    ...summaryShown(acting, reader, row),
    versions: versionsShown(acting, reader, row),
    conditions: conditionsOn(reader, operation).map((each) => conditionShown(acting, each)),
    gate: [...violations],
  };
}

export function listQuestions(
  acting: Acting,
  reader: Reader,
  query: Paging & { readonly partner?: string | undefined; readonly side?: string | undefined },
): AnswerOf<Ops["listOperationQuestions"]> {
  const partner = query.partner ?? null;
  const { rows, next } = pageOf(query, (before, most) =>
    reader.all<QuestionRow>(
      `SELECT * FROM view_activity_question WHERE seq < :before AND (:partner IS NULL OR partner = :partner)
         AND (:side IS NULL OR side = :side) ORDER BY seq DESC LIMIT :most`,
      { before, most, partner, side: query.side ?? null },
    ),
  );
  const told = reader.all<ToldRow>(
    `SELECT * FROM view_activity_told WHERE :partner IS NULL OR partner = :partner
     ORDER BY seq DESC LIMIT 200`,
    { partner },
  );
  return {
    items: rows.map((row) => questionShown(acting, row)),
    told: told.map(({ operation, partner: whose, started_at, stopped_at, contrary }) => ({
      operation,
      partner: whose,
      startedAt: instantText(started_at),
      ...known({ stoppedAt: instantOr(stopped_at) }),
      contrary: contrary === 1,
    })),
    ...next,
  };
}
