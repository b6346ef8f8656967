export type Direction = "left" | "right" | "up" | "down";

const towards: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** What lies aside counts as three times as far: the next one is where the arrow points. */
const ASIDE = 3;

/** The next node in a direction, y growing downward; undefined at the edge. */
export function nextTowards(positions: Float32Array, from: number, direction: Direction): number | undefined {
  const [dx, dy] = towards[direction];
  const [x, y] = [positions[from * 2]!, positions[from * 2 + 1]!];
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let node = 0; node < positions.length / 2; node++) {
    if (node === from) continue;
    const [offX, offY] = [positions[node * 2]! - x, positions[node * 2 + 1]! - y];
    const ahead = offX * dx + offY * dy;
    const aside = Math.abs(offX * dy) + Math.abs(offY * dx);
    if (ahead <= 0 || aside > ahead * 2) continue;
    const cost = ahead + aside * ASIDE;
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}

/** The node nearest to a point; undefined if none is within reach. */
export function nearest(positions: Float32Array, x: number, y: number, reach: number): number | undefined {
  let best: number | undefined;
  let least = reach * reach;
  for (let node = 0; node < positions.length / 2; node++) {
    const distance = (positions[node * 2]! - x) ** 2 + (positions[node * 2 + 1]! - y) ** 2;
    if (distance <= least) [best, least] = [node, distance];
  }
  return best;
}
