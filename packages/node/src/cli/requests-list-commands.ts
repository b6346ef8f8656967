import { requestOperations as ops, type RequestView, requestWhats } from "@entente/api";
import { type CliCommand, given, nothing, oneOf, only, say } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { narrowedTo, partnerFlag } from "./partner.ts";
import { facts, plural, short, table, when } from "./text.ts";

/** State and clock as a list shows them. */
const clockOf = ({ due, overdue, daysOverdue, closed }: RequestView): string =>
  due === undefined
    ? "none agreed"
    : overdue
      ? `${when(due)}, overdue ${plural(daysOverdue, "day")}`
      : closed
        ? `${when(due)}, closed`
        : (when(due) ?? "");

const stateOf = ({ state, satisfied }: RequestView): string =>
  satisfied === undefined ? state : `${state}, ${satisfied ? "satisfied" : "not satisfied"}`;

const list = apiCommand({
  words: "request list",
  summary: "Lists requests each way, with their state, age and clock.",
  flags: {
    ...partnerFlag,
    by: { value: "WHOM", help: "whose requests: ours or theirs" },
    what: { value: "WHAT", help: requestWhats.join(", ") },
    open: { help: "only what is neither withdrawn nor satisfied" },
  },
  example: "entente request list --by ours --open",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({
      partner: await narrowedTo(client, flags),
      askedBy: oneOf(flags, "by", ["ours", "theirs"] as const),
      what: oneOf(flags, "what", requestWhats),
      open: flags.open === true ? ("true" as const) : undefined,
    });
    const answer = await client.call(ops.listRequests, { query });
    say(io, json, answer, () =>
      table(
        ["request", "by", "partner", "what", "state", "age", "repeats", "due"],
        answer.items.map((one) => [
          one.id,
          one.askedBy,
          short(one.partner),
          one.what,
          stateOf(one),
          plural(one.ageDays, "day"),
          one.repeats,
          clockOf(one),
        ]),
        'No request. Next: "entente request send".',
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "request show",
  takes: "REQUEST",
  summary: "Shows one request with its words, answers, repeats, judgements and deliveries.",
  flags: {},
  example: "entente request show 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client }) {
    const one = await client.call(ops.getRequest, { params: { request: only(rest, "request") } });
    say(io, json, one, () => {
      const { support } = one;
      const head = facts([
        ["request", one.id],
        ["asked by", one.askedBy],
        ["what", one.what],
        ["state", stateOf(one)],
        ["lodged", `${when(one.lodged)}, ${plural(one.ageDays, "day")} ago`],
        ["due", clockOf(one)],
        ["repeats", one.repeats],
        ["text", one.words?.text ?? "not readable here"],
        ["ground", one.words?.ground],
        ["claims", one.words?.claims?.join(", ")],
        [
          "support",
          support === undefined
            ? undefined
            : `${support.resource}: ${support.asked} ${support.unit} asked, ${support.accepted} accepted, ${support.delivered} delivered, ${support.acknowledged} acknowledged`,
        ],
      ]);
      const happened = [
        ...one.repeated.map(({ at, channel }) => [at, `repeated by ${channel}`] as const),
        ...one.answers.map(
          ({ at, answer, daysLate, text, code }) =>
            [
              at,
              `${code === undefined ? answer : `${answer} (${code})`}${daysLate === 0 ? "" : `, ${plural(daysLate, "day")} late`}: ${text ?? "not readable here"}`,
            ] as const,
        ),
        ...one.judgements.map(
          ({ at, satisfied, text }) =>
            [at, `${satisfied ? "satisfied" : "not satisfied"}: ${text ?? "not readable here"}`] as const,
        ),
        ...one.deliveries.map(
          ({ id, at, quantity, acknowledged }) =>
            [
              at,
              `delivery ${id} of ${quantity}, ${acknowledged === undefined ? "not acknowledged" : `acknowledged ${acknowledged.quantity} (${acknowledged.difference})`}`,
            ] as const,
        ),
      ].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      return [head, ...happened.map(([at, words]) => `${when(at)}  ${words}`)].join("\n");
    });
    return undefined;
  },
});

const summary = apiCommand({
  words: "request summary",
  summary: "Counts open demands each way: how many, how many overdue, how old.",
  flags: partnerFlag,
  example: "entente request summary",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.requestSummary, { query });
    say(io, json, answer, () =>
      table(
        ["partner", "by", "open", "unanswered", "overdue", "oldest"],
        answer.items.flatMap((one) =>
          (["ours", "theirs"] as const).map((side) => {
            const { open, unanswered, overdue, oldestDays } = one[side];
            const oldest = oldestDays === undefined ? undefined : plural(oldestDays, "day");
            return [short(one.partner), side, open, unanswered, overdue, oldest];
          }),
        ),
        "No open demand.",
      ),
    );
    return undefined;
  },
});

/** Looking at requests. */
export const requestListCommands: readonly CliCommand[] = [list, show, summary];
