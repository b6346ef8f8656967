import type { Io } from "./command.ts";

/** Whoever waits longer than this is told how far it is. */
const EVERY_MS = 1000;

/** A line on standard error each second: nothing for what is quick, and standard output stays clean. */
export function progressLines(io: Io, now: () => number = Date.now) {
  let last = now();
  return (what: string, done: number, total: number): void => {
    if (now() - last < EVERY_MS) return;
    last = now();
    const share = total > 0 ? ` (${Math.floor((done / total) * 100)} %)` : "";
    io.err(`${what} ${done.toLocaleString("en")} of ${total.toLocaleString("en")}${share}`);
  };
}
