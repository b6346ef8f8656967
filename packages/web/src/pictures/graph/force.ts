import iterate from "graphology-layout-forceatlas2/iterate.js";
import type { Graph } from "./model.ts";

/** The matrices of graphology's ForceAtlas2: ten numbers to a node, three to an edge. */
const PER_NODE = 10;
const PER_EDGE = 3;
const MASS = 6;
const CONVERGENCE = 7;
const SIZE = 8;

export type Forces = { readonly nodes: Float32Array; readonly edges: Float32Array };

export function forcesOf(graph: Graph, positions: Float32Array): Forces {
  const nodes = new Float32Array(graph.nodes.length * PER_NODE);
  const edges = new Float32Array(graph.edges.length * PER_EDGE);
  for (let node = 0; node < graph.nodes.length; node++) {
    const at = node * PER_NODE;
    nodes[at] = positions[node * 2]!;
    nodes[at + 1] = positions[node * 2 + 1]!;
    nodes[at + MASS] = 1 + graph.at[node]!.length;
    nodes[at + CONVERGENCE] = 1;
    nodes[at + SIZE] = 1;
  }
  for (const [n, { from, to }] of graph.edges.entries()) {
    edges[n * PER_EDGE] = from * PER_NODE;
    edges[n * PER_EDGE + 1] = to * PER_NODE;
    edges[n * PER_EDGE + 2] = 1;
  }
  return { nodes, edges };
}

/** Lets the forces work for so many rounds. */
export function settle({ nodes, edges }: Forces, rounds: number): void {
  const order = nodes.length / PER_NODE;
  const settings = {
    linLogMode: false,
    outboundAttractionDistribution: false,
    adjustSizes: false,
    edgeWeightInfluence: 1,
    scalingRatio: 10,
    strongGravityMode: true,
    gravity: 0.05,
    slowDown: 1 + Math.log(Math.max(1, order)),
    // Below this every pair is looked at, which is as quick and exact.
    barnesHutOptimize: order > 600,
    barnesHutTheta: 0.9,
  };
  for (let round = 0; round < rounds; round++) iterate(settings, nodes, edges);
}

export function positionsOf({ nodes }: Forces): Float32Array {
  const positions = new Float32Array((nodes.length / PER_NODE) * 2);
  for (let node = 0; node < positions.length / 2; node++) {
    positions[node * 2] = nodes[node * PER_NODE]!;
    positions[node * 2 + 1] = nodes[node * PER_NODE + 1]!;
  }
  return positions;
}

/** How far nodes moved on the mean, as a share of the size of the whole. */
export function movement(before: Float32Array, after: Float32Array): number {
  const [left, right, top, bottom] = extentOf(after);
  const size = Math.max(right - left, bottom - top, 1e-6);
  let sum = 0;
  for (let at = 0; at < after.length; at += 2) {
    sum += Math.hypot(after[at]! - before[at]!, after[at + 1]! - before[at + 1]!);
  }
  return after.length === 0 ? 0 : sum / (after.length / 2) / size;
}

/** Left, right, top, bottom. */
export function extentOf(positions: Float32Array): readonly [number, number, number, number] {
  const extent: [number, number, number, number] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < positions.length; at += 2) {
    extent[0] = Math.min(extent[0], positions[at]!);
    extent[1] = Math.max(extent[1], positions[at]!);
    extent[2] = Math.min(extent[2], positions[at + 1]!);
    extent[3] = Math.max(extent[3], positions[at + 1]!);
  }
  return positions.length === 0 ? [0, 0, 0, 0] : extent;
}
