import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(import.meta.resolve("@entente/node/cli"));
/** Under load a start takes seconds; one that has not ended by then has started after all, and is killed. */
const GIVEN_UP_MS = 60_000;

/** What a person sees who starts a node that cannot start: exit code (null when it was killed) and message. */
export async function serveOnce(
  directory: string,
): Promise<{ readonly status: number | null; readonly message: string }> {
  const args = ["--disable-warning=ExperimentalWarning", CLI, "serve", "--data", directory, "--log", "warn"];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { timeout: GIVEN_UP_MS }, (_cause, _out, message) =>
      resolve({ status: child.exitCode, message }),
    );
  });
}
