import "./verifying.css";
import { showPage } from "./page.ts";
import { type Ask, run } from "./run.ts";

/**
 * One classic script, for the page and for its worker: modules and workers do not load from a file on disk, and there
 * the page does the same work by itself, in slices.
 */
if (typeof document === "undefined") {
  const scope = globalThis as unknown as {
    onmessage: ((event: MessageEvent<Ask>) => void) | null;
    postMessage(message: unknown): void;
  };
  scope.onmessage = ({ data }) => void run(data, (answer) => scope.postMessage(answer));
} else {
  showPage(document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "");
}
