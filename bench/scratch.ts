import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A directory for one measurement; gone when it ends. `ENTENTE_BENCH_DIR` chooses the disk. */
export function scratch(): { readonly directory: string } & Disposable {
  const directory = mkdtempSync(join(process.env.ENTENTE_BENCH_DIR ?? tmpdir(), "entente-bench-"));
  return { directory, [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }) };
}
