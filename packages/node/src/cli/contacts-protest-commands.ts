import { type BodyOf, contactOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, nothing, only, say, text } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { readJsonFile, readText } from "./files.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { plural, table, when } from "./text.ts";

const lodge = actCommand({
  words: "protest lodge",
  takes: "FILE",
  summary: "Lodges a note of protest; it is unanswered until the partner acknowledges it.",
  flags: partnerFlag,
  example: "entente protest lodge note.txt",
  async run({ flags, rest, io, json, client, query, options }) {
    const note = (await readText(only(rest, "file with the note"), io)).trim();
    const body = { partner: await partnerOf(client, flags), text: note };
    const acted = await client.call(ops.lodgeProtest, { query, body }, options);
    sayActed(io, json, acted, ({ protest }) => `Protest ${protest} is lodged.`);
    return undefined;
  },
});

const acknowledge = actCommand({
  words: "protest acknowledge",
  takes: "PROTEST",
  summary: "Acknowledges the partner's note of protest; that concedes nothing.",
  flags: { ...partnerFlag, text: { value: "TEXT", help: "words that go with it, if any" } },
  example: "entente protest acknowledge 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { partner: await partnerOf(client, flags), protest: only(rest, "protest") };
    const body = given({ text: text(flags, "text") });
    const acted = await client.call(ops.acknowledgeProtest, { params, query, body }, options);
    sayActed(io, json, acted, ({ protest }) => `Protest ${protest} is acknowledged.`);
    return undefined;
  },
});

const list = apiCommand({
  words: "protest list",
  summary: "Lists notes of protest each way, with the age of those that are unanswered.",
  flags: partnerFlag,
  example: "entente protest list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listProtests, { query });
    say(io, json, answer, () =>
      table(
        ["protest", "side", "lodged", "state", "age", "text"],
        answer.items.map((each) => [
          each.protest,
          each.side,
          when(each.at),
          each.state,
          plural(each.ageDays, "day"),
          each.text ?? "not readable here",
        ]),
        "No protest.",
      ),
    );
    return undefined;
  },
});

const record = actCommand({
  words: "summons record",
  takes: "FILE",
  summary:
    "Records a summons as a JSON file says it: attended, outcome, office, by, place, time, attendedBy, reason, outcomeText.",
  flags: { ...partnerFlag, protest: { value: "PROTEST", help: "the own protest it was about" } },
  example: "entente summons record summons.json --protest 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client, query, options }) {
    const words = await readJsonFile(only(rest, "file with the summons"), io);
    const body = {
      // The node says which member is not as it should be.
      ...(words as object),
      partner: await partnerOf(client, flags),
      ...given({ protest: text(flags, "protest") }),
    } as BodyOf<typeof ops.recordSummons>;
    const acted = await client.call(ops.recordSummons, { query, body }, options);
    sayActed(io, json, acted, ({ summons }) => `Summons ${summons} is recorded.`);
    return undefined;
  },
});

const summonses = apiCommand({
  words: "summons list",
  summary: "Lists summonses each way: who was called in, who came, and what came of it.",
  flags: partnerFlag,
  example: "entente summons list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listSummonses, { query });
    say(io, json, answer, () =>
      table(
        ["summons", "side", "office", "time", "attended", "outcome"],
        answer.items.map((each) => [
          each.summons,
          each.side,
          each.words?.office ?? "not readable here",
          when(each.words?.time),
          each.attended,
          each.outcome,
        ]),
        "No summons.",
      ),
    );
    return undefined;
  },
});

export const protestCommands: readonly CliCommand[] = [lodge, acknowledge, list, record, summonses];
