import { resolve } from "node:path";
import { backUpKeys, backUpLogs, restore } from "../backup/index.ts";
import { readConfig } from "../config.ts";
import { type CliCommand, needed, nothing, say, text } from "./command.ts";
import { progressLines } from "./progress.ts";
import { facts, plural, when } from "./text.ts";

const backup: CliCommand = {
  words: "backup",
  summary: "Writes a backup of the logs and accounts, or with --keys of the keys; the node may be running.",
  flags: {
    data: { value: "DIR", help: "the data directory" },
    out: { value: "FILE", help: "where to write it: a file that is not there yet" },
    keys: { help: "the keys instead: keep this file apart from the other, under lock" },
  },
  example: "entente backup --data /var/lib/entente --out /backup/logs-2026-11-22",
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const config = readConfig(resolve(needed(flags, "data")));
    const isKeys = flags.keys === true;
    const done = (isKeys ? backUpKeys : backUpLogs)(config, needed(flags, "out"), Date.now());
    say(io, json, done, () =>
      [
        facts([
          ["backup", `${done.path}, ${done.bytes} bytes`],
          ["holds", isKeys ? plural(done.count, "key") : plural(done.count, "entry", "entries")],
        ]),
        isKeys
          ? "It opens content: keep it apart from the backup of the logs. After a purge, destroy older ones."
          : 'It holds no keys. Next: "entente backup --keys" writes those, after this one, to another place.',
      ].join("\n"),
    );
    return 0;
  },
};

const restoreCommand: CliCommand = {
  words: "restore",
  summary: "Brings a node back from its two backups into a new directory; erasures are carried out again.",
  flags: {
    from: { value: "FILE", help: "the backup of the logs" },
    keys: { value: "FILE", help: "the backup of the keys" },
    data: { value: "DIR", help: "the new data directory" },
    keyring: { value: "FILE", help: "where the key ring goes (default: where the configuration says)" },
  },
  example:
    "ENTENTE_PASSPHRASE_FILE=/run/secrets/entente entente restore \\\n    --from /backup/logs-2026-11-22 --keys /vault/keys-2026-11-22 --data /var/lib/entente",
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const done = await restore({
      from: needed(flags, "from"),
      keys: needed(flags, "keys"),
      directory: needed(flags, "data"),
      keyringFile: text(flags, "keyring"),
      environment: io.environment,
      progress: progressLines(io),
    });
    say(io, json, done, () =>
      [
        facts([
          ["party", done.party],
          ["restored", `${plural(done.entries, "entry", "entries")}, as of ${when(done.at)} UTC`],
          ["erasures", `${done.erased} carried out again`],
          [
            "unreadable",
            done.unreadable === 0
              ? undefined
              : `${plural(done.unreadable, "set")}: newer than the backup of the keys`,
          ],
          ["key ring", done.keyringFile],
        ]),
        `Next: entente serve --data ${done.directory}`,
        `${plural(done.waiting.length, "log")} will be signed again when the partner's node has confirmed how far it had`,
        `come. What this party has said after the backup its partners hold: before serving, take it back from each with`,
        `"entente recover --data ${done.directory} --from PARTNER". Left out, releases stop and "relation list" says so.`,
        'People sign in anew: sessions, tokens and links are not restored. For who has no password: "entente sign-in-link".',
      ].join("\n"),
    );
    return 0;
  },
};

/** The commands that keep a node and bring it back. */
export const backupCommands: readonly CliCommand[] = [backup, restoreCommand];
