import { durationMs, isTime } from "@entente/agreement";
import {
  type BodyOf,
  conflict,
  type incidentOperations,
  invalid,
  notFound,
  type Session,
} from "@entente/api";
import { z } from "zod";
import { type ActCall, type Acting, instantText, versionsOf, wordsItem } from "../../acting/index.ts";
import type { Reader } from "../../store/index.ts";
import type { ErrorRow } from "./entries.ts";

type Ops = typeof incidentOperations;

const breach = z.object({ notifyWithin: z.string(), reportWithin: z.string(), toOversight: z.boolean() });

/** What the agreement in force asks when something went wrong; undefined when it asks nothing. */
export function noticeOf(
  acting: Acting,
  partner: string,
): { clause: string; notifyWithin: string; reportWithin: string; toOversight: boolean } | undefined {
  acting.requireRelation(partner);
  const clause = acting.binding(partner)?.document.clauses.find(({ kind }) => kind === "breach-notice");
  const read = breach.safeParse(clause?.params);
  return clause === undefined || !read.success ? undefined : { clause: clause.id, ...read.data };
}

const ROLES = ["overseer", "release-officer", "liaison-officer", "operations-officer"] as const;
const roleOf = ({ roles }: Session) => ROLES.find((role) => roles.includes(role)) ?? "overseer";

export function recordError(acting: Acting, call: ActCall, said: BodyOf<Ops["recordError"]>) {
  return acting.act(call, (reader) => {
    const { partner, kind, foundAt, title, text } = said;
    acting.requireRelation(partner, reader);
    if (!isTime(foundAt)) throw invalid("/foundAt", "There is no such moment.");
    const found = Date.parse(foundAt);
    if (found > acting.now()) throw invalid("/foundAt", "It cannot have been found later than now.");
    const notice = noticeOf(acting, partner);
    const due = (within: string) => instantText(found + durationMs(within));
    const clocks =
      notice === undefined
        ? {}
        : {
            clause: notice.clause,
            notifyBy: due(notice.notifyWithin),
            reportBy: due(notice.reportWithin),
          };
    const error = acting.newId();
    return {
      entries: [
        {
          log: "house",
          kind: "error.recorded/1",
          actor: roleOf(call.session),
          body: { error, partner, kind, foundAt, ...clocks, by: call.session.account },
          items: [wordsItem("error", { title, text })],
        },
      ],
      expects: {},
      result: {
        error,
        ...(clocks.notifyBy === undefined ? {} : { notifyBy: clocks.notifyBy, reportBy: clocks.reportBy }),
      },
    };
  });
}

/** Whoever may not see an error is told that there is none. */
function requireError(reader: Reader, { roles, account }: Session, error: string): ErrorRow {
  const row = reader.get<ErrorRow>("SELECT * FROM view_error WHERE error = :error", { error });
  if (row === undefined || !(roles.includes("overseer") || row.by === account)) throw notFound("error");
  return row;
}

export function remedyError(acting: Acting, call: ActCall, error: string, text: string) {
  return acting.act(call, (reader) => {
    const row = requireError(reader, call.session, error);
    if (row.remedied_at !== null) throw conflict("The remedy of this error was recorded before.");
    return {
      entries: [
        {
          log: "house",
          kind: "error.remedied/1",
          actor: roleOf(call.session),
          body: { error, by: call.session.account },
          items: [wordsItem("remedy", { text })],
        },
      ],
      expects: versionsOf(reader, `error:${error}`),
      result: { error },
    };
  });
}

export function tellError(acting: Acting, call: ActCall, error: string, what: "notified" | "reported") {
  return acting.act(call, (reader) => {
    const row = requireError(reader, call.session, error);
    if ((what === "notified" ? row.notified_at : row.reported_at) !== null)
      throw conflict("That the partner was told of this was recorded before.");
    return {
      entries: [
        {
          log: "house",
          kind: "error.told/1",
          actor: roleOf(call.session),
          body: { error, what, by: call.session.account },
        },
      ],
      expects: versionsOf(reader, `error:${error}`),
      result: { error },
    };
  });
}
