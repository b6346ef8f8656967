import { z } from "zod";
import { code, digest, partyId, sentence, ulid } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "administration";
const roles = ["administrator"] as const;
const time = z.string();
const bytes = z.int().min(0);
const names = z.strictObject({ en: z.string(), fr: z.string() });

/** What takes longer than an answer may: it runs beside the node's work, one at a time, and leaves an entry. */
export const jobKinds = ["backup-logs", "backup-keys", "check-stored", "check-views"] as const;
export type JobKind = (typeof jobKinds)[number];

export const maintenanceJob = z.strictObject({
  job: ulid,
  kind: z.enum(jobKinds),
  by: ulid,
  state: z.enum(["running", "done", "failed"]),
  startedAt: time,
  endedAt: time.optional(),
  /** How far it is; absent until it can be said. */
  progress: z.strictObject({ done: z.int(), total: z.int() }).optional(),
  /** Why it failed. */
  why: sentence.optional(),
  /** The backup that was made. */
  backup: ulid.optional(),
  /** What a check found. */
  found: z
    .strictObject({
      entries: z.int(),
      /** Tables whose rows are not those that the logs give, or the first thing that is not what its hash says. */
      faults: z.array(sentence).max(100),
      /** The node was writing all the time: faults may be what it wrote. */
      moved: z.boolean(),
    })
    .optional(),
});
export type MaintenanceJob = z.infer<typeof maintenanceJob>;

const listener = z.strictObject({
  of: z.enum(["people", "partners", "portal", "disclosures"]),
  /** As the node itself listens; absent while it does not. */
  url: z.string().optional(),
  /** Under which others reach it, where the configuration or the card says so. */
  address: z.string().optional(),
  tls: z.enum(["here", "proxy", "none"]),
});

export const nodeStatus = z.strictObject({
  party: partyId,
  name: names,
  fingerprint: z.string(),
  demo: z.boolean(),
  startedAt: time,
  /** Why nothing can be written any more; absent while all is well. */
  stopped: sentence.optional(),
  memory: bytes,
  listeners: z.array(listener),
  relations: z.array(
    z.strictObject({
      partner: partyId,
      name: names,
      country: z.string(),
      lastContact: time.optional(),
      stopped: sentence.optional(),
      /** Entries that are not applied here, or not cosigned there, yet. */
      lagIn: z.int(),
      lagOut: z.int(),
      aside: z.int(),
    }),
  ),
  lastBackup: z.strictObject({ logs: time.optional(), keys: time.optional() }),
  /** The node's own ladder, lowest first, and the units that its rules name: for grants. */
  levels: z.array(z.strictObject({ code: z.string(), names: z.array(z.string()) })),
  units: z.array(code),
});
export type NodeStatus = z.infer<typeof nodeStatus>;

const storedKey = z.strictObject({
  role: z.enum(["log", "witness", "node", "seal", "signatory"]),
  public: z.string(),
  /** RFC 7638 thumbprint: the key id by which agreements and grants name a key. */
  kid: z.string(),
  name: z.string().optional(),
  state: z.enum(["in-force", "replaced", "revoked"]),
  /** The card on which it stood first. */
  since: z.strictObject({ sequence: z.int(), at: time }),
  /** The card from which on it did not. */
  until: z.strictObject({ sequence: z.int(), at: time }).optional(),
  /** Whether the key ring of the running node holds its secret half. */
  held: z.boolean(),
  /** Accounts that a confirmed grant lets sign with it. */
  accounts: z.array(z.strictObject({ account: ulid, name: z.string() })),
});

export const nodeKeys = z.strictObject({
  party: partyId,
  fingerprint: z.string(),
  card: z.strictObject({
    sequence: z.int(),
    id: digest,
    fingerprint: z.string(),
    at: time,
    /** Public half of the root key that signed it, and the digest of the one that signs the next. */
    root: z.string(),
    nextRoot: digest,
  }),
  cards: z.array(z.strictObject({ sequence: z.int(), id: digest, at: time })),
  keys: z.array(storedKey),
  file: z.strictObject({
    path: z.string(),
    /** When the sealed file was last written; absent when it is not there any more. */
    writtenAt: time.optional(),
    /** Whether others than the node's own user may read it. */
    readable: z.boolean(),
    /** Whether it lies within the data directory. */
    beside: z.boolean(),
  }),
});
export type NodeKeys = z.infer<typeof nodeKeys>;

/** Roles whose keys the node makes itself. */
export const rotatingRoles = ["log", "witness", "node", "seal"] as const;
const rotatingRole = z.enum(rotatingRoles);

const signedText = z.strictObject({ card: z.string(), signature: z.string() });

/** The key of a certificate that the next card would name, and whether the card in force does not. */
const draftPin = z.strictObject({ digest: z.string(), fingerprint: z.string(), isNew: z.boolean() });

/** The next card as it would be now: what has to be carried to the root key. */
export const cardDraft = z.strictObject({
  sequence: z.int(),
  /** To be read out to whoever holds the root key, who signs nothing else. */
  fingerprint: z.string(),
  /** The file, as the command `card sign` takes it. */
  file: z.strictObject({
    type: z.literal("entente-card-draft"),
    spec: z.literal("1.0"),
    draft: z.string(),
    follows: signedText,
  }),
  /** Keys that were made and stand on no card yet. */
  prepared: z.array(
    z.strictObject({
      role: rotatingRole,
      public: z.string(),
      /** The key it takes the place of, and whether the card revokes that one. */
      replaces: z.string(),
      revokes: z.boolean(),
      at: time,
      by: ulid,
    }),
  ),
  /** Kinds of entries that the card in force does not announce. */
  newKinds: z.array(z.string()),
  /** Keys of certificates that it would name, of those `node.json` names now: in use, and next. */
  certificates: z.strictObject({
    listens: z.array(draftPin),
    calls: z.array(draftPin),
    /** Whether they are others than on the card in force. */
    changed: z.boolean(),
  }),
});
export type CardDraftView = z.infer<typeof cardDraft>;

export const nodeStorage = z.strictObject({
  directory: z.string(),
  files: z.array(z.strictObject({ name: z.string(), bytes })),
  disk: z.strictObject({ free: bytes, total: bytes }),
  logs: z.array(
    z.strictObject({
      origin: z.string(),
      kind: z.enum(["house", "liaison"]),
      mine: z.boolean(),
      partner: names.optional(),
      entries: z.int(),
    }),
  ),
  journal: z.int(),
  blobs: z.strictObject({ count: z.int(), bytes }),
  /** Sealed sets whose key is held. */
  keys: z.int(),
  /** The last checks that came to an end, one of each kind. */
  checks: z.array(
    z.strictObject({
      of: z.enum(["stored", "views"]),
      at: time,
      by: ulid,
      entries: z.int(),
      faults: z.int(),
    }),
  ),
});
export type NodeStorage = z.infer<typeof nodeStorage>;

export const backupView = z.strictObject({
  backup: ulid,
  of: z.enum(["logs", "keys"]),
  at: time,
  by: ulid,
  file: z.string(),
  bytes,
  /** Entries of all logs, or keys of sealed sets. */
  count: z.int(),
  /** Of the file: compare it where a copy is kept. */
  sha256: digest,
  /** Whether the file is still where it was written. */
  present: z.boolean(),
  fetched: z.int(),
  removedAt: time.optional(),
});
export type BackupView = z.infer<typeof backupView>;

export const nodeVersions = z.strictObject({
  entente: z.string(),
  node: z.string(),
  sqlite: z.string(),
  platform: z.string(),
  views: z.string(),
  /** How many migrations each database has been through, and the last of them. */
  schemas: z.array(z.strictObject({ store: z.string(), migrations: z.int(), last: z.string() })),
  /** Kinds of entries that this software writes and reads. */
  kinds: z.array(z.strictObject({ kind: z.string(), log: z.enum(["house", "liaison"]) })),
  /** What our card says less than that, until the next card is issued. */
  unannounced: z.array(z.string()),
  /** Kinds that a partner's card names and this software does not know, or the other way round. */
  partners: z.array(
    z.strictObject({ partner: partyId, name: names, more: z.array(z.string()), fewer: z.array(z.string()) }),
  ),
});
export type NodeVersions = z.infer<typeof nodeVersions>;

const backup = z.strictObject({ backup: ulid });

/** Operations of administration: the node itself. None gives content, or says what was released. */
export const administrationOperations = {
  nodeStatus: reads({
    id: "nodeStatus",
    method: "GET",
    path: "/v1/administration/status",
    desk,
    summary: "How the node is: listeners, relations, the last backups.",
    roles,
    answer: nodeStatus,
  }),
  nodeKeys: reads({
    id: "nodeKeys",
    method: "GET",
    path: "/v1/administration/keys",
    desk,
    summary: "The public halves of the node's keys, with since when each stands on the card. Never a secret.",
    roles,
    answer: nodeKeys,
  }),
  cardDraft: reads({
    id: "cardDraft",
    method: "GET",
    path: "/v1/administration/keys/draft",
    desk,
    summary:
      "The next card, to be signed where the root key is: with the prepared keys and all kinds of entries.",
    roles,
    answer: cardDraft,
  }),
  prepareKeys: acts({
    id: "prepareKeys",
    method: "POST",
    path: "/v1/administration/keys/prepared",
    desk,
    summary:
      "Makes fresh operational keys. They are used once a card that the root key has signed names them.",
    roles,
    body: z.strictObject({
      roles: z.array(rotatingRole).min(1).max(4),
      /** Whether the card revokes the keys they replace: for keys that somebody else may hold. */
      revoke: z.boolean(),
    }),
    answer: z.strictObject({ prepared: z.array(z.string()) }),
  }),
  dropPreparedKeys: acts({
    id: "dropPreparedKeys",
    method: "DELETE",
    path: "/v1/administration/keys/prepared",
    desk,
    summary: "Destroys prepared keys that stand on no card.",
    roles,
    answer: z.strictObject({ dropped: z.int() }),
  }),
  nodeStorage: reads({
    id: "nodeStorage",
    method: "GET",
    path: "/v1/administration/storage",
    desk,
    summary: "Sizes of files and logs, free disk, and what the last checks found.",
    roles,
    answer: nodeStorage,
  }),
  nodeVersions: reads({
    id: "nodeVersions",
    method: "GET",
    path: "/v1/administration/versions",
    desk,
    summary: "Versions of the software and its stores, and the kinds of entries understood here and there.",
    roles,
    answer: nodeVersions,
  }),
  listJobs: reads({
    id: "listJobs",
    method: "GET",
    path: "/v1/administration/jobs",
    desk,
    summary: "Backups and checks since the node was started, newest first, at most 20.",
    roles,
    answer: z.strictObject({ jobs: z.array(maintenanceJob) }),
  }),
  startJob: reads({
    id: "startJob",
    method: "POST",
    path: "/v1/administration/jobs",
    desk,
    summary: "Starts a backup or a check; one runs at a time. What it did becomes an entry of the house log.",
    roles,
    body: z.strictObject({ kind: z.enum(jobKinds) }),
    answer: maintenanceJob,
  }),
  listBackups: reads({
    id: "listBackups",
    method: "GET",
    path: "/v1/administration/backups",
    desk,
    summary: "Backups made by the running node, newest first, at most 100.",
    roles,
    answer: z.strictObject({
      /** Where the two kinds are written: apart from each other, and `keys` never beside the data. */
      folders: z.strictObject({ logs: z.string(), keys: z.string() }),
      backups: z.array(backupView),
    }),
  }),
  fetchBackup: reads({
    id: "fetchBackup",
    method: "GET",
    path: "/v1/administration/backups/{backup}/file",
    desk,
    summary: "The file of a backup. That it was fetched, and by whom, is logged before it is given.",
    roles,
    params: backup,
    answer: z.unknown(),
  }),
  removeBackup: acts({
    id: "removeBackup",
    method: "DELETE",
    path: "/v1/administration/backups/{backup}",
    desk,
    summary: "Removes the file of a backup: older key backups, once something was purged.",
    roles,
    params: backup,
    answer: backup,
  }),
};
