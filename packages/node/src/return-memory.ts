import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Milliseconds between looks; and how much of them a thread may have worked and still count as idle. */
const LOOK_EVERY = 5000;
const IDLE_SHARE = 0.02;
/** Less work than this since the last time leaves nothing worth collecting. */
const WORTH_SECONDS = 0.2;

type Collect = (options: { type: "major"; execution: "sync"; flavor: "last-resort" }) => void;

/**
 * Whenever this thread has worked and is idle again, gives back to the system what the work needed and idling does not.
 * V8 keeps the room in which short-lived objects are made for as long as nothing is asked of it; after the start, with
 * its sources read and stripped, that is a third of a node. Gives the way to stop looking.
 */
export function returnMemoryWhenIdle(): () => void {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as Collect;
  setFlagsFromString("--no-expose-gc");
  let last = worked();
  let collected = 0;
  const timer = setInterval(() => {
    const now = worked();
    const isIdle = now - last < (LOOK_EVERY / 1000) * IDLE_SHARE;
    last = now;
    if (!isIdle || now - collected < WORTH_SECONDS) return;
    collect({ type: "major", execution: "sync", flavor: "last-resort" });
    collected = worked();
    last = collected;
  }, LOOK_EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/** Seconds that this thread has used so far. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1e6;
}
