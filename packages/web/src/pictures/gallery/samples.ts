import type { GraphEdge, GraphNode } from "../graph/model.ts";
import type { Place } from "../map/model.ts";
import type { Paper } from "../origin/model.ts";
import type { ClauseChange } from "../redline.tsx";
import type { TimelineEvent } from "../time/model.ts";

/** Text that tries: markup, marks of direction, a name without a space. */
export const HOSTILE = "<img src=x onerror=alert(1)>\u202Egnp.exe\u2066 ]]>&lt;script&gt;";
export const megabyte = (): string => "long name without end ".repeat(50_000);

/** The same sequence each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const kinds = ["report", "indicator", "actor", "malware", "place"];

/** A graph in clusters, as relations between products are. */
export function graph(nodes: number, edges: number): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const next = numbers(7);
  const clusters = Math.max(1, Math.round(nodes / 60));
  const all = Array.from({ length: nodes }, (_, n) => ({
    id: `n${n}`,
    label: `${kinds[n % kinds.length]} ${n}`,
    kind: kinds[n % kinds.length]!,
    href: undefined,
  }));
  const inCluster = (cluster: number) => Math.floor(next() * (nodes / clusters)) * clusters + cluster;
  const lines = Array.from({ length: edges }, () => {
    const cluster = Math.floor(next() * clusters);
    const from = Math.min(nodes - 1, inCluster(cluster));
    const to = Math.min(nodes - 1, inCluster(next() < 0.05 ? Math.floor(next() * clusters) : cluster));
    return { from: `n${from}`, to: `n${to}`, label: "related to" };
  });
  return { nodes: all, edges: lines };
}

export const affair: { nodes: GraphNode[]; edges: GraphEdge[] } = {
  nodes: [
    { id: "1", label: "Convoy schedule, northern corridor", kind: "report", href: "#/products/1" },
    { id: "2", label: "Port-Aurel", kind: "place" },
    { id: "3", label: "Grey Heron", kind: "actor" },
    { id: "4", label: "heron-loader", kind: "malware", count: 4 },
    { id: "5", label: "198.51.100.7", kind: "indicator" },
    { id: "6", label: "Who commands at Port-Aurel", kind: "report" },
    { id: "7", label: HOSTILE, kind: "indicator" },
    { id: "8", label: megabyte(), kind: "indicator" },
  ],
  edges: [
    { from: "1", to: "2", label: "speaks of" },
    { from: "1", to: "3", label: "attributed to" },
    { from: "3", to: "4", label: "uses" },
    { from: "4", to: "5", label: "communicates with" },
    { from: "6", to: "2", label: "speaks of" },
    { from: "6", to: "3", label: "speaks of" },
    { from: "7", to: "4", label: HOSTILE },
    { from: "8", to: "4" },
    { from: "8", to: "gone" },
  ],
};

export const events: TimelineEvent[] = [
  {
    at: "2026-10-02T08:00:00Z",
    recordedAt: "2026-10-02T09:10:00Z",
    label: "First sighting at Port-Aurel",
    kind: "sighting",
    href: "#/1",
  },
  {
    at: "2026-10-05T14:00:00Z",
    until: "2026-10-12T18:00:00Z",
    recordedAt: "2026-10-14T08:00:00Z",
    label: "Convoys halted",
    kind: "report",
  },
  {
    at: "2026-10-16T09:00:00Z",
    recordedAt: "2026-10-17T10:00:00Z",
    label: "Product released to the partner",
    kind: "release",
  },
  { at: "2026-10-21T22:00:00Z", recordedAt: "2026-11-04T08:00:00Z", label: HOSTILE, kind: "sighting" },
  { at: "2026-11-06T10:00:00Z", recordedAt: "2026-11-06T10:05:00Z", label: "Recall ordered", kind: "recall" },
  { at: "some day", label: megabyte(), kind: "sighting" },
];

export function manyEvents(count: number): TimelineEvent[] {
  const next = numbers(3);
  const start = Date.parse("2025-01-01T00:00:00Z");
  const day = 86_400_000;
  return Array.from({ length: count }, (_, n) => {
    const at = start + Math.floor((next() ** 2 * 0.6 + next() * 0.4) * 600) * day + n * 1000;
    return {
      at: new Date(at).toISOString(),
      recordedAt: new Date(at + next() ** 3 * 30 * day).toISOString(),
      label: `Event ${n}`,
      kind: kinds[n % 3]!,
    };
  });
}

export const places: Place[] = [
  {
    name: "Lyon",
    country: "FR",
    latitude: 45.76,
    longitude: 4.84,
    radiusKm: 40,
    note: "Where the server stood.",
  },
  { name: "Nairobi", country: "KEN", latitude: -1.29, longitude: 36.82 },
  { name: "Brazil", country: "BRA" },
  { name: "Port-Aurel", country: "XAR", note: "A port of Arvenia." },
  { name: "Talvia", country: "XTL" },
  { name: "Singapore", country: "SG" },
  { name: "South Pacific", latitude: -40, longitude: -140, radiusKm: 2500 },
  { name: HOSTILE, country: "ZZ" },
];

export const papers: Paper[] = [
  { id: "leak", label: "Cable of 3 October, leaked to a newspaper", kind: "source", from: [] },
  { id: "witness", label: "Harbour pilot, heard by both parties", kind: "source", from: [] },
  { id: "r1", label: "L’Écho d’Arvenia, 5 October", kind: "report", from: ["leak"], href: "#/r1" },
  { id: "r2", label: "Talvian Courier, 6 October", kind: "report", from: ["leak", "r1"] },
  { id: "r3", label: "Assessment 41 of the Talvian service", kind: "report", from: ["r2"] },
  { id: "r4", label: "Minutes of the hearing", kind: "report", from: ["witness"] },
  { id: "c1", label: "The convoys were tracked from Talvian soil", kind: "claim", from: ["r1", "r2", "r3"] },
  { id: "c2", label: "The harbour lights were out", kind: "claim", from: ["r4", "r3"] },
  { id: "f1", label: HOSTILE, kind: "finding", from: ["c1", "c2"] },
];

export const report = {
  before: `Situation at Port-Aurel\n\n${Array.from({ length: 14 }, (_, n) => `Paragraph ${n + 1}: nothing of this was altered.`).join("\n")}\nThe convoy leaves at 04:00 with three vehicles.\nThe commander is known by name.\nLast line.\n`,
  after: `Situation at Port-Aurel\n\n${Array.from({ length: 14 }, (_, n) => `Paragraph ${n + 1}: nothing of this was altered.`).join("\n")}\nThe convoy leaves early with three vehicles.\nLast line.\n${HOSTILE}\n`,
};

export const changes: ClauseChange[] = [
  { clause: "2.1", title: "Areas", before: "Maritime safety.", after: "Maritime safety." },
  {
    clause: "3.4",
    title: "Retention",
    before: "A product is kept for no longer than thirty days after its receipt.",
    after: "A product is kept for no longer than ninety days after its receipt, and is then purged.",
    note: "Kept for 90 days.",
    href: "#/clause/3.4",
  },
  {
    clause: "5.2",
    title: "Onward transfer",
    after: "Nothing is passed on without the originator’s consent.",
  },
  { clause: "6", title: HOSTILE, before: "Each party bears its own costs." },
];
