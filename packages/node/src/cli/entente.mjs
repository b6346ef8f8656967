/**
 * The command `entente`. It does one thing before the rest is loaded: it sees to it that types are not stripped anew at
 * each start, which is why this file is JavaScript. What runs as long as the node loads sources already stripped; threads
 * and processes that do one thing and end keep compiled code. The folders are the installation's own, never shared ones:
 * who can write there runs code here.
 */
import { fileURLToPath } from "node:url";
import { loadStripped } from "../sources/load-stripped.mjs";

const KEPT = new URL("../../../../node_modules/.cache/entente/", import.meta.url);

const { env } = process;
if (env.NODE_COMPILE_CACHE === undefined && env.NODE_DISABLE_COMPILE_CACHE === undefined) {
  // Threads look at the environment.
  env.ENTENTE_SOURCES = fileURLToPath(new URL("sources/", KEPT));
  env.NODE_COMPILE_CACHE = fileURLToPath(new URL("compiled/", KEPT));
  loadStripped(env.ENTENTE_SOURCES);
}

const { runProcess } = await import("./main.ts");
await runProcess();
