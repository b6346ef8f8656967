import {
  type AnswerOf,
  oversightOperations,
  relationOperations,
  type relationView,
  signedCard,
} from "@entente/api";
import { z } from "zod";
import { indexAt } from "../ledger/index.ts";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, needed, nothing, only, say, text, UsageError } from "./command.ts";
import { apiCommand, baseOf, connection, profileOf, urlOf } from "./connection.ts";
import { readJsonFile, writeWhole } from "./files.ts";
import { partnerOf } from "./partner.ts";
import { readProfile } from "./profile.ts";
import { facts, plural, short, table, when } from "./text.ts";

type Relation = z.infer<typeof relationView>;
const cardFileSchema = z.object({ ...signedCard.shape, earlier: z.array(signedCard).optional() });

/** The public card needs no token: it is what a node shows to anybody. */
const cardShow: CliCommand = {
  words: "card show",
  summary: "Shows the node's card, to hand to a partner, and the fingerprint to read out.",
  flags: {
    url: { value: "URL", help: "where the node listens for people (or ENTENTE_URL, or the profile's)" },
    profile: { value: "NAME", help: "whose node: the sign-in as it was kept (or ENTENTE_PROFILE)" },
    out: { value: "FILE", help: "write the card to a file" },
  },
  example: "entente card show --out our-card.json",
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const url = urlOf(flags, io) ?? readProfile(io, profileOf(flags, io))?.url;
    if (url === undefined) throw new UsageError("which node? Give --url or ENTENTE_URL");
    const card = await connection(baseOf(url), undefined).client.call(relationOperations.card);
    const out = text(flags, "out");
    if (out !== undefined) await writeWhole(out, [Buffer.from(`${JSON.stringify(card, null, 2)}\n`)]);
    say(io, json, card, () =>
      [
        facts([
          ["party", card.party],
          ["fingerprint", card.fingerprint],
          ["written to", out],
        ]),
        out === undefined
          ? 'Next: "entente card show --out FILE" writes the card; give it to the partner.'
          : "Next: give the file to the partner, and read the fingerprint out over a voice they know.",
      ].join("\n"),
    );
    return 0;
  },
};

async function readCardFile(path: string, io: Parameters<typeof readJsonFile>[1]) {
  const parsed = cardFileSchema.safeParse(await readJsonFile(path, io));
  if (!parsed.success) throw new UsageError(`${path} is no card: it needs the members card and signature`);
  const { card, signature, earlier } = parsed.data;
  return { card: { card, signature }, earlier };
}

const cardIssue = actCommand({
  words: "card issue",
  takes: "CARDFILE",
  summary: "Issues the next card, signed offline by the root key, and presents it in every relation.",
  flags: {},
  example: "entente card issue next-card.json",
  async run({ rest, io, json, client, query, options }) {
    const { card } = await readCardFile(only(rest, "card file"), io);
    const acted = await client.call(relationOperations.issueCard, { query, body: card }, options);
    sayActed(
      io,
      json,
      acted,
      ({ sequence }) => `Card ${sequence} is issued and presented in every relation.`,
    );
    return 0;
  },
});

const pair = actCommand({
  words: "pair",
  takes: "CARDFILE",
  summary: "Opens a relation with the party of a card, after its fingerprint was compared by voice.",
  flags: {
    fingerprint: {
      value: "DIGITS",
      help: "the eight groups of digits as the partner's officer read them out",
    },
  },
  example: 'entente pair their-card.json --fingerprint "12345 67890 11111 22222 33333 44444 55555 66666"',
  async run({ flags, rest, io, json, client, query, options }) {
    const fingerprint = needed(flags, "fingerprint");
    const { card, earlier } = await readCardFile(only(rest, "card file"), io);
    const body = { card, fingerprint, ...(earlier === undefined ? {} : { earlier }) };
    const acted = await client.call(relationOperations.pair, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ partner }) => `The relation with ${partner} is open on this side.`,
      () => 'Next: the partner pairs with your card; then "entente agreement fill" prepares an agreement.',
    );
    return 0;
  },
});

const relationList = apiCommand({
  words: "relation list",
  summary: "Lists the parties this one has exchanged cards with, and how both logs stand.",
  flags: {},
  example: "entente relation list",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(relationOperations.listRelations);
    say(io, json, answer, () =>
      table(
        ["partner", "name", "our log", "their log", "last contact", "stands"],
        answer.items.map((each) => [
          short(each.partner),
          `${each.name.en} (${each.country})`,
          headOf(each, true),
          headOf(each, false),
          when(each.lastContact),
          each.stopped === undefined ? "open" : `stopped: ${each.stopped}`,
        ]),
        'No relation yet. Next: "entente card show --out FILE" and "entente pair".',
      ),
    );
    return undefined;
  },
});

function headOf({ logs }: Relation, mine: boolean): string {
  const log = logs.find((each) => each.mine === mine);
  return log === undefined ? "-" : `${log.published}/${log.size} ${log.state}`;
}

const relationShow = apiCommand({
  words: "relation show",
  takes: "[PARTNER]",
  summary: "Shows one relation: cards, both logs' heads, what lags, and what stands in the way.",
  flags: {},
  example: "entente relation show Talvia",
  async run({ flags, rest, io, json, client }) {
    const partner = await partnerOf(client, flags, rest[0]);
    const view = await client.call(relationOperations.getRelation, { params: { partner } });
    say(io, json, view, () => relationText(view));
    return undefined;
  },
});

function relationText(view: Relation): string {
  const head = facts([
    ["partner", `${view.name.en} / ${view.name.fr} (${view.country})`],
    ["party", view.partner],
    ["card", `number ${view.card.sequence}, fingerprint ${view.card.fingerprint}`],
    ["address", view.card.address ?? "none: files are carried, or the partner calls"],
    ["paired", when(view.pairedAt)],
    ["last contact", when(view.lastContact)],
    ["stopped", view.stopped],
  ]);
  const logs = table(
    ["log", "held", "published", "lag", "cosigned", "state"],
    view.logs.map((log) => [
      log.mine ? "ours" : "theirs",
      log.size,
      log.published,
      log.lag,
      when(log.cosignedAt),
      [
        log.why === undefined ? log.state : `${log.state}: ${log.why}`,
        ...(log.retired ?? []).map(retiredText),
      ].join("; "),
    ]),
    "no logs",
  );
  const aside = view.aside.map(({ index, reason }) => `set aside: entry ${indexAt(index)}, ${reason}`);
  return [head, "", logs, ...(aside.length > 0 ? ["", ...aside] : [])].join("\n");
}

const relationStateCommand = apiCommand({
  words: "relation state",
  takes: "[PARTNER]",
  summary: "Shows the state of a relation: the agreement, what was shared, refused and recalled, both logs.",
  flags: {},
  example: "entente relation state",
  async run({ flags, rest, io, json, client }) {
    const partner = await partnerOf(client, flags, rest[0]);
    const state = await client.call(oversightOperations.relationState, { params: { partner } });
    say(io, json, state, () => stateText(state));
    return undefined;
  },
});

function stateText(state: AnswerOf<typeof oversightOperations.relationState>): string {
  const { agreement, recalls, waiting } = state;
  const suspended = agreement?.suspendedAreas.length
    ? `, suspended in ${agreement.suspendedAreas.join(", ")}`
    : "";
  const head = facts([
    ["relation", `${state.us.name.en} and ${state.partner.name.en}`],
    [
      "agreement",
      agreement === undefined
        ? "none in force"
        : `${agreement.title.en}, version ${agreement.version}: ${agreement.state} until ${when(agreement.until)}${suspended}`,
    ],
    ["stopped", state.stopped],
    ["last contact", when(state.lastContact)],
    [
      "recalls",
      `${recalls.out} ordered, ${recalls.in} taken in; ${recalls.executed} carried out, ${recalls.pending} pending, ${recalls.overdue} overdue`,
    ],
    [
      "waiting",
      `${plural(waiting.approvals, "approval")}, ${plural(waiting.receipts, "receipt")}, ${waiting.standing} standing, ${waiting.onward} onward`,
    ],
  ]);
  const shared = table(
    ["area", "given", "still held", "received", "still held"],
    state.shared.map((row) => [row.name.en, row.out, row.heldOut, row.in, row.heldIn]),
    "Nothing was shared yet.",
  );
  const refused = table(
    ["clause", "title", "refusals"],
    state.refused.map((row) => [row.clause, row.title.en, row.count]),
    "Nothing was refused.",
  );
  const logs = table(
    ["log of", "entries", "witnessed", "state"],
    state.logs.map((log) => [
      log.party === state.us.party ? "us" : "partner",
      log.size,
      log.witnessed,
      log.why === undefined ? log.state : `${log.state}: ${log.why}`,
    ]),
    "no logs",
  );
  const next = 'Next: "entente count", "entente refusal list", "entente log entries" open the figures.';
  return [head, "", shared, "", refused, "", logs, "", next].join("\n");
}

type RetiredLog = NonNullable<Relation["logs"][number]["retired"]>[number];

const retiredText = ({ size, held, differing }: RetiredLog) =>
  [
    `the log before it was retired at ${size}, the other party ${held === undefined ? "has not noted it" : `holds ${held}`}`,
    ...(differing === undefined
      ? []
      : [
          `${plural(differing, "other statement", "other statements")} about it refused: its root key has signed two stories`,
        ]),
  ].join("; ");

/** Cards and relations. */
export const relationCommands: readonly CliCommand[] = [
  cardShow,
  cardIssue,
  pair,
  relationList,
  relationShow,
  relationStateCommand,
];
