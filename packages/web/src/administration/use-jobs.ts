import { type JobKind, type MaintenanceJob, administrationOperations as ops } from "@entente/api";
import { useEffect, useRef } from "react";
import { useAct } from "../data/use-act.ts";
import { useAwaiting } from "../data/use-awaiting.ts";
import { useRead } from "../data/use-read.ts";

export type Jobs = {
  readonly all: readonly MaintenanceJob[];
  readonly running: MaintenanceJob | undefined;
  readonly starting: ReturnType<typeof useAct<typeof ops.startJob>>;
  start(kind: JobKind): Promise<void>;
};

/** Backups and checks, followed while one runs; `ended` is called when the one that ran has come to its end. */
export function useJobs(ended: () => void): Jobs {
  const { answer, again } = useRead(ops.listJobs, {});
  const starting = useAct(ops.startJob);
  const all = answer?.jobs ?? [];
  const running = all.find(({ state }) => state === "running");
  useAwaiting(running !== undefined, again);
  const was = useRef(false);
  useEffect(() => {
    const is = running !== undefined;
    if (was.current && !is) ended();
    was.current = is;
  }, [running, ended]);
  return {
    all,
    running,
    starting,
    async start(kind) {
      if ((await starting.run({ body: { kind } })) === undefined) return;
      was.current = true;
      again();
    },
  };
}
