import { type DocketClaimInput, docketOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, nothing, oneOf, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf, readJsonFile } from "./files.ts";
import { partnerFlag, partnerOf } from "./partner.ts";
import { facts, plural, table, when } from "./text.ts";

const open = actCommand({
  words: "docket open",
  summary: "Opens a docket of related allegations in both parties' books; sharing goes on.",
  flags: {
    ...partnerFlag,
    "title-en": { value: "TEXT", help: "its title in English" },
    "title-fr": { value: "TEXT", help: "its title in French; one of the two suffices" },
    reference: { value: "TEXT", help: "what people call it" },
    concerned: { value: "COUNTRIES", help: "the parties concerned and third parties, with commas" },
    impact: { value: "WORD", help: "what it may mean: none, scope or agreement (default none)" },
    areas: { value: "CODES", help: "areas of the agreement that it is about, with commas" },
    ground: { value: "CLAUSE", help: "the clause it is opened under" },
  },
  example:
    'entente docket open --title-en "Telephone records, March 2031" --reference INQ-2031-01 --concerned XAR,XTL,XOS --areas cyber-threats',
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const title = given({ en: text(flags, "title-en"), fr: text(flags, "title-fr") });
    if (Object.keys(title).length === 0) throw new UsageError("--title-en or --title-fr is missing");
    const body = {
      title,
      concerned: listOf(needed(flags, "concerned"))!,
      impact: oneOf(flags, "impact", ["none", "scope", "agreement"]) ?? ("none" as const),
      areas: listOf(needed(flags, "areas"))!,
      ...given({ reference: text(flags, "reference"), ground: text(flags, "ground") }),
    };
    const params = { partner: await partnerOf(client, flags) };
    const acted = await client.call(ops.openDocket, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ docket }) => `Docket ${docket} is open.`,
      ({ docket }) => `Next: "entente claim put ${docket} --file claim.json".`,
    );
    return undefined;
  },
});

const list = apiCommand({
  words: "docket list",
  summary: "Lists dockets, newest first, with what is unanswered on each side.",
  flags: partnerFlag,
  example: "entente docket list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const params = { partner: await partnerOf(client, flags) };
    const answer = await client.call(ops.listDockets, { params, query: { limit: 200 } });
    say(io, json, answer, () =>
      table(
        ["docket", "reference", "title", "opened", "by", "state", "impact", "claims", "we owe", "they owe"],
        answer.items.map((each) => [
          each.docket,
          each.words?.reference,
          each.words?.title.en ?? each.words?.title.fr ?? "not readable here",
          when(each.openedAt),
          each.openedBy,
          each.state,
          each.impact,
          each.claims,
          each.unanswered.ours,
          each.unanswered.theirs,
        ]),
        'No docket. Next: "entente docket open".',
      ),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "docket show",
  takes: "DOCKET",
  summary: "Shows a docket with its claims.",
  flags: partnerFlag,
  example: "entente docket show 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = { docket: only(rest, "docket"), partner: await partnerOf(client, flags) };
    const answer = await client.call(ops.getDocket, { params });
    say(io, json, answer, () =>
      [
        facts([
          ["docket", answer.docket.docket],
          ["reference", answer.docket.words?.reference],
          ["title", answer.docket.words?.title.en ?? answer.docket.words?.title.fr],
          ["concerned", answer.docket.words?.concerned.join(", ")],
          ["impact", answer.docket.impact],
          ["claims", plural(answer.docket.claims, "claim")],
        ]),
        "",
        table(
          ["claim", "", "by", "kind", "what", "root", "triage"],
          answer.claims.map(({ claim, putBy, words, triage }) => [
            claim,
            words?.reference,
            putBy,
            words?.kind,
            words?.text ?? "not readable here",
            words === undefined ? undefined : `${words.source.root.id} (${words.source.root.kind})`,
            triage.triage,
          ]),
          "No claim.",
        ),
      ].join("\n"),
    );
    return undefined;
  },
});

const put = actCommand({
  words: "claim put",
  takes: "DOCKET",
  summary: "Puts one claim into a docket, as its record stands in a JSON file.",
  flags: {
    ...partnerFlag,
    file: {
      value: "FILE",
      help: "the record: text, lang, kind, quantity, period, places with their sense, claimant, firstAppearance, source",
    },
    own: { help: "this party is the claimant itself" },
    rebuts: { value: "CLAIM", help: "the claim it rebuts" },
    "part-of": { value: "CLAIM", help: "the claim it is a part of" },
  },
  example: "entente claim put 01K8ZJ4Q6V0000000000000001 --file c1.json",
  async run({ flags, rest, io, json, client, query, options }) {
    const docket = only(rest, "docket");
    const record = (await readJsonFile(needed(flags, "file"), io)) as DocketClaimInput;
    const own = flags.own === true ? true : undefined;
    const body = {
      ...record,
      ...given({ own, rebuts: text(flags, "rebuts"), partOf: text(flags, "part-of") }),
    };
    const params = { docket, partner: await partnerOf(client, flags) };
    const acted = await client.call(ops.putClaim, { params, query, body }, options);
    sayActed(io, json, acted, ({ claim }) => `Claim ${claim} is in both parties' books.`);
    return undefined;
  },
});

const triage = actCommand({
  words: "claim triage",
  takes: "CLAIM",
  summary: "Says, for this party alone, what a claim is worth.",
  flags: {
    ...partnerFlag,
    as: { value: "WORD", help: "untriaged, distorted or legitimate_question" },
    owner: { value: "NAME", help: "who answers a legitimate question" },
    due: { value: "DATE", help: "by when" },
  },
  example:
    'entente claim triage 01K8ZJ4Q6V0000000000000001 --as legitimate_question --owner "Foreign office" --due 2031-05-16',
  async run({ flags, rest, io, json, client, query, options }) {
    const claim = only(rest, "claim");
    const word = oneOf(flags, "as", ["untriaged", "distorted", "legitimate_question"]);
    if (word === undefined) throw new UsageError("--as is missing");
    const body =
      word === "legitimate_question"
        ? { triage: word, owner: needed(flags, "owner"), due: instantOf("due", needed(flags, "due")) }
        : { triage: word };
    const params = { claim, partner: await partnerOf(client, flags) };
    const acted = await client.call(ops.triageClaim, { params, query, body }, options);
    sayActed(io, json, acted, () => `Kept in the house log: ${word}. The partner does not see it.`);
    return undefined;
  },
});

/** Dockets and the claims in them. */
export const docketClaimCommands: readonly CliCommand[] = [open, list, show, put, triage];
