import { arrangedAtOnce, improve } from "./arrange.ts";
import type { Drawing } from "./drawing.ts";
import { firstLayout } from "./first-layout.ts";
import { hearGestures } from "./gestures.ts";
import type { Graph } from "./model.ts";
import { type Direction, nextTowards } from "./navigate.ts";
import { openDrawing } from "./open-drawing.ts";
import { paletteAt, whenRecoloured } from "./palette.ts";

export type Asked = {
  readonly graph: Graph;
  readonly focus: number | undefined;
  readonly how?: "webgl" | "canvas" | undefined;
  /** A node was marked, or none. */
  marked(node: number | undefined): void;
  opened(node: number): void;
  /** The layout is as good as it gets. */
  settled(): void;
};

/** A graph on the page, that can be moved and walked through. */
export type Picture = {
  readonly how: Drawing["how"];
  /** Goes to the next node that way, to the first if none is marked. */
  walk(direction: Direction): void;
  /** Goes through all nodes in their order. */
  step(by: 1 | -1): void;
  mark(node: number | undefined): void;
  move(x: number, y: number): void;
  zoom(factor: number): void;
  fit(): void;
  readonly chosen: () => number | undefined;
  close(): void;
};

/** Draws at once with what costs nothing, then lets the layout improve beside the page. */
export async function openPicture(container: HTMLElement, asked: Asked): Promise<Picture> {
  const { graph, focus } = asked;
  let { positions, done } = arrangedAtOnce(graph, firstLayout(graph, focus));
  const drawing = await openDrawing(
    { container, graph, positions, focus, palette: paletteAt(container) },
    asked.how,
  );
  let chosen: number | undefined;
  let later: Float32Array | undefined;

  const mark = (node: number | undefined, show: boolean) => {
    chosen = node;
    drawing.mark(node, show);
    asked.marked(node);
  };
  const gestures = hearGestures(container, {
    moved: drawing.move,
    zoomed: drawing.zoom,
    pressed: (x, y) => mark(drawing.nodeAt(x, y), false),
    pressedTwice(x, y) {
      const node = drawing.nodeAt(x, y);
      if (node !== undefined) asked.opened(node);
    },
    // A wheel that only passes by goes on scrolling the page.
    wheeled: (event) => event.ctrlKey || container.contains(document.activeElement),
  });
  // A picture that is being moved is not rearranged under the hand.
  const place = () => {
    if (later === undefined) return;
    if (gestures.busy()) return void requestAnimationFrame(place);
    positions = later;
    later = undefined;
    drawing.place(positions);
  };
  const work = done
    ? undefined
    : improve(graph, positions, (told) => {
        if (later === undefined) requestAnimationFrame(place);
        later = told.positions;
        if (told.done) asked.settled();
      });
  if (done) asked.settled();
  const colours = whenRecoloured(() => drawing.recolour(paletteAt(container)));
  const start = () => focus ?? 0;

  return {
    how: drawing.how,
    walk: (direction) =>
      mark(chosen === undefined ? start() : (nextTowards(positions, chosen, direction) ?? chosen), true),
    step(by) {
      const count = graph.nodes.length;
      mark(chosen === undefined ? start() : (chosen + by + count) % count, true);
    },
    mark: (node) => mark(node, true),
    move: drawing.move,
    zoom: (factor) => drawing.zoom(factor),
    fit: drawing.fit,
    chosen: () => chosen,
    close() {
      done = true;
      later = undefined;
      work?.close();
      colours.close();
      gestures.close();
      drawing.close();
    },
  };
}
