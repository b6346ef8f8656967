import assert from "node:assert/strict";
import { test } from "node:test";
import * as samples from "../gallery/samples.ts";
import { arrangedAtOnce } from "./arrange.ts";
import { ALL, project, zoomed } from "./camera.ts";
import { lookOf } from "./drawing.ts";
import { firstLayout } from "./first-layout.ts";
import { forcesOf, movement, positionsOf, settle } from "./force.ts";
import { pressKey } from "./keys.ts";
import { placeLabels } from "./labels.ts";
import { graphOf, kindNumber, neighboursOf } from "./model.ts";
import { nearest, nextTowards } from "./navigate.ts";
import type { Picture } from "./picture.ts";

const node = (id: string, kind = "report") => ({ id, label: id, kind });
const chain = graphOf(
  [node("a"), node("b"), node("c"), node("alone")],
  [
    { from: "a", to: "b" },
    { from: "b", to: "c" },
    { from: "c", to: "gone" },
    { from: "c", to: "c" },
  ],
);

test("a node given twice counts once, and an edge to what is not there is none", () => {
  assert.equal(graphOf([node("a"), node("a")], []).nodes.length, 1);
  assert.equal(chain.edges.length, 3);
  assert.deepEqual(neighboursOf(chain, 1), [0, 2]);
});

test("of too many nodes the best connected are drawn, and how many there were is known", () => {
  const { nodes, edges } = samples.graph(200, 400);
  const some = graphOf([...nodes, node("never connected")], edges, 50, 60);
  assert.equal(some.nodes.length, 50);
  assert.equal(some.of, 201);
  assert.ok(some.edges.length <= 60);
  assert.ok(!some.nodes.some(({ id }) => id === "never connected"));
});

test("eight kinds have a colour of their own, and all others the last", () => {
  const kinds = Array.from({ length: 12 }, (_, n) => `kind ${n}`);
  assert.deepEqual(
    [0, 6, 7, 11].map((n) => kindNumber(kinds, `kind ${n}`)),
    [1, 7, 8, 8],
  );
});

test("the first layout has every node in a place of its own, the focus in the middle", () => {
  const graph = graphOf(samples.graph(500, 900).nodes, samples.graph(500, 900).edges);
  const positions = firstLayout(graph, 17);
  const places = new Set(graph.nodes.map((_, at) => `${positions[at * 2]} ${positions[at * 2 + 1]}`));
  assert.equal(places.size, 500);
  const distance = (at: number) => Math.hypot(positions[at * 2]!, positions[at * 2 + 1]!);
  assert.ok(graph.nodes.every((_, at) => at === 17 || distance(at) > distance(17)));
});

test("the forces bring together what is connected, and come to rest", () => {
  const { nodes, edges } = samples.graph(240, 700);
  const graph = graphOf(nodes, edges);
  const first = firstLayout(graph);
  const forces = forcesOf(graph, first);
  settle(forces, 200);
  const settled = positionsOf(forces);
  assert.ok(settled.every(Number.isFinite));
  assert.ok(stretch(graph, settled) < stretch(graph, first) * 0.8, "edges are shorter, against the whole");
  settle(forces, 20);
  assert.ok(movement(settled, positionsOf(forces)) < 0.02);
});

/** The mean length of an edge against the mean distance of all from the middle. */
function stretch({ edges }: typeof chain, positions: Float32Array): number {
  const x = (at: number) => positions[at * 2]!;
  const y = (at: number) => positions[at * 2 + 1]!;
  const lengths = edges.map(({ from, to }) => Math.hypot(x(from) - x(to), y(from) - y(to)));
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  return (
    mean(lengths) / mean(Array.from({ length: positions.length / 2 }, (_, at) => Math.hypot(x(at), y(at))))
  );
}

test("a small graph is arranged before it is drawn, a large one is not", () => {
  assert.equal(arrangedAtOnce(chain, firstLayout(chain)).done, true);
  const large = graphOf(samples.graph(400, 500).nodes, []);
  const first = firstLayout(large);
  assert.deepEqual(arrangedAtOnce(large, first), { positions: first, done: false });
});

test("an arrow leads to the next node that way, and to none beyond the last", () => {
  //  0 at the middle, 1 right, 2 far right, 3 above and a little aside, 4 left
  const positions = Float32Array.of(0, 0, 10, 1, 40, 0, 3, -12, -9, 2);
  assert.equal(nextTowards(positions, 0, "right"), 1);
  assert.equal(nextTowards(positions, 1, "right"), 2);
  assert.equal(nextTowards(positions, 0, "up"), 3);
  assert.equal(nextTowards(positions, 0, "left"), 4);
  assert.equal(nextTowards(positions, 2, "right"), undefined);
  assert.equal(nearest(positions, 9, 3, 5), 1);
  assert.equal(nearest(positions, 100, 100, 5), undefined);
});

test("all of a graph is seen at first, and what is zoomed at stays under the hand", () => {
  const positions = Float32Array.of(-500, -20, 900, 300, 0, 40);
  const all = project(positions, ALL, 800, 400);
  for (let at = 0; at < 6; at += 2)
    assert.ok(all[at]! >= 0 && all[at]! <= 800 && all[at + 1]! >= 0 && all[at + 1]! <= 400);
  const [x, y] = [all[2]!, all[3]!];
  const closer = project(positions, zoomed(ALL, 3, x, y, 800, 400), 800, 400);
  assert.ok(Math.abs(closer[2]! - x) < 0.01 && Math.abs(closer[3]! - y) < 0.01);
});

test("one node, or several in one place, are drawn in the middle", () => {
  assert.deepEqual([...project(Float32Array.of(7, 7, 7, 7), ALL, 800, 400)], [400, 200, 400, 200]);
});

test("a crowd is named one to a place, the largest first, and the marked one always", () => {
  const crowd = graphOf(samples.graph(1000, 4000).nodes, samples.graph(1000, 4000).edges);
  const look = lookOf(crowd);
  const screen = new Float32Array(2000).fill(50);
  const of = { screen, look, width: 800, height: 400, margin: 0, only: undefined };
  const [largest] = placeLabels({ ...of, first: [] });
  assert.ok(look.sizes.every((size) => size <= look.sizes[largest!]!));
  assert.deepEqual(placeLabels({ ...of, first: [3] }), [3]);
});

test("Tab and keys of the browser are never taken", () => {
  const picture = {
    chosen: () => 1,
    walk() {},
    move() {},
    zoom() {},
    fit() {},
    step() {},
    mark() {},
  } as unknown as Picture;
  const press = (key: string, ctrlKey = false) =>
    pressKey(picture, { key, ctrlKey, shiftKey: false, metaKey: false, altKey: false }, () => {});
  assert.equal(press("Tab"), false);
  assert.equal(press("+", true), false);
  assert.equal(press("ArrowLeft"), true);
  assert.equal(press("Enter"), true);
});
