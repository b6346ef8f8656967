import { type AnswerOf, onAct, onRead, incidentOperations as ops, type Route } from "@entente/api";
import { z } from "zod";
import { instantText } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { logReading, type OverseeingParts } from "../house/parts.ts";
import { noticeOf, recordError, remedyError, tellError } from "./commands.ts";
import type { ErrorRow } from "./entries.ts";
import { incidentsOf } from "./incidents.ts";

const said = z.strictObject({ title: z.string(), text: z.string() });
const remedy = z.strictObject({ text: z.string() });

/** What went wrong, over HTTP. */
export function errorRoutes(parts: OverseeingParts): Route[] {
  const { acting } = parts;
  return [
    onRead(ops.listIncidents, async ({ query: { partner }, session }) => {
      const notice = noticeOf(acting, partner);
      const items = incidentsOf(parts, session, partner as PartyId);
      await logReading(parts, session, { what: "incidents", count: items.length });
      return { items, ...(notice === undefined ? {} : { notice }) };
    }),
    onAct(ops.recordError, (call) => recordError(acting, call, call.body)),
    onAct(ops.remedyError, (call) => remedyError(acting, call, call.params.error, call.body.text)),
    onAct(ops.tellError, (call) => tellError(acting, call, call.params.error, call.body.what)),
    onRead(ops.listErrors, async ({ query, session }) => {
      const { partner, mine } = query;
      const isAll = mine === undefined && session.roles.includes("overseer");
      const rows = acting.reader.all<ErrorRow>(
        `SELECT * FROM view_error WHERE (:partner IS NULL OR partner = :partner) AND (:by IS NULL OR by = :by)
         ORDER BY seq DESC LIMIT 200`,
        { partner: partner ?? null, by: isAll ? null : session.account },
      );
      // An error is its recorder's own, with what was done about it; who reads others' accounts for it.
      if (isAll) await logReading(parts, session, { what: "errors", count: rows.length });
      const notice = partner === undefined ? undefined : noticeOf(acting, partner);
      return {
        items: rows.map((row) => shown(parts, row)),
        ...(notice === undefined ? {} : { notice }),
      };
    }),
  ];
}

type Shown = AnswerOf<typeof ops.listErrors>["items"][number];

function shown({ acting }: OverseeingParts, row: ErrorRow): Shown {
  const words = row.payload === null ? undefined : acting.words(row.payload, said);
  const done = row.remedy === null ? undefined : acting.words(row.remedy, remedy);
  const optional = <K extends string>(name: K, value: string | null | undefined) =>
    (value === null || value === undefined ? {} : { [name]: value }) as { [key in K]?: string };
  const moment = (at: number | null) => (at === null ? undefined : instantText(at));
  return {
    id: row.error,
    partner: row.partner,
    kind: row.kind,
    by: row.by,
    at: instantText(row.at),
    foundAt: row.found_at,
    ...optional("title", words?.title),
    ...optional("text", words?.text),
    ...(row.remedied_at === null || row.remedied_by === null
      ? {}
      : {
          remedy: {
            ...optional("text", done?.text),
            by: row.remedied_by,
            at: instantText(row.remedied_at),
          },
        }),
    ...optional("clause", row.clause),
    ...optional("notifyBy", row.notify_by),
    ...optional("reportBy", row.report_by),
    ...optional("notified", moment(row.notified_at)),
    ...optional("reported", moment(row.reported_at)),
  };
}
