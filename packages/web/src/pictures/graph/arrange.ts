import { forcesOf, positionsOf, settle } from "./force.ts";
import type { Told } from "./layout-worker.ts";
import type { Graph } from "./model.ts";

/** Up to so many nodes the page arranges them itself, before it draws: nothing then moves under the reader's eye. */
const AT_ONCE = 150;
const ROUNDS = 300;

/** The layout to begin with, and whether it is the last. */
export function arrangedAtOnce(
  graph: Graph,
  first: Float32Array,
): { positions: Float32Array; done: boolean } {
  if (graph.nodes.length > AT_ONCE) return { positions: first, done: false };
  const forces = forcesOf(graph, first);
  settle(forces, ROUNDS);
  return { positions: positionsOf(forces), done: true };
}

/** Improves a layout beside the page. Ends the work when closed. */
export function improve(graph: Graph, first: Float32Array, told: (told: Told) => void): { close(): void } {
  const worker = new Worker(new URL("./layout-worker.ts", import.meta.url), { type: "module" });
  const close = () => worker.terminate();
  worker.onmessage = (event: MessageEvent<Told>) => {
    told(event.data);
    if (event.data.done) close();
  };
  // Without a worker the first layout stays: less telling, but all of it there.
  worker.onerror = () => {
    told({ positions: first, done: true });
    close();
  };
  const { nodes, edges } = forcesOf(graph, first);
  worker.postMessage({ nodes, edges }, [nodes.buffer, edges.buffer]);
  return { close };
}
