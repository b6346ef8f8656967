import { checkByWebCrypto } from "../verify/signatures.ts";
import { checkExport, type ExportReport, keysFrom, notesFrom } from "./check-export.ts";
import { ExportError, filesFrom, filesInArchive, type Placed } from "./export-files.ts";

/** What the reader chose and typed. It goes to a worker as it is. */
export type Ask = {
  readonly chosen: { readonly archive: Blob } | { readonly folder: readonly Placed[] };
  readonly keys: string;
  readonly earlier: string;
};

export type Progress = {
  readonly done: number;
  readonly of: number;
  readonly log: number;
  readonly logs: number;
};

export type Answer =
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "report"; readonly report: ExportReport }
  | { readonly type: "refused"; readonly code: ExportError["code"] | "failed"; readonly detail: string };

/** Milliseconds of work between two breaths: the page goes on living where there is no worker. */
const WORK_MS = 40;

/** Checks an export and tells how far it is. Never throws: what cannot be read is told as refused. */
export async function run(ask: Ask, tell: (answer: Answer) => void): Promise<void> {
  let breathed = performance.now();
  try {
    const { chosen } = ask;
    const placed = "archive" in chosen ? await filesInArchive(chosen.archive) : chosen.folder;
    const report = await checkExport({
      files: filesFrom(placed),
      keys: keysFrom(ask.keys).keys,
      earlier: notesFrom(ask.earlier),
      check: checkByWebCrypto,
      async progress(done, of, log, logs) {
        if (performance.now() - breathed < WORK_MS) return;
        tell({ type: "progress", progress: { done, of, log, logs } });
        await new Promise<void>((resume) => setTimeout(resume));
        breathed = performance.now();
      },
    });
    tell({ type: "report", report });
  } catch (cause) {
    const code = cause instanceof ExportError ? cause.code : "failed";
    tell({ type: "refused", code, detail: (cause as Error).message });
  }
}
