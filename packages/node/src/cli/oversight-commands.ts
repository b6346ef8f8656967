import { errorKinds, incidentOperations as errors, overseeingOperations as house } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, readText } from "./files.ts";
import { oversightSamplesCommands } from "./oversight-samples-commands.ts";
import { choice, numberOf } from "./oversight-words.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { table, when } from "./text.ts";

const ID = "01K8ZJ4Q6V0000000000000001";

const log = apiCommand({
  words: "oversight log",
  summary: "Lists entries of the house log, newest first; the reading is recorded.",
  flags: {
    ...partnerFlag,
    kind: { value: "KIND", help: "a kind, or the desk it begins with: release" },
    account: { value: "ACCOUNT", help: "who acted" },
    from: { value: "DATE", help: "stated from" },
    until: { value: "DATE", help: "stated before" },
    before: { value: "INDEX", help: "go on before this place" },
    limit: { value: "N", help: "at most so many, up to 100" },
  },
  example: "entente oversight log --kind release --limit 20",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const [from, until] = [text(flags, "from"), text(flags, "until")];
    const [before, limit] = [text(flags, "before"), text(flags, "limit")];
    const query = given({
      partner: await narrowedTo(client, flags),
      kind: text(flags, "kind"),
      account: text(flags, "account"),
      from: from === undefined ? undefined : instantOf("from", from),
      until: until === undefined ? undefined : instantOf("until", until),
      before: before === undefined ? undefined : numberOf(before, "place"),
      limit: limit === undefined ? undefined : numberOf(limit, "limit"),
    });
    const found = await client.call(house.listHouseEntries, { query });
    say(io, json, found, () =>
      [
        table(
          ["place", "stated", "kind", "by"],
          found.items.map(({ index, at, kind, by, whole }) => [
            String(index),
            when(at),
            kind,
            whole ? by : "(not for this reader)",
          ]),
          "No entry.",
        ),
        ...(found.next === undefined ? [] : [`Older: --before ${found.next}`]),
      ].join("\n"),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "oversight show",
  takes: "INDEX",
  summary: "Shows one entry of the house log; the reading is recorded.",
  flags: {},
  example: "entente oversight show 42",
  async run({ rest, io, json, client }) {
    const params = { index: numberOf(only(rest, "place"), "place") };
    const found = await client.call(house.getHouseEntry, { params });
    say(io, json, found, () => JSON.stringify(found.envelope, undefined, 2));
    return undefined;
  },
});

const kept = apiCommand({
  words: "oversight kept",
  summary: "Counts and lists what was kept from the partner; the reading is recorded.",
  flags: partnerFlag,
  example: "entente oversight kept",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const found = await client.call(house.listKept, { query: { partner: await partnerOf(client, flags) } });
    say(io, json, found, () =>
      found.ways
        .flatMap(({ way, count, items }) => [
          `${way}: ${count}`,
          ...items.map(
            (one) =>
              `  ${one.id}  since ${one.at}  until ${one.until ?? "no end"}  clauses ${one.clauses.join(", ") || "-"}  ${one.reason ?? one.area ?? ""}`,
          ),
        ])
        .join("\n"),
    );
    return undefined;
  },
});

const incidents = apiCommand({
  words: "oversight incidents",
  summary:
    "Lists what is going wrong now, and what the agreement asks to be reported; the reading is recorded.",
  flags: partnerFlag,
  example: "entente oversight incidents",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = { partner: await partnerOf(client, flags) };
    const found = await client.call(errors.listIncidents, { query });
    say(io, json, found, () =>
      table(
        ["what", "id", "side", "due or at", "count", "detail"],
        found.items.map(({ kind, id, side, at, count, detail }) => [
          kind,
          id,
          side,
          at === undefined ? undefined : when(at),
          String(count),
          detail,
        ]),
        "Nothing is going wrong.",
      ),
    );
    return undefined;
  },
});

const record = actCommand({
  words: "error record",
  takes: "TEXTFILE",
  summary: "Records an error or a breach; says by when the partner must be told.",
  flags: {
    ...partnerFlag,
    kind: { value: "KIND", help: errorKinds.join(", ") },
    found: { value: "DATE", help: "when it was found" },
    title: { value: "TEXT", help: "in one line" },
  },
  example: 'entente error record what.txt --kind wrong-label --found 2031-03-01 --title "A mark was wrong"',
  async run({ flags, rest, io, json, client, query, options }) {
    const body = {
      partner: await partnerOf(client, flags),
      kind: choice(oneOf(flags, "kind", errorKinds), "kind", errorKinds),
      foundAt: instantOf("found", needed(flags, "found")),
      title: needed(flags, "title"),
      text: (await readText(only(rest, "file"), io)).trim(),
    };
    const acted = await client.call(errors.recordError, { query, body }, options);
    sayActed(io, json, acted, ({ error, notifyBy }) =>
      notifyBy === undefined
        ? `Error ${error} is recorded.`
        : `Error ${error} is recorded. The partner must be told by ${notifyBy}.`,
    );
    return undefined;
  },
});

const remedy = actCommand({
  words: "error remedy",
  takes: "ERROR TEXTFILE",
  summary: "Records what was done about an error.",
  flags: {},
  example: `entente error remedy ${ID} remedy.txt`,
  async run({ rest, io, json, client, query, options }) {
    const [error, file, ...more] = rest;
    if (error === undefined || file === undefined || more.length > 0)
      throw new UsageError("name one error and one file with the remedy");
    const body = { text: (await readText(file, io)).trim() };
    const acted = await client.call(errors.remedyError, { params: { error }, query, body }, options);
    sayActed(io, json, acted, () => "The remedy is recorded.");
    return undefined;
  },
});

const told = actCommand({
  words: "error told",
  takes: "ERROR",
  summary: "Records that the partner was told of an error, or was sent the report.",
  flags: { reported: { help: "the report was sent; without it: the partner was told" } },
  example: `entente error told ${ID}`,
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { error: only(rest, "error") };
    const body = { what: flags.reported === true ? ("reported" as const) : ("notified" as const) };
    const acted = await client.call(errors.tellError, { params, query, body }, options);
    sayActed(io, json, acted, () => "It is recorded that the partner knows.");
    return undefined;
  },
});

const listErrors = apiCommand({
  words: "error list",
  summary: "Lists errors that were recorded; the reading is recorded.",
  flags: partnerFlag,
  example: "entente error list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const found = await client.call(errors.listErrors, { query });
    say(io, json, found, () =>
      table(
        ["error", "kind", "title", "found", "tell by", "told", "remedy"],
        found.items.map((one) => [
          one.id,
          one.kind,
          one.title,
          when(one.foundAt),
          one.notifyBy,
          one.notified,
          one.remedy === undefined ? undefined : when(one.remedy.at),
        ]),
        "No error was recorded.",
      ),
    );
    return undefined;
  },
});

/** The overseer's place: the house log, what was kept, samples, errors. */
export const oversightCommands: readonly CliCommand[] = [
  log,
  show,
  kept,
  ...oversightSamplesCommands,
  incidents,
  record,
  remedy,
  told,
  listErrors,
];
