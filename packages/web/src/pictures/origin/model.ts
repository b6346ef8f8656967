export const LAYERS = ["source", "report", "claim", "finding"] as const;
export type Layer = (typeof LAYERS)[number];

export type Paper = {
  readonly id: string;
  readonly label: string;
  readonly kind: Layer;
  /** The papers it rests on, by id. */
  readonly from: readonly string[];
  readonly href?: string | undefined;
};

/** A paper in its place, and the sources it rests on in the end. */
export type Traced = {
  readonly paper: Paper;
  /** Column, from the sources at 0. */
  readonly layer: number;
  /** Row within its column. */
  readonly row: number;
  readonly roots: readonly string[];
  readonly from: readonly string[];
};

export type Tracing = {
  readonly papers: readonly Traced[];
  readonly layers: number;
  readonly rows: number;
  /** Each root with the papers that rest on it, and those that rest on nothing else. */
  readonly roots: readonly {
    readonly paper: Paper;
    readonly feeds: readonly Paper[];
    readonly alone: readonly Paper[];
  }[];
};

/**
 * Follows every paper to the sources it rests on. `roots` names them; without any, the papers that rest on nothing are
 * the roots. Papers that rest on each other in a circle are followed once round.
 */
export function trace(papers: readonly Paper[], roots: readonly string[] = []): Tracing {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const known = new Map(
    papers.map((paper) => [paper.id, [...new Set(paper.from)].filter((id) => byId.has(id))]),
  );
  const from = (id: string) => known.get(id) ?? [];
  const given = roots.filter((id) => byId.has(id));
  const ends = new Set(
    given.length > 0 ? given : papers.filter(({ id }) => from(id).length === 0).map(({ id }) => id),
  );
  const rootsOf = new Map(papers.map(({ id }) => [id, ancestorsOf(id, from, ends)]));
  const layer = layersOf([...byId.values()], from);
  const ordered = order([...byId.values()], layer, from, [...ends]);
  const traced = ordered.map(({ paper, row }) => ({
    paper,
    row,
    layer: layer.get(paper.id)!,
    roots: rootsOf.get(paper.id)!,
    from: from(paper.id),
  }));
  return {
    papers: traced,
    layers: Math.max(0, ...layer.values()) + 1,
    rows: Math.max(0, ...traced.map(({ row }) => row)) + 1,
    roots: [...ends].map((id) => {
      const feeds = traced.filter((one) => one.paper.id !== id && one.roots.includes(id));
      return {
        paper: byId.get(id)!,
        feeds: feeds.map(({ paper }) => paper),
        alone: feeds.filter((one) => one.roots.length === 1).map(({ paper }) => paper),
      };
    }),
  };
}

/** The ends that a paper rests on; an end rests on itself, whatever it was made of. */
function ancestorsOf(
  id: string,
  from: (id: string) => readonly string[],
  ends: ReadonlySet<string>,
): string[] {
  const [seen, found, next] = [new Set<string>(), new Set<string>(), [id]];
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    if (ends.has(at)) found.add(at);
    else next.push(...from(at));
  }
  return [...found];
}

/** A paper stands at the layer of its kind, or to the right of all it rests on if that is farther. */
function layersOf(papers: readonly Paper[], from: (id: string) => readonly string[]): Map<string, number> {
  const layers = new Map(papers.map(({ id, kind }) => [id, LAYERS.indexOf(kind)]));
  // As many rounds as the longest way can have; a circle would go on for ever, so it ends at this depth.
  for (let round = 0; round < 8; round++) {
    let moved = false;
    for (const { id } of papers) {
      const wanted = Math.max(
        layers.get(id)!,
        ...from(id).map((one) => (one === id ? 0 : layers.get(one)! + 1)),
      );
      if (wanted > layers.get(id)! && wanted < LAYERS.length + 4) {
        layers.set(id, wanted);
        moved = true;
      }
    }
    if (!moved) break;
  }
  // Layers that hold nothing are closed up.
  const used = [...new Set(layers.values())].sort((a, b) => a - b);
  return new Map([...layers].map(([id, layer]) => [id, used.indexOf(layer)]));
}

/** Rows by the middle of what a paper rests on, so that lines seldom cross. */
function order(
  papers: readonly Paper[],
  layer: ReadonlyMap<string, number>,
  from: (id: string) => readonly string[],
  ends: readonly string[],
): { readonly paper: Paper; readonly row: number }[] {
  const row = new Map<string, number>();
  const columns = Map.groupBy(papers, ({ id }) => layer.get(id)!);
  const found: { paper: Paper; row: number }[] = [];
  for (const [, column] of [...columns].sort(([a], [b]) => a - b)) {
    const middle = ({ id }: Paper, at: number) => {
      const rows = from(id).flatMap((one) => row.get(one) ?? []);
      if (rows.length > 0) return rows.reduce((sum, each) => sum + each, 0) / rows.length;
      return ends.includes(id) ? ends.indexOf(id) : ends.length + at;
    };
    const wanted = new Map(column.map((paper, at) => [paper, middle(paper, at)]));
    for (const [at, paper] of column.toSorted((a, b) => wanted.get(a)! - wanted.get(b)!).entries()) {
      row.set(paper.id, at);
      found.push({ paper, row: at });
    }
  }
  return found;
}
