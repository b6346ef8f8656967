import {
  type AgreementJson,
  agreementDocument,
  type NegotiationDetail,
  agreementOperations as ops,
} from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, type Io, needed, nothing, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { readJsonFile } from "./files.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { facts, plural, table, when } from "./text.ts";

export async function readDocument(path: string, io: Io): Promise<AgreementJson> {
  const parsed = agreementDocument.safeParse(await readJsonFile(path, io));
  if (!parsed.success) throw new UsageError(`${path} is no agreement document`);
  return parsed.data;
}

export const documentFlag = {
  value: "FILE",
  help: 'the agreement document, as "entente agreement fill --out" wrote it',
};
const hashFlag = {
  value: "HASH",
  help: 'the hash of the document you have read ("entente agreement negotiation" shows it)',
};
const keyFlag = { value: "KID", help: "which of your keys signs; not needed with one" };

const offer = actCommand({
  words: "agreement offer",
  takes: "DOCUMENT",
  summary: "Offers a document to the partner and so begins a negotiation.",
  flags: partnerFlag,
  example: "entente agreement offer draft.json --partner Talvia",
  async run({ flags, rest, io, json, client, query, options }) {
    const document = await readDocument(only(rest, "document"), io);
    const params = { partner: await partnerOf(client, flags) };
    const acted = await client.call(ops.offerAgreement, { params, query, body: { document } }, options);
    sayActed(
      io,
      json,
      acted,
      ({ negotiation, hash }) =>
        facts([
          ["negotiation", negotiation],
          ["document", hash],
        ]),
      ({ negotiation }) =>
        `Next: the partner counters or accepts; "entente agreement negotiation ${negotiation}" shows what it waits for.`,
    );
    return undefined;
  },
});

const counter = actCommand({
  words: "agreement counter",
  takes: "NEGOTIATION",
  summary: "Answers the offer on the table with another document.",
  flags: { ...partnerFlag, document: documentFlag },
  example: "entente agreement counter 01K8ZJ4Q6V0000000000000001 --document ours.json",
  async run({ flags, rest, io, json, client, query, options }) {
    const document = await readDocument(needed(flags, "document"), io);
    const params = { partner: await partnerOf(client, flags), negotiation: only(rest, "negotiation") };
    const acted = await client.call(ops.counterOffer, { params, query, body: { document } }, options);
    sayActed(
      io,
      json,
      acted,
      ({ hash }) => `Countered with ${hash}.`,
      () => "Next: the partner answers.",
    );
    return undefined;
  },
});

const accept = actCommand({
  words: "agreement accept",
  takes: "NEGOTIATION",
  summary: "Accepts the offer on the table, named by its hash.",
  flags: { ...partnerFlag, hash: hashFlag },
  example: "entente agreement accept 01K8ZJ4Q6V0000000000000001 --hash sha256:Hk0…",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { partner: await partnerOf(client, flags), negotiation: only(rest, "negotiation") };
    const body = { hash: needed(flags, "hash") };
    const acted = await client.call(ops.acceptOffer, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ hash }) => `Accepted ${hash}.`,
      ({ negotiation, hash }) =>
        `Next: the signatories of both parties sign: "entente agreement sign ${negotiation} --hash ${hash}".`,
    );
    return undefined;
  },
});

const sign = actCommand({
  words: "agreement sign",
  takes: "NEGOTIATION",
  summary: "Signs the accepted document with your own signatory key.",
  flags: { ...partnerFlag, hash: hashFlag, key: keyFlag },
  example: "entente agreement sign 01K8ZJ4Q6V0000000000000001 --hash sha256:Hk0… --profile ada",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { partner: await partnerOf(client, flags), negotiation: only(rest, "negotiation") };
    const kid = text(flags, "key");
    const body = { hash: needed(flags, "hash"), ...(kid === undefined ? {} : { kid }) };
    const acted = await client.call(ops.signAgreement, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      (result) => `Signed ${result.hash} with key ${result.kid}.`,
      ({ negotiation }) =>
        `Next: it is in force when both parties' thresholds are met; "entente agreement negotiation ${negotiation}" says what is missing.`,
    );
    return undefined;
  },
});

const reasons = ["no-agreement", "superseded", "mistake", "rules-differ", "other"] as const;

const terminate = actCommand({
  words: "agreement terminate",
  takes: "NEGOTIATION",
  summary: "Ends a negotiation that has not been finalised.",
  flags: { ...partnerFlag, reason: { value: "CODE", help: `why: ${reasons.join(", ")}` } },
  example: "entente agreement terminate 01K8ZJ4Q6V0000000000000001 --reason no-agreement",
  async run({ flags, rest, io, json, client, query, options }) {
    const reason = oneOf(flags, "reason", reasons) ?? needed(flags, "reason");
    const params = { partner: await partnerOf(client, flags), negotiation: only(rest, "negotiation") };
    const body = { reason: reason as (typeof reasons)[number] };
    const acted = await client.call(ops.terminateNegotiation, { params, query, body }, options);
    sayActed(io, json, acted, ({ negotiation }) => `Negotiation ${negotiation} is over.`);
    return undefined;
  },
});

const negotiations = apiCommand({
  words: "agreement negotiations",
  summary: "Lists negotiations, what each waits for, and on whose side.",
  flags: partnerFlag,
  example: "entente agreement negotiations",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const partner = await narrowedTo(client, flags);
    const query = partner === undefined ? {} : { partner };
    const answer = await client.call(ops.listNegotiations, { query });
    say(io, json, answer, () =>
      table(
        ["negotiation", "title", "round", "state", "offered by", "waits for"],
        answer.items.map((each) => [
          each.negotiation,
          each.title?.en,
          each.round,
          each.state,
          each.offeredBy,
          waiting(each.waitsFor),
        ]),
        'No negotiation. Next: "entente agreement templates" and "entente agreement fill".',
      ),
    );
    return undefined;
  },
});

const waiting = (waits: NegotiationDetail["waitsFor"]): string =>
  waits
    .map(
      (each) =>
        `${each.on === "us" ? "us" : "the partner"}: ${each.count === undefined ? "" : `${each.count} `}${each.for}`,
    )
    .join("; ") || "nothing";

const negotiation = apiCommand({
  words: "agreement negotiation",
  takes: "NEGOTIATION",
  summary: "Shows one negotiation: the document on the table, what this round changes, and what is missing.",
  flags: { ...partnerFlag, clauses: { help: "each clause with the sentence its parameters mean" } },
  example: "entente agreement negotiation 01K8ZJ4Q6V0000000000000001 --clauses",
  async run({ flags, rest, io, json, client }) {
    const params = { partner: await partnerOf(client, flags), negotiation: only(rest, "negotiation") };
    const detail = await client.call(ops.getNegotiation, { params });
    say(io, json, detail, () => negotiationText(detail, flags.clauses === true));
    return undefined;
  },
});

function negotiationText(detail: NegotiationDetail, withClauses: boolean): string {
  const { diff } = detail;
  const changes =
    diff === undefined
      ? undefined
      : [
          ...diff.added.map((id) => `+${id}`),
          ...diff.removed.map((id) => `-${id}`),
          ...diff.changed.map(({ id }) => `~${id}`),
        ].join(" ");
  const signed = (side: "us" | "partner") => {
    const needed = detail.thresholds.find(({ party }) => party === side)?.needed;
    return `${detail.signatures.filter(({ by }) => by === side).length} of ${needed ?? "?"}`;
  };
  const head = facts([
    ["negotiation", detail.negotiation],
    ["title", detail.title?.en ?? "the document has not arrived yet"],
    ["document", detail.hash],
    ["version", `${detail.id} ${detail.version}`],
    ["state", `${detail.state}, round ${detail.round}, offered by ${detail.offeredBy}, ${when(detail.at)}`],
    ["this round", changes],
    ["signatures", `us ${signed("us")}, partner ${signed("partner")}`],
    ["waits for", waiting(detail.waitsFor)],
    ["problem", detail.problem && `${detail.problem.pointer}: ${detail.problem.detail.en}`],
    ["ended", detail.reason],
  ]);
  if (!withClauses)
    return `${head}\n\n${plural(detail.clauses.length, "clause")}; --clauses shows each with what it means.`;
  return [
    head,
    ...detail.clauses.map(({ id, title, sentence }) => `\n${id}  ${title.en}\n    ${sentence.en}`),
  ].join("\n");
}

/** From an offer to signatures. */
export const negotiationCommands: readonly CliCommand[] = [
  offer,
  counter,
  accept,
  sign,
  terminate,
  negotiations,
  negotiation,
];
