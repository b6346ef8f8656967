import { isTime } from "@entente/agreement";
import {
  type BodyOf,
  conflict,
  drawSample,
  invalid,
  MOST_SAMPLED_FROM,
  notFound,
  populationDigest,
  type samplingOperations,
  seedOfSample,
} from "@entente/api";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../../acting/index.ts";
import { digestText, sha256 } from "../../keys/index.ts";
import { lastSize, readHighwater, rootAt } from "../../ledger/index.ts";
import { houseLog, type OverseeingParts } from "../house/parts.ts";
import { entryRow, populationOf, type SampleRow, sampleRow } from "./population.ts";

type Ops = typeof samplingOperations;

/**
 * How nobody chooses what is looked at:
 *
 * 1. What is drawn from is fixed in the house log: which entries, by a digest of them all.
 * 2. The same entry names how far this party had cosigned the partner's log. A log shows nothing that is not cosigned,
 *    so nobody here can know the entry that comes next; and the partner, who writes it, does not know of the sample.
 * 3. The root of the partner's log with that one entry more is the seed. There is only one such root.
 */
export function commitSample(parts: OverseeingParts, call: ActCall, asked: BodyOf<Ops["commitSample"]>) {
  const acting: Acting = parts.acting;
  const { partner, of, from, until, size } = asked;
  return acting.act(call, (reader) => {
    acting.requireRelation(partner, reader);
    for (const end of ["from", "until"] as const)
      if (!isTime(asked[end])) throw invalid(`/${end}`, "There is no such moment.");
    if (from >= until) throw invalid("/until", "The period ends before it begins.");
    const { id: log } = houseLog(parts);
    const below = lastSize(reader, log);
    const population = populationOf(reader, log, { of, from, until, below });
    if (population.length === 0) throw invalid("/from", "Nothing of this kind was recorded in this period.");
    if (population.length > MOST_SAMPLED_FROM)
      throw invalid(
        "/until",
        `More than ${MOST_SAMPLED_FROM} entries are of this kind in this period: choose a shorter one.`,
      );
    const theirs = acting.ledger.current("theirs", partner)!;
    const { origin } = theirs;
    // What is cosigned and not applied yet can be read, too: the anchor is whichever is further.
    const anchor = Math.max(
      readHighwater(acting.ledger.marks, "peer", origin)?.size ?? 0,
      lastSize(reader, theirs.id),
    );
    const sample = acting.newId();
    const body = {
      sample,
      partner,
      of,
      from,
      until,
      below,
      origin,
      anchor,
      by: call.session.account,
      size: Math.min(size, population.length),
      count: population.length,
      digest: populationDigest(sha256, population),
    };
    return {
      entries: [{ log: "house", kind: "sample.committed/1", actor: "overseer", body }],
      expects: {},
      result: { sample, count: population.length },
    };
  });
}

export function drawCommitted(parts: OverseeingParts, call: ActCall, sample: string) {
  const { acting } = parts;
  return acting.act(call, (reader) => {
    const row = sampleRow(reader, sample);
    if (row === undefined) throw notFound("sample");
    if (row.root !== null) throw conflict("This sample was drawn before.");
    const root = rootFor(parts, row);
    if (root === undefined)
      throw conflict("The partner has written nothing since: the next entry of its log gives the seed.");
    const population = populationOf(reader, houseLog(parts).id, row);
    const digest = populationDigest(sha256, population);
    // Entries are never altered: another digest is damage, and nothing is drawn from it.
    if (digest !== row.digest) throw conflict("The entries are not those that were committed to.");
    const seed = seedOfSample(sha256, { sample, population: digest, root });
    const entries = drawSample(sha256, seed, population, row.size);
    return {
      entries: [
        {
          log: "house",
          kind: "sample.drawn/1",
          actor: "overseer",
          body: { sample, root, seed, entries, by: call.session.account },
        },
      ],
      expects: versionsOf(reader, `sample:${sample}`),
      result: { sample, entries },
    };
  });
}

/** The root of the partner's log one entry after the anchor; undefined while that is not cosigned and applied here. */
export function rootFor({ acting }: OverseeingParts, { origin, anchor }: SampleRow): string | undefined {
  const log = acting.ledger.log(origin);
  const cosigned = readHighwater(acting.ledger.marks, "peer", origin)?.size ?? 0;
  if (log === undefined || Math.min(cosigned, lastSize(acting.reader, log.id)) <= anchor) return undefined;
  return digestText(rootAt(acting.reader, log.id, anchor + 1));
}

export function reviewSampled(
  parts: OverseeingParts,
  call: ActCall,
  about: { readonly sample: string; readonly index: number },
  { finding, note }: BodyOf<Ops["reviewSampled"]>,
) {
  const { acting } = parts;
  const { sample, index } = about;
  return acting.act(call, (reader) => {
    if (entryRow(reader, sample, index) === undefined) throw notFound("entry of this sample");
    if (finding !== "in-order" && finding !== "not-shown" && note === undefined)
      throw invalid("/note", "What is doubtful or wrong needs a note.");
    const counted = reader.get<{ drawn: number; others: number }>(
      `SELECT count(*) AS drawn, count(*) FILTER (WHERE finding IS NOT NULL AND idx <> :index) AS others
       FROM view_sample_entry WHERE sample = :sample`,
      { sample, index },
    )!;
    return {
      entries: [
        {
          log: "house",
          kind: "sample.reviewed/1",
          actor: "overseer",
          body: { sample, index, finding, by: call.session.account },
          ...(note === undefined ? {} : { items: [wordsItem("finding", { text: note })] }),
        },
      ],
      expects: versionsOf(reader, `sample:${sample}`),
      result: { sample, reviewed: counted.others + 1, drawn: counted.drawn },
    };
  });
}
