import { publicationOperations as ops, publicationKind, publicationWithdrawalCode } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import {
  type CliCommand,
  given,
  needed,
  nothing,
  oneOf,
  only,
  say,
  text,
  UsageError,
  whole,
} from "./command.ts";
import { type ApiInput, apiCommand } from "./connection.ts";
import { listOf, readText } from "./files.ts";
import { partnerFlag, partnerOf } from "./partner.ts";
import { publicationReaderCommands } from "./publications-reader-commands.ts";
import { facts, table, when } from "./text.ts";

const textFlags = {
  "title-en": { value: "TEXT", help: "title in English" },
  "title-fr": { value: "TEXT", help: "title in French" },
  "text-en": { value: "FILE", help: "file with the English text; - reads standard input" },
  "text-fr": { value: "FILE", help: "file with the French text" },
};

async function textOf({ flags, io }: Pick<ApiInput, "flags" | "io">) {
  return {
    title: { en: needed(flags, "title-en"), fr: needed(flags, "title-fr") },
    text: {
      en: await readText(needed(flags, "text-en"), io),
      fr: await readText(needed(flags, "text-fr"), io),
    },
  };
}

const versionFlags = {
  version: { value: "N", help: "which version" },
  digest: { value: "DIGEST", help: 'the content hash you read, from "entente publication show"' },
};

function versionOf({ flags, rest }: Pick<ApiInput, "flags" | "rest">) {
  const version = whole(flags, "version", 1, 10_000);
  if (version === undefined) throw new UsageError("--version is missing");
  return {
    params: { publication: only(rest, "publication"), version },
    body: { digest: needed(flags, "digest") },
  };
}

const list = apiCommand({
  words: "publication list",
  summary: "Lists publications and drafts, newest first.",
  flags: { state: { value: "STATE", help: "open, published or withdrawn" } },
  example: "entente publication list --state published",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ state: oneOf(flags, "state", ["open", "published", "withdrawn"] as const) });
    const answer = await client.call(ops.listPublications, { query });
    say(io, json, answer, () =>
      table(
        ["publication", "kind", "state", "version", "by", "published", "title"],
        answer.items.map((each) => [
          each.id,
          each.kind,
          each.state,
          each.current,
          each.partner === undefined ? "us" : `both, ${each.side} first`,
          when(each.publishedAt),
          each.title?.en,
        ]),
        'Nothing is published. Next: "entente publication draft".',
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "publication show",
  takes: "PUBLICATION",
  summary: "Shows a publication with its versions, their content hashes and who has signed.",
  flags: {},
  example: "entente publication show 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client }) {
    const params = { publication: only(rest, "publication") };
    const answer = await client.call(ops.readPublication, { params });
    say(io, json, answer, () =>
      [
        facts([
          ["publication", answer.id],
          ["kind", answer.kind],
          ["state", answer.state],
          ["address", answer.addresses.en],
          ["withdrawn", answer.withdrawn && `${when(answer.withdrawn.at)}, ${answer.withdrawn.code}`],
        ]),
        table(
          ["version", "state", "signed by", "content hash"],
          answer.versions.map((each) => [
            each.version,
            each.state,
            each.signedBy.join(", ") || undefined,
            each.digest,
          ]),
          "No version.",
        ),
        ...answer.versions
          .slice(-1)
          .map(({ words }) =>
            words === undefined
              ? "Its words are not readable here."
              : `${words.title.en}\n\n${words.text.en}\n\n${words.title.fr}\n\n${words.text.fr}`,
          ),
      ].join("\n\n"),
    );
    return undefined;
  },
});

const draft = actCommand({
  words: "publication draft",
  summary: "Drafts a publication in both languages; a joint one names the partner and its areas.",
  flags: {
    kind: { value: "KIND", help: "joint-statement, finding, statement, notice or transparency" },
    ...textFlags,
    ...partnerFlag,
    areas: { value: "CODES", help: "areas, with commas; for a joint text" },
    inquiry: { value: "INQUIRY", help: "the inquiry it rests on" },
    finding: { value: "CODE", help: "the finding it publishes" },
  },
  example:
    'entente publication draft --kind statement --title-en "On the press reports" --title-fr "Sur les articles de presse" \\\n    --text-en statement.en.txt --text-fr statement.fr.txt',
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const kind = oneOf(flags, "kind", publicationKind.options);
    if (kind === undefined) throw new UsageError("--kind is missing");
    const isJoint = kind === "joint-statement" || kind === "finding";
    const about = given({ inquiry: text(flags, "inquiry"), finding: text(flags, "finding") });
    const body = {
      kind,
      ...(await textOf({ flags, io })),
      ...(isJoint ? { partner: await partnerOf(client, flags) } : {}),
      ...given({ areas: listOf(text(flags, "areas")) }),
      ...(Object.keys(about).length === 0 ? {} : { about }),
    };
    const acted = await client.call(ops.draftPublication, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ publication, digest }) => `Drafted ${publication}; content hash ${digest}.`,
      ({ publication, digest }) =>
        `Next: another person approves: "entente publication approve ${publication} --version 1 --digest ${digest}".`,
    );
    return undefined;
  },
});

const revise = actCommand({
  words: "publication revise",
  takes: "PUBLICATION",
  summary: "Drafts the next version: a correction with a notice at its top, or a typing slip.",
  flags: {
    ...textFlags,
    change: { value: "KIND", help: "correction or slip; left out while nothing has appeared" },
    "notice-en": { value: "TEXT", help: "what was corrected, in English" },
    "notice-fr": { value: "TEXT", help: "what was corrected, in French" },
    correction: { value: "REQUEST", help: "the reader's request that it answers" },
  },
  example:
    'entente publication revise 01K8ZJ4Q6V0000000000000001 --change correction --notice-en "The total was misprinted." \\\n    --notice-fr "Le total était mal imprimé." --title-en "…" --title-fr "…" --text-en en.txt --text-fr fr.txt',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { publication: only(rest, "publication") };
    const [en, fr] = [text(flags, "notice-en"), text(flags, "notice-fr")];
    if ((en === undefined) !== (fr === undefined))
      throw new UsageError("a notice is given in both languages");
    const body = {
      ...(await textOf({ flags, io })),
      ...given({
        change: oneOf(flags, "change", ["correction", "slip"] as const),
        notice: en === undefined || fr === undefined ? undefined : { en, fr },
        correction: text(flags, "correction"),
      }),
    };
    const acted = await client.call(ops.draftVersion, { params, query, body }, options);
    sayActed(io, json, acted, ({ version, digest }) => `Drafted version ${version}; content hash ${digest}.`);
    return undefined;
  },
});

const SAID = {
  put: "It waits for signatures.",
  published: "It has appeared.",
} as const;

const approve = actCommand({
  words: "publication approve",
  takes: "PUBLICATION",
  summary:
    "Approves a version as a second person: a party's own text appears, a joint one goes to be signed.",
  flags: versionFlags,
  example:
    "entente publication approve 01K8ZJ4Q6V0000000000000001 --version 1 --digest sha256:Hk0… --profile bruno",
  async run({ flags, rest, io, json, client, query, options }) {
    const asked = { ...versionOf({ flags, rest }), query };
    const acted = await client.call(ops.approvePublication, asked, options);
    sayActed(io, json, acted, ({ state }) => `Approved. ${SAID[state]}`);
    return undefined;
  },
});

const sign = actCommand({
  words: "publication sign",
  takes: "PUBLICATION",
  summary: "Signs a joint text for the party; it appears once both parties have signed the same bytes.",
  flags: versionFlags,
  example: "entente publication sign 01K8ZJ4Q6V0000000000000001 --version 1 --digest sha256:Hk0…",
  async run({ flags, rest, io, json, client, query, options }) {
    const asked = { ...versionOf({ flags, rest }), query };
    const acted = await client.call(ops.signPublication, asked, options);
    sayActed(io, json, acted, ({ state }) => `Signed. ${SAID[state]}`);
    return undefined;
  },
});

const withdraw = actCommand({
  words: "publication withdraw",
  takes: "PUBLICATION",
  summary: "Takes a publication down; its address then says what was withdrawn, when, by whom and why.",
  flags: {
    code: { value: "CODE", help: "error, superseded, personal-data, safety, legal or party-request" },
    "sentence-en": { value: "TEXT", help: "why, in English; readers see it" },
    "sentence-fr": { value: "TEXT", help: "why, in French" },
  },
  example:
    'entente publication withdraw 01K8ZJ4Q6V0000000000000001 --code superseded --sentence-en "A later text takes its place." \\\n    --sentence-fr "Un texte ultérieur le remplace."',
  async run({ flags, rest, io, json, client, query, options }) {
    const code = oneOf(flags, "code", publicationWithdrawalCode.options);
    if (code === undefined) throw new UsageError("--code is missing");
    const body = { code, sentence: { en: needed(flags, "sentence-en"), fr: needed(flags, "sentence-fr") } };
    const params = { publication: only(rest, "publication") };
    const acted = await client.call(ops.withdrawPublication, { params, query, body }, options);
    sayActed(io, json, acted, ({ publication }) => `Withdrawn: ${publication}.`);
    return undefined;
  },
});

/** What is public: statements, findings, corrections, comments. */
export const publicationsCommands: readonly CliCommand[] = [
  list,
  show,
  draft,
  revise,
  approve,
  sign,
  withdraw,
  ...publicationReaderCommands,
];
