import { readFileSync } from "node:fs";
import { basename } from "node:path";
import {
  acknowledgedBytes,
  commitmentOf,
  decodeHandIn,
  fromBase64Url,
  isInDay,
  openReplies,
  readAcknowledgement,
  readOverseerKey,
  readSealedDay,
  receiptSecrets,
  sealReport,
  toBase64Url,
  writeReceipt,
} from "@entente/disclosure";
import { slowHash } from "@entente/disclosure/node";
import { verifyEd25519 } from "@entente/tlog/node";
import { keyOf, toBase64Url as keyText, readCard } from "../keys/index.ts";
import { type CliCommand, many, needed, nothing, only, say, text, UsageError } from "./command.ts";
import { askDesk, atFlag, postWorked, readBytes, receiptFlag, receiptFrom } from "./disclosures-desk.ts";
import { readJsonFile, readStdin, writeWhole } from "./files.ts";
import { facts } from "./text.ts";

const seal: CliCommand = {
  words: "disclosure seal",
  takes: "FILE",
  summary:
    "Seals a report to the bodies named, offline, and gives a receipt: shown once, kept by nobody else.",
  flags: {
    to: { value: "FILE", many: true, help: "public key of a body; again for each further one" },
    out: { value: "FILE", help: "where the sealed file goes; hand it in, or have it carried" },
    media: { value: "TYPE", help: "what the file is, such as application/pdf (default text/plain)" },
    "keep-name": {
      help: "seal the file's name with it; what a file says of itself inside is never taken out",
    },
  },
  example: "entente disclosure seal report.txt --to overseer-key.json --out sealed.bin",
  async run({ flags, rest, io, json }) {
    const file = only(rest, "file");
    const to = many(flags, "to");
    if (to.length === 0) throw new UsageError("--to is missing: name at least one body's public key");
    const bodies = await Promise.all(to.map(async (each) => readOverseerKey(await readJsonFile(each, io))));
    const out = needed(flags, "out");
    const report = file === "-" ? new TextEncoder().encode(await readStdin(io)) : readBytes(file);
    const media = text(flags, "media") ?? "text/plain";
    const name = flags["keep-name"] === true ? { name: basename(file) } : {};
    const sealed = await sealReport({ report, media, ...name }, bodies, slowHash);
    await writeWhole(out, [sealed.handIn]);
    const receipt = writeReceipt(sealed.receipt);
    const told = { receipt, out, size: sealed.handIn.length, bodies: bodies.map(({ body }) => body) };
    say(io, json, told, () =>
      [
        facts([
          ["receipt", receipt],
          ["sealed", `${out}, ${sealed.handIn.length} bytes`],
          ["for", bodies.map(({ body }) => body).join(", ")],
        ]),
        "",
        "Write the receipt down now: it is shown once, and nobody can recover it. Without it no answer can be read.",
        `Next: "entente disclosure hand-in ${out} --at URL", or hand the file in on the page.`,
      ].join("\n"),
    );
    return 0;
  },
};

const handIn: CliCommand = {
  words: "disclosure hand-in",
  takes: "FILE",
  summary: "Hands a sealed file in; the acknowledgement holds a commitment and the day, and nothing else.",
  flags: { ...atFlag, out: { value: "FILE", help: "where the acknowledgement goes" } },
  example: "entente disclosure hand-in sealed.bin --at https://drop.example:8443 --out acknowledgement.json",
  async run({ flags, rest, io, json }) {
    const bytes = readBytes(only(rest, "sealed file"));
    const { commitment } = decodeHandIn(bytes);
    const desk = await askDesk(needed(flags, "at"));
    const response = await postWorked(desk, "/hand-in", bytes);
    const acknowledgement = readAcknowledgement(await response.json());
    if (acknowledgement.commitment !== toBase64Url(commitment) || !isSigned(acknowledgement))
      throw new Error("what came back does not acknowledge this file");
    const out = text(flags, "out");
    if (out !== undefined)
      await writeWhole(out, [new TextEncoder().encode(`${JSON.stringify(acknowledgement, null, 2)}\n`)]);
    say(io, json, { ...acknowledgement, out }, () =>
      [
        `Taken in on ${acknowledgement.day}, under the commitment ${acknowledgement.commitment}.`,
        ...(out === undefined ? [] : [`Acknowledgement: ${out}. It says nothing of what was reported.`]),
        'Next: "entente disclosure receipt" shows whether there is an answer.',
      ].join("\n"),
    );
    return 0;
  },
};

const isSigned = (acknowledgement: ReturnType<typeof readAcknowledgement>): boolean =>
  verifyEd25519(
    fromBase64Url(acknowledgement.key, 32)!,
    acknowledgedBytes(acknowledgement),
    fromBase64Url(acknowledgement.signature, 64)!,
  );

const receipt: CliCommand = {
  words: "disclosure receipt",
  summary:
    "Looks whether there is an answer, with the receipt; an empty mailbox and a wrong receipt look alike.",
  flags: { ...atFlag, ...receiptFlag },
  example: "entente disclosure receipt --at https://drop.example:8443 --receipt-file receipt.txt",
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const at = needed(flags, "at");
    const digits = await receiptFrom(flags, io);
    const desk = await askDesk(at);
    const secrets = await receiptSecrets(digits, desk.party, slowHash);
    const asked = Buffer.concat([secrets.mailbox, secrets.authenticator]);
    const response = await postWorked(desk, "/look", new Uint8Array(asked));
    const replies = await openReplies(new Uint8Array(await response.arrayBuffer()), secrets);
    say(io, json, { replies }, () =>
      replies.length === 0
        ? "Nothing to read with this receipt."
        : replies.map(({ as, text: words }) => `[${as}]\n${words}`).join("\n\n"),
    );
    return 0;
  },
};

const prove: CliCommand = {
  words: "disclosure prove",
  takes: "REPORT",
  summary: "Opens the commitment: shows that this very report was taken in on that day.",
  flags: {
    ...receiptFlag,
    acknowledgement: { value: "FILE", help: "the acknowledgement, as it was given" },
    card: { value: "FILE", help: "the party's card, to check whose key signed" },
    day: { value: "FILE", help: "the leaves of that day, as the place gives them at /days/DAY" },
    at: { value: "URL", help: "or where to ask for them" },
    root: { value: "DIGEST", help: "the day's root, as an overseer reads it in the house log" },
  },
  example:
    "entente disclosure prove report.txt --acknowledgement acknowledgement.json --receipt-file receipt.txt --card card.json",
  async run({ flags, rest, io, json }) {
    const report = readBytes(only(rest, "report"));
    const acknowledgement = readAcknowledgement(await readJsonFile(needed(flags, "acknowledgement"), io));
    const { salt } = await receiptSecrets(await receiptFrom(flags, io), acknowledgement.party, slowHash);
    const commitment = commitmentOf(salt, report);
    const card = text(flags, "card");
    const root = text(flags, "root");
    const day = await dayFor(flags, acknowledgement.day);
    const checks = {
      /** The report and the receipt give the commitment that was acknowledged. */
      opens: toBase64Url(commitment) === acknowledgement.commitment,
      signed: isSigned(acknowledgement),
      ...(card === undefined ? {} : { keyOnCard: cardKey(card) === acknowledgement.key }),
      ...(day === undefined
        ? {}
        : { inDay: day.day === acknowledgement.day && isInDay(commitment, day.leaves, day.root) }),
      ...(day === undefined || root === undefined
        ? {}
        : { rootInLog: `sha256:${toBase64Url(day.root)}` === root }),
    };
    const proven = Object.values(checks).every((holds) => holds);
    say(io, json, { proven, day: acknowledgement.day, key: acknowledgement.key, ...checks }, () =>
      [
        proven
          ? `This report was taken in on ${acknowledgement.day}.`
          : "This does not prove it: what follows does not hold.",
        ...Object.entries(checks).map(([name, holds]) => `  ${NAMES[name]}: ${holds ? "yes" : "NO"}`),
        ...(card === undefined
          ? [`Signed by the key ${acknowledgement.key}: compare it with the party's card.`]
          : []),
      ].join("\n"),
    );
    return proven ? 0 : 1;
  },
};

const NAMES: Readonly<Record<string, string>> = {
  opens: "report and receipt give the commitment",
  signed: "the acknowledgement is signed",
  keyOnCard: "by the log key on the party's card",
  inDay: "the commitment is among the leaves of that day",
  rootInLog: "whose root is the one in the house log",
};

async function dayFor(flags: Parameters<typeof text>[0], day: string) {
  const file = text(flags, "day");
  if (file !== undefined) return readSealedDay(JSON.parse(readFileSync(file, "utf8")));
  const at = text(flags, "at");
  if (at === undefined) return undefined;
  const { url } = await askDesk(at);
  const response = await fetch(`${url}/days/${day}`, { redirect: "error" });
  if (!response.ok) throw new Error(`${day} is not sealed yet at ${url}; a day is sealed once it is over`);
  return readSealedDay(await response.json());
}

function cardKey(file: string): string {
  const value = JSON.parse(readFileSync(file, "utf8")) as { card?: unknown };
  // A card file holds the signed card beside the earlier ones; a signed card alone is taken, too.
  const signed = typeof value.card === "object" ? value.card : value;
  return keyText(keyOf(readCard(signed).card, "log"));
}

/** What a reporter does: seal, hand in, read an answer, prove. None of it needs an account. */
export const disclosureReportingCommands: readonly CliCommand[] = [seal, handIn, receipt, prove];
