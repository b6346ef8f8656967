/** What takes longer than an answer may. `out` is the file to write. */
export type Task =
  | { readonly kind: "backup-logs" | "backup-keys"; readonly out: string }
  | { readonly kind: "check-stored" | "check-views" };

export type Written = { readonly bytes: number; readonly count: number; readonly sha256: string };
export type Found = { readonly entries: number; readonly faults: readonly string[]; readonly moved: boolean };
export type TaskResult = Written | Found;

/** Work under way beside the node's own. `result` rejects with why it failed, or was stopped. */
export type Working = { readonly result: Promise<TaskResult>; stop(): Promise<void> };

/** How a task is carried out: by a thread of its own, or at once in a test. */
export type Work = (task: Task, tell: (done: number, total: number) => void) => Working;
