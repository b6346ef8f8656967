import { resolve } from "node:path";
import { checkRunning } from "../check-running.ts";
import { keyPortOf, readConfig } from "../config.ts";
import { ledgerOptions } from "../declaring.ts";
import { rebuild } from "../ledger/index.ts";
import { lockDirectory } from "../lock.ts";
import { dataPaths, Sqlite, StoreError } from "../store/index.ts";
import { type CliCommand, needed, nothing, say } from "./command.ts";
import { progressLines } from "./progress.ts";
import { plural } from "./text.ts";

/** Views are thrown away and made again from journal, logs and the content that still opens. */
export const rebuildCommand: CliCommand = {
  words: "rebuild",
  summary:
    "Remakes the views of a stopped node from its logs; with --check compares them and changes nothing.",
  flags: {
    data: { value: "DIR", help: "the data directory" },
    check: { help: "only compare; may run beside a running node" },
  },
  example: "ENTENTE_PASSPHRASE_FILE=/run/secrets/entente entente rebuild --data /var/lib/entente --check",
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const config = readConfig(resolve(needed(flags, "data")));
    const options = ledgerOptions({ config, keyring: keyPortOf(config, io.environment).load() });
    const progress = progressLines(io);
    const tell = (done: number, total: number) => progress("replayed", done, total);
    if (flags.check !== true) {
      using _lock = lockDirectory(dataPaths(config.directory).lock);
      using store = new Sqlite(options.paths.ledger);
      const entries = rebuild(options, store, tell);
      say(io, json, { entries }, () => `Views remade from ${plural(entries, "entry", "entries")}.`);
      return 0;
    }
    const { entries, differences, moved } = checkRunning(options, tell);
    const running = isRunning(dataPaths(config.directory).lock);
    say(io, json, { entries, equal: differences.length === 0, differences, moved, running }, () =>
      differences.length === 0
        ? `Equal: ${plural(entries, "entry", "entries")} replayed give the views as they are.`
        : [
            "Not equal:",
            ...differences.map(
              (each) => `  ${each.table}: ${each.live} live, ${each.rebuilt} rebuilt; ${each.example}`,
            ),
            moved
              ? "The node was writing meanwhile: stop it and check again before you believe this."
              : 'Next: stop the node, keep a backup, and "entente rebuild" without --check.',
          ].join("\n"),
    );
    return differences.length === 0 ? 0 : 1;
  },
};

function isRunning(lock: string): boolean {
  try {
    using _held = lockDirectory(lock);
    return false;
  } catch (cause) {
    if (cause instanceof StoreError && cause.code === "busy") return true;
    throw cause;
  }
}
