import {
  requestOperations as ops,
  requestChannels,
  requestVerificationResults,
  requestVerifications,
} from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, needed, oneOf, only, UsageError } from "./command.ts";
import { instantOf } from "./files.ts";
import { plural } from "./text.ts";

const repeat = actCommand({
  words: "request repeat",
  takes: "REQUEST",
  summary: "Records that a request was repeated; its clock does not start again.",
  flags: {
    on: { value: "DATE", help: "when it was repeated" },
    channel: { value: "CHANNEL", help: `how: ${requestChannels.join(", ")}` },
  },
  example: "entente request repeat 01K8ZJ4Q6V0000000000000001 --on 2027-05-09 --channel note",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { request: only(rest, "request") };
    const channel = oneOf(flags, "channel", requestChannels);
    if (channel === undefined) throw new UsageError("--channel is missing");
    const body = { on: instantOf("on", needed(flags, "on")), channel };
    const acted = await client.call(ops.repeatRequest, { params, query, body }, options);
    sayActed(io, json, acted, ({ repeats }) => `Recorded: ${plural(repeats, "repeat")}.`);
    return undefined;
  },
});

const withdraw = actCommand({
  words: "request withdraw",
  takes: "REQUEST",
  summary: "Withdraws one's own request.",
  flags: { reason: { value: "TEXT", help: "why; it is sealed" } },
  example: 'entente request withdraw 01K8ZJ4Q6V0000000000000001 --reason "settled by a call"',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { request: only(rest, "request") };
    const body = { reason: needed(flags, "reason") };
    const acted = await client.call(ops.withdrawRequest, { params, query, body }, options);
    sayActed(io, json, acted, ({ request }) => `Request ${request} is withdrawn.`);
    return undefined;
  },
});

const judge = actCommand({
  words: "request judge",
  takes: "REQUEST",
  summary: "Records whether the answers satisfy; to cease also takes a verification that confirms it.",
  flags: {
    satisfied: { help: "they do; without this flag they do not" },
    text: { value: "TEXT", help: "why; it is sealed" },
    verified: { value: "METHOD", help: `how it was verified: ${requestVerifications.join(", ")}` },
    result: { value: "RESULT", help: `what came of it: ${requestVerificationResults.join(", ")}` },
  },
  example:
    'entente request judge 01K8ZJ4Q6V0000000000000001 --satisfied --text "it has stopped" --verified inspection --result confirmed',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { request: only(rest, "request") };
    const method = oneOf(flags, "verified", requestVerifications);
    const result = oneOf(flags, "result", requestVerificationResults);
    if ((method === undefined) !== (result === undefined))
      throw new UsageError("a verification takes --verified and --result");
    const body = {
      satisfied: flags.satisfied === true,
      text: needed(flags, "text"),
      ...(method === undefined || result === undefined ? {} : { verification: { method, result } }),
    };
    const acted = await client.call(ops.judgeRequest, { params, query, body }, options);
    sayActed(io, json, acted, ({ closed }) =>
      closed ? "Satisfied: closed." : "Not satisfied: it stays open.",
    );
    return undefined;
  },
});

/** What whoever asked does next. */
export const pursueCommands: readonly CliCommand[] = [repeat, withdraw, judge];
