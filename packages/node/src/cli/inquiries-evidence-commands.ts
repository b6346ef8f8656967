import { readFileSync } from "node:fs";
import {
  type BodyOf,
  inquiryCredibilities,
  inquiryReadingReasons,
  inquiryRelations,
  inquiryReliabilities,
  inquiryOperations as ops,
} from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, needed, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { readJsonFile, writeWhole } from "./files.ts";
import { inquiryFlags, inquiryOf } from "./inquiries-common.ts";
import { table, when } from "./text.ts";

const submit = actCommand({
  words: "evidence submit",
  takes: "INQUIRY",
  summary: "Submits evidence, hashed before it is read and sealed; of a leak only the digest.",
  flags: {
    ...inquiryFlags,
    file: { value: "FILE", help: "JSON: name, description, obtained, label, root, bears ... (see the API)" },
    bytes: { value: "FILE", help: "the piece itself, up to 720,000 bytes; not for what is in quarantine" },
  },
  example: "entente evidence submit 01K8ZJ4Q6V0000000000000001 --file e6.json --bytes rollup.txt",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const given = (await readJsonFile(needed(flags, "file"), io)) as BodyOf<typeof ops.submitEvidence>;
    const path = text(flags, "bytes");
    const body = path === undefined ? given : { ...given, bytes: bytesOf(path) };
    const acted = await client.call(ops.submitEvidence, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ evidence, root, sha256, late }) =>
        `Evidence ${evidence} of root ${root}${late ? ", late" : ""}: ${sha256}.`,
    );
    return undefined;
  },
});

function bytesOf(path: string): string {
  try {
    return readFileSync(path).toString("base64");
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`);
  }
}

const read = apiCommand({
  words: "evidence read",
  takes: "EVIDENCE",
  summary: "Reads evidence into a file, its digest computed anew; the reading is recorded first.",
  flags: {
    ...inquiryFlags,
    inquiry: { value: "INQUIRY", help: "the inquiry it belongs to" },
    why: { value: "WORD", help: `what for: ${inquiryReadingReasons.join(", ")}` },
    out: { value: "FILE", help: "where to write it" },
  },
  example:
    "entente evidence read 01K8ZJ4Q6V0000000000000002 --inquiry 01K8ZJ4Q6V0000000000000001 --why verify --out e6.txt",
  async run({ flags, rest, io, json, client }) {
    const params = {
      ...(await inquiryOf(client, flags, needed(flags, "inquiry"))),
      evidence: only(rest, "piece of evidence"),
    };
    const why = oneOf(flags, "why", inquiryReadingReasons);
    if (why === undefined) throw new UsageError("--why is missing");
    const out = needed(flags, "out");
    const answer = await client.call(ops.readEvidence, { params, query: { why, what: "exported" } });
    await writeWhole(out, [Buffer.from(answer.bytes, "base64")]);
    say(io, json, answer, () => `${answer.size} bytes in ${out}; the digest is ${answer.sha256}.`);
    return undefined;
  },
});

const custody = apiCommand({
  words: "evidence custody",
  takes: "EVIDENCE",
  summary: "Shows who at this node received, viewed and exported a piece of evidence.",
  flags: { ...inquiryFlags, inquiry: { value: "INQUIRY", help: "the inquiry it belongs to" } },
  example: "entente evidence custody 01K8ZJ4Q6V0000000000000002 --inquiry 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = {
      ...(await inquiryOf(client, flags, needed(flags, "inquiry"))),
      evidence: only(rest, "piece of evidence"),
    };
    const answer = await client.call(ops.listCustody, { params });
    say(io, json, answer, () =>
      table(
        ["when", "what", "why", "by"],
        answer.items.map(({ at, what, why, by }) => [when(at), what, why, by]),
        "Nobody had it in hand.",
      ),
    );
    return undefined;
  },
});

const link = actCommand({
  words: "evidence link",
  takes: "INQUIRY",
  summary: "Says how one piece comes from another, or that two have one origin.",
  flags: {
    ...inquiryFlags,
    from: { value: "EVIDENCE", help: "the piece that comes from the other" },
    relation: { value: "WORD", help: inquiryRelations.join(", ") },
    to: { value: "EVIDENCE", help: "the piece it comes from" },
    why: { value: "TEXT", help: "how one can see it" },
  },
  example:
    'entente evidence link 01K8ZJ4Q6V0000000000000001 --from 01K8ZJ4Q6V0000000000000002 --relation same_origin --to 01K8ZJ4Q6V0000000000000003 --why "it prints that register"',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const relation = oneOf(flags, "relation", inquiryRelations);
    if (relation === undefined) throw new UsageError("--relation is missing");
    const body = {
      from: needed(flags, "from"),
      relation,
      to: needed(flags, "to"),
      why: needed(flags, "why"),
    };
    const acted = await client.call(ops.linkEvidence, { params, query, body }, options);
    sayActed(io, json, acted, ({ edge }) => `Link ${edge} is recorded.`);
    return undefined;
  },
});

const grade = actCommand({
  words: "evidence grade",
  takes: "INQUIRY",
  summary: "Grades a piece for one claim: the source A to F, the information 1 to 6.",
  flags: {
    ...inquiryFlags,
    evidence: { value: "EVIDENCE", help: "the piece; not one that you submitted" },
    claim: { value: "CLAIM", help: "the claim it is graded for" },
    reliability: { value: "LETTER", help: "A to F; F is: cannot be judged" },
    credibility: { value: "DIGIT", help: "1 to 6; 1 needs two independent roots, 6 is: cannot be judged" },
  },
  example:
    "entente evidence grade 01K8ZJ4Q6V0000000000000001 --evidence 01K8ZJ4Q6V0000000000000002 --claim 01K8ZJ4Q6V0000000000000003 --reliability B --credibility 2",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const reliability = oneOf(flags, "reliability", inquiryReliabilities);
    const credibility = oneOf(flags, "credibility", inquiryCredibilities);
    if (reliability === undefined || credibility === undefined)
      throw new UsageError("--reliability and --credibility are both needed: they are judged apart");
    const body = {
      evidence: needed(flags, "evidence"),
      claim: needed(flags, "claim"),
      reliability,
      credibility,
    };
    const acted = await client.call(ops.gradeEvidence, { params, query, body }, options);
    sayActed(io, json, acted, () => `Graded ${reliability}${credibility}.`);
    return undefined;
  },
});

const close = actCommand({
  words: "evidence close",
  takes: "INQUIRY",
  summary: "Says that this party has no more evidence; what it brings later is late.",
  flags: inquiryFlags,
  example: "entente evidence close 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = await inquiryOf(client, flags, only(rest, "inquiry"));
    const acted = await client.call(ops.closeEvidence, { params, query }, options);
    sayActed(io, json, acted, () => "Closed for this party.");
    return undefined;
  },
});

export const inquiryEvidenceCommands: readonly CliCommand[] = [submit, read, custody, link, grade, close];
