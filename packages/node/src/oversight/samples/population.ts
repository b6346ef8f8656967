import {
  MOST_SAMPLED_FROM,
  type Sampled,
  type SampledEntry,
  sampled,
  type sampleFindings,
} from "@entente/api";
import { digestText } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { firstAfter } from "../house/feed.ts";

export type SampleRow = {
  readonly sample: string;
  readonly seq: number;
  readonly partner: string;
  readonly of: Sampled;
  readonly from: string;
  readonly until: string;
  readonly size: number;
  readonly below: number;
  readonly count: number;
  readonly digest: string;
  readonly origin: string;
  readonly anchor: number;
  readonly by: string;
  readonly at: number;
  readonly root: string | null;
  readonly seed: string | null;
  readonly drawn_at: number | null;
};

export type SampledRow = {
  readonly idx: number;
  readonly finding: (typeof sampleFindings)[number] | null;
  readonly payload: string | null;
  readonly by: string | null;
  readonly at: number | null;
};

export const sampleRow = (reader: Reader, sample: string) =>
  reader.get<SampleRow>("SELECT * FROM view_sample WHERE sample = :sample", { sample });

export const entryRow = (reader: Reader, sample: string, index: number) =>
  reader.get<SampledRow>("SELECT * FROM view_sample_entry WHERE sample = :sample AND idx = :index", {
    sample,
    index,
  });

/** The clock of the node may have gone back a little between two entries. */
const SLACK_MS = 600_000;

/**
 * The entries of the house log that a sample is drawn from, in its order: those of its kinds, stated within its period,
 * below a place. One more than the most, when there are too many. Who asks makes no difference to it.
 */
export function populationOf(
  reader: Reader,
  log: number,
  { of, from, until, below }: Pick<SampleRow, "of" | "from" | "until" | "below">,
): SampledEntry[] {
  const [first, last] = [Date.parse(from), Date.parse(until)];
  const start = firstAfter(reader, log, below, first - SLACK_MS);
  const end = firstAfter(reader, log, below, last + SLACK_MS);
  return reader
    .all<{ idx: number; leaf: Uint8Array; at: string }>(
      `SELECT idx, leaf, CAST(bytes AS TEXT) ->> '$.at' AS at FROM entry
       WHERE log = :log AND idx >= :start AND idx < :end
         AND CAST(bytes AS TEXT) ->> '$.kind' IN (SELECT value FROM json_each(:kinds))
         AND CAST(bytes AS TEXT) ->> '$.at' >= :from AND CAST(bytes AS TEXT) ->> '$.at' < :until
       ORDER BY idx LIMIT ${MOST_SAMPLED_FROM + 1}`,
      {
        log,
        start,
        end,
        kinds: JSON.stringify(sampled[of]),
        // Entries state milliseconds.
        from: new Date(first).toISOString(),
        until: new Date(last).toISOString(),
      },
    )
    .map(({ idx, leaf }) => ({ index: idx, leaf: digestText(leaf) }));
}
