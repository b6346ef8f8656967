import {
  digest,
  instant,
  MOST_SAMPLED,
  MOST_SAMPLED_FROM,
  partyId,
  sampledKinds,
  sampleFindings,
  ulid,
} from "@entente/api";
import { z } from "zod";
import { payloadOf } from "../../acting/index.ts";
import { entryKind } from "../../ledger/index.ts";

const house = { log: "house", effect: "recorded" } as const;
const by = z.string().min(1).max(100);
const place = z.int().min(0);
const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What a sample is drawn from, before anybody can know what will be drawn. */
const sampleCommitted = entryKind({
  ...house,
  kind: "sample.committed/1",
  body: z.strictObject({
    sample: ulid,
    partner: partyId,
    of: z.enum(sampledKinds),
    from: instant,
    until: instant,
    size: z.int().min(1).max(MOST_SAMPLED),
    /** Entries of the house log below this place are drawn from. */
    below: place,
    count: z.int().min(1).max(MOST_SAMPLED_FROM),
    digest: hex,
    /** The partner's log, as far as this party had cosigned it: nobody here could read on. */
    origin: z.string().max(200),
    anchor: place,
    by,
  }),
  fold: ({ body, at }) => ({
    changes: [["samples.commit", { ...body, at }]],
    touches: [`sample:${body.sample}`],
  }),
});

const sampleDrawn = entryKind({
  ...house,
  kind: "sample.drawn/1",
  body: z.strictObject({
    sample: ulid,
    /** The root of the partner's log with one entry more than the anchor. */
    root: digest,
    seed: hex,
    entries: z.array(place).min(1).max(MOST_SAMPLED),
    by,
  }),
  fold: ({ body: { sample, root, seed, entries }, at }) => ({
    changes: [
      ["samples.draw", { sample, root, seed, at }],
      ["samples.drawn", { sample, entries: JSON.stringify(entries) }],
    ],
    touches: [`sample:${sample}`],
  }),
});

const sampleReviewed = entryKind({
  ...house,
  kind: "sample.reviewed/1",
  body: z.strictObject({ sample: ulid, index: place, finding: z.enum(sampleFindings), by }),
  fold: (entry) => ({
    changes: [["samples.review", { ...entry.body, at: entry.at, payload: payloadOf(entry) }]],
    touches: [`sample:${entry.body.sample}`],
  }),
});

export const sampleKinds = [sampleCommitted, sampleDrawn, sampleReviewed];

export const samplesSchema = `
CREATE TABLE view_sample (
  sample TEXT PRIMARY KEY, seq INTEGER NOT NULL, partner TEXT NOT NULL, of TEXT NOT NULL, "from" TEXT NOT NULL,
  until TEXT NOT NULL, size INTEGER NOT NULL, below INTEGER NOT NULL, count INTEGER NOT NULL, digest TEXT NOT NULL,
  origin TEXT NOT NULL, anchor INTEGER NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL,
  root TEXT, seed TEXT, drawn_at INTEGER
) WITHOUT ROWID;
CREATE INDEX view_sample_seq ON view_sample (seq);
CREATE TABLE view_sample_entry (
  sample TEXT NOT NULL, idx INTEGER NOT NULL, finding TEXT, payload TEXT, by TEXT, at INTEGER,
  PRIMARY KEY (sample, idx)
) WITHOUT ROWID;
`;

export const samplesStatements = {
  "samples.commit": `INSERT INTO view_sample
    (sample, seq, partner, of, "from", until, size, below, count, digest, origin, anchor, by, at)
    VALUES (:sample, :seq, :partner, :of, :from, :until, :size, :below, :count, :digest, :origin, :anchor, :by, :at)`,
  "samples.draw": "UPDATE view_sample SET root = :root, seed = :seed, drawn_at = :at WHERE sample = :sample",
  "samples.drawn": `INSERT INTO view_sample_entry (sample, idx) SELECT :sample, value FROM json_each(:entries)`,
  "samples.review": `UPDATE view_sample_entry SET finding = :finding, payload = :payload, by = :by, at = :at
    WHERE sample = :sample AND idx = :index`,
};
