import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The pinned Node that runs this, and the command line of a node. */
const CLI = fileURLToPath(import.meta.resolve("@entente/node/cli"));

/** How long a node may take to say that it listens; an old machine needs a few seconds. */
const START_TIMEOUT_MS = 60_000;

/**
 * As in the service of docs/pilot.md: glibc keeps one pool of memory instead of one for each thread, of which a node
 * that has become idle gives back little.
 */
const SERVICE_ENVIRONMENT = { MALLOC_ARENA_MAX: "1" };

export type NodeProcess = {
  readonly url: string;
  readonly process: ChildProcess;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
};

/** Starts a node as a process of its own and waits until it listens. Its log goes to `node.log` beside its data. */
export async function startNode(directory: string): Promise<NodeProcess> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", CLI, "serve", "--data", directory, "--log", "warn"],
    {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...SERVICE_ENVIRONMENT },
    },
  );
  const log = createWriteStream(join(directory, "node.log"), { flags: "a" });
  child.stderr.pipe(log);
  const lines = createInterface({ input: child.stdout });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said = (said + text.toString()).slice(-2000);
  });
  const exited = once(child, "exit").then(([code]) => {
    throw new Error(
      `the node in ${directory} ended with code ${String(code)} before it listened:\n${said.trim()}`,
    );
  });
  // Only the race below listens to it; a node that ends later ends without anybody's surprise.
  exited.catch(() => undefined);
  const timeout = AbortSignal.timeout(START_TIMEOUT_MS);
  const [line] = (await Promise.race([once(lines, "line", { signal: timeout }), exited]).catch(
    (cause: unknown) => {
      child.kill("SIGKILL");
      if (!timeout.aborted) throw cause;
      throw new Error(
        `the node in ${directory} did not listen within ${START_TIMEOUT_MS / 1000} s; see ${join(directory, "node.log")}`,
      );
    },
  )) as [string];
  lines.on("line", () => undefined);
  const { listening } = JSON.parse(line) as { listening: string };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    log.end();
  };
  return { url: listening, process: child, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}
