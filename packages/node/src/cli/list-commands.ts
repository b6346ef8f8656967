import { releaseOperations as ops } from "@entente/api";
import { type CliCommand, type FlagSpecs, given, nothing, oneOf, say, text, whole } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf } from "./files.ts";
import { narrowedTo, partnerFlag } from "./partner.ts";
import { partsTable } from "./release-parts.ts";
import { searchCommand } from "./search-command.ts";
import { short, table, when } from "./text.ts";

const paging: FlagSpecs = {
  limit: { value: "N", help: "at most so many, 1 to 200" },
  after: { value: "CURSOR", help: "the next page, as the last one named it" },
};
const directionFlag = { direction: { value: "WAY", help: "out (given) or in (received)" } };
const ways = ["out", "in"] as const;
const more = (next: string | undefined) => (next === undefined ? [] : [`More: add --after ${next}`]);

const recalls = apiCommand({
  words: "recall list",
  summary: "Lists recalls each way with their receipts; overdue ones are marked.",
  flags: { ...partnerFlag, ...directionFlag, ...paging },
  example: "entente recall list --direction out",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({
      partner: await narrowedTo(client, flags),
      direction: oneOf(flags, "direction", ways),
      limit: whole(flags, "limit", 1, 200),
      after: text(flags, "after"),
    });
    const answer = await client.call(ops.listRecalls, { query });
    say(io, json, answer, () =>
      [
        table(
          ["recall", "way", "release", "products", "state", "ordered", "by", "purged", "receipt", "reason"],
          answer.items.map((each) => [
            each.id,
            each.direction,
            each.release,
            each.items,
            each.state,
            when(each.orderedAt),
            when(each.executeBy),
            each.purged,
            each.receipt === undefined ? "-" : `entry ${each.receipt.index}, ${when(each.executedAt) ?? ""}`,
            each.reason,
          ]),
          "Nothing was recalled.",
        ),
        ...more(answer.next),
      ].join("\n"),
    );
    return answer.items.some(({ state }) => state === "overdue") ? 1 : 0;
  },
});

const refusals = apiCommand({
  words: "refusal list",
  summary: "Lists what was refused, and by which clause.",
  flags: { ...partnerFlag, clause: { value: "ID", help: "only by this clause" }, ...paging },
  example: "entente refusal list --clause 3.2",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({
      partner: await narrowedTo(client, flags),
      clause: text(flags, "clause"),
      limit: whole(flags, "limit", 1, 200),
      after: text(flags, "after"),
    });
    const answer = await client.call(ops.listRefusals, { query });
    const told = answer.items.map((each) =>
      [
        `${when(each.at)}  ${each.count} to ${short(each.partner)}, refused by ${each.by === "us" ? "us" : "the partner"}  ${each.id}`,
        ...each.violations.map(({ clause, text: words }) => `    clause ${clause}: ${words.en}`),
      ].join("\n"),
    );
    say(io, json, answer, () =>
      [...(told.length > 0 ? told : ["Nothing was refused."]), ...more(answer.next)].join("\n"),
    );
    return undefined;
  },
});

const counts = apiCommand({
  words: "count",
  summary: "Counts products released by area, theatre, unit and way, before and after a date.",
  flags: {
    ...partnerFlag,
    date: { value: "DATE", help: "the date that divides; without one, all of it counts as after" },
  },
  example: "entente count --date 2027-01-01",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({
      partner: await narrowedTo(client, flags),
      date: instantOf("date", text(flags, "date")),
    });
    const answer = await client.call(ops.countReleases, { query });
    say(io, json, answer, () =>
      table(
        ["way", "area", "theatre", "unit", "before", "after"],
        answer.rows.map((row) => [row.direction, row.area, row.theatre, row.unit, row.before, row.after]),
        "Nothing was released yet.",
      ),
    );
    return undefined;
  },
});

const parts = apiCommand({
  words: "release parts",
  summary: "Lists what was released each way, entry by entry: by area, theatre, unit, state and date.",
  flags: {
    ...partnerFlag,
    ...directionFlag,
    area: { value: "CODE", help: "of this area" },
    theatre: { value: "CODE", help: "of this theatre" },
    unit: { value: "CODE", help: "to this unit" },
    state: { value: "STATE", help: "announced, received, declined, recalled or expired" },
    from: { value: "DATE", help: "made from then on" },
    until: { value: "DATE", help: "made before" },
    ...paging,
  },
  example: "entente release parts --direction in --area ransomware",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({
      partner: await narrowedTo(client, flags),
      direction: oneOf(flags, "direction", ways),
      area: text(flags, "area"),
      theatre: text(flags, "theatre"),
      unit: text(flags, "unit"),
      state: text(flags, "state"),
      from: instantOf("from", text(flags, "from")),
      until: instantOf("until", text(flags, "until")),
      limit: whole(flags, "limit", 1, 200),
      after: text(flags, "after"),
    });
    const answer = await client.call(ops.listParts, { query });
    say(io, json, answer, () => [partsTable(answer.items), ...more(answer.next)].join("\n"));
    return undefined;
  },
});

/** What was shared, refused and recalled, in figures and lists. */
export const listCommands: readonly CliCommand[] = [searchCommand, parts, recalls, refusals, counts];
