import type { Palette } from "./palette.ts";

export const LABEL = 12;
const AWAY = 6;

/** Writes a name beside its node, on the side where there is room, with a rim of the ground so that no line crosses it out. */
export function nameBeside(
  context: CanvasRenderingContext2D,
  node: { readonly x: number; readonly y: number; readonly size: number; readonly label: string },
  palette: Palette,
  width: number,
): void {
  const { x, y, size, label } = node;
  context.font = `${LABEL}px ${palette.font}`;
  context.textBaseline = "middle";
  context.lineJoin = "round";
  const right = x + size + AWAY;
  const outside = right + context.measureText(label).width > width && x < width;
  context.textAlign = outside ? "right" : "left";
  const at = outside ? x - size - AWAY : right;
  context.strokeStyle = palette.sheet;
  context.lineWidth = 4;
  context.strokeText(label, at, y);
  context.fillStyle = palette.ink;
  context.fillText(label, at, y);
}
