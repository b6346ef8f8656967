import { type AnswerOf, releaseOperations as ops, proposalRefusals } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, type FlagSpecs, given, neededOf, only, say, text, whole } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { partsTable } from "./release-parts.ts";
import { plural, table, when } from "./text.ts";

export const decisionFlag: FlagSpecs = {
  decision: {
    value: "DIGEST",
    help: "the digest of what you have read, as show gives it; if it has changed since, nothing is done",
  },
};
export const reasonFlag: FlagSpecs = {
  reason: { value: "REASON", help: `why: ${proposalRefusals.join(", ")}; the house log keeps it` },
};

export const turnedDownText = (of: AnswerOf<typeof ops.getRelease>["turnedDown"]): string | undefined =>
  of === undefined ? undefined : `${of.reason}, by ${of.by}, ${when(of.at)}`;

const approve = actCommand({
  words: "release approve",
  takes: "RELEASE",
  summary: "Approves a proposed release as one person; the last approval that is needed sends it.",
  flags: decisionFlag,
  example: "entente release approve 01K8ZJ4Q6V0000000000000001 --profile bruno --decision sha256:Hk0…",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { release: only(rest, "release") };
    const body = given({ decision: text(flags, "decision") });
    const acted = await client.call(ops.approveRelease, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ state, approvals, approvalsNeeded }) =>
        `${approvals} of ${plural(approvalsNeeded, "approval")}: ${state}.`,
      ({ release, state }) =>
        state === "made"
          ? `Next: "entente release show ${release}" shows the partner's receipt when it comes.`
          : "Next: another person approves.",
    );
    return acted.result.state === "refused" ? 1 : 0;
  },
});

const withdraw = actCommand({
  words: "release withdraw",
  takes: "RELEASE",
  summary: "Withdraws a proposal that was not sent yet.",
  flags: {},
  example: "entente release withdraw 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client, query, options }) {
    const params = { release: only(rest, "release") };
    const acted = await client.call(ops.withdrawProposal, { params, query }, options);
    sayActed(io, json, acted, ({ release }) => `Release ${release} is withdrawn.`);
    return undefined;
  },
});

const turnDown = actCommand({
  words: "release turn-down",
  takes: "RELEASE",
  summary: "Refuses, as one who was to approve it, what another officer proposed; the proposal is over.",
  flags: { ...reasonFlag, ...decisionFlag },
  example: "entente release turn-down 01K8ZJ4Q6V0000000000000001 --reason too-much",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { release: only(rest, "release") };
    const body = {
      reason: neededOf(flags, "reason", proposalRefusals),
      ...given({ decision: text(flags, "decision") }),
    };
    const acted = await client.call(ops.turnDownProposal, { params, query, body }, options);
    sayActed(io, json, acted, ({ release }) => `Release ${release} is turned down: ${body.reason}.`);
    return undefined;
  },
});

const seen = apiCommand({
  words: "product seen",
  takes: "PRODUCT",
  summary: "Shows who may see a product, who has seen it by the house log, and to whom it was released.",
  flags: {
    limit: { value: "N", help: "at most so many readings, 1 to 200" },
    after: { value: "CURSOR", help: "the next page of readings, as the last one named it" },
  },
  example: "entente product seen 01K8ZJ4Q6V0000000000000001.0",
  async run({ flags, rest, io, json, client }) {
    const params = { product: only(rest, "product") };
    const query = given({ limit: whole(flags, "limit", 1, 200), after: text(flags, "after") });
    const answer = await client.call(ops.whoSees, { params, query });
    say(io, json, answer, () =>
      [
        table(
          ["may see it here", "roles"],
          answer.may.map(({ account, roles }) => [account, roles.join(", ")]),
          "Nobody here may see it.",
        ),
        "",
        table(
          ["has seen it", "when", "why", "with", "entry"],
          answer.reads.map(({ by, at, why, count, entry }) => [by, when(at), why, count - 1, entry]),
          "Nobody has opened it.",
        ),
        ...(answer.next === undefined ? [] : [`More: add --after ${answer.next}`]),
        "",
        partsTable(answer.parts),
      ].join("\n"),
    );
    return undefined;
  },
});

/** What is done about a proposal, and who has seen what it is about. */
export const releaseDecidingCommands: readonly CliCommand[] = [approve, turnDown, withdraw, seen];
