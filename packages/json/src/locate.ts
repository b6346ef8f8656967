import { pointerToken } from "./pointer.ts";

type Frame = { step: string | number | undefined; names: Set<string> | undefined };

export type Place = { path: string; at: number; duplicate: boolean };

/**
 * Walks a text slowly, up to `end` or to the first repeated member name, and says where that is.
 * Only for texts already refused or known to hold a duplicate: everything before `end` must have passed the
 * scan, so depth is bounded and every quote closes.
 */
export function locate(text: string, end: number): Place {
  const frames: Frame[] = [];
  let nameNext = false;
  let at = 0;
  while (at < end) {
    const frame = frames.at(-1);
    switch (text[at]) {
      case "{":
        frames.push({ step: undefined, names: new Set() });
        nameNext = true;
        break;
      case "[":
        frames.push({ step: 0, names: undefined });
        break;
      case "}":
      case "]":
        frames.pop();
        nameNext = false;
        break;
      case ",":
        if (frame?.names) nameNext = true;
        else if (frame) frame.step = Number(frame.step) + 1;
        break;
      case '"': {
        const close = closingQuote(text, at);
        if (close >= end) return { path: pathOf(frames), at: end, duplicate: false };
        if (nameNext && frame?.names) {
          const name: unknown = JSON.parse(text.slice(at, close + 1));
          frame.step = String(name);
          if (frame.names.has(frame.step)) return { path: pathOf(frames), at, duplicate: true };
          frame.names.add(frame.step);
          nameNext = false;
        }
        at = close;
        break;
      }
    }
    at++;
  }
  return { path: pathOf(frames), at: end, duplicate: false };
}

function closingQuote(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}

function pathOf(frames: Frame[]): string {
  return frames.map(({ step }) => (step === undefined ? "" : pointerToken(step))).join("");
}
