import { MultiDirectedGraph } from "graphology";
import { Sigma } from "sigma";
import { EdgeArrowProgram } from "sigma/rendering";
import type { Settings } from "sigma/settings";
import { type Drawing, FEW_EDGES, lookOf, NAMED_ALL, type Opened, REACH } from "./drawing.ts";
import { neighboursOf } from "./model.ts";
import { LABEL, nameBeside } from "./name-beside.ts";
import { nearest } from "./navigate.ts";

type Drawn = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly label?: string | null;
};

function ring(context: CanvasRenderingContext2D, { x, y, size }: Drawn, colour: string): void {
  context.beginPath();
  context.arc(x, y, size + 4, 0, Math.PI * 2);
  context.strokeStyle = colour;
  context.lineWidth = 3;
  context.stroke();
}

/** Draws a graph with WebGL. Presses and keys are heard by the stage, so sigma listens to none. */
export function drawWithSigma({
  container,
  graph,
  positions: first,
  palette: given,
  focus,
}: Opened): Drawing {
  const look = lookOf(graph);
  const few = graph.edges.length <= FEW_EDGES;
  let [positions, palette] = [first, given];
  let marked: number | undefined;
  let near = new Set<string>();

  const model = new MultiDirectedGraph();
  for (let node = 0; node < graph.nodes.length; node++) {
    model.addNode(String(node), {
      ...placeOf(positions, node),
      size: look.sizes[node],
      label: look.labels[node],
    });
  }
  for (const [n, { from, to }] of graph.edges.entries())
    model.addEdgeWithKey(String(n), String(from), String(to));

  const name = (context: CanvasRenderingContext2D, { x, y, size, label }: Drawn) => {
    if (typeof label === "string") nameBeside(context, { x, y, size, label }, palette, container.clientWidth);
  };
  const isMarked = (key: string) => marked !== undefined && key === String(marked);
  const colourOf = (key: string) => palette.kinds[look.kinds[Number(key)]! - 1]!;
  const settings: Partial<Settings> = {
    allowInvalidContainer: true,
    enableCameraRotation: false,
    stagePadding: 36,
    defaultEdgeType: few ? "arrow" : "line",
    edgeProgramClasses: { arrow: EdgeArrowProgram },
    labelSize: LABEL,
    labelRenderedSizeThreshold: graph.nodes.length > 800 ? 4 : 3,
    labelGridCellSize: 110,
    // Closer, nodes grow less than the distances between them.
    zoomToSizeRatioFunction: (ratio) => Math.sqrt(ratio),
    minCameraRatio: 1 / 40,
    maxCameraRatio: 5,
    zIndex: true,
    defaultDrawNodeLabel: (context, data) => name(context, data),
    defaultDrawNodeHover: (context, data) => {
      const key = (data as unknown as { key?: string }).key ?? "";
      ring(context, data, key === "" || isMarked(key) ? palette.focus : palette.soft);
      name(context, data);
    },
    nodeReducer: (key, data) => {
      const shown = marked === undefined || isMarked(key) || near.has(key);
      return {
        ...data,
        color: shown ? colourOf(key) : palette.rule,
        label: shown ? data.label : null,
        forceLabel: isMarked(key) || key === String(focus) || graph.nodes.length <= NAMED_ALL,
        highlighted: isMarked(key) || (marked === undefined && key === String(focus)),
        zIndex: shown ? 1 : 0,
      };
    },
    edgeReducer: (key, data) => {
      const { from, to } = graph.edges[Number(key)]!;
      const own = from === marked || to === marked;
      return {
        ...data,
        color: own
          ? palette.soft
          : marked !== undefined
            ? palette.rule
            : few
              ? palette.strong
              : palette.faint,
        size: own ? 1.6 : few ? 1.3 : 0.8,
        zIndex: own ? 1 : 0,
      };
    },
  };
  const sigma = new Sigma(model, container, settings);
  // Its own listeners would take the wheel from whoever scrolls past.
  for (const canvas of Object.values(sigma.getCanvases())) canvas.style.pointerEvents = "none";

  const screen = () => {
    const places = new Float32Array(positions.length);
    for (let node = 0; node < graph.nodes.length; node++) {
      const at = sigma.graphToViewport(placeOf(positions, node));
      [places[node * 2], places[node * 2 + 1]] = [at.x, at.y];
    }
    return places;
  };
  const move = (x: number, y: number) => {
    const camera = sigma.getCamera();
    const from = sigma.viewportToFramedGraph({ x: 0, y: 0 });
    const to = sigma.viewportToFramedGraph({ x, y });
    const { x: atX, y: atY } = camera.getState();
    camera.setState({ x: atX + from.x - to.x, y: atY + from.y - to.y });
  };

  return {
    how: "webgl",
    place(next) {
      positions = next;
      model.updateEachNodeAttributes((key, data) => ({ ...data, ...placeOf(positions, Number(key)) }), {
        attributes: ["x", "y"],
      });
    },
    mark(node, show = false) {
      marked = node;
      near = new Set(node === undefined ? [] : neighboursOf(graph, node).map(String));
      sigma.refresh({ skipIndexation: true });
      if (node === undefined || !show) return;
      const { x, y } = sigma.graphToViewport(placeOf(positions, node));
      const { width, height } = sigma.getDimensions();
      if (x < 20 || x > width - 120 || y < 20 || y > height - 20) move(width / 2 - x, height / 2 - y);
    },
    move,
    zoom(factor, at) {
      const { width, height } = sigma.getDimensions();
      const camera = sigma.getCamera();
      const ratio = camera.getBoundedRatio(camera.getState().ratio / factor);
      camera.setState(sigma.getViewportZoomedState(at ?? { x: width / 2, y: height / 2 }, ratio));
    },
    fit: () => sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }),
    nodeAt: (x, y) => nearest(screen(), x, y, REACH),
    recolour(next) {
      palette = next;
      sigma.refresh({ skipIndexation: true });
    },
    close: () => sigma.kill(),
  };
}

/** Sigma's y grows upward. */
const placeOf = (positions: Float32Array, node: number) => ({
  x: positions[node * 2]!,
  y: -positions[node * 2 + 1]!,
});
