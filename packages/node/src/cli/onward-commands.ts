import { onwardGrants, onwardOperations, onwardReasons, onwardRefusals } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, given, needed, neededOf, nothing, only, say, text, UsageError } from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf } from "./files.ts";
import { narrowedTo, partnerFlag } from "./partner.ts";
import { short, table, when } from "./text.ts";

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

/** Onward transfer: asked, answered, listed. */
export const onwardCommands: readonly CliCommand[] = [ask, answerCommand, onwardList];
