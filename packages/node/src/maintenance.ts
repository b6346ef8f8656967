import { Worker } from "node:worker_threads";
import type { Task, TaskResult, Work } from "./administration/index.ts";
import type { Config } from "./config.ts";
import type { Keyring } from "./keys/index.ts";

export type MaintenanceSetup = { readonly config: Config; readonly keyring: Keyring; readonly task: Task };
export type MaintenanceMessage =
  | { readonly type: "progress"; readonly done: number; readonly total: number }
  | { readonly type: "done"; readonly result: TaskResult };

/** A check that would need more is left to the command line of a stopped node, and the node goes on. */
const MEMORY_MB = 4096;

/** Each task in a thread of its own, so that nobody waits for it. */
export function maintenanceWork(config: Config, keyring: Keyring): Work {
  return (task, tell) => {
    const setup: MaintenanceSetup = { config, keyring, task };
    const worker = new Worker(new URL("maintenance-worker.ts", import.meta.url), {
      workerData: setup,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const { promise: result, resolve, reject } = Promise.withResolvers<TaskResult>();
    worker.on("message", (message: MaintenanceMessage) => {
      if (message.type === "done") resolve(message.result);
      else tell(message.done, message.total);
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(new Error("the work was stopped before it was done")));
    return {
      result,
      async stop() {
        await worker.terminate();
      },
    };
  };
}
