import {
  type AnswerOf,
  type DocketAnswerInput,
  type DocketCell,
  type DocketPolicyInput,
  docketAnswerCodes,
  docketOperations as ops,
} from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf } from "./files.ts";
import { partnerFlag, partnerOf } from "./partner.ts";
import { plural, table, when } from "./text.ts";

const answer = actCommand({
  words: "claim answer",
  takes: "CLAIM",
  summary: "Answers a claim for this party; the code says what else it must carry.",
  flags: {
    ...partnerFlag,
    code: { value: "CODE", help: docketAnswerCodes.join(", ") },
    aspects: { value: "WORDS", help: "the aspects it covers, with commas: existence, quantity, place ..." },
    said: { value: "DATE", help: "when it was said (default now)" },
    channel: { value: "WORD", help: "how: spokesperson, written, press-conference ..." },
    office: { value: "TEXT", help: "the office that spoke" },
    words: { value: "TEXT", help: "the words used" },
    wrong: { value: "TEXT", help: "contested_distorted: what is wrong" },
    correct: { value: "TEXT", help: "contested_distorted: the correct value, or unspecified" },
    evidence: { value: "TEXT", help: "contested_distorted: what that rests on" },
    policy: { value: "POLICY", help: "ncnd: the policy it rests on" },
    topic: { value: "TOPIC", help: "ncnd: the topic of that policy" },
    covers: { value: "TEXT", help: "undertake: the period it covers" },
    "silent-on": { value: "TEXT", help: "undertake: the periods it is silent on" },
    undertaking: { value: "ID", help: "undertake: the undertaking as the relation keeps it" },
    jointly: { help: "decline, ncnd: said for both, once the other joins" },
    joins: { value: "ANSWER", help: "decline, ncnd: joins what the other said for both" },
  },
  example:
    "entente claim answer 01K8ZJ4Q6V0000000000000001 --code decline --aspects quantity --said 2031-05-07 --channel spokesperson",
  async run({ flags, rest, io, json, client, query, options }) {
    const claim = only(rest, "claim");
    const code = oneOf(flags, "code", docketAnswerCodes);
    if (code === undefined) throw new UsageError("--code is missing");
    const flag = (name: string) => text(flags, name);
    // Which members a code takes is the node's to say: it names the one that is missing or too many.
    const body = {
      code,
      aspects: listOf(needed(flags, "aspects")),
      ...given({
        saidAt: instantOf("said", flag("said")),
        channel: flag("channel"),
        office: flag("office"),
        words: flag("words"),
        wrong: flag("wrong"),
        correct: flag("correct"),
        evidence: flag("evidence"),
        policy: flag("policy"),
        topic: flag("topic"),
        covers: flag("covers"),
        silentOn: flag("silent-on"),
        undertaking: flag("undertaking"),
        jointly: flags.jointly === true ? true : undefined,
        joins: flag("joins"),
      }),
    } as DocketAnswerInput;
    const params = { claim, partner: await partnerOf(client, flags) };
    const acted = await client.call(ops.answerClaim, { params, query, body }, options);
    sayActed(io, json, acted, (result) => `Answer ${result.answer} is recorded; it is never overwritten.`);
    return undefined;
  },
});

type Answers = AnswerOf<typeof ops.listAnswers>["items"];
const listed = (items: Answers) =>
  table(
    ["answer", "by", "code", "aspects", "said", "known", "words"],
    items.map((each) => [
      each.answer,
      each.by,
      each.inconsistent.length > 0 ? `${each.code} (admitted before)` : each.code,
      each.aspects.join(","),
      when(each.saidAt),
      when(each.knownAt),
      each.words?.words ?? each.words?.wrong ?? (each.words === undefined ? "not readable here" : "-"),
    ]),
    "No answer yet.",
  );

const answers = apiCommand({
  words: "claim answers",
  takes: "CLAIM",
  summary: "Lists every answer to a claim, with when it was said and when it was known.",
  flags: partnerFlag,
  example: "entente claim answers 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = { claim: only(rest, "claim"), partner: await partnerOf(client, flags) };
    const answer = await client.call(ops.listAnswers, { params });
    say(io, json, answer, () => listed(answer.items));
    return undefined;
  },
});

/** A cell in one line. */
function cellText({ code, aspects, age, joint, inconsistent }: DocketCell): string {
  if (code === "none_yet") return `no answer yet, ${plural(age ?? 0, "day")}`;
  const about = aspects.length === 0 ? "" : ` (${aspects.join(",")})`;
  return `${code}${about}${joint ? ", jointly" : ""}${inconsistent.length > 0 ? ", admitted before" : ""}`;
}

const position = apiCommand({
  words: "claim position",
  takes: "CLAIM",
  summary: "Says what a party held on a claim on one date, as it was known on another.",
  flags: {
    ...partnerFlag,
    party: { value: "SIDE", help: "ours or theirs (default theirs)" },
    on: { value: "DATE", help: "what was held then" },
    known: { value: "DATE", help: "as it was known then (default now)" },
  },
  example: "entente claim position 01K8ZJ4Q6V0000000000000001 --on 2031-05-31",
  async run({ flags, rest, io, json, client }) {
    const params = { claim: only(rest, "claim"), partner: await partnerOf(client, flags) };
    const query = {
      party: oneOf(flags, "party", ["ours", "theirs"]) ?? ("theirs" as const),
      on: instantOf("on", needed(flags, "on")),
      ...given({ known: instantOf("known", text(flags, "known")) }),
    };
    const answer = await client.call(ops.heldPosition, { params, query });
    say(io, json, answer, () => `${cellText(answer.cell)}\n\n${listed(answer.answers)}`);
    return undefined;
  },
});

const matrix = apiCommand({
  words: "docket matrix",
  takes: "DOCKET",
  summary: "Shows claims by parties: one cell each, with the age of what is unanswered.",
  flags: partnerFlag,
  example: "entente docket matrix 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = { docket: only(rest, "docket"), partner: await partnerOf(client, flags) };
    const answer = await client.call(ops.docketMatrix, { params });
    say(io, json, answer, () =>
      table(
        ["claim", "what", "ours", "theirs", "common ground"],
        answer.rows.map((row) => [
          row.reference ?? row.claim,
          row.text ?? "not readable here",
          cellText(row.ours),
          cellText(row.theirs),
          row.commonGround.join(","),
        ]),
        "No claim in this docket.",
      ),
    );
    return undefined;
  },
});

const adopt = actCommand({
  words: "policy adopt",
  summary: "Adopts a policy of neither confirming nor denying, within one relation.",
  flags: {
    ...partnerFlag,
    reference: { value: "TEXT", help: "what people call it" },
    text: { value: "TEXT", help: "what it says" },
    adopter: { value: "TEXT", help: "who adopted it" },
    topics: { value: "TOPICS", help: "what it covers, with commas: targeting, techniques ..." },
    exceptions: { value: "TOPICS", help: "what it excepts of that" },
    from: { value: "DATE", help: "from when" },
    until: { value: "DATE", help: "until when" },
    review: { value: "DATE", help: "when it is reviewed" },
  },
  example:
    'entente policy adopt --reference T-2 --text "Whom we observe is neither confirmed nor denied." --adopter "Council of Ministers" \\\n    --topics targeting --from 2031-01-01 --until 2032-01-01 --review 2031-11-01',
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const body = {
      reference: needed(flags, "reference"),
      text: needed(flags, "text"),
      adopter: needed(flags, "adopter"),
      topics: listOf(needed(flags, "topics")),
      exceptions: listOf(text(flags, "exceptions")) ?? [],
      from: instantOf("from", needed(flags, "from")),
      until: instantOf("until", needed(flags, "until")),
      review: instantOf("review", needed(flags, "review")),
    } as DocketPolicyInput;
    const params = { partner: await partnerOf(client, flags) };
    const acted = await client.call(ops.adoptPolicy, { params, query, body }, options);
    sayActed(io, json, acted, ({ policy }) => `Policy ${policy} is adopted; the partner counts its uses.`);
    return undefined;
  },
});

const policies = apiCommand({
  words: "policy list",
  summary: "Lists policies of neither confirming nor denying, with how often each was used.",
  flags: partnerFlag,
  example: "entente policy list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const params = { partner: await partnerOf(client, flags) };
    const answer = await client.call(ops.listPolicies, { params });
    say(io, json, answer, () =>
      table(
        ["policy", "reference", "by", "topics", "except", "from", "until", "review", "uses"],
        answer.items.map((each) => [
          each.policy,
          each.words?.reference ?? "not readable here",
          each.by,
          each.topics.join(","),
          each.exceptions.join(","),
          when(each.from),
          when(each.until),
          when(each.review),
          each.uses,
        ]),
        "No policy.",
      ),
    );
    return undefined;
  },
});

/** Answers, positions and the policies some rest on. */
export const docketAnswerCommands: readonly CliCommand[] = [
  matrix,
  answer,
  answers,
  position,
  adopt,
  policies,
];
