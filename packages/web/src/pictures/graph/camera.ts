import { extentOf } from "./force.ts";

/** What a plain canvas shows: `scale` pixels to a unit of the layout, after fitting all of it, and by how far it was moved. */
export type Camera = { readonly zoom: number; readonly x: number; readonly y: number };
export const ALL: Camera = { zoom: 1, x: 0, y: 0 };

const CLOSEST = 40;
const FARTHEST = 0.2;
/** Pixels kept free around the whole. */
const MARGIN = 36;

/** Screen places of all nodes, x and y by turns. */
export function project(
  positions: Float32Array,
  camera: Camera,
  width: number,
  height: number,
): Float32Array {
  const [left, right, top, bottom] = extentOf(positions);
  const fit = Math.min(
    (width - 2 * MARGIN) / Math.max(right - left, 1e-6),
    (height - 2 * MARGIN) / Math.max(bottom - top, 1e-6),
  );
  // One node, or several in one place: any scale shows them.
  const scale =
    (Number.isFinite(fit) && right - left + bottom - top > 1e-6 ? Math.max(fit, 1e-6) : 1) * camera.zoom;
  const offX = width / 2 + camera.x - ((left + right) / 2) * scale;
  const offY = height / 2 + camera.y - ((top + bottom) / 2) * scale;
  const screen = new Float32Array(positions.length);
  for (let at = 0; at < positions.length; at += 2) {
    screen[at] = positions[at]! * scale + offX;
    screen[at + 1] = positions[at + 1]! * scale + offY;
  }
  return screen;
}

/** Closer by `factor`; the point under (x, y) stays where it is. */
export function zoomed(
  camera: Camera,
  factor: number,
  x: number,
  y: number,
  width: number,
  height: number,
): Camera {
  const zoom = Math.min(CLOSEST, Math.max(FARTHEST, camera.zoom * factor));
  const by = zoom / camera.zoom;
  const [midX, midY] = [x - width / 2, y - height / 2];
  return { zoom, x: midX - (midX - camera.x) * by, y: midY - (midY - camera.y) * by };
}
