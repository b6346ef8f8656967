import { type BodyOf, contactForms, contactOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import {
  type CliCommand,
  given,
  many,
  needed,
  nothing,
  oneOf,
  only,
  say,
  text,
  UsageError,
} from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, readJsonFile, readText } from "./files.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { facts, table, when } from "./text.ts";

const record = actCommand({
  words: "contact record",
  summary: "Records that a call, a meeting or a visit took place; who was there, and where, is sealed.",
  flags: {
    ...partnerFlag,
    form: { value: "FORM", help: contactForms.join(", ") },
    access: { value: "ACCESS", help: "open or closed" },
    start: { value: "TIME", help: "when it began" },
    end: { value: "TIME", help: "when it ended, or: short" },
    place: { value: "TEXT", help: "where" },
    present: {
      value: "PARTY=OFFICE",
      many: true,
      help: "an office that took part, by its party's id; repeat it",
    },
  },
  example:
    'entente contact record --form call --access closed --start 2031-05-05T18:00:00Z --end short \\\n    --place "by telephone" --present "sha256:Hk0…=Head of government"',
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const form = oneOf(flags, "form", contactForms);
    const access = oneOf(flags, "access", ["open", "closed"] as const);
    if (form === undefined || access === undefined) throw new UsageError("--form and --access are needed");
    const end = needed(flags, "end");
    const body = {
      partner: await partnerOf(client, flags),
      form,
      access,
      start: instantOf("start", needed(flags, "start")),
      end: end === "short" ? ("short" as const) : instantOf("end", end),
      place: needed(flags, "place"),
      participants: many(flags, "present").map((each) => {
        const [, party, office] = /^([^=]+)=(.+)$/.exec(each) ?? [];
        if (party === undefined || office === undefined)
          throw new UsageError("--present is a party's id, =, and its office");
        return { party, office };
      }),
    };
    const acted = await client.call(ops.recordContact, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ contact }) => `Contact ${contact} is recorded.`,
      ({ contact }) =>
        `Next: each party signs one read-out: "entente contact sign ${contact} read-out.json".`,
    );
    return undefined;
  },
});

const sign = actCommand({
  words: "contact sign",
  takes: "CONTACT FILE",
  summary: "Signs this party's one read-out; the file lists items of topic, verb and text in both languages.",
  flags: {
    ...partnerFlag,
    supersedes: { value: "ID", help: "the read-out in force that this one corrects" },
  },
  example: "entente contact sign 01K8ZJ4Q6V0000000000000001 read-out.json",
  async run({ flags, rest, io, json, client, query, options }) {
    const [contact, file, ...more] = rest;
    if (contact === undefined || file === undefined || more.length > 0)
      throw new UsageError("name one contact and one file with the items");
    type Items = BodyOf<typeof ops.signReadOut>["items"];
    const body = {
      // The node says which member is not as it should be.
      items: (await readJsonFile(file, io)) as Items,
      ...given({ supersedes: text(flags, "supersedes") }),
    };
    const params = { partner: await partnerOf(client, flags), contact };
    const acted = await client.call(ops.signReadOut, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ readOut, version }) => `Read-out ${readOut} is signed (version ${version}).`,
      () => `Next: "entente contact show ${contact}" lays both parties' read-outs side by side.`,
    );
    return undefined;
  },
});

const list = apiCommand({
  words: "contact list",
  summary: "Lists contacts, with the read-outs given and the topics on which they diverge.",
  flags: partnerFlag,
  example: "entente contact list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listContacts, { query });
    say(io, json, answer, () =>
      table(
        ["contact", "form", "access", "start", "end", "read-outs", "divergences"],
        answer.items.map((each) => [
          each.contact,
          each.form,
          each.access,
          when(each.start),
          each.end === "short" ? "short" : when(each.end),
          `${each.readOuts.ours} ours, ${each.readOuts.theirs} theirs`,
          each.divergences,
        ]),
        'No contact. Next: "entente contact record".',
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "contact show",
  takes: "CONTACT",
  summary: "Shows a contact: both parties' read-outs, topic by topic.",
  flags: partnerFlag,
  example: "entente contact show 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = { partner: await partnerOf(client, flags), contact: only(rest, "contact") };
    const answer = await client.call(ops.getContact, { params });
    say(io, json, answer, () =>
      [
        facts([
          ["contact", answer.contact],
          ["form", `${answer.form}, ${answer.access}`],
          ["start", when(answer.start)],
          ["place", answer.place ?? "not readable here"],
          ["divergences", answer.divergences],
        ]),
        table(
          ["topic", "status", "ours", "theirs", "agreed said only by"],
          answer.topics.map(({ topic, status, ours, theirs, agreedSaidOnlyBy }) => [
            topic,
            status,
            spoken(ours),
            spoken(theirs),
            agreedSaidOnlyBy,
          ]),
          "No readable read-out yet.",
        ),
        table(
          ["read-out", "side", "version", "in force", "reading"],
          answer.readOuts.map((each) => [
            each.readOut,
            each.side,
            each.version,
            each.current ? "yes" : "no",
            each.reading,
          ]),
          "No read-out yet.",
        ),
      ].join("\n\n"),
    );
    return undefined;
  },
});

type Said = { readonly verb: string; readonly text?: { readonly en: string } | undefined };
const spoken = (said: Said | undefined): string | undefined =>
  said === undefined ? undefined : `${said.verb}${said.text === undefined ? "" : `: ${said.text.en}`}`;

const keep = actCommand({
  words: "contact keep-minutes",
  takes: "CONTACT FILE",
  summary: "Keeps restricted minutes of a contact, sealed, in this house.",
  flags: partnerFlag,
  example: "entente contact keep-minutes 01K8ZJ4Q6V0000000000000001 minutes.txt",
  async run({ flags, rest, io, json, client, query, options }) {
    const [contact, file, ...more] = rest;
    if (contact === undefined || file === undefined || more.length > 0)
      throw new UsageError("name one contact and one file with the minutes");
    const params = { partner: await partnerOf(client, flags), contact };
    const body = { text: (await readText(file, io)).trim() };
    const acted = await client.call(ops.keepMinutes, { params, query, body }, options);
    sayActed(io, json, acted, ({ minutes }) => `Minutes ${minutes} are kept in this house alone.`);
    return undefined;
  },
});

const minutes = apiCommand({
  words: "contact minutes",
  takes: "CONTACT",
  summary: "Shows this party's minutes of a contact.",
  flags: partnerFlag,
  example: "entente contact minutes 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = { partner: await partnerOf(client, flags), contact: only(rest, "contact") };
    const answer = await client.call(ops.listMinutes, { params });
    say(io, json, answer, () =>
      answer.items.length === 0
        ? "No minutes."
        : answer.items
            .map(({ at, text: words }) => `${when(at)}\n${words ?? "not readable here"}`)
            .join("\n\n"),
    );
    return undefined;
  },
});

export const meetingCommands: readonly CliCommand[] = [record, sign, list, show, keep, minutes];
