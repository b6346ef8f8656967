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

/** The file, in the folder that keeps them, of a source as this Node strips it. */
export function keptAs(folder, source) {
  return join(
    folder,
    `${createHash("sha256").update(process.version).update("\n").update(source).digest("hex")}.js`,
  );
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
      const file = keptAs(folder, readFileSync(fileURLToPath(url)));
      let source = readIfThere(file);
      if (source === undefined && !isTried) {
        isTried = true;
        spawnSync(process.execPath, [
          "--disable-warning=ExperimentalWarning",
          STRIP,
          fileURLToPath(PACKAGES),
          folder,
        ]);
        source = readIfThere(file);
      }
      return source === undefined ? next(url, context) : { format: "module", source, shortCircuit: true };
    },
  });
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
