import { ALL, project, zoomed } from "./camera.ts";
import { type Drawing, FEW_EDGES, lookOf, NAMED_ALL, type Opened, REACH } from "./drawing.ts";
import { placeLabels } from "./labels.ts";
import { neighboursOf } from "./model.ts";
import { nameBeside } from "./name-beside.ts";
import { nearest } from "./navigate.ts";

/**
 * So many pixels are drawn beyond each side. A picture that is dragged is then only shifted, which costs nothing, and
 * drawn anew when it was shifted this far or rests.
 */
const MARGIN = 220;
const RESTS_AFTER = 120;

/** Draws a graph on a plain canvas, for browsers without WebGL. Draws once a frame at most. */
export function drawOnCanvas({ container, graph, positions: first, palette: given, focus }: Opened): Drawing {
  const canvas = document.createElement("canvas");
  canvas.className = "graph-canvas";
  container.append(canvas);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser has no canvas");
  const look = lookOf(graph);
  let [positions, palette, camera] = [first, given, ALL];
  let marked: number | undefined;
  let near = new Set<number>();
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  /** How far what is drawn stands from where it belongs. */
  let shift = { x: 0, y: 0 };
  let [width, height] = [container.clientWidth, container.clientHeight];
  let screen = project(positions, camera, width, height);

  const seen = (node: number) =>
    screen[node * 2]! > -MARGIN &&
    screen[node * 2]! < width + MARGIN &&
    screen[node * 2 + 1]! > -MARGIN &&
    screen[node * 2 + 1]! < height + MARGIN;
  const isNear = (node: number) => marked === undefined || node === marked || near.has(node);

  function lines(
    of: readonly { readonly from: number; readonly to: number }[],
    colour: string,
    wide: number,
  ) {
    context!.beginPath();
    for (const { from, to } of of) {
      if (from === to || (!seen(from) && !seen(to))) continue;
      context!.moveTo(screen[from * 2]!, screen[from * 2 + 1]!);
      context!.lineTo(screen[to * 2]!, screen[to * 2 + 1]!);
    }
    context!.strokeStyle = colour;
    context!.lineWidth = wide;
    context!.stroke();
  }

  function heads(of: readonly { readonly from: number; readonly to: number }[], colour: string) {
    context!.beginPath();
    for (const { from, to } of of) {
      const [x, y] = [screen[to * 2]!, screen[to * 2 + 1]!];
      const angle = Math.atan2(y - screen[from * 2 + 1]!, x - screen[from * 2]!);
      const [tipX, tipY] = [x - Math.cos(angle) * look.sizes[to]!, y - Math.sin(angle) * look.sizes[to]!];
      context!.moveTo(tipX, tipY);
      context!.lineTo(tipX - Math.cos(angle - 0.4) * 8, tipY - Math.sin(angle - 0.4) * 8);
      context!.lineTo(tipX - Math.cos(angle + 0.4) * 8, tipY - Math.sin(angle + 0.4) * 8);
      context!.closePath();
    }
    context!.fillStyle = colour;
    context!.fill();
  }

  /** All nodes of one colour in one path: thousands of small paths would take thousands of fills. */
  function dots(of: (node: number) => boolean, colour: string) {
    context!.beginPath();
    for (let node = 0; node < graph.nodes.length; node++) {
      if (!of(node) || !seen(node)) continue;
      const [x, y, size] = [screen[node * 2]!, screen[node * 2 + 1]!, look.sizes[node]!];
      context!.moveTo(x + size, y);
      context!.arc(x, y, size, 0, Math.PI * 2);
    }
    context!.fillStyle = colour;
    context!.fill();
  }

  function ring(node: number, colour: string) {
    context!.beginPath();
    context!.arc(screen[node * 2]!, screen[node * 2 + 1]!, look.sizes[node]! + 4, 0, Math.PI * 2);
    context!.strokeStyle = colour;
    context!.lineWidth = 3;
    context!.stroke();
  }

  function names() {
    const first = marked === undefined ? (focus === undefined ? [] : [focus]) : [marked, ...near];
    if (graph.nodes.length <= NAMED_ALL && marked === undefined) first.push(...graph.nodes.keys());
    const only = marked === undefined ? undefined : near;
    for (const node of placeLabels({ screen, look, width, height, margin: MARGIN, first, only })) {
      const [x, y] = [screen[node * 2]!, screen[node * 2 + 1]!];
      nameBeside(context!, { x, y, size: look.sizes[node]!, label: look.labels[node]! }, palette, width);
    }
  }

  function draw() {
    frame = 0;
    clearTimeout(rest);
    shift = { x: 0, y: 0 };
    const ratio = devicePixelRatio;
    const [wide, high] = [width + 2 * MARGIN, height + 2 * MARGIN];
    if (canvas.width !== Math.round(wide * ratio) || canvas.height !== Math.round(high * ratio)) {
      [canvas.width, canvas.height] = [Math.round(wide * ratio), Math.round(high * ratio)];
      [canvas.style.width, canvas.style.height] = [`${wide}px`, `${high}px`];
    }
    canvas.style.transform = `translate(${-MARGIN}px, ${-MARGIN}px)`;
    screen = project(positions, camera, width, height);
    context!.setTransform(ratio, 0, 0, ratio, MARGIN * ratio, MARGIN * ratio);
    context!.clearRect(-MARGIN, -MARGIN, wide, high);
    const few = graph.edges.length <= FEW_EDGES;
    lines(
      graph.edges,
      marked !== undefined ? palette.rule : few ? palette.strong : palette.faint,
      few ? 1.25 : 1,
    );
    if (few && marked === undefined) heads(graph.edges, palette.strong);
    if (marked !== undefined) {
      const own = graph.at[marked]!.map((edge) => graph.edges[edge]!);
      lines(own, palette.soft, 1.5);
      if (own.length <= FEW_EDGES) heads(own, palette.soft);
    }
    if (marked !== undefined) dots((node) => !isNear(node), palette.rule);
    for (const [at, colour] of palette.kinds.entries())
      dots((node) => isNear(node) && look.kinds[node] === at + 1, colour);
    if (focus !== undefined && focus !== marked) ring(focus, palette.soft);
    if (marked !== undefined) ring(marked, palette.focus);
    names();
  }

  const later = () => {
    frame ||= requestAnimationFrame(draw);
  };
  const sized = new ResizeObserver(() => {
    [width, height] = [container.clientWidth, container.clientHeight];
    later();
  });
  sized.observe(container);
  draw();

  return {
    how: "canvas",
    place(next) {
      positions = next;
      later();
    },
    mark(node, show = false) {
      marked = node;
      near = new Set(node === undefined ? [] : neighboursOf(graph, node));
      if (node !== undefined && show) {
        const [x, y] = [screen[node * 2]! + shift.x, screen[node * 2 + 1]! + shift.y];
        const inside = x > 20 && x < width - 120 && y > 20 && y < height - 20;
        if (!inside) camera = { ...camera, x: camera.x + width / 2 - x, y: camera.y + height / 2 - y };
      }
      later();
    },
    move(x, y) {
      camera = { ...camera, x: camera.x + x, y: camera.y + y };
      shift = { x: shift.x + x, y: shift.y + y };
      clearTimeout(rest);
      if (frame !== 0 || Math.max(Math.abs(shift.x), Math.abs(shift.y)) > MARGIN) return later();
      canvas.style.transform = `translate(${shift.x - MARGIN}px, ${shift.y - MARGIN}px)`;
      rest = setTimeout(later, RESTS_AFTER);
    },
    zoom(factor, at = { x: width / 2, y: height / 2 }) {
      camera = zoomed(camera, factor, at.x, at.y, width, height);
      later();
    },
    fit() {
      camera = ALL;
      later();
    },
    nodeAt: (x, y) => nearest(screen, x - shift.x, y - shift.y, REACH),
    recolour(next) {
      palette = next;
      later();
    },
    close() {
      cancelAnimationFrame(frame);
      clearTimeout(rest);
      sized.disconnect();
      canvas.remove();
    },
  };
}
