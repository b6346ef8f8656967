import { type Forces, movement, positionsOf, settle } from "./force.ts";

/**
 * Arranges a graph beside the page: takes the matrices once, and tells the positions as they improve. The policy of a
 * node lets a page start workers from its own files only, so this is one, and not made of a blob.
 */
export type Told = { readonly positions: Float32Array; readonly done: boolean };

/** Milliseconds of work between two tellings. */
const STRETCH = 250;
const ROUNDS_MOST = 600;
const TIME_MOST = 12_000;
/** Mean movement over one stretch, as a share of the whole, below which it is good enough. */
const STILL = 0.0015;

self.onmessage = (event: MessageEvent<Forces>) => {
  const forces = event.data;
  const started = performance.now();
  let rounds = 0;
  let before = positionsOf(forces);
  for (;;) {
    const from = performance.now();
    while (rounds < ROUNDS_MOST && performance.now() - from < STRETCH) {
      settle(forces, 1);
      rounds++;
    }
    const positions = positionsOf(forces);
    const done =
      rounds >= ROUNDS_MOST || performance.now() - started > TIME_MOST || movement(before, positions) < STILL;
    before = positions;
    self.postMessage({ positions, done } satisfies Told);
    if (done) return;
  }
};
