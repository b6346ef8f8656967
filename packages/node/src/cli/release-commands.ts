import {
  type AnswerOf,
  type BodyOf,
  type Client,
  releaseOperations as ops,
  recallReasons,
} from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import {
  type CliCommand,
  type FlagSpecs,
  type Flags,
  given,
  many,
  neededOf,
  nothing,
  oneOf,
  only,
  say,
  text,
  UsageError,
  whole,
} from "./command.ts";
import { apiCommand } from "./connection.ts";
import { narrowedTo, partnerFlag } from "./partner.ts";
import { releaseDecidingCommands, turnedDownText } from "./release-deciding-commands.ts";
import { partsTable } from "./release-parts.ts";
import { facts, plural, short, table, when } from "./text.ts";
import { noteFlags, noteOf, recipientFlags, towardsOf } from "./towards.ts";

const selectionFlags: FlagSpecs = {
  ...recipientFlags,
  "with-members": { help: "also the members of containers, named one by one" },
};

async function selectionOf(client: Client, flags: Flags, products: readonly string[]) {
  if (products.length === 0) throw new UsageError("name the products to release");
  return {
    ...(await towardsOf(client, flags)),
    products: [...products],
    ...(flags["with-members"] === true ? { withMembers: true } : {}),
  } satisfies Partial<BodyOf<typeof ops.proposeRelease>>;
}

type Preview = AnswerOf<typeof ops.previewRelease>;

const preview = apiCommand({
  words: "release preview",
  takes: "PRODUCT...",
  summary:
    "Shows who would get what under which clause, what forbids it, and who must approve; sends nothing.",
  flags: selectionFlags,
  example:
    "entente release preview 01K8ZJ4Q6V0000000000000001.0 --organisation TL-CERT --purpose cyber-defence",
  async run({ flags, rest, io, json, client }) {
    const answer = await client.call(ops.previewRelease, { body: await selectionOf(client, flags, rest) });
    say(io, json, answer, () => previewText(answer));
    return answer.groups.some(({ verdict }) => verdict === "refuse") ? 1 : 0;
  },
});

function previewText({ agreement, groups, approvalsNeeded }: Preview): string {
  const told = groups.map((group) =>
    [
      `${plural(group.products.length, "product")} (${group.label}; ${group.areas.join(", ")}): ${group.verdict}`,
      ...group.violations.map(
        ({ clause, text: words, curable }) =>
          `  forbidden by clause ${clause}: ${words.en}${curable ? " [can be cured]" : ""}`,
      ),
      ...group.obligations.map(
        ({ clause, type, phase, by }) =>
          `  obligation of clause ${clause}: ${type}, ${phase}${by === undefined ? "" : `, by ${when(by)}`}`,
      ),
    ].join("\n"),
  );
  const refused = groups.some(({ verdict }) => verdict === "refuse");
  const next = refused
    ? 'Nothing can go like this. "entente product tearline" cuts a report; flags declare what you have looked at.'
    : `Next: "entente release propose" with the same flags and a note; ${plural(approvalsNeeded, "approval")} will be needed.`;
  return [`agreement ${agreement === undefined ? "none in force" : short(agreement)}`, ...told, next].join(
    "\n",
  );
}

const propose = actCommand({
  words: "release propose",
  takes: "PRODUCT...",
  summary: "Proposes a release with its note; a refusal lists every clause, and is recorded.",
  flags: { ...selectionFlags, ...noteFlags },
  example:
    'entente release propose 01K8ZJ4Q6V0000000000000001.0 --organisation TL-CERT --purpose cyber-defence \\\n    --free-text-reviewed --no-protected-persons --necessity "their networks are hit now" \\\n    --proportionality "technical data only" --alternatives "none in time"',
  async run({ flags, rest, io, json, client, query, options }) {
    const body = { ...(await selectionOf(client, flags, rest)), note: noteOf(flags) };
    const acted = await client.call(ops.proposeRelease, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ release, state }) => `Release ${release}: ${state}.`,
      ({ release, state, approvalsNeeded }) =>
        state === "proposed"
          ? `Next: ${plural(approvalsNeeded, "approval")} by other people: "entente release approve ${release}".`
          : `Next: "entente release show ${release}".`,
    );
    return acted.result.state === "refused" ? 1 : 0;
  },
});

const recall = actCommand({
  words: "release recall",
  takes: "RELEASE",
  summary: "Takes a release back, whole or single products; the holder purges and sends a signed receipt.",
  flags: {
    reason: { value: "REASON", help: `why: ${recallReasons.join(", ")}; both logs keep it` },
    product: { value: "PRODUCT", many: true, help: "only this product" },
  },
  example: "entente release recall 01K8ZJ4Q6V0000000000000001 --reason source-at-risk",
  async run({ flags, rest, io, json, client, query, options }) {
    const products = many(flags, "product");
    const body = {
      reason: neededOf(flags, "reason", recallReasons),
      ...(products.length > 0 ? { products: [...products] } : {}),
    };
    const params = { release: only(rest, "release") };
    const acted = await client.call(ops.recallRelease, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ items, recalls }) => `${plural(items, "product")} recalled: ${recalls.join(", ")}.`,
      () => 'Next: "entente recall list" shows the receipt when the partner has purged.',
    );
    return undefined;
  },
});

const states = ["proposed", "refused", "made", "withdrawn", "turned-down"] as const;

const list = apiCommand({
  words: "release list",
  summary: "Lists releases, newest first; --state proposed shows those that wait for approval.",
  flags: {
    ...partnerFlag,
    state: { value: "STATE", help: states.join(", ") },
    limit: { value: "N", help: "at most so many, 1 to 200" },
    after: { value: "CURSOR", help: "the next page, as the last one named it" },
  },
  example: "entente release list --state proposed",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({
      partner: await narrowedTo(client, flags),
      state: oneOf(flags, "state", states),
      limit: whole(flags, "limit", 1, 200),
      after: text(flags, "after"),
    });
    const answer = await client.call(ops.listReleases, { query });
    say(io, json, answer, () =>
      [
        table(
          ["release", "state", "products", "to", "purpose", "approvals", "proposed"],
          answer.items.map((each) => [
            each.id,
            each.state,
            each.products,
            [each.recipient.organisation, each.recipient.unit, each.recipient.theatre]
              .filter(Boolean)
              .join("/"),
            each.purpose,
            `${each.approvals.length}/${each.approvalsNeeded}`,
            when(each.proposedAt),
          ]),
          'No release. Next: "entente product list", then "entente release preview".',
        ),
        ...(answer.next === undefined ? [] : [`More: add --after ${answer.next}`]),
      ].join("\n"),
    );
    return undefined;
  },
});

const show = apiCommand({
  words: "release show",
  takes: "RELEASE",
  summary: "Shows one release with its approvals, its parts and their receipts.",
  flags: {},
  example: "entente release show 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client }) {
    const answer = await client.call(ops.getRelease, { params: { release: only(rest, "release") } });
    say(io, json, answer, () =>
      [
        facts([
          ["release", answer.id],
          ["state", answer.state],
          ["partner", answer.partner],
          [
            "to",
            Object.entries(answer.recipient)
              .map(([name, value]) => `${name} ${value}`)
              .join(", "),
          ],
          ["purpose", answer.purpose],
          ["proposed", `${when(answer.proposedAt)} by ${answer.by}`],
          [
            "approvals",
            `${answer.approvals.length} of ${answer.approvalsNeeded}${answer.approvals.map(({ by, at }) => `; ${by}, ${when(at)}`).join("")}`,
          ],
          ["digest", answer.proposal?.digest],
          ["turned down", turnedDownText(answer.turnedDown)],
        ]),
        "",
        partsTable(answer.parts),
      ].join("\n"),
    );
    return undefined;
  },
});

/** Releases: decided before they are sent, approved, taken back. */
export const releaseCommands: readonly CliCommand[] = [
  preview,
  propose,
  ...releaseDecidingCommands,
  recall,
  list,
  show,
];
