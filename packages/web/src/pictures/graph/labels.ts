import type { Look } from "./drawing.ts";

/** A label takes about one cell, so two of them never lie on each other. Pixels. */
const CELL_WIDTH = 140;
const CELL_HEIGHT = 22;
/** In a full picture, only nodes of at least this size are named unasked. */
const LARGE = 4;

/**
 * The nodes whose names are drawn: `first` in any case, then the largest, one to a cell of a grid. While one node is
 * marked, `only` its neighbours are named.
 */
export function placeLabels(of: {
  readonly screen: Float32Array;
  readonly look: Look;
  readonly width: number;
  readonly height: number;
  /** Pixels beyond each side that are drawn as well. */
  readonly margin: number;
  readonly first: readonly number[];
  readonly only: ReadonlySet<number> | undefined;
}): readonly number[] {
  const { screen, look, width, height, margin, first, only } = of;
  const best = new Map<string, number>();
  const cellOf = (node: number) =>
    `${Math.floor(screen[node * 2]! / CELL_WIDTH)} ${Math.floor(screen[node * 2 + 1]! / CELL_HEIGHT)}`;
  const within = (value: number, size: number) => value >= -margin && value <= size + margin;
  const seen = (node: number) => within(screen[node * 2]!, width) && within(screen[node * 2 + 1]!, height);
  for (const node of first) if (seen(node) && !best.has(cellOf(node))) best.set(cellOf(node), node);
  const kept = new Set(best.keys());
  for (let node = 0; node < look.sizes.length; node++) {
    if (!seen(node) || look.sizes[node]! < LARGE || only?.has(node) === false) continue;
    const cell = cellOf(node);
    if (kept.has(cell)) continue;
    const rival = best.get(cell);
    if (rival === undefined || look.sizes[rival]! < look.sizes[node]!) best.set(cell, node);
  }
  return [...best.values()];
}
