import { type AgreementDiff, type ClauseView, lifeActs, agreementOperations as ops } from "@entente/api";
import { versionOf } from "./agreement-version.ts";
import { type CliCommand, given, neededOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { partnerFlag, partnerOf } from "./partner.ts";
import { plural, table, when } from "./text.ts";

const takes = "[HASH]";
const frenchFlag = { french: { help: "in French" } };
type Lang = "en" | "fr";
const langOf = (flags: { readonly [name: string]: unknown }): Lang => (flags.french === true ? "fr" : "en");

const document = apiCommand({
  words: "agreement document",
  takes,
  summary:
    "Reads an agreement as the document it is: each clause with the words that bind, and what they mean.",
  flags: { ...partnerFlag, ...frenchFlag },
  example: "entente agreement document --partner Talvia",
  async run({ flags, rest, io, json, client }) {
    const detail = await client.call(ops.getAgreement, { params: await versionOf(client, flags, rest) });
    const lang = langOf(flags);
    say(io, json, detail, () =>
      [
        `${detail.title?.[lang] ?? detail.hash}, version ${detail.version}`,
        ...detail.clauses.map((clause) => clauseText(clause, lang)),
      ].join("\n\n"),
    );
    return undefined;
  },
});

const clauseText = ({ id, title, text: words, sentence }: ClauseView, lang: Lang): string =>
  [`${id}  ${title[lang]}`, words[lang], `= ${sentence[lang]}`].join("\n");

const compare = apiCommand({
  words: "agreement compare",
  takes: "BEFORE AFTER",
  summary: "Compares two documents of a relation clause by clause, by their hashes.",
  flags: { ...partnerFlag, ...frenchFlag },
  example: "entente agreement compare sha256:Hk0… sha256:Wq3…",
  async run({ flags, rest, io, json, client }) {
    const [before, after, ...more] = rest;
    if (before === undefined || after === undefined || more.length > 0)
      throw new UsageError("name two documents by their hashes");
    const params = { partner: await partnerOf(client, flags) };
    const answer = await client.call(ops.compareAgreements, { params, query: { before, after } });
    const lang = langOf(flags);
    say(io, json, answer, () => diffText(answer.diff, answer.before.clauses, answer.after.clauses, lang));
    return undefined;
  },
});

function diffText(
  { added, removed, changed, rest }: AgreementDiff,
  before: readonly ClauseView[],
  after: readonly ClauseView[],
  lang: Lang,
): string {
  const clause = (id: string, of: readonly ClauseView[]) => of.find((each) => each.id === id);
  const means = (sign: string, id: string, of: readonly ClauseView[]) =>
    `${sign} ${id}  ${clause(id, of)?.sentence[lang] ?? ""}`;
  const lines = [
    ...removed.map((id) => means("-", id, before)),
    ...added.map((id) => means("+", id, after)),
    ...changed.flatMap(({ id, params, text: words }) => [
      means("-", id, before),
      means("+", id, after),
      ...[...params, ...words].map(changeText),
    ]),
    ...rest.map(changeText),
  ];
  return lines.length === 0 ? "They say the same." : lines.join("\n");
}

type Change = AgreementDiff["rest"][number];
const changeText = ({ path, before, after }: Change): string =>
  `    ${path}: ${before === undefined ? "nothing" : JSON.stringify(before)} -> ${after === undefined ? "nothing" : JSON.stringify(after)}`;

const effects = apiCommand({
  words: "agreement effects",
  takes,
  summary: "Counts what an act on the agreement would stop, before it is done. Nothing is written.",
  flags: {
    ...partnerFlag,
    ...frenchFlag,
    act: { value: "ACT", help: `which act: ${lifeActs.join(", ")}` },
    areas: { value: "CODES", help: "only these areas: codes with commas" },
    suspension: { value: "ID", help: "which suspension would end, to resume" },
  },
  example: "entente agreement effects --act suspend --areas ransomware",
  async run({ flags, rest, io, json, client }) {
    const query = {
      act: neededOf(flags, "act", lifeActs),
      ...given({ areas: text(flags, "areas"), suspension: text(flags, "suspension") }),
    };
    const params = await versionOf(client, flags, rest);
    const answer = await client.call(ops.agreementEffects, { params, query });
    const lang = langOf(flags);
    say(io, json, answer, () =>
      [
        `To ${answer.act} ${answer.areas?.join(", ") ?? "the whole agreement"}${answer.endsAt === undefined ? "" : `, which would end ${when(answer.endsAt)} UTC`}:`,
        table(
          ["what", "how many", "effect"],
          answer.items.map(({ what, count, effect }) => [what, count, effect]),
          "Nothing stands on it.",
        ),
        ...answer.clauses.map(({ id, sentence }) => `clause ${id}: ${sentence[lang]}`),
        ...answer.signatures.map(
          ({ party, needed, given: have }) =>
            `${party === "us" ? "our" : "the partner's"} signatures: ${have} of ${needed}`,
        ),
      ].join("\n"),
    );
    return undefined;
  },
});

const stopped = apiCommand({
  words: "agreement stopped",
  takes: "SUSPENSION",
  summary: "Shows what a suspension has stopped so far, and what went on while it lasted.",
  flags: partnerFlag,
  example: "entente agreement stopped 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = { partner: await partnerOf(client, flags), suspension: only(rest, "suspension") };
    const answer = await client.call(ops.suspensionEffects, { params });
    say(io, json, answer, () =>
      [
        `from ${when(answer.from)}${answer.until === undefined ? ", still in force" : ` until ${when(answer.until)}`}`,
        `stopped: ${plural(answer.stopped.refusals, "refusal")} of ${plural(answer.stopped.products, "product")}`,
        `went on: ${answer.wentOn.received} received, ${plural(answer.wentOn.recalls, "recall")}`,
      ].join("\n"),
    );
    return undefined;
  },
});

/** Agreements: read as documents, compared, and weighed before they are touched. */
export const agreementReadingCommands: readonly CliCommand[] = [document, compare, effects, stopped];
