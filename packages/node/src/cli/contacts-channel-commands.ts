import { contactOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, only, say, text } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { readText } from "./files.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { facts, plural, table, when } from "./text.ts";

const draft = actCommand({
  words: "channel draft",
  takes: "FILE",
  summary: "Drafts a sealed message between offices; another liaison officer approves it before it goes.",
  flags: {
    ...partnerFlag,
    from: { value: "OFFICE", help: "the office that speaks" },
    to: { value: "OFFICE", help: "the office that is spoken to" },
    subject: { value: "TEXT", help: "what it is about; sealed like the rest" },
    marking: { value: "TEXT", help: "the level, in the words of this house" },
    "reply-to": { value: "MESSAGE", help: "the message that it answers" },
  },
  example:
    'entente channel draft message.txt --from "Bilateral affairs" --to "Security adviser" --subject "The facts" --marking RESTRICTED',
  async run({ flags, rest, io, json, client, query, options }) {
    const body = {
      partner: await partnerOf(client, flags),
      from: needed(flags, "from"),
      to: needed(flags, "to"),
      subject: needed(flags, "subject"),
      marking: needed(flags, "marking"),
      text: (await readText(only(rest, "file with the message"), io)).trim(),
      ...given({ replyTo: text(flags, "reply-to") }),
    };
    const acted = await client.call(ops.draftMessage, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ message }) => `Message ${message} is drafted. Nothing has left this house.`,
      ({ message }) => `Next: another liaison officer approves: "entente channel approve ${message}".`,
    );
    return undefined;
  },
});

const approve = actCommand({
  words: "channel approve",
  takes: "MESSAGE",
  summary: "Approves another officer's draft, and sends it.",
  flags: {},
  example: "entente channel approve 01K8ZJ4Q6V0000000000000001 --profile loic",
  async run({ rest, io, json, client, query, options }) {
    const params = { message: only(rest, "draft") };
    const acted = await client.call(ops.approveMessage, { params, query }, options);
    sayActed(io, json, acted, ({ message }) => `Message ${message} is sent.`);
    return undefined;
  },
});

const drafts = apiCommand({
  words: "channel drafts",
  summary: "Lists this party's drafts, and which of them wait for approval.",
  flags: partnerFlag,
  example: "entente channel drafts",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listDrafts, { query });
    say(io, json, answer, () =>
      table(
        ["message", "state", "drafted", "to", "subject"],
        answer.items.map((each) => [
          each.message,
          each.state,
          when(each.at),
          each.words?.to ?? "not readable here",
          each.words?.subject,
        ]),
        "No draft.",
      ),
    );
    return undefined;
  },
});

const threads = apiCommand({
  words: "channel threads",
  summary: "Lists the threads of the channel: how old the last message is, and who is to answer.",
  flags: partnerFlag,
  example: "entente channel threads",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listThreads, { query });
    say(io, json, answer, () =>
      table(
        ["thread", "messages", "last", "age", "waits for", "receipted", "subject"],
        answer.items.map((each) => [
          each.thread,
          each.messages,
          when(each.lastAt),
          plural(each.ageDays, "day"),
          each.waitsFor === "ours" ? "us" : "partner",
          each.receipted ? "yes" : "no",
          each.subject ?? "not readable here",
        ]),
        'No message. Next: "entente channel draft".',
      ),
    );
    return undefined;
  },
});

const read = apiCommand({
  words: "channel read",
  summary: "Reads messages of the channel, the last first.",
  flags: { ...partnerFlag, thread: { value: "THREAD", help: "of this thread alone" } },
  example: "entente channel read --thread 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags), thread: text(flags, "thread") });
    const answer = await client.call(ops.listMessages, { query });
    say(io, json, answer, () =>
      answer.items.length === 0
        ? "No message."
        : answer.items
            .map((each) =>
              [
                facts([
                  ["message", each.message],
                  ["sent", `${when(each.at)} by ${each.side === "ours" ? "us" : "the partner"}`],
                  ["receipt", each.receipt === undefined ? "none yet" : each.receipt.read],
                  ["marking", each.words?.marking],
                  ["from", each.words?.from],
                  ["to", each.words?.to],
                  ["subject", each.words?.subject],
                ]),
                each.words?.text ?? "not readable here",
              ].join("\n"),
            )
            .join("\n\n"),
    );
    return undefined;
  },
});

export const channelCommands: readonly CliCommand[] = [draft, approve, drafts, threads, read];
