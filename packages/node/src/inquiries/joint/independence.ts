/**
 * Who says so, counted by where it comes from (inquiry.md §5). Pure. Two reports from one leak are one; a copy, a
 * translation or a repetition never raises the count.
 */

export type RootKind = "leak" | "statement" | "register" | "unknown";
export type Relation = "derived_from" | "quotes" | "translates" | "syndicates" | "repeats" | "same_origin";

export type Provenance = {
  readonly items: readonly { readonly evidence: string; readonly root: string }[];
  readonly roots: readonly { readonly root: string; readonly kind: RootKind }[];
  readonly edges: readonly { readonly from: string; readonly relation: Relation; readonly to: string }[];
  readonly bearings: readonly {
    readonly evidence: string;
    readonly claim: string;
    readonly way: "supports" | "contrary";
  }[];
};

export type Corroboration = { readonly count: number; readonly contrary: number };

/** How many independent roots support a claim, and how many speak against it. */
export function corroborationOf(provenance: Provenance, claim: string): Corroboration {
  const trace = tracer(provenance);
  const count = (way: "supports" | "contrary") =>
    weigh(
      provenance.bearings
        .filter((bearing) => bearing.claim === claim && bearing.way === way)
        .flatMap(({ evidence }) => trace(evidence)),
    );
  return { count: count("supports"), contrary: count("contrary") };
}

/** How many independent known roots there are among these. */
export function knownRootsAmong(provenance: Provenance, roots: readonly string[]): number {
  const { leader, known } = mergedRoots(provenance);
  return new Set(roots.map(leader).filter((root) => known.has(root))).size;
}

type Traced = { readonly root: string; readonly known: boolean };

/** Unknown roots may be any root: they add nothing, and make one only where no known root is. */
function weigh(traced: readonly Traced[]): number {
  const known = new Set(traced.filter((each) => each.known).map(({ root }) => root));
  return known.size > 0 ? known.size : Math.min(traced.length, 1);
}

/** From a piece of evidence to the roots it reaches, those of one origin counted as one. */
function tracer(provenance: Provenance): (evidence: string) => Traced[] {
  const rootsOf = reaching(provenance);
  const { leader, known } = mergedRoots(provenance);
  return (evidence) =>
    rootsOf(evidence).map((root) =>
      root === undefined
        ? { root: "", known: false }
        : { root: leader(root), known: known.has(leader(root)) },
    );
}

/** The roots at the ends of a piece's parents. A circle has no end, and says nothing of where it comes from. */
function reaching({ items, edges }: Provenance): (evidence: string) => (string | undefined)[] {
  const own = new Map(items.map(({ evidence, root }) => [evidence, root]));
  const parents = new Map<string, string[]>();
  for (const { from, relation, to } of edges)
    if (relation !== "same_origin") parents.set(from, [...(parents.get(from) ?? []), to]);
  // A set grows while it is walked: a partner's chain may be longer than any stack.
  const sources = (evidence: string): string[] => {
    const met = new Set([evidence]);
    for (const each of met) for (const above of parents.get(each) ?? []) met.add(above);
    return [...met].filter((each) => !parents.has(each));
  };
  return (evidence) => {
    const found = sources(evidence).map((source) => own.get(source));
    return found.length === 0 ? [undefined] : found;
  };
}

/** Roots that `same_origin` makes one, and which of them are known: one origin with a known root is known. */
function mergedRoots(provenance: Provenance): {
  readonly leader: (root: string) => string;
  readonly known: ReadonlySet<string>;
} {
  const { items, roots, edges } = provenance;
  const rootsOf = reaching(provenance);
  const merged = new Map<string, string>();
  const leader = (root: string): string => {
    let at = root;
    for (let up = merged.get(at); up !== undefined; up = merged.get(at)) at = up;
    return at;
  };
  for (const { from, relation, to } of edges) {
    if (relation !== "same_origin") continue;
    const [first, ...rest] = [...rootsOf(from), ...rootsOf(to)].filter((root) => root !== undefined);
    for (const root of rest) if (leader(root) !== leader(first!)) merged.set(leader(root), leader(first!));
  }
  const unknown = new Set(roots.filter(({ kind }) => kind === "unknown").map(({ root }) => root));
  const known = items.map(({ root }) => root).filter((root) => !unknown.has(root));
  return { leader, known: new Set(known.map(leader)) };
}
