import { type AnswerOf, productOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, only, say, text, UsageError, whole } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { writeWhole } from "./files.ts";
import { productDraftCommands } from "./product-draft-commands.ts";
import { filterFlags, filterOf } from "./product-filter.ts";
import { productViewCommands, viewNamed } from "./product-view-commands.ts";
import { nextRelease, recordCommands } from "./record-commands.ts";
import { table, when } from "./text.ts";

const list = apiCommand({
  words: "product list",
  takes: "[WORDS]",
  summary: "Lists or searches the products you may see, newest first.",
  flags: {
    ...filterFlags,
    stix: { value: "ID", help: "of this STIX id" },
    view: { value: "NAME", help: "as one of your saved views says; flags narrow it further" },
    limit: { value: "N", help: "at most so many, 1 to 200" },
    after: { value: "CURSOR", help: "the next page, as the last one named it" },
  },
  example: "entente product list harbour cran* --source received",
  async run({ flags, rest, io, json, client }) {
    const view = text(flags, "view");
    const query = {
      ...(view === undefined ? {} : (await viewNamed(client, view)).filter),
      ...filterOf(flags, rest),
      ...given({
        stix: text(flags, "stix"),
        limit: whole(flags, "limit", 1, 200),
        after: text(flags, "after"),
      }),
    };
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

/** Products: recorded, found, read, cut. */
export const productCommands: readonly CliCommand[] = [
  ...recordCommands,
  list,
  show,
  content,
  tearline,
  count,
  ...productViewCommands,
  ...productDraftCommands,
];
