import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(import.meta.resolve("@entente/node/cli"));

/** What a person sees who starts a node that cannot start: exit code and message. Killed when it starts after all. */
export function serveOnce(directory: string): { readonly status: number | null; readonly message: string } {
  const args = ["--disable-warning=ExperimentalWarning", CLI, "serve", "--data", directory, "--log", "warn"];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 20_000 });
  return { status, message: stderr };
}
