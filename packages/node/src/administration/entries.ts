import { rotatingRoles, ulid } from "@entente/api";
import { z } from "zod";
import { type EntryKind, entryKind } from "../ledger/index.ts";

const house = { log: "house", effect: "recorded" } as const;
const digest = z.string().regex(/^sha256:[A-Za-z0-9_-]{43}$/);
export const backupStream = (backup: string) => `backup:${backup}`;

/** Whoever holds a backup holds what is in it: that one was made is a fact the overseer can see. */
const made = entryKind({
  ...house,
  kind: "backup.made/1",
  body: z.strictObject({
    backup: ulid,
    of: z.enum(["logs", "keys"]),
    by: ulid,
    file: z.string().min(1).max(100),
    bytes: z.int().min(0),
    count: z.int().min(0),
    sha256: digest,
  }),
  fold: ({ body, at }) => ({
    changes: [["administration.backup", { ...body, at }]],
    touches: [backupStream(body.backup)],
  }),
});

const fetched = entryKind({
  ...house,
  kind: "backup.fetched/1",
  body: z.strictObject({ backup: ulid, by: ulid }),
  fold: ({ body }) => ({
    changes: [["administration.fetched", { backup: body.backup }]],
    touches: [backupStream(body.backup)],
  }),
});

const removed = entryKind({
  ...house,
  kind: "backup.removed/1",
  body: z.strictObject({ backup: ulid, by: ulid }),
  fold: ({ body, at }) => ({
    changes: [["administration.removed", { backup: body.backup, at }]],
    touches: [backupStream(body.backup)],
  }),
});

/** `stored`: every entry and blob is what its hash says. `views`: they are what the logs give. */
const checked = entryKind({
  ...house,
  kind: "node.checked/1",
  body: z.strictObject({
    check: ulid,
    of: z.enum(["stored", "views"]),
    by: ulid,
    entries: z.int().min(0),
    faults: z.int().min(0),
  }),
  fold: ({ body, at }) => ({ changes: [["administration.checked", { ...body, at }]], touches: [] }),
});

const role = z.enum(rotatingRoles);
const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
export const PREPARED = "prepared-keys";

/** Public halves only. They count for nothing until a card names them, which the root key signs elsewhere. */
const prepared = entryKind({
  ...house,
  kind: "keys.prepared/1",
  body: z.strictObject({
    keys: z
      .array(z.strictObject({ role, public: publicKey }))
      .min(1)
      .max(4),
    revoke: z.boolean(),
    by: ulid,
  }),
  fold: ({ body, at }) => ({
    changes: body.keys.map((key) => [
      "administration.prepared",
      { ...key, revoke: body.revoke ? 1 : 0, by: body.by, at },
    ]),
    touches: [PREPARED],
  }),
});

const dropped = entryKind({
  ...house,
  kind: "keys.dropped/1",
  body: z.strictObject({ keys: z.array(publicKey).min(1).max(4), by: ulid }),
  fold: ({ body }) => ({
    changes: body.keys.map((each) => ["administration.dropped", { public: each }]),
    touches: [PREPARED],
  }),
});

export const administrationKinds: readonly EntryKind<never>[] = [
  made,
  fetched,
  removed,
  checked,
  prepared,
  dropped,
];
