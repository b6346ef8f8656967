import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import type { Recovered } from "../bringing-back.ts";
import { keyPortOf, readConfig } from "../config.ts";
import type { SignedCard } from "../keys/index.ts";
import { partnersKnown, recoverLog } from "../recovering.ts";
import { type CliCommand, many, needed, nothing, say, text, UsageError } from "./command.ts";
import { readJsonFile } from "./files.ts";
import { progressLines } from "./progress.ts";
import { facts, plural, short, when } from "./text.ts";

/** What was said after the backup comes back from the partner it was said to. */
export const recoverCommand: CliCommand = {
  words: "recover",
  summary:
    "Takes back, from the partner, what a restored node had said to it after the backup; the node is stopped.",
  flags: {
    data: { value: "DIR", help: "the data directory" },
    from: { value: "PARTNER", help: "the partner, by party or name (default: the only one)" },
    file: {
      value: "FILE",
      help: 'what the partner\'s "entente carry out --recovery" wrote, instead of the network',
    },
    card: {
      value: "FILE",
      many: true,
      help: "own cards issued after the backup, in order: their keys sign the requests",
    },
    "drop-unsigned": { help: "give up entries written since the restore, which nobody has signed or seen" },
  },
  example:
    "ENTENTE_PASSPHRASE_FILE=/run/secrets/entente entente recover --data /var/lib/entente --from Talvia",
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const config = readConfig(resolve(needed(flags, "data")));
    const keyring = keyPortOf(config, io.environment).load();
    const file = text(flags, "file");
    const done = await recoverLog({
      config,
      keyring,
      partner: partnerMeant(partnersKnown(config), text(flags, "from")),
      file: file === undefined ? undefined : createReadStream(resolve(file)),
      ownCards: await Promise.all(
        many(flags, "card").map(async (path) => cardIn(await readJsonFile(path, io), path)),
      ),
      dropUnsigned: flags["drop-unsigned"] === true,
      progress: progressLines(io),
    });
    say(io, json, done ?? { nothing: true }, () =>
      done === undefined
        ? "Nothing is missing: all that the partner has cosigned is here."
        : [...told(done), `Next: entente serve --data ${config.directory}`].join("\n"),
    );
    return 0;
  },
};

export function cardIn(value: unknown, path: string): SignedCard {
  const { card, signature } = (value ?? {}) as Partial<SignedCard>;
  if (typeof card !== "string" || typeof signature !== "string")
    throw new UsageError(`${path} is no signed card`);
  return { card, signature };
}

type Known = ReturnType<typeof partnersKnown>[number];

export function partnerMeant(known: readonly Known[], asked: string | undefined): Known["party"] {
  const wanted = asked?.toLowerCase();
  const found = known.filter(
    ({ party, names }) =>
      wanted === undefined || party === asked || names.some((name) => name.toLowerCase() === wanted),
  );
  if (found.length === 1) return found[0]!.party;
  const list = known.map(({ party, names }) => `  ${short(party)} ${names[0]}: ${party}`).join("\n");
  throw new UsageError(`--from names one of the partners in this backup:\n${list}`);
}

function told(done: Recovered): string[] {
  const dropped = Object.entries(done.dropped).map(([kind, n]) => `${n} ${kind}`);
  const { house } = done;
  return [
    facts([
      ["from", done.partner],
      ...done.retired.map(({ retired, successor, from, last, witnessed }): [string, string] => [
        "retired since",
        `${retired} at ${last} of ${plural(witnessed, "witnessed entry", "witnessed entries")}${from < last ? `, ${from} to ${last - 1} back` : ""}; goes on as ${successor}`,
      ]),
      ["own entries", `${done.from} to ${done.until - 1}, held against the head that both have signed`],
      ["partner's", `${plural(done.theirs, "entry", "entries")} that these had seen`],
      ["content", `${plural(done.content, "set")} back; ${done.withoutContent} not given (any more)`],
      ["releases", `${done.listed} with their products; ${done.unlisted} whose products are not known here`],
      ["stopped", done.stopped.length === 0 ? undefined : `standing releases ${done.stopped.join(", ")}`],
      ["set aside", done.aside.length === 0 ? undefined : plural(done.aside.length, "entry", "entries")],
      ["dropped", dropped.length === 0 ? undefined : dropped.join(", ")],
    ]),
    ...done.aside.map(({ index, reason }) => `  entry ${index}: ${reason}`),
    `Of the house log ${plural(house.size, "entry", "entries")} are here${house.at === undefined ? "" : `, the last of ${when(house.at)} UTC`}. What it held after that is in no other`,
    "place and does not come back: accounts, products, proposals, approvals and readings since the backup. The house log",
    "says so. Nothing is sent again by itself; whoever repeats an act of that time by hand repeats it.",
  ];
}
