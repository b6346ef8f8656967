import { randomBytes } from "node:crypto";
import { openAsBlob } from "node:fs";
import { basename, extname } from "node:path";
import { type ImportReview, productDraftOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { listOf, readText } from "./files.ts";
import { facts, plural, table, when } from "./text.ts";

const drafts = apiCommand({
  words: "product drafts",
  summary: "Lists your reports being written and files being reviewed, the latest first.",
  flags: {},
  example: "entente product drafts",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(ops.listProductDrafts);
    say(io, json, answer, () =>
      table(
        ["draft", "kind", "name", "changed", "next version of"],
        answer.drafts.map(({ id, kind, name, changedAt, of }) => [id, kind, name, when(changedAt), of]),
        "Nothing in hand.",
      ),
    );
    return undefined;
  },
});

/** The digits of Crockford's base 32. An id of a draft is made by whoever writes it. */
const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const newDraft = (): string => Array.from(randomBytes(26), (byte) => DIGITS[byte % 32]).join("");

const save = apiCommand({
  words: "product save-draft",
  takes: "FILE",
  summary: "Keeps a report being written, sealed, for you alone; - reads it from standard input.",
  flags: {
    draft: { value: "DRAFT", help: "which draft it takes the place of; a new one without it" },
    title: { value: "TITLE", help: "its title" },
    marking: { value: "LINE", help: "its marking line" },
    areas: { value: "CODES", help: "areas of cooperation: codes with commas" },
    of: { value: "PRODUCT", help: "the product of which it is to be the next version" },
  },
  example: 'entente product save-draft report.md --title "Cranes" --areas ransomware',
  async run({ flags, rest, io, json, client }) {
    const draft = text(flags, "draft") ?? newDraft();
    const body = {
      text: await readText(only(rest, "file"), io),
      title: text(flags, "title") ?? "",
      marking: text(flags, "marking") ?? "",
      areas: listOf(text(flags, "areas")) ?? [],
      ...given({ of: text(flags, "of") }),
    };
    const answer = await client.call(ops.saveReportDraft, { params: { draft }, body });
    say(io, json, { draft, ...answer }, () => `Kept as draft ${draft}.`);
    return undefined;
  },
});

const show = apiCommand({
  words: "product show-draft",
  takes: "DRAFT",
  summary: "Shows one of your reports being written.",
  flags: {},
  example: "entente product show-draft 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client }) {
    const answer = await client.call(ops.readReportDraft, { params: { draft: only(rest, "draft") } });
    say(io, json, answer, () =>
      [
        facts([
          ["draft", answer.id],
          ["title", answer.title],
          ["marking", answer.marking],
          ["areas", answer.areas.join(", ")],
          ["next version of", answer.of],
          ["changed", when(answer.changedAt)],
        ]),
        "",
        answer.text,
      ].join("\n"),
    );
    return undefined;
  },
});

const remove = apiCommand({
  words: "product remove-draft",
  takes: "DRAFT",
  summary: "Discards one of your drafts, a report or a file; it is gone.",
  flags: {},
  example: "entente product remove-draft 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client }) {
    const draft = only(rest, "draft");
    await client.call(ops.removeProductDraft, { params: { draft } });
    say(io, json, { removed: draft }, () => `Draft ${draft} is gone.`);
    return undefined;
  },
});

const MEDIA: Readonly<Record<string, string>> = {
  ".json": "application/stix+json",
  ".pdf": "application/pdf",
  ".md": "text/markdown",
  ".markdown": "text/markdown",
};

const review = apiCommand({
  words: "product review",
  takes: "FILE",
  summary:
    "Takes a STIX bundle or a document to be reviewed: what recording it would do. Nothing is recorded.",
  flags: {
    areas: { value: "CODES", help: "areas of cooperation it belongs to: codes with commas" },
    marking: { value: "LINE", help: "the marking line, when the content bears none" },
    title: { value: "TITLE", help: "the title of a document" },
  },
  example: "entente product review bundle.json --areas ransomware --marking TLP:AMBER",
  async run({ flags, rest, io, json, node }) {
    const path = only(rest, "file");
    const query = {
      areas: needed(flags, "areas"),
      name: basename(path),
      ...given({ marking: text(flags, "marking"), title: text(flags, "title") }),
    };
    const blob = await openAsBlob(path).catch(() => {
      throw new UsageError(`${path} cannot be read`);
    });
    const type = MEDIA[extname(path).toLowerCase()] ?? "text/plain";
    const answer = (await node.upload(ops.draftImport, { query }, blob, type)) as ImportReview;
    say(io, json, answer, () => reviewText(answer));
    return answer.problem === undefined ? undefined : 1;
  },
});

const SHOWN = 20;

function reviewText(of: ImportReview): string {
  const some = <T>(items: readonly T[], count: number, line: (item: T) => string) => [
    ...items.slice(0, SHOWN).map(line),
    ...(count > SHOWN ? [`  and ${count - SHOWN} more`] : []),
  ];
  return [
    `${of.name}: ${plural(of.fresh, "item")} would be recorded, ${of.held} held already, ${of.invalidCount} not valid.`,
    table(
      ["kind", "items"],
      of.kinds.map(({ kind, count }) => [kind, count]),
      "Nothing new.",
    ),
    ...some(
      of.invalid,
      of.invalidCount,
      ({ id, pointer, message }) => `  not valid: ${id} ${pointer}: ${message}`,
    ),
    ...some(
      of.differs,
      of.differsCount,
      ({ id, product }) => `  told in another way than what is held: ${id}, held as ${product}`,
    ),
    ...some(
      of.within,
      of.withinCount,
      ({ id, places, sameVersion }) =>
        `  more than once in the file${sameVersion ? ", one version in two ways" : ""}: ${id} at ${places.join(", ")}`,
    ),
    ...some(
      of.versions,
      of.versionsCount,
      ({ id, version, held, product, newer }) =>
        `  ${newer ? "newer" : "older"} than what is held: ${id} ${version}, held ${held} as ${product}`,
    ),
    ...(of.problem === undefined ? [] : [`It cannot be recorded as it stands: ${of.problem.detail.en}`]),
    `Next: "entente product record ${of.id}", or "entente product remove-draft ${of.id}".`,
  ].join("\n");
}

const record = actCommand({
  words: "product record",
  takes: "DRAFT",
  summary: "Records a file that was reviewed, and discards the draft.",
  flags: {},
  example: "entente product record 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client, query, options }) {
    const params = { draft: only(rest, "draft") };
    const acted = await client.call(ops.recordImport, { params, query }, options);
    sayActed(
      io,
      json,
      acted,
      ({ recorded, held, invalidCount }) =>
        `${plural(recorded, "item")} recorded, ${held} held already, ${invalidCount} not valid.`,
    );
    return undefined;
  },
});

/** What one account has in hand: reports being written, files being reviewed. */
export const productDraftCommands: readonly CliCommand[] = [drafts, save, show, remove, review, record];
