import { type AgreementDetail, agreementOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { agreementReadingCommands } from "./agreement-reading-commands.ts";
import { versionOf } from "./agreement-version.ts";
import { type CliCommand, given, needed, nothing, oneOf, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf } from "./files.ts";
import { fillCommands } from "./fill-command.ts";
import { documentFlag, negotiationCommands, readDocument } from "./negotiation-commands.ts";
import { narrowedTo, partnerFlag } from "./partner.ts";
import { facts, short, table, when } from "./text.ts";

const keyFlag = { value: "KID", help: "which of your keys signs; not needed with one" };
const takes = "[HASH]";

const list = apiCommand({
  words: "agreement list",
  summary: "Lists agreements: in force until when, suspended where, denounced, ended.",
  flags: partnerFlag,
  example: "entente agreement list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const partner = await narrowedTo(client, flags);
    const answer = await client.call(ops.listAgreements, { query: partner === undefined ? {} : { partner } });
    say(io, json, answer, () =>
      table(
        ["agreement", "title", "version", "state", "until", "suspended in"],
        answer.items.map((each) => [
          short(each.hash),
          each.title?.en,
          each.version,
          each.reviewOverdue === true ? `${each.state}, review overdue` : each.state,
          when(each.until),
          each.suspendedAreas.join(", "),
        ]),
        'No agreement. Next: "entente agreement templates".',
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "agreement show",
  takes,
  summary: "Shows an agreement: each clause in both languages, with the sentence its parameters mean.",
  flags: { ...partnerFlag, french: { help: "the text in French" } },
  example: "entente agreement show --partner Talvia",
  async run({ flags, rest, io, json, client }) {
    const detail = await client.call(ops.getAgreement, { params: await versionOf(client, flags, rest) });
    say(io, json, detail, () => agreementText(detail, flags.french === true ? "fr" : "en"));
    return undefined;
  },
});

function agreementText(detail: AgreementDetail, lang: "en" | "fr"): string {
  const head = facts([
    ["agreement", detail.title?.[lang]],
    ["hash", detail.hash],
    ["version", `${detail.id} ${detail.version}`],
    ["state", detail.state],
    ["term", `${when(detail.from) ?? "?"} to ${when(detail.until) ?? "?"}`],
    ["ends by notice", when(detail.noticeEnds)],
    ["suspended in", detail.suspendedAreas.join(", ")],
  ]);
  const suspensions = detail.suspensions
    .filter(({ open }) => open)
    .map(
      ({ id, by, reason, areas }) =>
        `suspension ${id} by ${by}: ${reason}, ${areas?.join(", ") ?? "the whole"}`,
    );
  const clauses = detail.clauses.map(
    ({ id, title, sentence }) => `\n${id}  ${title[lang]}\n    ${sentence[lang]}`,
  );
  return [head, ...suspensions, ...clauses].join("\n");
}

const reasons = ["breach", "incident", "change-of-law", "security", "review-overdue", "other"] as const;

const suspend = actCommand({
  words: "agreement suspend",
  takes,
  summary: "Suspends the agreement, wholly or in some areas, at once and alone.",
  flags: {
    ...partnerFlag,
    areas: { value: "CODES", help: "only these areas: codes with commas" },
    reason: { value: "CODE", help: `why: ${reasons.join(", ")}` },
    key: keyFlag,
  },
  example: "entente agreement suspend --reason incident --areas ransomware",
  async run({ flags, rest, io, json, client, query, options }) {
    const reason = oneOf(flags, "reason", reasons);
    if (reason === undefined) throw new UsageError("--reason is missing");
    const params = await versionOf(client, flags, rest);
    const body = { reason, ...given({ areas: listOf(text(flags, "areas")), kid: text(flags, "key") }) };
    const acted = await client.call(ops.suspendAgreement, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ suspension }) => `Suspended from now on: ${suspension}.`,
      ({ suspension }) =>
        `Next: it ends when both parties sign "entente agreement resume --suspension ${suspension}".`,
    );
    return undefined;
  },
});

const resume = actCommand({
  words: "agreement resume",
  takes,
  summary: "Signs the end of a suspension; it ends when every party has signed.",
  flags: { ...partnerFlag, suspension: { value: "ID", help: "which suspension" }, key: keyFlag },
  example: "entente agreement resume --suspension 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client, query, options }) {
    const suspension = needed(flags, "suspension");
    const params = await versionOf(client, flags, rest);
    const body = { suspension, ...given({ kid: text(flags, "key") }) };
    const acted = await client.call(ops.resumeAgreement, { params, query, body }, options);
    sayActed(io, json, acted, () => `Signed the end of suspension ${suspension}.`);
    return undefined;
  },
});

const amend = actCommand({
  words: "agreement amend",
  takes,
  summary: "Offers the next version of an agreement.",
  flags: { ...partnerFlag, document: documentFlag },
  example: "entente agreement amend --document second-version.json",
  async run({ flags, rest, io, json, client, query, options }) {
    const document = await readDocument(needed(flags, "document"), io);
    const params = await versionOf(client, flags, rest);
    const acted = await client.call(ops.amendAgreement, { params, query, body: { document } }, options);
    sayActed(
      io,
      json,
      acted,
      ({ negotiation, hash }) => `Offered ${hash} as the next version, negotiation ${negotiation}.`,
      () => "Next: the partner counters or accepts; then both sign with the keys of the present version.",
    );
    return undefined;
  },
});

const denounce = actCommand({
  words: "agreement denounce",
  takes,
  summary: "Denounces the agreement; it ends when the notice has run, or later if so said.",
  flags: {
    ...partnerFlag,
    "ends-at": { value: "DATE", help: "when it ends, if later than the notice" },
    key: keyFlag,
  },
  example: "entente agreement denounce --ends-at 2028-01-01",
  async run({ flags, rest, io, json, client, query, options }) {
    const endsAt = instantOf("ends-at", text(flags, "ends-at"));
    const params = await versionOf(client, flags, rest);
    const body = given({ endsAt, kid: text(flags, "key") });
    const acted = await client.call(ops.denounceAgreement, { params, query, body }, options);
    sayActed(io, json, acted, (result) => `Denounced; it ends ${when(result.endsAt)} UTC.`);
    return undefined;
  },
});

/** Agreements: prepared, negotiated, and lived under. */
export const agreementCommands: readonly CliCommand[] = [
  ...fillCommands,
  ...negotiationCommands,
  list,
  show,
  ...agreementReadingCommands,
  suspend,
  resume,
  amend,
  denounce,
];
