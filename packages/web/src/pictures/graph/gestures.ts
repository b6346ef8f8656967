/** What a hand does to a picture, in pixels from its upper left corner. */
export type Gestures = {
  moved(x: number, y: number): void;
  zoomed(factor: number, at: { readonly x: number; readonly y: number }): void;
  pressed(x: number, y: number): void;
  pressedTwice(x: number, y: number): void;
  /** Whether the wheel is meant for the picture rather than for the page. */
  wheeled(event: WheelEvent): boolean;
};

/** A press that moved less than this is a press, and more a drag. */
const STILL = 4;

/** Hears drags, wheels and pinches on an element. */
export function hearGestures(
  element: HTMLElement,
  to: Gestures,
): { readonly busy: () => boolean; close(): void } {
  const stop = new AbortController();
  const on = { signal: stop.signal };
  const fingers = new Map<number, { x: number; y: number }>();
  let travelled = 0;

  const at = (event: MouseEvent) => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const spread = () => {
    const [one, two] = [...fingers.values()];
    return one === undefined || two === undefined ? 0 : Math.hypot(one.x - two.x, one.y - two.y);
  };

  element.addEventListener(
    "pointerdown",
    (event) => {
      if (event.button !== 0) return;
      if (fingers.size === 0) travelled = 0;
      fingers.set(event.pointerId, at(event));
      element.setPointerCapture(event.pointerId);
    },
    on,
  );
  element.addEventListener(
    "pointermove",
    (event) => {
      const before = fingers.get(event.pointerId);
      if (before === undefined) return;
      const now = at(event);
      const wide = spread();
      fingers.set(event.pointerId, now);
      travelled += Math.hypot(now.x - before.x, now.y - before.y);
      if (fingers.size === 2 && wide > 0) to.zoomed(spread() / wide, now);
      else if (fingers.size === 1 && travelled > STILL) to.moved(now.x - before.x, now.y - before.y);
    },
    on,
  );
  const lift = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId) || event.type !== "pointerup") return;
    const { x, y } = at(event);
    if (travelled <= STILL && fingers.size === 0) to.pressed(x, y);
  };
  element.addEventListener("pointerup", lift, on);
  element.addEventListener("pointercancel", lift, on);
  element.addEventListener(
    "dblclick",
    (event) => {
      const { x, y } = at(event);
      to.pressedTwice(x, y);
    },
    on,
  );
  element.addEventListener(
    "wheel",
    (event) => {
      if (!to.wheeled(event)) return;
      event.preventDefault();
      to.zoomed(Math.exp(-Math.max(-80, Math.min(80, event.deltaY)) / 250), at(event));
    },
    { ...on, passive: false },
  );
  return { busy: () => fingers.size > 0, close: () => stop.abort() };
}
