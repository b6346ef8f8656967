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
  only,
  text,
  UsageError,
} from "./command.ts";
import { listOf, readText } from "./files.ts";
import { plural } from "./text.ts";

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

export const nextRelease = (product: string) =>
  `Next: "entente release preview ${product}" shows who may get it.`;

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

/** How products come in. */
export const recordCommands: readonly CliCommand[] = [write, importCommand];
