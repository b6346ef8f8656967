import { type AnswerOf, activityOperations as ops } from "@entente/api";
import { type CliCommand, given, nothing, only, say } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { facts, plural, table, when } from "./text.ts";

const list = apiCommand({
  words: "operation list",
  summary: "Lists this party's own operations.",
  flags: partnerFlag,
  example: "entente operation list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const found = await client.call(ops.listOperations, { query });
    say(io, json, found, () =>
      table(
        ["operation", "name", "state", "blocked", "purpose", "version", "started", "stopped"],
        found.items.map((each) => [
          each.id,
          each.name,
          each.state,
          each.blocked ? "yes" : "no",
          each.purpose,
          `${each.version} (${each.act})`,
          when(each.startedAt),
          when(each.stoppedAt),
        ]),
        'No operation. Next: "entente operation propose".',
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "operation show",
  takes: "OPERATION",
  summary: "Shows an operation, and what the gate would say to it now.",
  flags: {},
  example: "entente operation show 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client }) {
    const params = { operation: only(rest, "operation") };
    const found = await client.call(ops.getOperation, { params });
    say(io, json, found, () => shown(found));
    return undefined;
  },
});

function shown(found: AnswerOf<typeof ops.getOperation>): string {
  const [latest] = found.versions;
  const lines = [
    facts([
      ["operation", found.id],
      ["name", found.name],
      ["state", found.blocked ? `${found.state}, blocked by a condition` : found.state],
      ["purpose", found.purpose],
      ["started", when(found.startedAt)],
      ["stopped", when(found.stoppedAt)],
      ["techniques", latest?.particulars?.techniques.join(", ")],
      ["places", latest?.particulars?.places.join(", ")],
      ["until", when(latest?.particulars?.until)],
      ["test", latest?.test === undefined ? "none" : latest.test.favourable ? "favourable" : "unfavourable"],
      ["partner", latest?.question?.state],
      ["partner says", latest?.question?.text],
    ]),
    ...found.conditions.map(({ id, state, text: words }) => `Condition ${id}, ${state}: ${words ?? "-"}`),
    ...found.gate.map((each) => `Forbidden: ${each.text.en}`),
  ];
  return lines.join("\n");
}

const questions = apiCommand({
  words: "operation questions",
  summary: "Lists operations put to a partner and by a partner, with the age of what is unanswered.",
  flags: partnerFlag,
  example: "entente operation questions",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const found = await client.call(ops.listOperationQuestions, { query });
    say(io, json, found, () =>
      table(
        ["question", "put by", "operation", "say", "state", "answer by", "age", "techniques", "places"],
        found.items.map((each) => [
          each.id,
          each.side === "ours" ? "us" : "them",
          each.operation,
          each.say,
          each.state,
          when(each.answerBy),
          each.ageSeconds === undefined ? undefined : plural(Math.floor(each.ageSeconds / 86_400), "day"),
          each.terms?.techniques.join(","),
          each.terms?.places.join(","),
        ]),
        "No operation was put to a partner, or by one.",
      ),
    );
    return undefined;
  },
});

const state = apiCommand({
  words: "operation state",
  summary: "Operations within a relation in figures.",
  flags: partnerFlag,
  example: "entente operation state",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const params = { partner: await partnerOf(client, flags) };
    const found = await client.call(ops.activitySummary, { params });
    const side = ({ waiting, silent, answered }: typeof found.ours) =>
      `${waiting} waiting, ${silent} without an answer in time, ${answered} answered`;
    say(io, json, found, () =>
      facts([
        ["put by us", side(found.ours)],
        ["put by them", side(found.theirs)],
        ["under way", `${found.started}, ${found.blocked} blocked`],
        [
          "under way there",
          `${found.startedByPartner}, ${found.contrary} without the answer the clause asks`,
        ],
        ["withheld", found.withheld],
      ]),
    );
    return undefined;
  },
});

/** What there is to read of operations. */
export const activityReadCommands: readonly CliCommand[] = [list, show, questions, state];
