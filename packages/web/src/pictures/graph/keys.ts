import type { Direction } from "./navigate.ts";
import type { Picture } from "./picture.ts";

const arrows: Readonly<Record<string, readonly [Direction, number, number]>> = {
  ArrowLeft: ["left", 60, 0],
  ArrowRight: ["right", -60, 0],
  ArrowUp: ["up", 0, 60],
  ArrowDown: ["down", 0, -60],
};

type Key = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
};

/** Does what a key asks of a picture; false of a key that is not for it, which then is the page's. Tab always is. */
export function pressKey(picture: Picture, event: Key, open: (node: number) => void): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const arrow = arrows[event.key];
  if (arrow !== undefined) {
    const [direction, x, y] = arrow;
    if (event.shiftKey) picture.move(x, y);
    else picture.walk(direction);
    return true;
  }
  const chosen = picture.chosen();
  switch (event.key) {
    case "PageDown":
      picture.step(1);
      return true;
    case "PageUp":
      picture.step(-1);
      return true;
    case "+":
    case "=":
      picture.zoom(1.4);
      return true;
    case "-":
      picture.zoom(1 / 1.4);
      return true;
    case "0":
      picture.fit();
      return true;
    case "Escape":
      if (chosen === undefined) return false;
      picture.mark(undefined);
      return true;
    case "Enter":
      if (chosen === undefined) return false;
      open(chosen);
      return true;
    default:
      return false;
  }
}
