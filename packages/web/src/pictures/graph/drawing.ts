import { drawnText } from "../drawn-text.ts";
import { type Graph, kindNumber } from "./model.ts";
import type { Palette } from "./palette.ts";

/** A graph on the screen. Distances are CSS pixels, from the upper left corner. */
export type Drawing = {
  readonly how: "webgl" | "canvas";
  /** Puts the nodes elsewhere; the picture still shows the same part of the whole. */
  place(positions: Float32Array): void;
  /** Marks one node and what it is connected with; brings it into sight when asked to. */
  mark(node: number | undefined, show?: boolean): void;
  move(x: number, y: number): void;
  /** Closer by `factor` at a point; without one at the middle. */
  zoom(factor: number, at?: { readonly x: number; readonly y: number }): void;
  fit(): void;
  nodeAt(x: number, y: number): number | undefined;
  recolour(palette: Palette): void;
  close(): void;
};

export type Opened = {
  readonly container: HTMLElement;
  readonly graph: Graph;
  readonly positions: Float32Array;
  readonly palette: Palette;
  /** The node the page is about: it keeps its ring. */
  readonly focus: number | undefined;
};

/** More lines than this are drawn thin and without heads. */
export const FEW_EDGES = 400;
/** How near to a node's middle a press must be. */
export const REACH = 14;
/** Up to so many nodes, each is named. */
export const NAMED_ALL = 40;

/** What is the same however it is drawn. */
export type Look = {
  readonly sizes: Float32Array;
  readonly kinds: Uint8Array;
  readonly labels: readonly string[];
};

export function lookOf(graph: Graph): Look {
  const most = Math.max(1, ...graph.at.map((edges) => edges.length));
  const [small, large] = graph.nodes.length > 800 ? [1.6, 6] : [5, 12];
  return {
    sizes: Float32Array.from(graph.at, (edges) => small + (large - small) * Math.sqrt(edges.length / most)),
    kinds: Uint8Array.from(graph.nodes, ({ kind }) => kindNumber(graph.kinds, kind)),
    labels: graph.nodes.map(({ label }) => drawnText(label)),
  };
}
