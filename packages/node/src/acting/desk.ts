import { z } from "zod";
import { type Desk, entryKind } from "../ledger/index.ts";

const party = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
const word = z.string().min(1).max(60);
const by = z.string().max(100);

/** Which person of this party spoke. */
const recorded = entryKind({
  kind: "act.recorded/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({ partner: party, act: word, entry: z.string().max(26), by }),
  fold: () => ({ changes: [], touches: [] }),
});

const refused = entryKind({
  kind: "act.refused/1",
  log: "house",
  effect: "recorded",
  body: z.strictObject({
    partner: party.optional(),
    action: word,
    subject: z.string().max(60).optional(),
    by,
    violations: z
      .array(z.strictObject({ clause: z.string().max(40), kind: word, code: z.string().max(80) }))
      .min(1)
      .max(40),
  }),
  fold: ({ body, at, envelope }) => ({
    changes: [
      [
        "acting.refuse",
        {
          id: envelope.id,
          at,
          partner: body.partner ?? null,
          action: body.action,
          subject: body.subject ?? null,
          agreement: envelope.agreement ?? null,
          violations: JSON.stringify(body.violations),
        },
      ],
    ],
    touches: [],
  }),
});

export const actingDesk: Desk = {
  name: "acting",
  kinds: [recorded, refused],
  schema: `
CREATE TABLE view_act_refusal (
  id TEXT PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, partner TEXT, action TEXT NOT NULL, subject TEXT,
  agreement TEXT, violations TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX view_act_refusal_seq ON view_act_refusal (seq);
`,
  statements: {
    "acting.refuse": `INSERT INTO view_act_refusal (id, seq, at, partner, action, subject, agreement, violations)
     VALUES (:id, :seq, :at, :partner, :action, :subject, :agreement, :violations)`,
  },
};
