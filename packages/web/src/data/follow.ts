import { changesOperations } from "@entente/api";
import { useSyncExternalStore } from "react";
import { client } from "./client.ts";
import { failureOf } from "./failure.ts";
import { readAgain, readChanged } from "./queries.ts";

/** How long the node holds a question for which there is no answer yet, in seconds. */
const HOLD_S = 20;
/** Left alone for so long, the page stops asking: it would keep its session alive. */
const LEFT_ALONE_MS = 10 * 60_000;
const BACK_OFF_MS = 5_000;

export type Following = "live" | "paused" | "lost";

let state: Following = "paused";
const listeners = new Set<() => void>();

function say(next: Following): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

/** Whether what stands on the page follows the node. */
export const useFollowing = (): Following =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );

/**
 * Asks the node what has changed, and reads again what stands on the page, for as long as somebody looks at it. Stops
 * when `signal` is aborted.
 */
export async function follow(signal: AbortSignal): Promise<void> {
  const attention = watchAttention(signal);
  let after: string | undefined;
  while (!signal.aborted) {
    if (!attention.here()) {
      say("paused");
      await attention.back();
      // What happened meanwhile is not asked for one by one: everything shown is read again.
      if (after !== undefined) readAgain();
      after = undefined;
      continue;
    }
    try {
      const query = after === undefined ? {} : { after, hold: HOLD_S };
      const { cursor, ids } = await client.call(changesOperations.followChanges, { query }, { signal });
      say("live");
      if (ids.length > 0) readChanged(ids);
      after = cursor;
    } catch (error) {
      if (signal.aborted) break;
      const { status } = failureOf(error);
      say("lost");
      if (status === 401 || status === 404) break;
      after = undefined;
      await pause(BACK_OFF_MS, signal);
    }
  }
  say("paused");
}

function watchAttention(signal: AbortSignal) {
  let touched = performance.now();
  const woken = new Set<() => void>();
  const here = () => document.visibilityState === "visible" && performance.now() - touched < LEFT_ALONE_MS;
  const notice = () => {
    if (document.visibilityState === "visible") touched = performance.now();
    for (const wake of [...woken]) wake();
    woken.clear();
  };
  for (const name of ["pointerdown", "keydown", "visibilitychange", "focus"]) {
    (name === "focus" ? window : document).addEventListener(name, notice, { signal, passive: true });
  }
  signal.addEventListener("abort", notice);
  return { here, back: () => new Promise<void>((resolve) => woken.add(resolve)) };
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
