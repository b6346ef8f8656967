import { activityOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, needed, nothing, only, say } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf, readText } from "./files.ts";
import { table, when } from "./text.ts";

const recordAuthority = actCommand({
  words: "authority record",
  takes: "TEXTFILE",
  summary: "Records under what law operations are asked for; somebody else approves it.",
  flags: {
    purposes: { value: "CODES", help: "purposes, with commas" },
    techniques: { value: "CODES", help: "techniques, with commas" },
    places: { value: "CODES", help: "places, with commas" },
    until: { value: "DATE", help: "when it ends" },
  },
  example:
    "entente authority record law.txt --purposes cyber-defence --techniques cable-access --places open-sea --until 2031-12-31",
  async run({ flags, rest, io, json, client, query, options }) {
    const body = {
      legalBasis: (await readText(only(rest, "file with the legal basis"), io)).trim(),
      purposes: listOf(needed(flags, "purposes"))!,
      techniques: listOf(needed(flags, "techniques"))!,
      places: listOf(needed(flags, "places"))!,
      until: instantOf("until", needed(flags, "until")),
    };
    const acted = await client.call(ops.recordAuthority, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ authority }) => `Authority ${authority} is recorded.`,
      ({ authority }) => `Next: another operations officer says "entente authority approve ${authority}".`,
    );
    return undefined;
  },
});

const approveAuthority = actCommand({
  words: "authority approve",
  takes: "AUTHORITY",
  summary: "Approves an authority that somebody else asked for.",
  flags: {},
  example: "entente authority approve 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client, query, options }) {
    const params = { authority: only(rest, "authority") };
    const acted = await client.call(ops.approveAuthority, { params, query }, options);
    sayActed(io, json, acted, ({ authority }) => `Authority ${authority} is approved.`);
    return undefined;
  },
});

const listAuthorities = apiCommand({
  words: "authority list",
  summary: "Lists authorities, with what they cover and until when.",
  flags: {},
  example: "entente authority list",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(ops.listAuthorities);
    say(io, json, answer, () =>
      table(
        ["authority", "state", "purposes", "techniques", "places", "until"],
        answer.items.map((each) => [
          each.id,
          each.state,
          each.purposes.join(","),
          each.words?.techniques.join(","),
          each.words?.places.join(","),
          when(each.until),
        ]),
        'No authority. Next: "entente authority record".',
      ),
    );
    return undefined;
  },
});

/** Under what law operations are asked for. */
export const authorityCommands: readonly CliCommand[] = [recordAuthority, approveAuthority, listAuthorities];
