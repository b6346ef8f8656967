import { openAsBlob, readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { type Acted, type AnswerOf, productOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import {
  type CliCommand,
  type FlagSpecs,
  type Flags,
  given,
  many,
  needed,
  nothing,
  oneOf,
  only,
  say,
  text,
  UsageError,
  whole,
} from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf, readText, writeWhole } from "./files.ts";
import { plural, table, when } from "./text.ts";

const labelFlags: FlagSpecs = {
  areas: { value: "CODES", help: "areas of cooperation it belongs to: codes with commas" },
  marking: { value: "LINE", help: "the marking line, when the content bears none" },
  originator: { value: "PARTY", help: "whose product it is, when not ours" },
  purposes: { value: "CODES", help: "what it may be used for; all of the agreement's when left out" },
  unit: { value: "CODE", help: "bound to this unit" },
  theatre: { value: "CODE", help: "of this theatre" },
};

const labelOf = (flags: Flags) => ({
  ...given({
    marking: text(flags, "marking"),
    originator: text(flags, "originator"),
    unit: text(flags, "unit"),
    theatre: text(flags, "theatre"),
  }),
  areas: listOf(needed(flags, "areas")) ?? [],
  purposes: listOf(text(flags, "purposes")),
});

const nextRelease = (product: string) => `Next: "entente release preview ${product}" shows who may get it.`;

const MEDIA: Readonly<Record<string, "text/markdown" | "text/plain" | "application/pdf">> = {
  ".md": "text/markdown",
  ".markdown": "text/markdown",
  ".pdf": "application/pdf",
};

const write = actCommand({
  words: "product write",
  takes: "FILE",
  summary: "Records a report: Markdown, text, or PDF with a text layer; - reads text from standard input.",
  flags: {
    ...labelFlags,
    title: { value: "TITLE", help: "the title, when the text has none" },
    attach: { value: "FILE", many: true, help: "an attachment" },
  },
  example: 'entente product write report.md --areas ransomware --marking "TLP:AMBER"',
  async run({ flags, rest, io, json, client, node, query, options }) {
    const path = only(rest, "file");
    const { purposes, ...label } = labelOf(flags);
    const media = MEDIA[extname(path).toLowerCase()] ?? "text/plain";
    const titled = given({ title: text(flags, "title") });
    const attachments = many(flags, "attach").map((file) => ({
      name: basename(file),
      content: readFileSync(file).toString("base64"),
    }));
    let acted: AnswerOf<typeof ops.writeReport>;
    if (media === "application/pdf") {
      if (attachments.length > 0)
        throw new UsageError("a PDF is recorded by itself: record attachments apart");
      const asked = {
        ...query,
        ...label,
        ...titled,
        areas: label.areas.join(","),
        ...given({ purposes: purposes?.join(",") }),
        name: basename(path),
      };
      const answer = await node.upload(
        ops.uploadDocument,
        { query: asked },
        await blobOf(path),
        media,
        options.idempotencyKey,
      );
      acted = answer as AnswerOf<typeof ops.uploadDocument>;
    } else {
      const body = {
        ...label,
        ...titled,
        ...given({ purposes }),
        media,
        text: await readText(path, io),
        ...(attachments.length > 0 ? { attachments } : {}),
      };
      acted = await client.call(ops.writeReport, { query, body }, options);
    }
    sayActed(
      io,
      json,
      acted,
      ({ product, attachments: more }) =>
        [`Recorded as ${product}.`, ...more.map((each) => `Attachment ${each}.`)].join("\n"),
      ({ product }) => nextRelease(product),
    );
    return undefined;
  },
});

/** A file as a body that is read while it is sent. */
async function blobOf(path: string): Promise<Blob> {
  try {
    return await openAsBlob(path);
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${(cause as Error).message}`);
  }
}

const importCommand = actCommand({
  words: "product import",
  takes: "BUNDLE",
  summary: "Records the objects of a STIX 2.1 bundle; nothing is stored when the JSON is faulty anywhere.",
  flags: labelFlags,
  example: 'entente product import indicators.json --areas ransomware --marking "TLP:GREEN"',
  async run({ flags, rest, io, json, node, query, options }) {
    const body = await blobOf(only(rest, "bundle"));
    const { purposes, areas, ...label } = labelOf(flags);
    const asked = { ...query, ...label, areas: areas.join(","), ...given({ purposes: purposes?.join(",") }) };
    const media = "application/stix+json";
    const answer = await node.upload(ops.importBundle, { query: asked }, body, media, options.idempotencyKey);
    const acted = answer as Acted<AnswerOf<typeof ops.importBundle>["result"]>;
    sayActed(
      io,
      json,
      acted,
      (result) =>
        [
          `${plural(result.recorded, "object")} recorded in ${plural(result.sets, "set")}, ${result.held} held already, ${result.invalidCount} not valid.`,
          ...result.invalid.slice(0, 10).map((each) => `  ${each.id} at ${each.pointer}: ${each.message}`),
          ...(result.invalidCount > 10 ? ["  …; --json lists up to a thousand"] : []),
          ...(result.differs.length > 0
            ? [
                `${plural(result.differs.length, "object")} of the same version say something else; both are kept.`,
              ]
            : []),
        ].join("\n"),
      () => 'Next: "entente product list" shows them.',
    );
    return acted.result.recorded === 0 && acted.result.invalidCount > 0 ? 1 : 0;
  },
});

const sources = ["written", "imported", "derived", "received"] as const;

const list = apiCommand({
  words: "product list",
  takes: "[WORDS]",
  summary: "Lists or searches the products you may see, newest first.",
  flags: {
    kind: { value: "KIND", help: "report, document, or a STIX type such as indicator" },
    source: { value: "SOURCE", help: sources.join(", ") },
    originator: { value: "PARTY", help: "of this originator" },
    area: { value: "CODE", help: "of this area" },
    stix: { value: "ID", help: "of this STIX id" },
    versions: { help: "every version, not only the newest" },
    from: { value: "DATE", help: "recorded from then on" },
    until: { value: "DATE", help: "recorded before" },
    limit: { value: "N", help: "at most so many, 1 to 200" },
    after: { value: "CURSOR", help: "the next page, as the last one named it" },
  },
  example: "entente product list harbour cran* --source received",
  async run({ flags, rest, io, json, client }) {
    const query = given({
      q: rest.length === 0 ? undefined : rest.join(" "),
      kind: text(flags, "kind"),
      source: oneOf(flags, "source", sources),
      originator: text(flags, "originator"),
      area: text(flags, "area"),
      stix: text(flags, "stix"),
      versions: flags.versions === true ? ("every" as const) : undefined,
      from: instantOf("from", text(flags, "from")),
      until: instantOf("until", text(flags, "until")),
      limit: whole(flags, "limit", 1, 200),
      after: text(flags, "after"),
    });
    const answer = await client.call(ops.searchProducts, { query });
    say(io, json, answer, () =>
      [
        table(
          ["product", "kind", "what", "marking", "areas", "source", "recorded"],
          answer.products.map((each) => [
            each.product,
            each.kind,
            each.name ?? each.stix?.id,
            each.marking,
            each.areas.join(","),
            each.source,
            when(each.at),
          ]),
          "No product that you may see.",
        ),
        ...(answer.next === undefined ? [] : [`More: add --after ${answer.next}`]),
      ].join("\n"),
    );
    return undefined;
  },
});

const whyFlag = { why: { value: "CODE", help: "why you read it, as a code for the log" } };

const show = apiCommand({
  words: "product show",
  takes: "PRODUCT",
  summary: "Reads one product; the reading is logged before it is given.",
  flags: whyFlag,
  example: "entente product show 01K8ZJ4Q6V0000000000000001.0",
  async run({ flags, rest, io, json, client }) {
    const params = { product: only(rest, "product") };
    const reading = await client.call(ops.readProduct, { params, query: given({ why: text(flags, "why") }) });
    say(io, json, reading, () => readingText(reading));
    return undefined;
  },
});

function readingText(reading: AnswerOf<typeof ops.readProduct>): string {
  const head = [
    `${reading.product}  ${reading.kind}  ${reading.marking}`,
    `${reading.name ?? reading.stix?.id ?? ""}  (${reading.source}, ${when(reading.at)}, ${reading.size} bytes)`.trimStart(),
  ];
  const body =
    reading.object !== undefined
      ? JSON.stringify(reading.object, null, 2)
      : reading.portions !== undefined
        ? reading.portions
            .map(({ index, mark, text }) => `[${index}] ${mark === undefined ? "" : `(${mark}) `}${text}`)
            .join("\n")
        : (reading.text ?? 'This is no text. "entente product content" gives its bytes.');
  const attachments = reading.attachments.map(
    ({ product, name, media }) => `attachment ${product}  ${name ?? ""}  ${media}`,
  );
  return [...head, "", body, ...(attachments.length > 0 ? ["", ...attachments] : [])].join("\n");
}

const content = apiCommand({
  words: "product content",
  takes: "PRODUCT",
  summary: "Writes the bytes of one product as they came to a file; the reading is logged.",
  flags: { ...whyFlag, out: { value: "FILE", help: "where to write them" } },
  example: "entente product content 01K8ZJ4Q6V0000000000000001.0 --out report.pdf",
  async run({ flags, rest, io, json, client }) {
    const out = needed(flags, "out");
    const params = { product: only(rest, "product") };
    const answer = await client.call(ops.readProductContent, {
      params,
      query: given({ why: text(flags, "why") }),
    });
    const size = await writeWhole(out, [Buffer.from(answer.content, "base64")]);
    const { content: _, ...told } = answer;
    say(io, json, { ...told, out }, () => `${out}: ${size} bytes, ${answer.media}`);
    return undefined;
  },
});

const tearline = actCommand({
  words: "product tearline",
  takes: "PRODUCT",
  summary: "Makes a new product from the portions of a report that may go further.",
  flags: {
    keep: { value: "NUMBERS", help: 'the portions to keep, as "product show" numbers them: 0,2-4' },
    title: { value: "TITLE", help: "the title of the new product" },
  },
  example: "entente product tearline 01K8ZJ4Q6V0000000000000001.0 --keep 0,2-4",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { product: only(rest, "product") };
    const body = { keep: portionsOf(needed(flags, "keep")), ...given({ title: text(flags, "title") }) };
    const acted = await client.call(ops.makeTearline, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ product }) => `Recorded as ${product}.`,
      ({ product }) => nextRelease(product),
    );
    return undefined;
  },
});

function portionsOf(words: string): number[] {
  return words.split(",").flatMap((part) => {
    const [, first, last] = /^\s*(\d{1,4})(?:-(\d{1,4}))?\s*$/.exec(part) ?? [];
    if (first === undefined || Number(last ?? first) < Number(first))
      throw new UsageError(`--keep is numbers and ranges such as 0,2-4, not ${words}`);
    return Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, n) => Number(first) + n);
  });
}

const count = apiCommand({
  words: "product count",
  summary: "Counts the products you may see, by kind.",
  flags: {
    originator: { value: "PARTY", help: "of this originator" },
    area: { value: "CODE", help: "of this area" },
  },
  example: "entente product count --area ransomware",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ originator: text(flags, "originator"), area: text(flags, "area") });
    const answer = await client.call(ops.countProducts, { query });
    say(io, json, answer, () =>
      table(["kind", "products"], Object.entries(answer.kinds), "No product that you may see."),
    );
    return undefined;
  },
});

/** Products: written, imported, found, read, cut. */
export const productCommands: readonly CliCommand[] = [
  write,
  importCommand,
  list,
  show,
  content,
  tearline,
  count,
];
