import { resolve } from "node:path";
import { createAccounts, openPrivateState } from "../accounts/index.ts";
import { keyPortOf, readConfig } from "../config.ts";
import { ledgerOptions } from "../declaring.ts";
import { seedOf } from "../keys/index.ts";
import { Ledger } from "../ledger/index.ts";
import { lockDirectory } from "../lock.ts";
import { dataPaths } from "../store/index.ts";
import { type CliCommand, given, needed, only, say, whole } from "./command.ts";
import { plural, when } from "./text.ts";

const DEFAULT_MINUTES = 60;
const MINUTE_MS = 60_000;

/** The way back in when nobody can sign in: at the machine, with the keys, on the record. */
export const signInLinkCommand: CliCommand = {
  words: "sign-in-link",
  takes: "ACCOUNT",
  summary:
    "Makes a one-time sign-in link at a stopped node, for an account whose password is lost; it is logged.",
  flags: {
    data: { value: "DIR", help: "the data directory of the node, which must be stopped" },
    "remove-authenticators": {
      help: "also removes the account's passkeys, keys and codes, when its owner has lost them",
    },
    minutes: { value: "N", help: `how long the link holds, 1 to 1440 (default ${DEFAULT_MINUTES})` },
  },
  example:
    "ENTENTE_PASSPHRASE_FILE=/run/secrets/entente entente sign-in-link Alma --data /var/lib/entente --minutes 30",
  async run({ flags, rest, io, json }) {
    const named = only(rest, "account, by its name or its id");
    const minutes = whole(flags, "minutes", 1, 1440) ?? DEFAULT_MINUTES;
    const config = readConfig(resolve(needed(flags, "data")));
    const keyring = keyPortOf(config, io.environment).load();
    const paths = dataPaths(config.directory);
    await using opened = new AsyncDisposableStack();
    opened.use(lockDirectory(paths.lock));
    const ledger = await Ledger.open(ledgerOptions({ config, keyring }));
    opened.defer(() => ledger.close());
    const state = opened.use(openPrivateState(paths.state, seedOf(keyring.storage)));
    const accounts = createAccounts({ ledger, state, now: Date.now });
    const removed =
      flags["remove-authenticators"] === true
        ? await accounts.removeAuthenticatorsAsOperator(named)
        : undefined;
    const { name, path, expiresAt } = await accounts.issueLinkAsOperator(named, minutes * MINUTE_MS);
    const until = new Date(expiresAt).toISOString();
    say(io, json, given({ name, path, expiresAt: until, removed }), () =>
      [
        `Signs in as ${name}, once, from this machine, until ${when(until)} UTC:`,
        `  ${path}`,
        ...(removed === undefined
          ? []
          : [`Removed: ${plural(removed, "passkey or key", "passkeys and keys")}, and one-time codes.`]),
        "That an operator made it stands in the house log, where overseers see it.",
        `Next: start the node, then "entente login --url URL --link ${path} --set-password".`,
      ].join("\n"),
    );
    return 0;
  },
};
