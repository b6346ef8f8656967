import { type BodyOf, contactOperations as ops, undertakingResults } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, nothing, oneOf, only, say, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { readJsonFile, readText } from "./files.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { table, when } from "./text.ts";

const give = actCommand({
  words: "undertaking give",
  takes: "FILE",
  summary:
    "Undertakes what a JSON file says: owner, text, scope, covers, silent, due, and perhaps contact and measure.",
  flags: partnerFlag,
  example: "entente undertaking give undertaking.json",
  async run({ flags, rest, io, json, client, query, options }) {
    const terms = await readJsonFile(only(rest, "file with the undertaking"), io);
    // The node says which member is not as it should be.
    const body = { ...(terms as object), partner: await partnerOf(client, flags) } as BodyOf<
      typeof ops.giveUndertaking
    >;
    const acted = await client.call(ops.giveUndertaking, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ undertaking, baseline }) =>
        `Undertaking ${undertaking} is given.${baseline === undefined ? "" : ` Its baseline is ${baseline}.`}`,
      ({ undertaking }) => `Next: "entente undertaking evidence ${undertaking} FILE" shows what was done.`,
    );
    return undefined;
  },
});

/** An undertaking, and a file with words about it. */
function aboutOf(rest: readonly string[]): { undertaking: string; file: string } {
  const [undertaking, file, ...more] = rest;
  if (undertaking === undefined || file === undefined || more.length > 0)
    throw new UsageError("name one undertaking and one file with the words");
  return { undertaking, file };
}

const evidence = actCommand({
  words: "undertaking evidence",
  takes: "UNDERTAKING FILE",
  summary: "Shows, as the owner of an undertaking, what was done for it.",
  flags: partnerFlag,
  example: "entente undertaking evidence 01K8ZJ4Q6V0000000000000001 done.txt",
  async run({ flags, rest, io, json, client, query, options }) {
    const { undertaking, file } = aboutOf(rest);
    const params = { partner: await partnerOf(client, flags), undertaking };
    const body = { text: (await readText(file, io)).trim() };
    const acted = await client.call(ops.evidenceUndertaking, { params, query, body }, options);
    sayActed(io, json, acted, ({ evidence: id }) => `Evidence ${id} is given.`);
    return undefined;
  },
});

const assess = actCommand({
  words: "undertaking assess",
  takes: "UNDERTAKING FILE",
  summary: "Says, as the party to whom it was given, whether an undertaking was met.",
  flags: { ...partnerFlag, result: { value: "RESULT", help: undertakingResults.join(", ") } },
  example: "entente undertaking assess 01K8ZJ4Q6V0000000000000001 why.txt --result partly",
  async run({ flags, rest, io, json, client, query, options }) {
    const { undertaking, file } = aboutOf(rest);
    const result = oneOf(flags, "result", undertakingResults);
    if (result === undefined) throw new UsageError("--result is missing");
    const params = { partner: await partnerOf(client, flags), undertaking };
    const body = { result, text: (await readText(file, io)).trim() };
    const acted = await client.call(ops.assessUndertaking, { params, query, body }, options);
    sayActed(io, json, acted, () => `The undertaking is assessed as ${result}.`);
    return undefined;
  },
});

type Period = { readonly from?: string | undefined; readonly until?: string | undefined };
const periodText = ({ from, until }: Period): string =>
  [from === undefined ? "" : `from ${when(from)}`, until === undefined ? "" : `until ${when(until)}`]
    .filter((each) => each !== "")
    .join(" ");

const list = apiCommand({
  words: "undertaking list",
  summary: "Lists undertakings each way: what they cover, on what they are silent, when they are due.",
  flags: partnerFlag,
  example: "entente undertaking list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listUndertakings, { query });
    say(io, json, answer, () =>
      table(
        ["undertaking", "side", "state", "due", "covers", "silent", "measure", "text"],
        answer.items.map((each) => [
          each.undertaking,
          each.side,
          each.overdue ? `${each.state}, overdue` : each.state,
          when(each.due),
          periodText(each.covers),
          each.silent.map(periodText).join("; "),
          each.measure === undefined
            ? undefined
            : `${each.measure.area}: ${each.measure.baseline}, since ${each.measure.counted.since}`,
          each.text ?? "not readable here",
        ]),
        'No undertaking. Next: "entente undertaking give".',
      ),
    );
    return undefined;
  },
});

export const undertakingCommands: readonly CliCommand[] = [give, evidence, assess, list];
