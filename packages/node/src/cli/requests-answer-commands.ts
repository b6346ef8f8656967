import { requestOperations as ops, requestAnswers } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, oneOf, only, text, UsageError, whole } from "./command.ts";
import { instantOf } from "./files.ts";
import { statementFlag, statementOf } from "./requests-ask-commands.ts";

const acknowledge = actCommand({
  words: "request acknowledge",
  takes: "REQUEST",
  summary: "Tells the partner that its request has been received.",
  flags: {},
  example: "entente request acknowledge 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client, query, options }) {
    const params = { request: only(rest, "request") };
    const acted = await client.call(ops.acknowledgeRequest, { params, query }, options);
    sayActed(io, json, acted, ({ request }) => `Request ${request} is acknowledged.`);
    return undefined;
  },
});

const answer = actCommand({
  words: "request answer",
  takes: "REQUEST",
  summary: "Answers a partner's request wholly, partly or with a refusal; answers add to one another.",
  flags: {
    ...statementFlag,
    answer: {
      value: "ANSWER",
      help: `${requestAnswers.join(", ")}; for support: accepted, in part, declined`,
    },
    text: { value: "TEXT", help: "the answer; it is sealed" },
    code: { value: "CODE", help: "of a refusal: a ground of the agreement" },
    reason: { value: "TEXT", help: "of a refusal: why; it is sealed" },
    release: { value: "RELEASE", help: "of information: the release that holds it" },
    quantity: { value: "N", help: "of support accepted in part: how much" },
    undertake: { value: "TEXT", help: "of a demand: what you undertake; it is sealed" },
    "undertake-by": { value: "DATE", help: "by when you undertake it" },
    undertaking: { value: "ID", help: "the undertaking, if it was recorded before" },
  },
  example:
    'entente request answer 01K8ZJ4Q6V0000000000000001 --answer partly --statement no-circumvention \\\n    --text "They were provided by you."',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { request: only(rest, "request") };
    const said = oneOf(flags, "answer", requestAnswers);
    if (said === undefined) throw new UsageError("--answer is missing");
    const promise = text(flags, "undertake");
    const undertaking =
      promise === undefined
        ? undefined
        : {
            text: promise,
            ...given({
              id: text(flags, "undertaking"),
              due: instantOf("undertake-by", text(flags, "undertake-by")),
            }),
          };
    const body = {
      answer: said,
      text: needed(flags, "text"),
      ...statementOf(flags),
      ...given({
        code: text(flags, "code"),
        reason: text(flags, "reason"),
        release: text(flags, "release"),
        quantity: whole(flags, "quantity", 1, 1_000_000_000),
        undertaking,
      }),
    };
    const acted = await client.call(ops.answerRequest, { params, query, body }, options);
    sayActed(io, json, acted, ({ request }) => `Request ${request}: ${said}.`);
    return undefined;
  },
});

/** Answering a partner. */
export const answerCommands: readonly CliCommand[] = [acknowledge, answer];
