export type GraphNode = {
  readonly id: string;
  readonly label: string;
  /** A short word of the page's language: "report", "indicator". One colour for each. */
  readonly kind: string;
  readonly href?: string | undefined;
  /** How many it stands for, where it stands for several. */
  readonly count?: number | undefined;
};
export type GraphEdge = { readonly from: string; readonly to: string; readonly label?: string | undefined };

/** A graph by numbers: nodes in their order, and the ends of each edge as places in it. */
export type Graph = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly {
    readonly from: number;
    readonly to: number;
    readonly label: string | undefined;
  }[];
  /** The edges at each node. */
  readonly at: readonly (readonly number[])[];
  /** Kinds in the order of how many bear them. */
  readonly kinds: readonly string[];
  /** How many nodes there were, of which these are drawn. */
  readonly of: number;
};

/** More than this is no picture but a cloud: the best connected are drawn. */
export const NODES_MOST = 6000;
export const EDGES_MOST = 20_000;

/** Makes a graph of what was read: repeated nodes count once, and an edge to a node that is not there is none. */
export function graphOf(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  nodesMost = NODES_MOST,
  edgesMost = EDGES_MOST,
): Graph {
  const all = [...new Map(nodes.map((node) => [node.id, node])).values()];
  const drawn = all.length <= nodesMost ? all : bestConnected(all, edges, nodesMost);
  const place = new Map(drawn.map(({ id }, at) => [id, at]));
  const kept: { from: number; to: number; label: string | undefined }[] = [];
  const at: number[][] = drawn.map(() => []);
  for (const edge of edges) {
    if (kept.length === edgesMost) break;
    const [from, to] = [place.get(edge.from), place.get(edge.to)];
    if (from === undefined || to === undefined) continue;
    at[from]!.push(kept.length);
    if (to !== from) at[to]!.push(kept.length);
    kept.push({ from, to, label: edge.label });
  }
  return { nodes: drawn, edges: kept, at, kinds: kindsOf(drawn), of: all.length };
}

function bestConnected(nodes: readonly GraphNode[], edges: readonly GraphEdge[], most: number): GraphNode[] {
  const degree = new Map<string, number>();
  for (const { from, to } of edges) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  return nodes.toSorted((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0)).slice(0, most);
}

function kindsOf(nodes: readonly GraphNode[]): string[] {
  const count = new Map<string, number>();
  for (const { kind } of nodes) count.set(kind, (count.get(kind) ?? 0) + 1);
  return [...count].sort((a, b) => b[1] - a[1]).map(([kind]) => kind);
}

/** Eight colours; from the eighth kind on, all share the last. Counted from 1. */
export function kindNumber(kinds: readonly string[], kind: string): number {
  return Math.min(8, kinds.indexOf(kind) + 1);
}

/** The nodes at the other ends of a node's edges. */
export function neighboursOf({ edges, at }: Graph, node: number): readonly number[] {
  const found = (at[node] ?? []).map((edge) => {
    const { from, to } = edges[edge]!;
    return from === node ? to : from;
  });
  return [...new Set(found)];
}
