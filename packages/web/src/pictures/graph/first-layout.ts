import type { Graph } from "./model.ts";

/** Of a sunflower: each next seed by this angle is nowhere near the last ones. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

/**
 * A layout that costs next to nothing, for the first look: nodes in the order in which they are reached from the one
 * that matters, on a spiral from the middle, so that what is connected lies roughly together. x and y by turns.
 */
export function firstLayout(graph: Graph, focus?: number): Float32Array {
  const positions = new Float32Array(graph.nodes.length * 2);
  for (const [rank, node] of reached(graph, focus).entries()) {
    const radius = Math.sqrt(rank + 0.5) * 10;
    positions[node * 2] = Math.cos(rank * GOLDEN) * radius;
    positions[node * 2 + 1] = Math.sin(rank * GOLDEN) * radius;
  }
  return positions;
}

/** Every node once: breadth first from the focus, then from the best connected that are left. */
function reached({ edges, at }: Graph, focus: number | undefined): number[] {
  const byDegree = at.map((_, node) => node).sort((a, b) => at[b]!.length - at[a]!.length);
  const seen = new Uint8Array(at.length);
  const order: number[] = [];
  for (const start of focus === undefined ? byDegree : [focus, ...byDegree]) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    order.push(start);
    for (let next = order.length - 1; next < order.length; next++) {
      for (const edge of at[order[next]!]!) {
        const { from, to } = edges[edge]!;
        const other = from === order[next] ? to : from;
        if (seen[other] === 1) continue;
        seen[other] = 1;
        order.push(other);
      }
    }
  }
  return order;
}
