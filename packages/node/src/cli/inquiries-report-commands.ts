import { type BodyOf, inquiryCommentCategories, inquiryOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { readJsonFile } from "./files.ts";
import { inquiryFlags, inquiryOf } from "./inquiries-common.ts";
import { when } from "./text.ts";

const draft = actCommand({
  words: "finding draft",
  takes: "INQUIRY",
  summary: "Drafts a finding, or drafts it anew; refused while the linter finds errors.",
  flags: {
    ...inquiryFlags,
    file: { value: "FILE", help: "JSON: number, status, claims, text en and fr, basis ... (see the API)" },
  },
  example: "entente finding draft 01K8ZJ4Q6V0000000000000001 --file f2.json",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const body = (await readJsonFile(needed(flags, "file"), io)) as BodyOf<typeof ops.draftFinding>;
    const acted = await client.call(ops.draftFinding, { params, query, body }, options);
    sayActed(io, json, acted, ({ finding, version, warnings }) =>
      [
        `Finding ${finding}, version ${version}, is drafted.`,
        ...warnings.map(({ rule, at, text: { en } }) => `Warning, rule ${rule} at ${at}: ${en}`),
      ].join("\n"),
    );
    return undefined;
  },
});

const dissent = actCommand({
  words: "finding dissent",
  takes: "INQUIRY",
  summary: "Dissents from a finding: the report carries it, and it voids nothing.",
  flags: {
    ...inquiryFlags,
    finding: { value: "FINDING", help: "the finding" },
    en: { value: "TEXT", help: "in English" },
    fr: { value: "TEXT", help: "in French" },
  },
  example:
    'entente finding dissent 01K8ZJ4Q6V0000000000000001 --finding 01K8ZJ4Q6V0000000000000002 --en "We hold it likely." --fr "Nous le tenons pour probable."',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const body = {
      finding: needed(flags, "finding"),
      text: { en: needed(flags, "en"), fr: needed(flags, "fr") },
    };
    const acted = await client.call(ops.dissentFromFinding, { params, query, body }, options);
    sayActed(io, json, acted, ({ dissent: id }) => `Dissent ${id} is recorded.`);
    return undefined;
  },
});

const circulate = actCommand({
  words: "inquiry circulate",
  takes: "INQUIRY",
  summary: "Circulates the draft for comment.",
  flags: inquiryFlags,
  example: "entente inquiry circulate 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const acted = await client.call(ops.circulateReport, { params, query }, options);
    sayActed(
      io,
      json,
      acted,
      ({ commentsUntil }) => `Circulated; comments are taken until ${when(commentsUntil)}.`,
    );
    return undefined;
  },
});

const comment = actCommand({
  words: "inquiry comment",
  takes: "INQUIRY",
  summary: "Comments on the draft; what is not accepted is appended in full.",
  flags: {
    ...inquiryFlags,
    finding: { value: "FINDING", help: "the finding it is about" },
    category: { value: "WORD", help: inquiryCommentCategories.join(", ") },
    text: { value: "TEXT", help: "the comment" },
    proposed: { value: "TEXT", help: "the words proposed instead" },
  },
  example:
    'entente inquiry comment 01K8ZJ4Q6V0000000000000001 --finding 01K8ZJ4Q6V0000000000000002 --category wording --text "Say which site."',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const category = oneOf(flags, "category", inquiryCommentCategories);
    if (category === undefined) throw new UsageError("--category is missing");
    const body = {
      category,
      text: needed(flags, "text"),
      ...given({ finding: text(flags, "finding"), proposed: text(flags, "proposed") }),
    };
    const acted = await client.call(ops.commentOnReport, { params, query, body }, options);
    sayActed(io, json, acted, ({ comment: id }) => `Comment ${id} is recorded.`);
    return undefined;
  },
});

const finalise = actCommand({
  words: "inquiry finalise",
  takes: "INQUIRY",
  summary: "Makes the report final, once the time for comments is over.",
  flags: inquiryFlags,
  example: "entente inquiry finalise 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const acted = await client.call(ops.finaliseReport, { params, query }, options);
    sayActed(
      io,
      json,
      acted,
      ({ digest }) => `The report is final: ${digest}.`,
      ({ inquiry, digest }) => `Next: "entente inquiry sign-report ${inquiry} --digest ${digest}".`,
    );
    return undefined;
  },
});

const digestFlag = { digest: { value: "DIGEST", help: "of the final report, as read" } };

const sign = actCommand({
  words: "inquiry sign-report",
  takes: "INQUIRY",
  summary: "Signs the final report for the party.",
  flags: { ...inquiryFlags, ...digestFlag },
  example: "entente inquiry sign-report 01K8ZJ4Q6V0000000000000001 --digest sha256:Hk0…",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const body = { digest: needed(flags, "digest") };
    const acted = await client.call(ops.signReport, { params, query, body }, options);
    sayActed(io, json, acted, ({ state }) => `Signed; the inquiry is ${state}.`);
    return undefined;
  },
});

const refuse = actCommand({
  words: "inquiry refuse-report",
  takes: "INQUIRY",
  summary: "Refuses to sign, with reasons that its face shows; it voids nothing.",
  flags: {
    ...inquiryFlags,
    ...digestFlag,
    finding: { value: "FINDING", help: "the one finding it is about" },
    reason: { value: "TEXT", help: "why it is not signed" },
  },
  example:
    'entente inquiry refuse-report 01K8ZJ4Q6V0000000000000001 --digest sha256:Hk0… --reason "one site was not inspected"',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const body = {
      digest: needed(flags, "digest"),
      reason: needed(flags, "reason"),
      ...given({ finding: text(flags, "finding") }),
    };
    const acted = await client.call(ops.refuseReport, { params, query, body }, options);
    sayActed(io, json, acted, ({ state }) => `Refused, with reasons; the inquiry is ${state}.`);
    return undefined;
  },
});

const publish = actCommand({
  words: "inquiry publication",
  takes: "INQUIRY",
  summary: "Decides for this party whether the joint report may be published; both must.",
  flags: {
    ...inquiryFlags,
    ...digestFlag,
    consent: { help: "it may be published; without this flag it may not" },
  },
  example: "entente inquiry publication 01K8ZJ4Q6V0000000000000001 --digest sha256:Hk0… --consent",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const body = { digest: needed(flags, "digest"), consent: flags.consent === true };
    const acted = await client.call(ops.decideInquiryPublication, { params, query, body }, options);
    sayActed(io, json, acted, ({ state }) => `Recorded; the inquiry is ${state}.`);
    return undefined;
  },
});

const report = apiCommand({
  words: "inquiry report",
  takes: "INQUIRY",
  summary: "Shows the final report with who signed, who refused and why, and who was silent.",
  flags: inquiryFlags,
  example: "entente inquiry report 01K8ZJ4Q6V0000000000000001 --json",
  async run({ flags, rest, io, json, client }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const answer = await client.call(ops.getInquiryReport, { params });
    say(io, json, answer, () =>
      [
        `${answer.report.title}, round ${answer.report.round}`,
        answer.digest,
        ...answer.face.map(
          ({ party, decision, reasons }) =>
            `${party}: ${decision}${reasons === undefined ? "" : `, because: ${reasons}`}`,
        ),
        ...answer.report.findings.map(
          ({ number, status, text: { en }, likelihood, confidence }) =>
            `\nF${number}, ${[status, likelihood, confidence === undefined ? undefined : `confidence ${confidence}`].filter((each) => each !== undefined).join(", ")}\n${en}`,
        ),
        ...answer.report.dissents.map(({ by, text: { en } }) => `\nDissent of ${by}: ${en}`),
      ].join("\n"),
    );
    return undefined;
  },
});

export const inquiryReportCommands: readonly CliCommand[] = [
  draft,
  dissent,
  circulate,
  comment,
  finalise,
  sign,
  refuse,
  publish,
  report,
];
