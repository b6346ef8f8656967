/**
 * The command `entente`. It does one thing before the rest is loaded: it has compiled code kept between starts. So a
 * command answers in half the time, and a node does not carry the compiler that strips types, tens of megabytes; which
 * is why this file is JavaScript. The folder is the installation's own, never a shared one: who can write compiled code
 * there runs it here.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

const KEPT = fileURLToPath(new URL("../../../../node_modules/.cache/entente/", import.meta.url));

if (process.env.NODE_COMPILE_CACHE === undefined && process.env.NODE_DISABLE_COMPILE_CACHE === undefined) {
  // Where it cannot be written, everything is compiled anew, as it would be without.
  const { directory } = enableCompileCache(KEPT);
  // Threads look at the environment.
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE = KEPT;
}

const { runProcess } = await import("./main.ts");
await runProcess();
