/** The writer's thread begins as the command does: it loads sources already stripped, if the process does. */
import { loadStripped } from "../sources/load-stripped.mjs";

loadStripped(process.env.ENTENTE_SOURCES);
await import("./writer-thread.ts");
