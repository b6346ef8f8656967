import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type AnswerOf, disclosureOperations as ops } from "@entente/api";
import { fromBase64Url, fromHex, openReport, sealReply, toBase64Url } from "@entente/disclosure";
import { openOverseerFile } from "@entente/disclosure/node";
import { z } from "zod";
import { type CliCommand, needed, nothing, only, say, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { passphraseFrom, readBytes } from "./disclosures-desk.ts";
import { readJsonFile, readText, writeWhole } from "./files.ts";
import { facts, plural, table } from "./text.ts";

type Item = AnswerOf<typeof ops.visitDisclosures>["items"][number];

const caseTable = (items: readonly Item[]): string =>
  table(
    ["disclosure", "day", "for", "bytes", "state", "acknowledge by", "feedback by", "overdue"],
    items.map((each) => [
      each.case,
      each.day,
      each.bodies.join(","),
      each.size,
      each.state,
      each.acknowledgeBy,
      each.feedbackBy,
      each.overdue,
    ]),
    "Nothing was handed in.",
  );

const list = apiCommand({
  words: "disclosure list",
  summary: "Lists what was handed in, by day, with its due dates; for overseers alone.",
  flags: {},
  example: "entente disclosure list",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const { items } = await client.call(ops.visitDisclosures, { body: { do: "list" } });
    say(io, json, { items }, () => caseTable(items));
    return undefined;
  },
});

const fetchCommand = apiCommand({
  words: "disclosure fetch",
  takes: "DISCLOSURE",
  summary: "Writes one disclosure to a file, sealed as it came; overseers see who fetched it.",
  flags: { out: { value: "FILE", help: "where the sealed file goes" } },
  example: "entente disclosure fetch 0123456789abcdef0123456789abcdef --out sealed.bin",
  async run({ flags, rest, io, json, client }) {
    const out = needed(flags, "out");
    const id = only(rest, "disclosure");
    const { items, sealed } = await client.call(ops.visitDisclosures, { body: { do: "fetch", case: id } });
    const size = await writeWhole(out, [Buffer.from(sealed ?? "", "base64")]);
    const { commitment } = items.find((each) => each.case === id)!;
    say(io, json, { case: id, out, size, commitment }, () =>
      [
        `${out}: ${size} bytes, sealed.`,
        `Next, where the private key is: "entente disclosure open ${out} --key overseer-private.json --commitment ${commitment} …".`,
      ].join("\n"),
    );
    return undefined;
  },
});

const caseFile = z.looseObject({ case: z.string(), reply: z.string() });

const open: CliCommand = {
  words: "disclosure open",
  takes: "FILE",
  summary: "Opens a disclosure with the body's private key, offline.",
  flags: {
    key: { value: "FILE", help: "the body's private file" },
    "passphrase-file": { value: "FILE", help: "file with the passphrase that opens it" },
    commitment: {
      value: "TEXT",
      help: "what the node was given for it; without it, two bodies might read two texts",
    },
    out: { value: "DIR", help: "where the report, and what answering takes, go" },
  },
  example:
    "entente disclosure open sealed.bin --key overseer-private.json --passphrase-file ./passphrase --commitment q1… --out ./opened",
  async run({ flags, rest, io, json }) {
    const sealed = readBytes(only(rest, "sealed file"));
    const out = needed(flags, "out");
    const { pair } = openOverseerFile(
      await readText(needed(flags, "key"), io),
      passphraseFrom(needed(flags, "passphrase-file")),
    );
    const opened = await openReport(sealed, pair);
    const expected = needed(flags, "commitment");
    if (expected !== opened.commitment)
      throw new Error(
        `what opens here is not what was committed to (${opened.commitment}): its sender may have sealed something else to others`,
      );
    mkdirSync(out, { recursive: true, mode: 0o700 });
    const write = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(out, name), content, { mode: 0o600 });
      return join(out, name);
    };
    // The name inside is the sender's: it is told, and never becomes the name of a file.
    const report = write("report", opened.report);
    const { media, name, commitment } = opened;
    const told = {
      case: opened.case,
      media,
      name,
      commitment,
      reply: toBase64Url(opened.reply),
      salt: toBase64Url(opened.salt),
    };
    const forAnswers = write("case.json", `${JSON.stringify(told, null, 2)}\n`);
    say(io, json, { ...told, report, caseFile: forAnswers }, () =>
      [
        facts([
          ["disclosure", opened.case],
          ["report", `${report}, ${opened.report.length} bytes, ${media}`],
          ["name", name],
        ]),
        "",
        "A report is an allegation: graded like any source, and no evidence by itself.",
        `Next: "entente disclosure answer answer.txt --case ${forAnswers} --out answer.sealed".`,
      ].join("\n"),
    );
    return 0;
  },
};

const asFlag = {
  feedback: { help: "it says what became of the report; without this flag it acknowledges that it arrived" },
} as const;
const kindOf = (flags: Parameters<typeof needed>[0]) =>
  flags.feedback === true ? ("feedback" as const) : ("acknowledgement" as const);

const answer: CliCommand = {
  words: "disclosure answer",
  takes: "FILE",
  summary: "Seals an answer to whoever handed the disclosure in, offline.",
  flags: {
    case: { value: "FILE", help: 'case.json, as "disclosure open" wrote it' },
    ...asFlag,
    out: { value: "FILE", help: "where the sealed answer goes" },
  },
  example: "entente disclosure answer answer.txt --case ./opened/case.json --feedback --out answer.sealed",
  async run({ flags, rest, io, json }) {
    const words = await readText(only(rest, "file"), io);
    const out = needed(flags, "out");
    const parsed = caseFile.safeParse(await readJsonFile(needed(flags, "case"), io));
    const [id, to] = parsed.success
      ? [fromHex(parsed.data.case, 16), fromBase64Url(parsed.data.reply, 32)]
      : [];
    if (id === undefined || to === undefined)
      throw new UsageError('--case is no case.json, as "disclosure open" writes it');
    const sealed = await sealReply({ text: words, as: kindOf(flags) }, id, to);
    const size = await writeWhole(out, [sealed]);
    const named = Buffer.from(id).toString("hex");
    say(io, json, { case: named, out, size }, () =>
      [`${out}: ${size} bytes, sealed.`, `Next: "entente disclosure reply ${named} --sealed ${out}".`].join(
        "\n",
      ),
    );
    return 0;
  },
};

const reply = apiCommand({
  words: "disclosure reply",
  takes: "DISCLOSURE",
  summary: "Puts a sealed answer where the receipt finds it.",
  flags: { sealed: { value: "FILE", help: "the sealed answer" }, ...asFlag },
  example: "entente disclosure reply 0123456789abcdef0123456789abcdef --sealed answer.sealed --feedback",
  async run({ flags, rest, io, json, client }) {
    const id = only(rest, "disclosure");
    const sealed = readFileSync(needed(flags, "sealed")).toString("base64");
    const body = { do: "reply", case: id, as: kindOf(flags), sealed } as const;
    const { items } = await client.call(ops.visitDisclosures, { body });
    const item = items.find((each) => each.case === id);
    say(io, json, { item }, () => `It holds ${plural(item?.replies ?? 0, "answer")} now: ${item?.state}.`);
    return undefined;
  },
});

const close = apiCommand({
  words: "disclosure close",
  takes: "DISCLOSURE",
  summary: "Closes a disclosure; its answers stay readable with the receipt.",
  flags: { erase: { help: "erase the sealed report, too: the body has its own copy, or there is none" } },
  example: "entente disclosure close 0123456789abcdef0123456789abcdef --erase",
  async run({ flags, rest, io, json, client }) {
    const id = only(rest, "disclosure");
    const body = { do: "close", case: id, erase: flags.erase === true } as const;
    const { items } = await client.call(ops.visitDisclosures, { body });
    say(io, json, { item: items.find((each) => each.case === id) }, () =>
      flags.erase === true ? "Closed, and the sealed report is erased." : "Closed.",
    );
    return undefined;
  },
});

const days = apiCommand({
  words: "disclosure days",
  summary: "Lists the roots of past days in the house log: one a day, whether or not anything came in.",
  flags: {},
  example: "entente disclosure days",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const sealed = await client.call(ops.listSealedDays, {});
    say(io, json, sealed, () =>
      table(
        ["day", "root"],
        sealed.items.map((each) => [each.day, each.root]),
        "No day is over yet.",
      ),
    );
    return undefined;
  },
});

/** What an oversight body does. Opening and sealing need no node; the private key stays where it is. */
export const disclosureOverseeingCommands: readonly CliCommand[] = [
  list,
  fetchCommand,
  open,
  answer,
  reply,
  close,
  days,
];
