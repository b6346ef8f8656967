import { createReadStream, existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { keyPortOf, readConfig } from "../config.ts";
import { openRootKeys } from "../keys/index.ts";
import { partnersKnown } from "../recovering.ts";
import { readRetirementDraft, retirementFingerprint, signRetirement } from "../relations/index.ts";
import { type DraftedRetirement, draftRetirement, type Retired, retireLog } from "../retiring.ts";
import { type CliCommand, many, needed, nothing, only, say, text, UsageError } from "./command.ts";
import { readJsonFile, writeWhole } from "./files.ts";
import { cardIn, partnerMeant } from "./recover-command.ts";
import { facts, plural, when } from "./text.ts";

const data = { value: "DIR", help: "the data directory" } as const;
const from = { value: "PARTNER", help: "the partner, by party or name (default: the only one)" } as const;
const card = {
  value: "FILE",
  many: true,
  help: "own cards issued after the backup, in order: their keys sign the requests",
} as const;

const ownCards = (flags: Parameters<typeof many>[0], io: Parameters<typeof readJsonFile>[1]) =>
  Promise.all(many(flags, "card").map(async (path) => cardIn(await readJsonFile(path, io), path)));

const draft: CliCommand = {
  words: "retire draft",
  summary:
    "Drafts the statement that retires a log: where a recovery fails for good, and only there; the node is stopped.",
  flags: {
    data,
    from,
    file: {
      value: "FILE",
      help: 'what the partner\'s "entente carry out --recovery" wrote, instead of the network',
    },
    card,
    out: { value: "FILE", help: "where the draft goes, to be carried to the root key" },
  },
  example:
    "ENTENTE_PASSPHRASE_FILE=/run/secrets/entente entente retire draft --data /var/lib/entente --from Talvia --out retirement.draft",
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const config = readConfig(resolve(needed(flags, "data")));
    const out = newFile(needed(flags, "out"));
    const file = text(flags, "file");
    const drafted = await draftRetirement({
      config,
      keyring: keyPortOf(config, io.environment).load(),
      partner: partnerMeant(partnersKnown(config), text(flags, "from")),
      file: file === undefined ? undefined : createReadStream(resolve(file)),
      ownCards: await ownCards(flags, io),
    });
    await writeWhole(out, [Buffer.from(`${JSON.stringify(drafted.file, null, 2)}\n`)]);
    const fingerprint = retirementFingerprint(drafted.file);
    const { file: _, ...shown } = drafted;
    say(io, json, { ...shown, fingerprint, out }, () => toldDraft(drafted, fingerprint, out));
    return 0;
  },
};

function toldDraft(drafted: DraftedRetirement, fingerprint: string, out: string): string {
  const unsigned = Object.entries(drafted.unsigned).map(([kind, n]) => `${n} ${kind}`);
  return [
    facts([
      ["retires", drafted.retired],
      ["because", `${drafted.why} [${drafted.code}]`],
      ["stands by", plural(drafted.last, "entry", "entries")],
      ["was witnessed", plural(drafted.witnessed, "entry", "entries")],
      ["goes on as", drafted.successor],
      ["given up", unsigned.length === 0 ? undefined : unsigned.join(", ")],
      ["fingerprint", fingerprint],
      ["written to", out],
    ]),
    "Nothing was changed. What lies between the two sizes stays with the partner, who may hold it against this party.",
    `Next, where the root key is: entente retire sign ${out} --root root.json --passphrase-file FILE \\`,
    `  --fingerprint "${fingerprint}" --out retirement.json; then, here: entente retire apply retirement.json`,
  ].join("\n");
}

/** Speaks to no node: it is run where the root key is, which need not have a network. */
const sign: CliCommand = {
  words: "retire sign",
  takes: "DRAFTFILE",
  summary: "Signs the draft of a retirement with the root key, offline.",
  flags: {
    root: { value: "FILE", help: "the root key file" },
    "passphrase-file": { value: "FILE", help: "file with its passphrase" },
    fingerprint: { value: "DIGITS", help: "the draft's fingerprint, as it was read out at the node" },
    out: { value: "FILE", help: "where the signed statement goes" },
  },
  example:
    'entente retire sign retirement.draft --root root.json --passphrase-file passphrase --fingerprint "12345 ..." --out retirement.json',
  async run({ flags, rest, io, json }) {
    const {
      file,
      draft: drafted,
      card: current,
    } = readRetirementDraft(await readJsonFile(only(rest, "draft file"), io));
    const fingerprint = retirementFingerprint(file);
    const digits = (words: string) => words.replaceAll(/\s/g, "");
    if (digits(needed(flags, "fingerprint")) !== digits(fingerprint))
      throw new UsageError(
        `this draft has the fingerprint ${fingerprint}: it is not the one that was read out, and nothing was signed`,
      );
    const out = newFile(needed(flags, "out"));
    const passphrase = secretIn(needed(flags, "passphrase-file"));
    const roots = openRootKeys(secretIn(needed(flags, "root")), passphrase);
    const signed = signRetirement(drafted, current, roots);
    await writeWhole(out, [Buffer.from(`${JSON.stringify(signed, null, 2)}\n`)]);
    const { retired, successor, last, witnessed, code } = drafted;
    say(io, json, { retired, successor, last: last.size, witnessed: witnessed.size, code, out }, () =>
      [
        `Signed: ${retired} is retired at ${last.size} of ${witnessed.size} witnessed entries [${code}], and ${successor} goes on.`,
        `The statement is ${out}. Next, at the node, stopped: entente retire apply ${out}`,
      ].join("\n"),
    );
    return 0;
  },
};

const apply: CliCommand = {
  words: "retire apply",
  takes: "STATEMENTFILE",
  summary:
    "Retires a log by a statement that the root key has signed, and opens its successor; the node is stopped.",
  flags: {
    data,
    from,
    card,
    "drop-unsigned": { help: "give up entries that the partner has never cosigned" },
  },
  example:
    "ENTENTE_PASSPHRASE_FILE=/run/secrets/entente entente retire apply retirement.json --data /var/lib/entente --from Talvia",
  async run({ flags, rest, io, json }) {
    const statement = await readJsonFile(only(rest, "statement file"), io);
    const config = readConfig(resolve(needed(flags, "data")));
    const done = await retireLog({
      config,
      keyring: keyPortOf(config, io.environment).load(),
      partner: partnerMeant(partnersKnown(config), text(flags, "from")),
      statement,
      ownCards: await ownCards(flags, io),
      dropUnsigned: flags["drop-unsigned"] === true,
    });
    say(io, json, done ?? { nothing: true }, () =>
      done === undefined
        ? "Nothing is left to do: the log was retired by this statement before."
        : [...toldRetired(done), `Next: entente serve --data ${config.directory}`].join("\n"),
    );
    return 0;
  },
};

function toldRetired(done: Retired): string[] {
  const dropped = Object.entries(done.dropped).map(([kind, n]) => `${n} ${kind}`);
  const { house } = done;
  return [
    facts([
      ["retired", `${done.retired} at ${plural(done.last, "entry", "entries")}`],
      ["witnessed", plural(done.witnessed, "entry", "entries")],
      ["goes on as", done.successor],
      [
        "carried over",
        `${plural(done.carried.releases, "release")}, ${plural(done.carried.recalls, "recall")} without receipt`,
      ],
      ["dropped", dropped.length === 0 ? undefined : dropped.join(", ")],
    ]),
    `Of the house log ${plural(house.size, "entry", "entries")} are here${house.at === undefined ? "" : `, the last of ${when(house.at)} UTC`}.`,
    "The partner's node is shown the statement when this one runs, or with the next carried file. It keeps what it holds",
    "of the retired log, and both sides show how much that is.",
  ];
}

function newFile(path: string): string {
  if (existsSync(path)) throw new UsageError(`${path} is there already; name a new file`);
  return path;
}

function secretIn(path: string): string {
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch {
    throw new UsageError(`${path} cannot be read`);
  }
}

/** A log that was witnessed further than it can be given back is retired for a successor (decision 030). */
export const retireCommands: readonly CliCommand[] = [draft, sign, apply];
