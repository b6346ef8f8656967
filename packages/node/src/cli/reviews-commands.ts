import { type AnswerOf, reviewOperations as ops, reviewTriggers } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, readJsonFile, readText } from "./files.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { facts, table, when } from "./text.ts";

const ID = "01K8ZJ4Q6V0000000000000001";

const open = actCommand({
  words: "review open",
  takes: "OPERATION TEXTFILE",
  summary: "Opens a review of an operation, with its terms.",
  flags: {
    title: { value: "TEXT", help: "what it is called" },
    trigger: { value: "WHAT", help: `what gave rise to it: ${reviewTriggers.join(", ")}` },
    from: { value: "DATE", help: "the period it looks at, from" },
    until: { value: "DATE", help: "and until" },
  },
  example: `entente review open ${ID} terms.txt --title "What is taken" --trigger periodic --from 2031-03-01 --until 2031-05-31`,
  async run({ flags, rest, io, json, client, query, options }) {
    const [operation, file, ...more] = rest;
    if (operation === undefined || file === undefined || more.length > 0)
      throw new UsageError("name one operation and one file with the terms");
    const trigger = oneOf(flags, "trigger", reviewTriggers);
    if (trigger === undefined) throw new UsageError(`--trigger is missing: ${reviewTriggers.join(", ")}`);
    const body = {
      operation,
      trigger,
      title: needed(flags, "title"),
      terms: (await readText(file, io)).trim(),
      from: instantOf("from", needed(flags, "from")),
      until: instantOf("until", needed(flags, "until")),
    };
    const acted = await client.call(ops.openReview, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ review }) => `Review ${review} is open.`,
      ({ review }) => `Next: "entente review submit ${review}", once for security and once for privacy.`,
    );
    return undefined;
  },
});

const submit = actCommand({
  words: "review submit",
  takes: "REVIEW",
  summary: "Puts before a review what an operation does to one interest.",
  flags: {
    weighs: { value: "SIDE", help: "security or privacy" },
    interest: { value: "TEXT", help: "whose interest, or which" },
    consequence: { value: "TEXT", help: "what the operation does to it" },
  },
  example: `entente review submit ${ID} --weighs privacy --interest "people whose traffic passes" --consequence "addresses are kept"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const weighs = oneOf(flags, "weighs", ["security", "privacy"] as const);
    if (weighs === undefined) throw new UsageError("--weighs is missing: security or privacy");
    const params = { review: only(rest, "review") };
    const body = {
      weighs,
      interest: needed(flags, "interest"),
      consequence: needed(flags, "consequence"),
    };
    const acted = await client.call(ops.submitToReview, { params, query, body }, options);
    sayActed(io, json, acted, () => "Submitted.");
    return undefined;
  },
});

const conclude = actCommand({
  words: "review conclude",
  takes: "REVIEW JSONFILE",
  summary: "Concludes a review with numbered, addressed recommendations, and a condition if need be.",
  flags: { condition: { value: "TEXT", help: "what must be so before the operation may go on" } },
  example: `entente review conclude ${ID} conclusion.json --condition "what matches nothing is deleted after two days"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const [review, file, ...more] = rest;
    if (review === undefined || file === undefined || more.length > 0)
      throw new UsageError("name one review and one file with text and recommendations");
    const body = {
      ...((await readJsonFile(file, io)) as object),
      ...given({ condition: text(flags, "condition") }),
    } as never;
    const acted = await client.call(ops.concludeReview, { params: { review }, query, body }, options);
    sayActed(io, json, acted, ({ condition }) =>
      condition === undefined
        ? "The review is concluded."
        : `The review is concluded. Condition ${condition} blocks the operation until it is met and confirmed.`,
    );
    return undefined;
  },
});

const decide = actCommand({
  words: "review decide",
  takes: "REVIEW NUMBER",
  summary: "Decides on a recommendation that is addressed to your role.",
  flags: {
    with: { value: "DECISION", help: "accept, part or reject" },
    reason: { value: "TEXT", help: "why, unless it is accepted as a whole" },
  },
  example: `entente review decide ${ID} 2 --with reject --reason "the figure would tell what we look at"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const [review, number, ...more] = rest;
    if (review === undefined || number === undefined || !/^\d{1,2}$/.test(number) || more.length > 0)
      throw new UsageError("name one review and the number of a recommendation");
    const decision = oneOf(flags, "with", ["accept", "part", "reject"] as const);
    if (decision === undefined) throw new UsageError("--with is missing: accept, part or reject");
    const params = { review, number: Number(number) };
    const body = { decision, ...given({ reason: text(flags, "reason") }) };
    const acted = await client.call(ops.decideRecommendation, { params, query, body }, options);
    sayActed(io, json, acted, () => `Recommendation ${number}: ${decision}.`);
    return undefined;
  },
});

const list = apiCommand({
  words: "review list",
  summary: "Lists reviews of this party's operations.",
  flags: partnerFlag,
  example: "entente review list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const found = await client.call(ops.listReviews, { query });
    say(io, json, found, () =>
      table(
        ["review", "title", "operation", "trigger", "state", "opened", "undecided"],
        found.items.map((each) => [
          each.id,
          each.title,
          each.operation,
          each.trigger,
          each.state,
          when(each.openedAt),
          `${each.undecided} of ${each.recommendations}`,
        ]),
        "No review.",
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "review show",
  takes: "REVIEW",
  summary: "Shows a review: what was weighed, what was recommended, what was decided.",
  flags: {},
  example: `entente review show ${ID}`,
  async run({ rest, io, json, client }) {
    const found = await client.call(ops.getReview, { params: { review: only(rest, "review") } });
    say(io, json, found, () => shown(found));
    return undefined;
  },
});

function shown(found: AnswerOf<typeof ops.getReview>): string {
  return [
    facts([
      ["review", found.id],
      ["title", found.title],
      ["operation", found.operation],
      ["state", found.state],
      ["terms", found.terms],
      ["conclusion", found.conclusion],
    ]),
    ...found.weighed.map(
      ({ weighs, words }) => `For ${weighs}, ${words?.interest ?? "-"}: ${words?.consequence ?? "-"}`,
    ),
    ...found.addressed.map(
      ({ number, to, text: words, decision, reason }) =>
        `${number}. To ${to}: ${words ?? "-"} [${decision ?? "undecided"}${reason === undefined ? "" : `: ${reason}`}]`,
    ),
    ...(found.condition === undefined
      ? []
      : [`Condition ${found.condition.id}, ${found.condition.state}: ${found.condition.text ?? "-"}`]),
  ].join("\n");
}

const confirm = actCommand({
  words: "review confirm",
  takes: "CONDITION",
  summary: "Confirms that a condition is met, or returns what was shown.",
  flags: {
    return: { help: "it is not met: return what was shown" },
    reason: { value: "TEXT", help: "what is still missing" },
  },
  example: `entente review confirm ${ID} --return --reason "a promise is no evidence"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { condition: only(rest, "condition") };
    const confirmed = flags.return !== true;
    const body = { confirmed, ...given({ reason: text(flags, "reason") }) };
    const acted = await client.call(ops.confirmCondition, { params, query, body }, options);
    sayActed(io, json, acted, () =>
      confirmed ? "Confirmed: the operation is no longer blocked by it." : "Returned: it goes on blocking.",
    );
    return undefined;
  },
});

const withheldList = apiCommand({
  words: "withheld list",
  summary: "Shows the overseer what was kept from the partner; each reading is recorded.",
  flags: partnerFlag,
  example: "entente withheld list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = { partner: await partnerOf(client, flags) };
    const found = await client.call(ops.withheldList, { query });
    say(io, json, found, () =>
      table(
        ["operation", "kept", "state", "name", "objective", "targets"],
        found.items.map(({ operation, what, state, particulars }) => [
          operation,
          what,
          state,
          particulars?.name,
          particulars?.objective,
          particulars?.targets.map(({ office, class: persons }) => `${office}/${persons}`).join(","),
        ]),
        "Nothing was kept from this partner.",
      ),
    );
    return undefined;
  },
});

const withheldCount = apiCommand({
  words: "withheld count",
  summary: "Counts what was kept from partners, and how often that was read.",
  flags: partnerFlag,
  example: "entente withheld count",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const found = await client.call(ops.withheldCount, { query });
    say(io, json, found, () =>
      facts([
        ["wholly", found.whole],
        ["particulars", found.particulars],
        ["readings", found.readings],
      ]),
    );
    return undefined;
  },
});

/** Reviews of security against privacy, and what was kept from the partner. */
export const reviewsCommands: readonly CliCommand[] = [
  open,
  submit,
  conclude,
  decide,
  confirm,
  list,
  show,
  withheldList,
  withheldCount,
];
