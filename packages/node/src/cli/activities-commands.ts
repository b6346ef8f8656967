import { activityOperations as ops } from "@entente/api";
import { type ActInput, actCommand, sayActed } from "./acting.ts";
import { activityReadCommands } from "./activities-read-commands.ts";
import { authorityCommands } from "./authority-commands.ts";
import { type CliCommand, given, needed, oneOf, only, text, UsageError } from "./command.ts";
import { listOf, readJsonFile } from "./files.ts";
import { partnerFlag, partnerOf } from "./partner.ts";
import { when } from "./text.ts";

const ID = "01K8ZJ4Q6V0000000000000001";

const proposalFlags = {
  authority: { value: "ID", help: "the authority it stands under; without one it is refused" },
  purpose: { value: "CODE", help: "a purpose of the agreement" },
  areas: { value: "CODES", help: "areas, with commas" },
};

/** Everything that is said of an operation stands in a JSON file: it is too much for flags. */
async function proposalOf({ flags, io }: Pick<ActInput, "flags" | "io">, file: string) {
  return {
    ...given({ authority: text(flags, "authority") }),
    purpose: needed(flags, "purpose"),
    areas: listOf(needed(flags, "areas"))!,
    particulars: (await readJsonFile(file, io)) as never,
  };
}

const propose = actCommand({
  words: "operation propose",
  takes: "JSONFILE",
  summary: "Proposes an operation; what a clause or a rule forbids for good is refused at once.",
  flags: { ...partnerFlag, ...proposalFlags },
  example: `entente operation propose slate.json --authority ${ID} --purpose cyber-defence --areas ransomware`,
  async run({ flags, rest, io, json, client, query, options }) {
    const proposal = await proposalOf({ flags, io }, only(rest, "file with the particulars"));
    const body = { partner: await partnerOf(client, flags), ...proposal };
    const acted = await client.call(ops.proposeOperation, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ operation }) => `Operation ${operation} is proposed.`,
      ({ operation }) => `Next: somebody else says "entente operation test ${operation}".`,
    );
    return undefined;
  },
});

const revise = actCommand({
  words: "operation revise",
  takes: "OPERATION JSONFILE",
  summary: "Proposes what an operation is to be from now on; what is in effect stays so until then.",
  flags: { ...proposalFlags, act: { value: "ACT", help: "start, change or renew" } },
  example: `entente operation revise ${ID} slate.json --act renew --authority ${ID} --purpose cyber-defence --areas ransomware`,
  async run({ flags, rest, io, json, client, query, options }) {
    const [operation, file, ...more] = rest;
    if (operation === undefined || file === undefined || more.length > 0)
      throw new UsageError("name one operation and one file with the particulars");
    const act = oneOf(flags, "act", ["start", "change", "renew"] as const);
    if (act === undefined) throw new UsageError("--act is missing: start, change or renew");
    const body = { act, ...(await proposalOf({ flags, io }, file)) };
    const acted = await client.call(ops.reviseOperation, { params: { operation }, query, body }, options);
    sayActed(io, json, acted, ({ version }) => `Version ${version} of operation ${operation} is proposed.`);
    return undefined;
  },
});

const judge = actCommand({
  words: "operation test",
  takes: "OPERATION",
  summary: "Records your judgement of its necessity and proportionality, under your name.",
  flags: {
    necessity: { value: "TEXT", help: "why nothing less would do" },
    proportionality: { value: "TEXT", help: "what it costs, against what it brings" },
    alternatives: { value: "TEXT", help: "what was considered instead" },
    unfavourable: { help: "you judge it not to be necessary and proportionate" },
  },
  example: `entente operation test ${ID} --necessity "nothing else shows it in time" \\\n    --proportionality "addresses alone, ninety days" --alternatives "the carriers were asked"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { operation: only(rest, "operation") };
    const favourable = flags.unfavourable !== true;
    const body = {
      necessity: needed(flags, "necessity"),
      proportionality: needed(flags, "proportionality"),
      alternatives: needed(flags, "alternatives"),
      favourable,
    };
    const acted = await client.call(ops.testOperation, { params, query, body }, options);
    sayActed(io, json, acted, () =>
      favourable ? "Judged necessary and proportionate." : "Judged not to be necessary and proportionate.",
    );
    return undefined;
  },
});

const put = actCommand({
  words: "operation put",
  takes: "OPERATION",
  summary: "Puts an operation to the partner: purpose, techniques, places and period, and no more.",
  flags: {},
  example: `entente operation put ${ID}`,
  async run({ rest, io, json, client, query, options }) {
    const params = { operation: only(rest, "operation") };
    const acted = await client.call(ops.putOperation, { params, query }, options);
    sayActed(
      io,
      json,
      acted,
      ({ question, say: what, answerBy }) =>
        what === "notice"
          ? `The partner is told (${question}).`
          : `Question ${question} (${what}) is put; the partner answers by ${when(answerBy)}.`,
      () => 'Next: "entente operation questions" shows the answer.',
    );
    return undefined;
  },
});

const answers = { consent: "consents", conditions: "conditions", object: "objects" } as const;

const answer = actCommand({
  words: "operation answer",
  takes: "QUESTION",
  summary: "Answers an operation that the partner has put: consent, set conditions, or object.",
  flags: {
    ...partnerFlag,
    with: { value: "ANSWER", help: "consent, conditions or object" },
    text: { value: "TEXT", help: "the conditions, or the reason" },
  },
  example: `entente operation answer ${ID} --with conditions --text "nothing is kept beyond 20 days"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const chosen = oneOf(flags, "with", ["consent", "conditions", "object"] as const);
    if (chosen === undefined) throw new UsageError("--with is missing: consent, conditions or object");
    const params = { partner: await partnerOf(client, flags), question: only(rest, "question") };
    const body = { answer: answers[chosen], ...given({ text: text(flags, "text") }) };
    const acted = await client.call(ops.answerOperation, { params, query, body }, options);
    sayActed(io, json, acted, () => "Answered.");
    return undefined;
  },
});

const accept = actCommand({
  words: "operation accept",
  takes: "QUESTION",
  summary: "Accepts the conditions that the partner has set, or declines them.",
  flags: {
    ...partnerFlag,
    decline: { help: "do not accept them" },
    text: { value: "TEXT", help: "what you say to them" },
  },
  example: `entente operation accept ${ID} --text "twenty days it is"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { partner: await partnerOf(client, flags), question: only(rest, "question") };
    const accepts = flags.decline !== true;
    const body = { accepts, ...given({ text: text(flags, "text") }) };
    const acted = await client.call(ops.acceptOperationConditions, { params, query, body }, options);
    sayActed(io, json, acted, () =>
      accepts ? "The conditions are accepted." : "The conditions are declined.",
    );
    return undefined;
  },
});

const effecting = {
  start: [ops.startOperation, "Starts an operation; the gate names whatever forbids it.", "has begun"],
  change: [ops.changeOperation, "Brings a proposed change into effect, through the same gate.", "is changed"],
  renew: [ops.renewOperation, "Brings a proposed renewal into effect, through the same gate.", "is renewed"],
  stop: [ops.stopOperation, "Stops an operation, at once and without asking anybody.", "is stopped"],
} as const;

const effects = (Object.keys(effecting) as (keyof typeof effecting)[]).map((word) => {
  const [operation, summary, done] = effecting[word];
  return actCommand({
    words: `operation ${word}`,
    takes: "OPERATION",
    summary,
    flags: {},
    example: `entente operation ${word} ${ID}`,
    async run({ rest, io, json, client, query, options }) {
      const params = { operation: only(rest, "operation") };
      const acted = await client.call(operation, { params, query }, options);
      sayActed(io, json, acted, ({ operation: id }) => `Operation ${id} ${done}.`);
      return undefined;
    },
  });
});

const met = actCommand({
  words: "operation met",
  takes: "CONDITION",
  summary: "Shows how a review's condition was met; the overseer confirms it.",
  flags: { evidence: { value: "TEXT", help: "what shows it" } },
  example: `entente operation met ${ID} --evidence "the deletion log of today, 1,204 rows"`,
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { condition: only(rest, "condition") };
    const body = { evidence: needed(flags, "evidence") };
    const acted = await client.call(ops.meetCondition, { params, query, body }, options);
    sayActed(io, json, acted, () => "Shown. It goes on blocking until the overseer has confirmed it.");
    return undefined;
  },
});

/** Operations within the framework: the gate, and the register of what was begun. */
export const activitiesCommands: readonly CliCommand[] = [
  ...authorityCommands,
  propose,
  revise,
  judge,
  put,
  answer,
  accept,
  ...effects,
  met,
  ...activityReadCommands,
];
