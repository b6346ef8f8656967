import { type BodyOf, inquiryOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, only, say } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf, readJsonFile } from "./files.ts";
import { inquiryFlags, inquiryOf } from "./inquiries-common.ts";
import { inquiryEvidenceCommands } from "./inquiries-evidence-commands.ts";
import { inquiryReportCommands } from "./inquiries-report-commands.ts";
import { narrowedTo, partnerOf } from "./partner.ts";
import { facts, table, when } from "./text.ts";

const propose = actCommand({
  words: "inquiry propose",
  summary: "Proposes a joint inquiry; it is joint only once both have signed its terms.",
  flags: {
    ...inquiryFlags,
    docket: { value: "DOCKET", help: "the docket of the claims" },
    claims: { value: "CLAIMS", help: "the claims to examine, with commas" },
    areas: { value: "CODES", help: "areas of the agreement, with commas" },
    title: { value: "TEXT", help: "its title" },
    ground: { value: "TEXT", help: "the clause or ground" },
    "answer-by": { value: "DATE", help: "silence past this is a lapse" },
  },
  example:
    'entente inquiry propose --docket 01K8ZJ4Q6V0000000000000001 --claims 01K8ZJ4Q6V0000000000000002 --areas cyber-threats --title INQ-2031-01 --ground "clause on inquiry" --answer-by 2031-05-20',
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const body = {
      docket: needed(flags, "docket"),
      claims: listOf(needed(flags, "claims"))!,
      areas: listOf(needed(flags, "areas"))!,
      title: needed(flags, "title"),
      ground: needed(flags, "ground"),
      answerBy: instantOf("answer-by", needed(flags, "answer-by")),
    };
    const params = { partner: await partnerOf(client, flags) };
    const acted = await client.call(ops.proposeInquiry, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ inquiry }) => `Inquiry ${inquiry} is proposed.`,
      ({ inquiry }) => `Next: "entente inquiry terms ${inquiry} --file terms.json".`,
    );
    return undefined;
  },
});

const terms = actCommand({
  words: "inquiry terms",
  takes: "INQUIRY",
  summary: "Drafts terms of reference, or counters the partner's draft.",
  flags: {
    ...inquiryFlags,
    file: { value: "FILE", help: "JSON: facts, powers, bodies, languages, evidenceUntil ... (see the API)" },
  },
  example: "entente inquiry terms 01K8ZJ4Q6V0000000000000001 --file terms.json",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const body = (await readJsonFile(needed(flags, "file"), io)) as BodyOf<typeof ops.draftInquiryTerms>;
    const acted = await client.call(ops.draftInquiryTerms, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ draft, digest }) => `Draft ${draft} of the terms: ${digest}.`,
      ({ inquiry, digest }) => `Next: "entente inquiry sign-terms ${inquiry} --digest ${digest}".`,
    );
    return undefined;
  },
});

const sign = actCommand({
  words: "inquiry sign-terms",
  takes: "INQUIRY",
  summary: "Signs the terms for the party; one signature opens nothing.",
  flags: { ...inquiryFlags, digest: { value: "DIGEST", help: "of the latest terms, as read" } },
  example: "entente inquiry sign-terms 01K8ZJ4Q6V0000000000000001 --digest sha256:Hk0…",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const body = { digest: needed(flags, "digest") };
    const acted = await client.call(ops.signInquiryTerms, { params, query, body }, options);
    sayActed(io, json, acted, ({ state }) => `Signed; the inquiry is ${state}.`);
    return undefined;
  },
});

const ending = (
  words: "inquiry withdraw" | "inquiry reopen",
  summary: string,
  operation: typeof ops.withdrawInquiry | typeof ops.reopenInquiry,
  said: string,
) =>
  actCommand({
    words,
    takes: "INQUIRY",
    summary,
    flags: { ...inquiryFlags, reason: { value: "TEXT", help: "why; the partner reads it" } },
    example: `entente ${words} 01K8ZJ4Q6V0000000000000001 --reason "a second register was found"`,
    async run({ flags, rest, io, json, client, query, options }) {
      const params = await inquiryOf(client, flags, only(rest, "inquiry"));
      const body = { reason: needed(flags, "reason") };
      const acted = await client.call(
        operation as typeof ops.withdrawInquiry,
        { params, query, body },
        options,
      );
      sayActed(io, json, acted, () => said);
      return undefined;
    },
  });

const list = apiCommand({
  words: "inquiry list",
  summary: "Lists joint inquiries, newest first.",
  flags: inquiryFlags,
  example: "entente inquiry list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listInquiries, { query });
    say(io, json, answer, () =>
      table(
        ["inquiry", "title", "state", "round", "proposed", "days", "by"],
        answer.items.map((each) => [
          each.inquiry,
          each.title ?? "not readable here",
          each.state,
          each.round,
          when(each.proposedAt),
          each.days,
          each.by,
        ]),
        'No inquiry. Next: "entente inquiry propose".',
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "inquiry show",
  takes: "INQUIRY",
  summary: "Shows an inquiry: terms, evidence with its roots, findings, signatures.",
  flags: inquiryFlags,
  example: "entente inquiry show 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const answer = await client.call(ops.getInquiry, { params });
    say(io, json, answer, () =>
      [
        facts([
          ["inquiry", answer.inquiry],
          ["title", answer.title ?? "not readable here"],
          ["state", answer.state],
          ["round", answer.round],
          ["terms", answer.terms?.digest],
          ["signed by", answer.terms?.signedBy.join(", ")],
          ["comments until", when(answer.commentsUntil)],
          ["report", answer.report?.digest],
        ]),
        "",
        table(
          ["evidence", "", "by", "root", "kind", "quarantine", "late"],
          answer.evidence.map(({ evidence, words, by, root, rootKind, quarantined, late }) => [
            evidence,
            words?.name ?? "not readable here",
            by,
            root,
            rootKind,
            quarantined ? "yes" : "no",
            late ? "late" : "",
          ]),
          "No evidence.",
        ),
        "",
        table(
          ["claim", "independent roots", "contrary"],
          answer.corroboration.map(({ claim, count, contrary }) => [claim, count, contrary]),
          "No claim.",
        ),
        "",
        table(
          ["finding", "", "status", "text"],
          answer.findings.map(({ finding, number, status, words }) => [
            finding,
            `F${number}`,
            status,
            words?.text.en ?? "not readable here",
          ]),
          "No finding.",
        ),
      ].join("\n"),
    );
    return undefined;
  },
});

/** Joint inquiry: terms, evidence, findings, signatures. */
export const inquiriesCommands: readonly CliCommand[] = [
  propose,
  terms,
  sign,
  ending(
    "inquiry withdraw",
    "Withdraws from an inquiry whose report is not final, with reasons.",
    ops.withdrawInquiry,
    "Withdrawn.",
  ),
  ending(
    "inquiry reopen",
    "Opens a new round on new evidence; the old report stays.",
    ops.reopenInquiry,
    "A new round is open.",
  ),
  list,
  show,
  ...inquiryEvidenceCommands,
  ...inquiryReportCommands,
];
