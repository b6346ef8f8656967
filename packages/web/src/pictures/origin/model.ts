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
  /** Each line, by the ids of its ends, and the places it passes between them. */
  readonly lines: readonly {
    readonly from: string;
    readonly to: string;
    readonly through: readonly { readonly layer: number; readonly row: number }[];
  }[];
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
  const { rows, lines } = order(stopsOf([...byId.values()], layer, from), [...ends]);
  const traced = [...byId.values()]
    .map((paper) => ({
      paper,
      row: rows.get(paper.id)!,
      layer: layer.get(paper.id)!,
      roots: rootsOf.get(paper.id)!,
      from: from(paper.id),
    }))
    .sort((a, b) => a.layer - b.layer || a.row - b.row);
  return {
    papers: traced,
    layers: Math.max(0, ...layer.values()) + 1,
    rows: Math.max(0, ...rows.values()) + 1,
    lines,
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

/** A place in a column: a paper, or where a line passes a column on its way to a farther one. */
type Stop = { readonly id: string; readonly layer: number; readonly from: readonly string[] };
type Stops = { readonly stops: readonly Stop[]; readonly lines: readonly Passing[] };
type Passing = { readonly from: string; readonly to: string; readonly through: readonly string[] };

/** Lines that would run behind the papers between get a row of their own there. */
function stopsOf(
  papers: readonly Paper[],
  layer: ReadonlyMap<string, number>,
  from: (id: string) => readonly string[],
): Stops {
  const stops: Stop[] = [];
  const lines: Passing[] = [];
  for (const { id } of papers) {
    const last = from(id).map((one) => {
      const through: string[] = [];
      let before = one;
      for (let at = layer.get(one)! + 1; at < layer.get(id)!; at++) {
        const stop = `${JSON.stringify([one, id])} ${at}`;
        stops.push({ id: stop, layer: at, from: [before] });
        through.push(stop);
        before = stop;
      }
      lines.push({ from: one, to: id, through });
      return before;
    });
    stops.push({ id, layer: layer.get(id)!, from: last });
  }
  return { stops, lines };
}

/** Rows by the middle of what a stop comes from, so that lines seldom cross. */
function order({ stops, lines }: Stops, ends: readonly string[]) {
  const rows = new Map<string, number>();
  const columns = Map.groupBy(stops, ({ layer }) => layer);
  for (const [, column] of [...columns].sort(([a], [b]) => a - b)) {
    const middle = ({ id, from }: Stop, at: number) => {
      const known = from.flatMap((one) => rows.get(one) ?? []);
      if (known.length > 0) return known.reduce((sum, each) => sum + each, 0) / known.length;
      return ends.includes(id) ? ends.indexOf(id) : ends.length + at;
    };
    const wanted = new Map(column.map((stop, at) => [stop, middle(stop, at)]));
    const sorted = column.toSorted((a, b) => wanted.get(a)! - wanted.get(b)!);
    for (const [at, { id }] of sorted.entries()) rows.set(id, at);
  }
  const layers = new Map(stops.map(({ id, layer }) => [id, layer]));
  return {
    rows,
    lines: lines.map(({ from, to, through }) => ({
      from,
      to,
      through: through.map((id) => ({ layer: layers.get(id)!, row: rows.get(id)! })),
    })),
  };
}
