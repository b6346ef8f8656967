import { runVerify } from "@entente/verify";
import { type CliCommand, many, only, text, UsageError } from "./command.ts";
import { safeText } from "./text.ts";

/** Needs no node: whoever was given an export checks it alone. */
export const verifyCommand: CliCommand = {
  words: "verify",
  takes: "DIR|FILE.tar",
  summary: "Checks an export of one or both parties' logs, without any node, database or key.",
  flags: {
    party: {
      value: "ID[=FINGERPRINT]",
      many: true,
      help: "a party the export must be of, with the fingerprint that was read out to you",
    },
    lang: { value: "en|fr", help: "the language of the report" },
  },
  example: "entente verify ./export --party sha256:Hk0…",
  async run({ flags, rest, io, json }) {
    const lang = text(flags, "lang");
    const argv = [
      only(rest, "export: a directory or a tar file"),
      ...many(flags, "party").flatMap((party) => ["--party", party]),
      ...(lang === undefined ? [] : ["--lang", lang]),
      ...(json ? ["--json"] : []),
    ];
    if (argv[0]?.startsWith("-")) throw new UsageError("name one export: a directory or a tar file");
    return runVerify(argv, {
      out: (words) => io.out(safeText(words.trimEnd())),
      err: (words) => io.err(safeText(words.trimEnd())),
      now: Date.now,
    });
  },
};
