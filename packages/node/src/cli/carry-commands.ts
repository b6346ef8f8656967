import { openAsBlob } from "node:fs";
import { type AnswerOf, relationOperations as ops } from "@entente/api";
import { type CliCommand, given, needed, nothing, say, UsageError, whole } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { writeWhole } from "./files.ts";
import { partnerOf } from "./partner.ts";
import { plural, short } from "./text.ts";

const carryOut = apiCommand({
  words: "carry out",
  takes: "[PARTNER]",
  summary: "Writes everything due to a partner into one file, for a disk or a one-way gate.",
  flags: {
    file: { value: "FILE", help: "where to write it" },
    all: { help: "from the first entry on, not only what the partner is not known to have" },
    from: { value: "N", help: "from this entry on, as the partner's node asked for it" },
    recovery: { help: "for a partner restored from a backup: all, and its own entries and content back" },
  },
  example: "entente carry out Talvia --file /media/disk/to-talvia.carry",
  async run({ flags, rest, io, json, client, node }) {
    const file = needed(flags, "file");
    const params = { partner: await partnerOf(client, flags, rest[0]) };
    const query = given({
      all: flags.all === true ? ("yes" as const) : undefined,
      from: whole(flags, "from", 0, Number.MAX_SAFE_INTEGER),
      recovery: flags.recovery === true ? ("yes" as const) : undefined,
    });
    let told: { from: number; until: number; left: number } = { from: 0, until: 0, left: 0 };
    let bytes = 0;
    await node.download(ops.carryOut, { params, query }, async (answer) => {
      told = rangeOf(answer.headers.get("entente-carry"));
      bytes = await writeWhole(file, answer.body ?? []);
    });
    say(io, json, { file, bytes, ...told }, () =>
      [
        `${file}: ${plural(told.until - told.from, "entry", "entries")} from ${told.from} on, ${bytes} bytes.`,
        ...(told.left > 0
          ? [`${plural(told.left, "content")} did not fit and will come with a later file.`]
          : []),
        flags.recovery === true
          ? `Next: with its node stopped the partner runs "entente recover --data DIR --file ${file}".`
          : `Next: the partner's node takes it in with "entente carry in --file ${file}"; carry its answer back.`,
      ].join("\n"),
    );
    return undefined;
  },
});

function rangeOf(header: string | null): { from: number; until: number; left: number } {
  const part = (name: string) => Number(new RegExp(`${name}=(\\d+)`).exec(header ?? "")?.[1] ?? 0);
  return { from: part("from"), until: part("until"), left: part("left") };
}

const carryIn = apiCommand({
  words: "carry in",
  summary: "Takes in a file that a partner's node has written; old and repeated files do no harm.",
  flags: { file: { value: "FILE", help: "the file" } },
  example: "entente carry in --file /media/disk/to-arvenia.carry",
  async run({ flags, rest, io, json, node }) {
    nothing(rest);
    const path = needed(flags, "file");
    const blob = await openAsBlob(path).catch(() => {
      throw new UsageError(`${path} cannot be read`);
    });
    const taken = (await node.upload(ops.carryIn, {}, blob, "application/vnd.entente.carry")) as AnswerOf<
      typeof ops.carryIn
    >;
    say(io, json, taken, () =>
      [
        `From ${short(taken.from)}: ${plural(taken.applied, "entry", "entries")} applied, ${taken.alreadyHad} here already, ${plural(taken.blobs, "content")} kept.`,
        ...(taken.cosigned === undefined ? [] : [`Its log is cosigned up to ${taken.cosigned}.`]),
        ...(taken.published === undefined ? [] : [`Our log is published up to ${taken.published}.`]),
        ...(taken.missingFrom === undefined
          ? []
          : [
              `Entries from ${taken.missingFrom} on are missing: ask for "entente carry out --from ${taken.missingFrom}".`,
            ]),
        ...taken.problems.map((problem) => `Not taken: ${problem}`),
        'Next: "entente carry out" takes the answer back.',
      ].join("\n"),
    );
    return taken.problems.length > 0 ? 1 : 0;
  },
});

/** Files instead of a network. */
export const carryCommands: readonly CliCommand[] = [carryOut, carryIn];
