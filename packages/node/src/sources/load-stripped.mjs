/**
 * Gives Node the project's sources with their types already stripped, as a process of its own has kept them. A process
 * that lives for months so carries neither the compiler that strips types, tens of megabytes, nor the compiled code that
 * Node's compile cache holds in memory, a second time, for as long as the process runs.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const STRIP = fileURLToPath(new URL("./strip.mjs", import.meta.url));
const PACKAGES = new URL("../../../", import.meta.url).href;
/** All of it takes about a second. */
const STRIP_TIMEOUT_MS = 60_000;

/** The file, in the folder that keeps them, of a source as this Node strips it. */
export function keptAs(folder, source) {
  return join(
    folder,
    `${createHash("sha256").update(process.version).update("\n").update(source).digest("hex")}.js`,
  );
}

/**
 * What is kept of a source; undefined where it cannot be read or is not whole: types become spaces, byte for byte, and a
 * power cut may leave a file shorter.
 */
export function keptOf(folder, source) {
  try {
    const kept = readFileSync(keptAs(folder, source));
    return kept.length === source.length ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * From now on this thread loads the project's sources from `folder`; what is missing there is stripped first, all of it
 * at once. Where the folder cannot be written, Node strips as it would without. Without a folder nothing changes.
 */
export function loadStripped(folder) {
  if (folder === undefined) return;
  let isTried = false;
  registerHooks({
    load(url, context, next) {
      if (!url.startsWith(PACKAGES) || !url.endsWith(".ts")) return next(url, context);
      const source = readFileSync(fileURLToPath(url));
      let kept = keptOf(folder, source);
      if (kept === undefined && !isTried) {
        isTried = true;
        const args = ["--disable-warning=ExperimentalWarning", STRIP, fileURLToPath(PACKAGES), folder];
        spawnSync(process.execPath, args, { stdio: "ignore", timeout: STRIP_TIMEOUT_MS });
        kept = keptOf(folder, source);
      }
      return kept === undefined ? next(url, context) : { format: "module", source: kept, shortCircuit: true };
    },
  });
}
