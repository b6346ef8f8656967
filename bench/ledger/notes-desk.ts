import { z } from "zod";
import { type Desk, entryKind } from "../../packages/node/src/ledger/index.ts";

/** The smallest desk that does what every desk does: one row of a view, one stream that moves. */
export const notesDesk: Desk = {
  name: "notes",
  kinds: [
    entryKind({
      kind: "note.written/1",
      log: "house",
      effect: "recorded",
      body: z.strictObject({ subject: z.string().max(80), by: z.string().max(80) }),
      fold: ({ body, envelope }) => ({
        changes: [
          [
            "notes.write",
            {
              id: envelope.id,
              subject: body.subject,
              by: body.by,
              payload: envelope.set?.payload ?? null,
            },
          ],
        ],
        touches: [`note:${envelope.id}`],
      }),
    }),
  ],
  schema:
    "CREATE TABLE view_note (id TEXT PRIMARY KEY, subject TEXT NOT NULL, author TEXT NOT NULL, payload TEXT, seq INTEGER NOT NULL) WITHOUT ROWID;",
  statements: {
    "notes.write":
      "INSERT INTO view_note (id, subject, author, payload, seq) VALUES (:id, :subject, :by, :payload, :seq)",
  },
};
