import { publicationOperations as ops, publicationRefusalCode } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import {
  type CliCommand,
  given,
  needed,
  nothing,
  oneOf,
  only,
  say,
  text,
  UsageError,
  whole,
} from "./command.ts";
import { apiCommand } from "./connection.ts";
import { table, when } from "./text.ts";

const aboutFlag = { publication: { value: "PUBLICATION", help: "only about this one" } };
const ID = "01K8ZJ4Q6V0000000000000001";

const comments = apiCommand({
  words: "comment list",
  summary: "Lists readers' comments, newest first, and what became of them.",
  flags: { ...aboutFlag, state: { value: "STATE", help: "waiting, approved, refused or appealed" } },
  example: "entente comment list --state waiting",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const state = oneOf(flags, "state", ["waiting", "approved", "refused", "appealed"] as const);
    const query = given({ publication: text(flags, "publication"), state });
    const answer = await client.call(ops.listComments, { query });
    say(io, json, answer, () =>
      table(
        ["comment", "received", "state", "name", "text"],
        answer.items.map((each) => [
          each.id,
          when(each.at),
          [each.state, each.code, each.appeal && `appeal ${each.appeal.state}`].filter(Boolean).join(", "),
          each.words?.name,
          each.words?.text ?? "erased",
        ]),
        "No comment.",
      ),
    );
    return undefined;
  },
});

const approve = actCommand({
  words: "comment approve",
  takes: "COMMENT",
  summary: "Approves a comment: it is shown as it was written, with a number.",
  flags: {},
  example: `entente comment approve ${ID}`,
  async run({ rest, io, json, client, query, options }) {
    const params = { comment: only(rest, "comment") };
    const body = { decision: "approved" as const };
    const acted = await client.call(ops.decideComment, { params, query, body }, options);
    sayActed(io, json, acted, ({ number }) => `Approved; it is comment ${number}.`);
    return undefined;
  },
});

const refuse = actCommand({
  words: "comment refuse",
  takes: "COMMENT",
  summary: "Refuses a comment by a code of the published policy; its writer reads why and may appeal.",
  flags: {
    code: { value: "CODE", help: publicationRefusalCode.options.join(", ") },
    passage: { value: "TEXT", help: "the words concerned, exactly" },
    reason: { value: "TEXT", help: "a sentence for the writer" },
  },
  example: `entente comment refuse ${ID} --code attacks-a-person --passage "a crook"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const code = oneOf(flags, "code", publicationRefusalCode.options);
    if (code === undefined) throw new UsageError("--code is missing");
    const params = { comment: only(rest, "comment") };
    const more = given({ passage: text(flags, "passage"), reason: text(flags, "reason") });
    const body = { decision: "refused" as const, code, ...more };
    const acted = await client.call(ops.decideComment, { params, query, body }, options);
    sayActed(io, json, acted, () => "Refused.");
    return undefined;
  },
});

const appeal = actCommand({
  words: "comment appeal",
  takes: "COMMENT",
  summary: "Decides a writer's appeal, once, as another person than the one who refused.",
  flags: {
    overturn: { help: "overturn the refusal; without this flag it is upheld" },
    reason: { value: "TEXT", help: "a sentence for the writer" },
  },
  example: `entente comment appeal ${ID} --overturn --reason "harsh, and to the matter"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { comment: only(rest, "comment") };
    const decision = flags.overturn === true ? ("overturned" as const) : ("upheld" as const);
    const body = { decision, reason: needed(flags, "reason") };
    const acted = await client.call(ops.decideCommentAppeal, { params, query, body }, options);
    sayActed(io, json, acted, () =>
      decision === "upheld" ? "The refusal stands." : "Overturned; it is shown.",
    );
    return undefined;
  },
});

const erase = actCommand({
  words: "comment erase",
  takes: "COMMENT",
  summary: "Destroys the text of a refused comment; that it was refused, when and why by code remains.",
  flags: {},
  example: `entente comment erase ${ID}`,
  async run({ rest, io, json, client, query, options }) {
    const params = { comment: only(rest, "comment") };
    const acted = await client.call(ops.eraseComment, { params, query }, options);
    sayActed(io, json, acted, () => "Erased.");
    return undefined;
  },
});

const corrections = apiCommand({
  words: "correction list",
  summary: "Lists readers' requests for correction and objections to withdrawals, newest first.",
  flags: { ...aboutFlag, state: { value: "STATE", help: "waiting, accepted or rejected" } },
  example: "entente correction list --state waiting",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const state = oneOf(flags, "state", ["waiting", "accepted", "rejected"] as const);
    const query = given({ publication: text(flags, "publication"), state });
    const answer = await client.call(ops.listCorrections, { query });
    say(io, json, answer, () =>
      table(
        ["request", "about", "received", "state", "passage", "proposal"],
        answer.items.map((each) => [
          each.id,
          each.about,
          when(each.at),
          each.anchor === "orphaned" ? `${each.state}, passage gone` : each.state,
          each.words?.quote?.exact,
          each.words?.proposal,
        ]),
        "No request for correction.",
      ),
    );
    return undefined;
  },
});

const decide = actCommand({
  words: "correction decide",
  takes: "REQUEST",
  summary: "Rejects a request for correction with a reason, or names the published version that answers it.",
  flags: {
    version: { value: "N", help: "the version that answers it" },
    accept: { help: "accept an objection to a withdrawal" },
    "reason-en": { value: "TEXT", help: "why, in English; readers see it" },
    "reason-fr": { value: "TEXT", help: "why, in French" },
  },
  example: `entente correction decide ${ID} --reason-en "The register has no such column." --reason-fr "Le registre n’a pas cette colonne."`,
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { correction: only(rest, "request") };
    const version = whole(flags, "version", 1, 10_000);
    const isAccepted = flags.accept === true || version !== undefined;
    const body = {
      decision: isAccepted ? ("accepted" as const) : ("rejected" as const),
      ...given({ version }),
      reason: { en: needed(flags, "reason-en"), fr: needed(flags, "reason-fr") },
    };
    const acted = await client.call(ops.decideCorrection, { params, query, body }, options);
    sayActed(io, json, acted, () => (isAccepted ? "Accepted." : "Rejected."));
    return undefined;
  },
});

/** What readers send: comments, requests for correction. */
export const publicationReaderCommands: readonly CliCommand[] = [
  comments,
  approve,
  refuse,
  appeal,
  erase,
  corrections,
  decide,
];
