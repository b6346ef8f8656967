import {
  type AnswerOf,
  notFound,
  onAct,
  onRead,
  samplingOperations as ops,
  type Route,
  type Sample,
  type Session,
} from "@entente/api";
import { z } from "zod";
import { instantText } from "../../acting/index.ts";
import { digestText } from "../../keys/index.ts";
import { houseLog, logReading, type OverseeingParts } from "../house/parts.ts";
import { commitSample, drawCommitted, reviewSampled, rootFor } from "./commands.ts";
import { populationOf, type SampledRow, type SampleRow, sampleRow } from "./population.ts";

const noteSchema = z.strictObject({ text: z.string().max(4000) });

/** Samples over HTTP. What the drawn entries say is read from the house log; here are places and findings. */
export function sampleRoutes(parts: OverseeingParts): Route[] {
  const { reader } = parts.acting;
  return [
    onAct(ops.commitSample, (call) => commitSample(parts, call, call.body)),
    onAct(ops.drawSample, (call) => drawCommitted(parts, call, call.params.sample)),
    onAct(ops.reviewSampled, (call) => reviewSampled(parts, call, call.params, call.body)),
    onRead(ops.listSamples, ({ query }) => ({
      items: reader
        .all<SampleRow>(
          "SELECT * FROM view_sample WHERE :partner IS NULL OR partner = :partner ORDER BY seq DESC LIMIT 100",
          { partner: query.partner ?? null },
        )
        .map((row) => summaryOf(parts, row)),
    })),
    onRead(ops.getSample, ({ params, session }) => getSample(parts, session, params.sample)),
    onRead(ops.samplePopulation, async ({ params, session }) => {
      const items = populationOf(reader, houseLog(parts).id, found(parts, params.sample));
      await logReading(parts, session, { what: "population", count: items.length });
      return { items: items.map((each) => ({ ...each })) };
    }),
  ];
}

function found({ acting }: OverseeingParts, sample: string): SampleRow {
  const row = sampleRow(acting.reader, sample);
  if (row === undefined) throw notFound("sample");
  return row;
}

function summaryOf(parts: OverseeingParts, row: SampleRow): Sample {
  const { sample, of, partner, from, until, size, by, at, count, digest, origin, anchor } = row;
  const found = parts.acting.reader.all<{ finding: string | null; n: number }>(
    "SELECT finding, count(*) AS n FROM view_sample_entry WHERE sample = :sample GROUP BY finding",
    { sample },
  );
  const drawn = found.reduce((sum, { n }) => sum + n, 0);
  const reviewed = found.reduce((sum, { finding, n }) => (finding === null ? sum : sum + n), 0);
  const state =
    drawn > 0
      ? reviewed === drawn
        ? "reviewed"
        : "drawn"
      : rootFor(parts, row) === undefined
        ? "waiting"
        : "ready";
  return {
    id: sample,
    of,
    partner,
    from,
    until,
    size,
    by,
    at: instantText(at),
    state,
    drawn,
    reviewed,
    population: { count, digest },
    anchor: { origin, size: anchor },
    ...(row.root === null || row.seed === null || row.drawn_at === null
      ? {}
      : { seed: { root: row.root, seed: row.seed, at: instantText(row.drawn_at) } }),
    findings: Object.fromEntries(
      found.flatMap(({ finding, n }) => (finding === null ? [] : [[finding, n] as const])),
    ),
  };
}

async function getSample(
  parts: OverseeingParts,
  session: Session,
  sample: string,
): Promise<AnswerOf<typeof ops.getSample>> {
  const { acting } = parts;
  const row = found(parts, sample);
  const entries = acting.reader.all<SampledRow & { leaf: Uint8Array }>(
    `SELECT s.idx, s.finding, s.payload, s.by, s.at, e.leaf FROM view_sample_entry s
     JOIN entry e ON e.log = :log AND e.idx = s.idx WHERE s.sample = :sample ORDER BY s.idx`,
    { sample, log: houseLog(parts).id },
  );
  await logReading(parts, session, { what: "sample", count: entries.length });
  return {
    ...summaryOf(parts, row),
    entries: entries.map(({ idx, leaf, finding, payload, by, at }) => {
      const note = payload === null ? undefined : acting.words(payload, noteSchema)?.text;
      return {
        index: idx,
        leaf: digestText(leaf),
        ...(finding === null || by === null || at === null ? {} : { finding, by, at: instantText(at) }),
        ...(note === undefined ? {} : { note }),
      };
    }),
  };
}
