import { z } from "zod";
import { digest, instant, partyId, ulid, words } from "./common.ts";
import { acts, reads } from "./operation.ts";

const desk = "oversight";
const overseer = ["overseer"] as const;

/** What is sampled, and the kinds of house entries that are one of it. What is looked for is no entry: only what is given is. */
export const sampled = {
  releases: ["release.listed/1"],
  readings: ["access.logged/1"],
  refusals: ["release.refused/1", "act.refused/1"],
  approvals: ["release.approved/1", "standing.approved/1"],
} as const;
export type Sampled = keyof typeof sampled;
export const sampledKinds = Object.keys(sampled) as [Sampled, ...Sampled[]];

/** The most entries that a sample is drawn from, and the most that are drawn. */
export const MOST_SAMPLED_FROM = 10_000;
export const MOST_SAMPLED = 100;

export const sampleFindings = ["in-order", "doubtful", "wrong", "not-shown"] as const;

/** An entry by its place in the house log and its leaf hash. */
export type SampledEntry = { readonly index: number; readonly leaf: string };
type Sha256 = (message: Uint8Array) => Uint8Array;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Commits to the entries a sample is drawn from: SHA-256 over a line for each, in the order of the log. Hexadecimal. */
export const populationDigest = (sha256: Sha256, entries: readonly SampledEntry[]): string =>
  hex(
    sha256(
      bytesOf(
        `entente-sample-population/1\n${entries.map(({ index, leaf }) => `${index} ${leaf}\n`).join("")}`,
      ),
    ),
  );

/** `root` is that of the partner's log with the entry after the anchor, as `sha256:` and base64url. Hexadecimal. */
export const seedOfSample = (
  sha256: Sha256,
  said: { readonly sample: string; readonly population: string; readonly root: string },
): string =>
  hex(sha256(bytesOf(`entente-sample-seed/1\n${said.sample}\n${said.population}\n${said.root}\n`)));

/**
 * Draws `size` entries: those whose SHA-256 of seed and leaf hash comes first. Everybody who has the population and the
 * root computes the same. In the order of the log.
 */
export function drawSample(
  sha256: Sha256,
  seed: string,
  entries: readonly SampledEntry[],
  size: number,
): number[] {
  return entries
    .map(({ index, leaf }) => ({ index, rank: hex(sha256(bytesOf(`${seed}\n${leaf}\n`))) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : one.index - other.index))
    .slice(0, size)
    .map(({ index }) => index)
    .sort((one, other) => one - other);
}

const sampleOf = z.enum(sampledKinds);
const finding = z.enum(sampleFindings);
const params = z.strictObject({ sample: ulid });

const sample = z.strictObject({
  id: ulid,
  of: sampleOf,
  partner: partyId,
  from: instant,
  until: instant,
  size: z.int(),
  by: z.string(),
  at: instant,
  /** What is drawn from, fixed before there was a seed: how many, and the digest of the list. */
  population: z.strictObject({ count: z.int(), digest: z.string() }),
  /** How much of the partner's log had been cosigned here: nobody at this node could read further. */
  anchor: z.strictObject({ origin: z.string(), size: z.int() }),
  state: z.enum(["waiting", "ready", "drawn", "reviewed"]),
  /** The root of the partner's log one entry on, and what it makes. */
  seed: z.strictObject({ root: digest, seed: z.string(), at: instant }).optional(),
  drawn: z.int(),
  reviewed: z.int(),
  findings: z.record(z.string(), z.int()),
});
export type Sample = z.infer<typeof sample>;

export const samplingOperations = {
  commitSample: acts({
    id: "commitSample",
    method: "POST",
    path: "/v1/oversight/samples",
    desk,
    summary:
      "Fixes what a sample will be drawn from, before there is a seed: the next entry that the partner writes gives it.",
    roles: overseer,
    body: z.strictObject({
      partner: partyId,
      of: sampleOf,
      from: instant,
      until: instant,
      size: z.int().min(1).max(MOST_SAMPLED),
    }),
    answer: z.strictObject({ sample: ulid, count: z.int() }),
  }),
  drawSample: acts({
    id: "drawSample",
    method: "POST",
    path: "/v1/oversight/samples/{sample}/draw",
    desk,
    summary: "Draws it, once the partner has written: everybody who draws gets the same.",
    roles: overseer,
    params,
    answer: z.strictObject({ sample: ulid, entries: z.array(z.int()) }),
  }),
  reviewSampled: acts({
    id: "reviewSampled",
    method: "POST",
    path: "/v1/oversight/samples/{sample}/entries/{index}/review",
    desk,
    summary: "Records what came of looking at one drawn entry.",
    roles: overseer,
    params: z.strictObject({ sample: ulid, index: z.coerce.number().int().min(0) }),
    body: z.strictObject({ finding, note: words(4000).optional() }),
    answer: z.strictObject({ sample: ulid, reviewed: z.int(), drawn: z.int() }),
  }),
  listSamples: reads({
    id: "listSamples",
    method: "GET",
    path: "/v1/oversight/samples",
    desk,
    summary: "Samples, newest first, and how far each is reviewed.",
    roles: overseer,
    query: z.strictObject({ partner: partyId.optional() }),
    answer: z.strictObject({ items: z.array(sample) }),
  }),
  getSample: reads({
    id: "getSample",
    method: "GET",
    path: "/v1/oversight/samples/{sample}",
    desk,
    summary: "One sample: what was drawn, and what was found in each.",
    roles: overseer,
    params,
    answer: sample.extend({
      entries: z.array(
        z.strictObject({
          index: z.int(),
          leaf: digest,
          finding: finding.optional(),
          note: z.string().optional(),
          by: z.string().optional(),
          at: instant.optional(),
        }),
      ),
    }),
  }),
  samplePopulation: reads({
    id: "samplePopulation",
    method: "GET",
    path: "/v1/oversight/samples/{sample}/population",
    desk,
    summary:
      "The entries a sample is drawn from, by place and leaf hash, for those who draw it again themselves.",
    roles: overseer,
    params,
    answer: z.strictObject({ items: z.array(z.strictObject({ index: z.int(), leaf: digest })) }),
  }),
};
