import { errorKinds, instant, partyId, ulid } from "@entente/api";
import { z } from "zod";
import { payloadOf } from "../../acting/index.ts";
import { entryKind } from "../../ledger/index.ts";

const house = { log: "house", effect: "recorded" } as const;
const by = z.string().min(1).max(100);

/** An error or a breach; what happened is sealed. By when the partner must know follows from the clause then in force. */
const errorRecorded = entryKind({
  ...house,
  kind: "error.recorded/1",
  body: z.strictObject({
    error: ulid,
    partner: partyId,
    kind: z.enum(errorKinds),
    foundAt: instant,
    clause: z.string().max(40).optional(),
    notifyBy: instant.optional(),
    reportBy: instant.optional(),
    by,
  }),
  fold: (entry) => {
    const { clause, notifyBy, reportBy, ...body } = entry.body;
    return {
      changes: [
        [
          "errors.record",
          {
            ...body,
            clause: clause ?? null,
            notifyBy: notifyBy ?? null,
            reportBy: reportBy ?? null,
            at: entry.at,
            payload: payloadOf(entry),
          },
        ],
      ],
      touches: [`error:${body.error}`],
    };
  },
});

const errorRemedied = entryKind({
  ...house,
  kind: "error.remedied/1",
  body: z.strictObject({ error: ulid, by }),
  fold: (entry) => ({
    changes: [["errors.remedy", { ...entry.body, at: entry.at, payload: payloadOf(entry) }]],
    touches: [`error:${entry.body.error}`],
  }),
});

const errorTold = entryKind({
  ...house,
  kind: "error.told/1",
  body: z.strictObject({ error: ulid, what: z.enum(["notified", "reported"]), by }),
  fold: ({ body: { error, what }, at }) => ({
    changes: [[`errors.${what}`, { error, at }]],
    touches: [`error:${error}`],
  }),
});

export const errorEntryKinds = [errorRecorded, errorRemedied, errorTold];

export const errorsSchema = `
CREATE TABLE view_error (
  error TEXT PRIMARY KEY, seq INTEGER NOT NULL, partner TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL,
  at INTEGER NOT NULL, found_at TEXT NOT NULL, payload TEXT, clause TEXT, notify_by TEXT, report_by TEXT,
  remedied_at INTEGER, remedied_by TEXT, remedy TEXT, notified_at INTEGER, reported_at INTEGER
) WITHOUT ROWID;
CREATE INDEX view_error_seq ON view_error (seq);
`;

export const errorsStatements = {
  "errors.record": `INSERT INTO view_error
    (error, seq, partner, kind, by, at, found_at, payload, clause, notify_by, report_by)
    VALUES (:error, :seq, :partner, :kind, :by, :at, :foundAt, :payload, :clause, :notifyBy, :reportBy)`,
  "errors.remedy":
    "UPDATE view_error SET remedied_at = :at, remedied_by = :by, remedy = :payload WHERE error = :error",
  "errors.notified": "UPDATE view_error SET notified_at = :at WHERE error = :error AND notified_at IS NULL",
  "errors.reported": "UPDATE view_error SET reported_at = :at WHERE error = :error AND reported_at IS NULL",
};

export type ErrorRow = {
  readonly error: string;
  readonly partner: string;
  readonly kind: (typeof errorKinds)[number];
  readonly by: string;
  readonly at: number;
  readonly found_at: string;
  readonly payload: string | null;
  readonly clause: string | null;
  readonly notify_by: string | null;
  readonly report_by: string | null;
  readonly remedied_at: number | null;
  readonly remedied_by: string | null;
  readonly remedy: string | null;
  readonly notified_at: number | null;
  readonly reported_at: number | null;
};
