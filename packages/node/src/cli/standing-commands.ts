import {
  onwardGrants,
  onwardOperations,
  onwardReasons,
  onwardRefusals,
  standingFindings,
  standingOperations,
} from "@entente/api";
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
import { narrowedTo, partnerFlag } from "./partner.ts";
import { short, table, when } from "./text.ts";
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
  flags: {},
  example: "entente standing approve 01K8ZJ4Q6V0000000000000001 --profile bruno",
  async run({ rest, io, json, client, query, options }) {
    const params = { standing: only(rest, "standing release") };
    const acted = await client.call(standingOperations.approveStanding, { params, query }, options);
    sayActed(io, json, acted, ({ state, approvals }) => `${approvals} approvals: ${state}.`);
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

const ask = actCommand({
  words: "onward ask",
  takes: "PRODUCT...",
  summary: "Asks the originator whether received products may go on to a third party.",
  flags: {
    to: { value: "PARTY", help: "the third party's id" },
    purpose: { value: "CODE", help: "what for" },
    expires: { value: "DATE", help: "until when an answer is of use" },
    reason: { value: "REASON", help: `why: ${onwardReasons.join(", ")}; both logs keep it` },
  },
  example:
    "entente onward ask 01K8ZJ4Q6V0000000000000001.0 --to sha256:Wq3… --purpose cyber-defence --expires 2027-03-01 --reason same-threat",
  async run({ flags, rest, io, json, client, query, options }) {
    if (rest.length === 0) throw new UsageError("name the products to ask about");
    const body = {
      products: [...rest],
      to: needed(flags, "to"),
      purpose: needed(flags, "purpose"),
      expires: instantOf("expires", needed(flags, "expires")),
      reason: neededOf(flags, "reason", onwardReasons),
    };
    const acted = await client.call(onwardOperations.requestOnward, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ requests }) => `Asked: ${requests.join(", ")}.`,
      () => 'Next: "entente onward list" shows the answer. Silence is refusal.',
    );
    return undefined;
  },
});

const answerCommand = actCommand({
  words: "onward answer",
  takes: "REQUEST",
  summary: "Grants or refuses, as the originator, that products go on.",
  flags: {
    grant: { help: "grant it; without this flag it is refused" },
    code: {
      value: "CODE",
      help: `to grant: ${onwardGrants.join(", ")}; to refuse: ${onwardRefusals.join(", ")}`,
    },
    expires: { value: "DATE", help: "a grant with agreed-shorter holds until then" },
  },
  example:
    "entente onward answer 01K8ZJ4Q6V0000000000000001 --grant --code agreed-shorter --expires 2027-03-01",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { request: only(rest, "request") };
    const grant = flags.grant === true;
    const expires = instantOf("expires", text(flags, "expires"));
    if (!grant && expires !== undefined) throw new UsageError("a refusal has no end: leave --expires out");
    const body = grant
      ? { grant, code: neededOf(flags, "code", onwardGrants), ...given({ expires }) }
      : { grant, code: neededOf(flags, "code", onwardRefusals) };
    const acted = await client.call(onwardOperations.answerOnward, { params, query, body }, options);
    sayActed(io, json, acted, () => (grant ? "Granted." : "Refused."));
    return undefined;
  },
});

const onwardList = apiCommand({
  words: "onward list",
  summary: "Lists questions about onward transfer, each way, with their answers.",
  flags: partnerFlag,
  example: "entente onward list",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(onwardOperations.listOnward, {
      query: given({ partner: await narrowedTo(client, flags) }),
    });
    say(io, json, answer, () =>
      table(
        ["request", "way", "to", "products", "purpose", "reason", "state", "expires"],
        answer.items.map((each) => [
          each.id,
          each.direction,
          short(each.to),
          each.items,
          each.purpose,
          each.reason,
          each.code === undefined ? each.state : `${each.state}: ${each.code}`,
          when(each.expires),
        ]),
        "No question about onward transfer.",
      ),
    );
    return undefined;
  },
});

/** Standing releases and onward transfer. */
export const standingCommands: readonly CliCommand[] = [
  propose,
  approve,
  stop,
  review,
  show,
  list,
  ask,
  answerCommand,
  onwardList,
];
