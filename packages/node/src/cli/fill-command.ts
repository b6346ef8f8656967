import { agreementOperations as ops, type TemplateRequest } from "@entente/api";
import { z } from "zod";
import {
  type CliCommand,
  type Flags,
  given,
  many,
  nothing,
  only,
  say,
  text,
  UsageError,
  whole,
} from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf, readJsonFile, writeWhole } from "./files.ts";
import { partnerFlag, partnerOf } from "./partner.ts";
import { plural, table } from "./text.ts";

const names = ["certs", "fius", "services"] as const;

const templates = apiCommand({
  words: "agreement templates",
  summary: "Lists the agreements that are ready to fill in.",
  flags: {},
  example: "entente agreement templates",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(ops.listTemplates);
    say(io, json, answer, () =>
      table(
        ["name", "title", "titre"],
        answer.templates.map(({ name, title }) => [name, title.en, title.fr]),
        "There is no template.",
      ),
    );
    return undefined;
  },
});

const fill = apiCommand({
  words: "agreement fill",
  takes: "certs|fius|services",
  summary:
    "Fills in a template from the cards of the relation and from flags or a file; writes nothing in any log.",
  flags: {
    ...partnerFlag,
    input: { value: "FILE", help: "the request as JSON (as the API takes it); flags override it" },
    "our-organisation": { value: "CODES", help: "who receives on our side: codes with commas" },
    "their-organisation": { value: "CODES", help: "who receives on the partner's side" },
    "our-overseer": { value: "CODE", help: "the body that oversees us" },
    "their-overseer": { value: "CODE", help: "the body that oversees the partner" },
    "our-threshold": { value: "N", help: "how many of our signatories must sign (default 1)" },
    "their-threshold": { value: "N", help: "how many of theirs" },
    area: { value: "CODE:ENGLISH:FRENCH", many: true, help: "an area of cooperation" },
    "retention-days": { value: "N", help: "how long what is received may be kept" },
    from: { value: "DATE", help: "when it begins" },
    until: { value: "DATE", help: "when it ends" },
    "max-tlp": { value: "COLOUR", help: "certs: clear, green, amber, amber+strict or red" },
    out: { value: "FILE", help: "write the document to a file" },
  },
  example:
    'entente agreement fill certs --our-organisation AR-CERT --their-organisation TL-CERT \\\n    --our-overseer AR-OV --their-overseer TL-OV --area "ransomware:Ransomware:Rançongiciels" \\\n    --retention-days 365 --from 2027-01-01 --until 2029-01-01 --out draft.json',
  async run({ flags, rest, io, json, client }) {
    const name = names.find((each) => each === only(rest, "template"));
    if (name === undefined) throw new UsageError(`the templates are ${names.join(", ")}`);
    const file = text(flags, "input");
    const input =
      file === undefined ? {} : z.record(z.string(), z.unknown()).parse(await readJsonFile(file, io));
    const { partner: named } = input;
    const partner =
      text(flags, "partner") === undefined && typeof named === "string"
        ? named
        : await partnerOf(client, flags);
    const body = { ...input, ...requestOf(flags, input), partner } as TemplateRequest;
    const answer = await client.call(ops.fillTemplate, { params: { template: name }, body });
    const out = text(flags, "out");
    const document = `${JSON.stringify(answer.document, null, 2)}\n`;
    if (out !== undefined) await writeWhole(out, [Buffer.from(document)]);
    say(io, json, answer, () =>
      out === undefined
        ? document.trimEnd()
        : [
            `${out}: ${plural(answer.clauses.length, "clause")}, ${answer.hash}`,
            `Next: read it, change it if need be, and "entente agreement offer ${out}".`,
          ].join("\n"),
    );
    return undefined;
  },
});

/** What the flags say, on top of what the file says: the node checks the whole. */
function requestOf(flags: Flags, input: Readonly<Record<string, unknown>>): object {
  const side = (name: "us" | "them", prefix: "our" | "their") => {
    const overseer = text(flags, `${prefix}-overseer`);
    const known = input[name];
    const fromFlags = given({
      organisations: listOf(text(flags, `${prefix}-organisation`)),
      overseer: overseer === undefined ? undefined : { body: overseer },
      signatoryThreshold: whole(flags, `${prefix}-threshold`, 1, 16),
    });
    return { ...(typeof known === "object" ? known : {}), ...fromFlags };
  };
  const areas = many(flags, "area").map(areaOf);
  return given({
    us: side("us", "our"),
    them: side("them", "their"),
    areas: areas.length === 0 ? undefined : areas,
    retentionDays: whole(flags, "retention-days", 1, 36_500),
    from: instantOf("from", text(flags, "from")),
    until: instantOf("until", text(flags, "until")),
    maxTlp: text(flags, "max-tlp"),
  });
}

function areaOf(words: string): { code: string; name: { en: string; fr: string } } {
  const [code, en, fr, ...more] = words.split(":");
  if (!code || !en || !fr || more.length > 0)
    throw new UsageError(`--area is CODE:ENGLISH:FRENCH, not ${words}`);
  return { code, name: { en, fr } };
}

export const fillCommands: readonly CliCommand[] = [templates, fill];
