import { searchingOperations } from "@entente/api";
import { type CliCommand, given, say, text, UsageError, whole } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { narrowedTo, partnerFlag } from "./partner.ts";
import { table } from "./text.ts";

/** Everything that one may see, by words or by id. */
export const searchCommand: CliCommand = apiCommand({
  words: "search",
  takes: "WORDS",
  summary: "Finds what you may see on every desk, by its words or its id, newest first.",
  flags: {
    ...partnerFlag,
    limit: { value: "N", help: "of each kind at most, 1 to 20" },
    after: { value: "CURSOR", help: "further back, as the last answer named it" },
  },
  example: "entente search harbour --partner Talvia",
  async run({ flags, rest, io, json, client }) {
    if (rest.length === 0) throw new UsageError("say what is looked for");
    const query = {
      text: rest.join(" "),
      ...given({
        partner: await narrowedTo(client, flags),
        limit: whole(flags, "limit", 1, 20),
        after: text(flags, "after"),
      }),
    };
    const answer = await client.call(searchingOperations.searchEverything, { query });
    say(io, json, answer, () =>
      [
        table(
          ["kind", "id", "what"],
          answer.found.map(({ kind, id, title }) => [kind, id, typeof title === "string" ? title : title.en]),
          answer.next === undefined ? "Nothing that you may see says this." : "Nothing so far.",
        ),
        ...(answer.next === undefined
          ? []
          : [`What is older was not looked through yet: add --after ${answer.next}`]),
      ].join("\n"),
    );
    return undefined;
  },
});
