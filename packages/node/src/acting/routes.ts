import { type AnswerOf, actingOperations, onRead, type Route } from "@entente/api";
import type { Acting } from "./acting.ts";
import { refusalsReadBy } from "./refusals-read.ts";
import { instantText } from "./view-words.ts";

type Refused = AnswerOf<typeof actingOperations.listRefusedActs>["items"][number];

/** What was refused at this node and was no release, newest first, as far as the reader's roles reach. */
export function actingRoutes(acting: Acting): Route[] {
  return [
    onRead(actingOperations.listRefusedActs, ({ query, session }) => {
      const limit = query.limit ?? 50;
      const rows = acting.reader.all<{
        id: string;
        seq: number;
        at: number;
        partner: string | null;
        action: string;
        subject: string | null;
        violations: string;
      }>(
        `SELECT * FROM view_act_refusal
         WHERE seq < :before AND (:partner IS NULL OR partner = :partner)
           AND EXISTS (SELECT 1 FROM json_each(:reach) AS role WHERE (role.value ->> 'within') =
             EXISTS (SELECT 1 FROM json_each(role.value, '$.actions') AS one WHERE action GLOB one.value))
         ORDER BY seq DESC LIMIT :limit + 1`,
        {
          before: query.before ?? Number.MAX_SAFE_INTEGER,
          partner: query.partner ?? null,
          reach: JSON.stringify(refusalsReadBy(session.roles)),
          limit,
        },
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      return {
        items: shown.map(({ id, at, partner, action, subject, violations }) => ({
          id,
          at: instantText(at),
          ...(partner === null ? {} : { partner }),
          action,
          ...(subject === null ? {} : { subject }),
          violations: JSON.parse(violations) as Refused["violations"],
        })),
        ...(rows.length > limit && last !== undefined ? { next: last.seq } : {}),
      };
    }),
  ];
}
