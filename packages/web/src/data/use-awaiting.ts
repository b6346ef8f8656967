import { useEffect } from "react";

/** Receipts and cosignatures come within seconds when the partner is there. */
const EVERY_MS = 2_000;
/** A page left open does not ask for ever: it would keep its session alive. */
const AT_MOST = 60;

/** Asks again while something is awaited, for two minutes and only while the page is looked at. */
export function useAwaiting(awaited: boolean, again: () => void): void {
  useEffect(() => {
    if (!awaited) return;
    let asked = 0;
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      asked++;
      if (asked >= AT_MOST) clearInterval(timer);
      again();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [awaited, again]);
}
