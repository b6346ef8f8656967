import { proposalRefusals, standingFindings, standingOperations } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import {
  type CliCommand,
  given,
  needed,
  neededOf,
  nothing,
  only,
  say,
  text,
  UsageError,
  whole,
} from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf } from "./files.ts";
import { onwardCommands } from "./onward-commands.ts";
import { narrowedTo, partnerFlag } from "./partner.ts";
import { decisionFlag, reasonFlag, turnedDownText } from "./release-deciding-commands.ts";
import { table, when } from "./text.ts";
import { noteFlags, noteOf, recipientFlags, towardsOf } from "./towards.ts";

const colours = ["clear", "green", "amber", "amber+strict", "red"] as const;

const propose = actCommand({
  words: "standing propose",
  summary: "Proposes a standing release: what matches goes to the partner until a date and a quota.",
  flags: {
    ...recipientFlags,
    ...noteFlags,
    kinds: { value: "KINDS", help: "kinds of products, with commas: stix:indicator,report" },
    areas: { value: "CODES", help: "areas, with commas" },
    tlp: { value: "COLOURS", help: "colours, with commas: clear,green" },
    levels: { value: "CODES", help: "levels, with commas; for products that bear one" },
    originators: { value: "PARTIES", help: "whose products, by id with commas" },
    until: { value: "DATE", help: "until when" },
    quota: { value: "N", help: "at most so many products" },
  },
  example:
    'entente standing propose --kinds stix:indicator --areas ransomware --tlp clear,green --originators sha256:Hk0… \\\n    --organisation TL-CERT --purpose cyber-defence --until 2027-06-30 --quota 10000 \\\n    --necessity "daily defence" --proportionality "technical data only" --alternatives "one by one is too slow"',
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const quota = whole(flags, "quota", 1, 10_000_000);
    if (quota === undefined) throw new UsageError("--quota is missing");
    const tlp = (listOf(text(flags, "tlp")) ?? []).map((each) => {
      const colour = colours.find((one) => one === each);
      if (colour === undefined) throw new UsageError(`--tlp knows ${colours.join(", ")}, not ${each}`);
      return colour;
    });
    const body = {
      ...(await towardsOf(client, flags)),
      note: noteOf(flags),
      kinds: listOf(needed(flags, "kinds"))!,
      areas: listOf(needed(flags, "areas"))!,
      tlp,
      ...given({ levels: listOf(text(flags, "levels")) }),
      originators: listOf(needed(flags, "originators"))!,
      until: instantOf("until", needed(flags, "until")),
      quota,
    };
    const acted = await client.call(standingOperations.proposeStanding, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ standing }) => `Standing release ${standing} is proposed.`,
      ({ standing }) => `Next: other people approve: "entente standing approve ${standing}".`,
    );
    return undefined;
  },
});

const approve = actCommand({
  words: "standing approve",
  takes: "STANDING",
  summary: "Approves a standing release as one person; it starts with the last approval.",
  flags: decisionFlag,
  example: "entente standing approve 01K8ZJ4Q6V0000000000000001 --profile bruno --decision sha256:Hk0…",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { standing: only(rest, "standing release") };
    const body = given({ decision: text(flags, "decision") });
    const acted = await client.call(standingOperations.approveStanding, { params, query, body }, options);
    sayActed(io, json, acted, ({ state, approvals }) => `${approvals} approvals: ${state}.`);
    return undefined;
  },
});

const turnDown = actCommand({
  words: "standing turn-down",
  takes: "STANDING",
  summary: "Refuses, as one who was to approve it, a standing release that another officer proposed.",
  flags: { ...reasonFlag, ...decisionFlag },
  example: "entente standing turn-down 01K8ZJ4Q6V0000000000000001 --reason disproportionate",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { standing: only(rest, "standing release") };
    const body = {
      reason: neededOf(flags, "reason", proposalRefusals),
      ...given({ decision: text(flags, "decision") }),
    };
    const acted = await client.call(standingOperations.turnDownStanding, { params, query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ standing }) => `Standing release ${standing} is turned down: ${body.reason}.`,
    );
    return undefined;
  },
});

const stop = actCommand({
  words: "standing stop",
  takes: "STANDING",
  summary: "Switches a standing release off; one person suffices, and off stays off.",
  flags: {},
  example: "entente standing stop 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client, query, options }) {
    const params = { standing: only(rest, "standing release") };
    const acted = await client.call(standingOperations.stopStanding, { params, query }, options);
    sayActed(io, json, acted, ({ standing }) => `Standing release ${standing} is off.`);
    return undefined;
  },
});

const show = apiCommand({
  words: "standing show",
  takes: "STANDING",
  summary: "Shows one standing release: its use by day, and the newest products that went by it.",
  flags: {},
  example: "entente standing show 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client }) {
    const params = { standing: only(rest, "standing release") };
    const answer = await client.call(standingOperations.getStanding, { params });
    say(io, json, answer, () =>
      [
        `${answer.state}: ${answer.kinds.join(",")} of ${answer.areas.join(",")}, ${answer.used}/${answer.quota} until ${when(answer.until)}`,
        `digest ${answer.digest}`,
        ...(answer.turnedDown === undefined ? [] : [`turned down: ${turnedDownText(answer.turnedDown)}`]),
        ...(answer.matching === undefined
          ? []
          : [
              `${answer.matching.more ? "more than " : ""}${answer.matching.count} products held here would go at once`,
            ]),
        table(
          ["day", "products"],
          answer.days.map(({ day, count }) => [day, count]),
          "Nothing has gone by it yet.",
        ),
        table(
          ["sample", "went", "reviews"],
          answer.samples.map(({ product, at, reviews }) => [
            product,
            when(at),
            reviews.map(({ finding }) => finding).join(", "),
          ]),
          "No sample that you may see.",
        ),
      ].join("\n"),
    );
    return undefined;
  },
});

const review = actCommand({
  words: "standing review",
  takes: "STANDING PRODUCT",
  summary: "Records that a product that went by a standing release was looked at, and what was found.",
  flags: { finding: { value: "FINDING", help: standingFindings.join(" or ") } },
  example:
    "entente standing review 01K8ZJ4Q6V0000000000000001 01K8ZJ4Q6V0000000000000002.0 --finding in-order",
  async run({ flags, rest, io, json, client, query, options }) {
    const [standing, product, ...more] = rest;
    if (standing === undefined || product === undefined || more.length > 0)
      throw new UsageError("name the standing release and one product");
    const body = { product, finding: neededOf(flags, "finding", standingFindings) };
    const acted = await client.call(
      standingOperations.reviewStanding,
      { params: { standing }, query, body },
      options,
    );
    sayActed(io, json, acted, () => `Recorded: ${body.finding}.`);
    return undefined;
  },
});

const list = apiCommand({
  words: "standing list",
  summary: "Lists standing releases, with their use.",
  flags: partnerFlag,
  example: "entente standing list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(standingOperations.listStanding, {
      query: given({ partner: await narrowedTo(client, flags) }),
    });
    say(io, json, answer, () =>
      table(
        ["standing", "state", "kinds", "areas", "to", "used", "until", "approvals"],
        answer.items.map((each) => [
          each.id,
          each.state,
          each.kinds.join(","),
          each.areas.join(","),
          each.recipient.organisation,
          `${each.used}/${each.quota}`,
          when(each.until),
          each.approvals.length,
        ]),
        'No standing release. Next: "entente standing propose".',
      ),
    );
    return undefined;
  },
});

/** Standing releases and onward transfer. */
export const standingCommands: readonly CliCommand[] = [
  propose,
  approve,
  turnDown,
  stop,
  review,
  show,
  list,
  ...onwardCommands,
];
