import { z } from "zod";
import { type EntryKind, entryKind } from "../../ledger/index.ts";

const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const by = z.string().max(100);
const house = { log: "house", effect: "recorded" } as const;

export const keyStream = (key: string): string => `overseer-key:${key}`;

const registered = entryKind({
  ...house,
  kind: "overseer-key.registered/1",
  body: z.strictObject({
    id,
    body: z.string().max(64),
    key: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    fingerprint: z.string().max(60),
    by,
  }),
  fold: ({ body }) => ({
    changes: [
      [
        "disclosures.register",
        { id: body.id, body: body.body, key: body.key, fingerprint: body.fingerprint, by: body.by },
      ],
    ],
    touches: [keyStream(body.id)],
  }),
});

const confirmed = entryKind({
  ...house,
  kind: "overseer-key.confirmed/1",
  body: z.strictObject({ id, fingerprint: z.string().max(60), by }),
  fold: ({ body }) => ({
    changes: [["disclosures.confirm", { id: body.id, by: body.by }]],
    touches: [keyStream(body.id)],
  }),
});

const withdrawn = entryKind({
  ...house,
  kind: "overseer-key.withdrawn/1",
  body: z.strictObject({ id, by }),
  fold: ({ body }) => ({
    changes: [["disclosures.withdraw", { id: body.id }]],
    touches: [keyStream(body.id)],
  }),
});

/**
 * One for each day on which the desk was open, whether or not anything came in: it has always the same form and size,
 * so that it says nothing about the day, and whoever has a commitment can prove that it was there.
 */
const sealedDay = entryKind({
  ...house,
  kind: "oversight.sealed-day/1",
  body: z.strictObject({
    day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
    root: z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/),
  }),
  fold: ({ body }) => ({
    changes: [["disclosures.seal-day", { day: body.day, root: body.root }]],
    touches: [`sealed-day:${body.day}`],
  }),
});

export const disclosureKinds: readonly EntryKind<never>[] = [registered, confirmed, withdrawn, sealedDay];

export const disclosureSchema = `
CREATE TABLE view_overseer_key (
  id TEXT PRIMARY KEY, body TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, state TEXT NOT NULL,
  registered_by TEXT NOT NULL, confirmed_by TEXT
) WITHOUT ROWID;
CREATE TABLE view_sealed_day (day TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID;
`;

export const disclosureStatements = {
  "disclosures.register": `INSERT INTO view_overseer_key (id, body, key, fingerprint, state, registered_by)
     VALUES (:id, :body, :key, :fingerprint, 'registered', :by)`,
  "disclosures.confirm":
    "UPDATE view_overseer_key SET state = 'confirmed', confirmed_by = :by WHERE id = :id",
  "disclosures.withdraw": "UPDATE view_overseer_key SET state = 'withdrawn' WHERE id = :id",
  "disclosures.seal-day": "INSERT INTO view_sealed_day (day, root) VALUES (:day, :root)",
} as const;
