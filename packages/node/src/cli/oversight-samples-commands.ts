import { writeFileSync } from "node:fs";
import {
  type BodyOf,
  drawSample,
  populationDigest,
  sampledKinds,
  sampleFindings,
  samplingOperations as samples,
  seedOfSample,
} from "@entente/api";
import { sha256 } from "../keys/index.ts";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf } from "./files.ts";
import { choice, numberOf } from "./oversight-words.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { facts, table, when } from "./text.ts";

const ID = "01K8ZJ4Q6V0000000000000001";

const commit = actCommand({
  words: "oversight sample",
  summary: "Fixes what a sample is drawn from; it is drawn after the partner's next entry.",
  flags: {
    ...partnerFlag,
    of: { value: "WHAT", help: `what is sampled: ${sampledKinds.join(", ")}` },
    from: { value: "DATE", help: "the period, from" },
    until: { value: "DATE", help: "and until" },
    size: { value: "N", help: "how many are drawn" },
  },
  example: "entente oversight sample --of readings --from 2031-03-01 --until 2031-04-01 --size 10",
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const body: BodyOf<typeof samples.commitSample> = {
      partner: await partnerOf(client, flags),
      of: choice(oneOf(flags, "of", sampledKinds), "of", sampledKinds),
      from: instantOf("from", needed(flags, "from")),
      until: instantOf("until", needed(flags, "until")),
      size: numberOf(needed(flags, "size"), "size"),
    };
    const acted = await client.call(samples.commitSample, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ sample, count }) => `Sample ${sample} will be drawn from ${count} entries.`,
      ({ sample }) => `Next, when the partner has written: "entente oversight draw ${sample}".`,
    );
    return undefined;
  },
});

const draw = actCommand({
  words: "oversight draw",
  takes: "SAMPLE",
  summary: "Draws a sample once the partner has written.",
  flags: {},
  example: `entente oversight draw ${ID}`,
  async run({ rest, io, json, client, query, options }) {
    const params = { sample: only(rest, "sample") };
    const acted = await client.call(samples.drawSample, { params, query }, options);
    sayActed(io, json, acted, ({ entries }) => `Drawn: ${entries.join(", ")}.`);
    return undefined;
  },
});

const find = actCommand({
  words: "oversight find",
  takes: "SAMPLE INDEX",
  summary: "Records what came of looking at one drawn entry.",
  flags: {
    finding: { value: "FINDING", help: sampleFindings.join(", ") },
    note: { value: "TEXT", help: "why; needed for doubtful and wrong" },
  },
  example: `entente oversight find ${ID} 42 --finding in-order`,
  async run({ flags, rest, io, json, client, query, options }) {
    const [sample, index, ...more] = rest;
    if (sample === undefined || more.length > 0) throw new UsageError("name one sample and one drawn entry");
    const params = { sample, index: numberOf(index, "drawn entry") };
    const finding = choice(oneOf(flags, "finding", sampleFindings), "finding", sampleFindings);
    const body = { finding, ...given({ note: text(flags, "note") }) };
    const acted = await client.call(samples.reviewSampled, { params, query, body }, options);
    sayActed(io, json, acted, ({ reviewed, drawn }) => `${reviewed} of ${drawn} are reviewed.`);
    return undefined;
  },
});

const list = apiCommand({
  words: "oversight samples",
  summary: "Lists samples and how far each is reviewed.",
  flags: partnerFlag,
  example: "entente oversight samples",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const found = await client.call(samples.listSamples, { query });
    say(io, json, found, () =>
      table(
        ["sample", "of", "from", "until", "drawn from", "state", "reviewed"],
        found.items.map(({ id, of, from, until, population, state, reviewed, drawn }) => [
          id,
          of,
          when(from),
          when(until),
          String(population.count),
          state,
          `${reviewed} of ${drawn}`,
        ]),
        "No sample.",
      ),
    );
    return undefined;
  },
});

const redraw = apiCommand({
  words: "oversight redraw",
  takes: "SAMPLE",
  summary: "Draws a sample again here, from what was committed to, and says whether the same comes out.",
  flags: { population: { value: "FILE", help: "keep the list that it is drawn from" } },
  example: `entente oversight redraw ${ID}`,
  async run({ flags, rest, io, json, client }) {
    const params = { sample: only(rest, "sample") };
    const found = await client.call(samples.getSample, { params });
    if (found.seed === undefined) throw new UsageError("this sample was not drawn yet");
    const { items } = await client.call(samples.samplePopulation, { params });
    const file = text(flags, "population");
    if (file !== undefined)
      writeFileSync(file, items.map(({ index, leaf }) => `${index} ${leaf}\n`).join(""));
    const population = populationDigest(sha256, items);
    const seed = seedOfSample(sha256, { sample: found.id, population, root: found.seed.root });
    const drawn = drawSample(sha256, seed, items, found.size);
    const same =
      population === found.population.digest &&
      seed === found.seed.seed &&
      drawn.join() === found.entries.map(({ index }) => index).join();
    say(io, json, { same, population, seed, drawn, root: found.seed.root, anchor: found.anchor }, () =>
      facts([
        ["outcome", same ? "the same entries come out" : "OTHER ENTRIES COME OUT"],
        ["drawn", drawn.join(", ")],
        ["root", `${found.seed?.root}, of the partner's log with ${found.anchor.size + 1} entries`],
      ]),
    );
    return same ? undefined : 1;
  },
});

/** Samples that nobody can choose: fixed, drawn, reviewed, drawn again. */
export const oversightSamplesCommands: readonly CliCommand[] = [commit, draw, find, list, redraw];
