import {
  type Client,
  requestOperations as ops,
  requestUrgencies,
  requestWhats,
  supportResources,
  supportUnits,
} from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import {
  type CliCommand,
  type FlagSpecs,
  type Flags,
  given,
  needed,
  nothing,
  oneOf,
  only,
  say,
  text,
  UsageError,
  whole,
} from "./command.ts";
import { apiCommand } from "./connection.ts";
import { instantOf, listOf } from "./files.ts";
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { short, table, when } from "./text.ts";

export const statementFlag: FlagSpecs = {
  statement: {
    value: "CODE",
    help: "the statement you make with it, such as no-circumvention; without it a clause refuses",
  },
};

export const statementOf = (flags: Flags) => given({ statement: text(flags, "statement") });

const askFlags: FlagSpecs = {
  ...partnerFlag,
  what: { value: "WHAT", help: requestWhats.join(", ") },
  areas: { value: "CODES", help: "areas of the agreement, with commas" },
  purpose: { value: "CODE", help: "what for: a purpose of the agreement" },
  text: { value: "TEXT", help: "what is asked; it is sealed" },
  ground: { value: "TEXT", help: "the clause or other ground; it is sealed" },
  claims: { value: "IDS", help: "claims of the docket that it is about, with commas" },
  wanted: { value: "DATE", help: "by when you would like an answer; the agreement's clock counts" },
  urgency: { value: "URGENCY", help: `${requestUrgencies.join(", ")} (the last when left out)` },
  resource: { value: "CODE", help: `of support: ${supportResources.join(", ")}` },
  quantity: { value: "N", help: "of support: how much" },
  unit: { value: "CODE", help: `of support: ${supportUnits.join(", ")}` },
  from: { value: "DATE", help: "of support: from when; it is sealed" },
  until: { value: "DATE", help: "of support: until when; it is sealed" },
};

function supportOf(flags: Flags) {
  const resource = oneOf(flags, "resource", supportResources);
  const unit = oneOf(flags, "unit", supportUnits);
  const quantity = whole(flags, "quantity", 1, 1_000_000_000);
  const dates = given({
    from: instantOf("from", text(flags, "from")),
    until: instantOf("until", text(flags, "until")),
  });
  if (resource === undefined && unit === undefined && quantity === undefined) return undefined;
  if (resource === undefined || unit === undefined || quantity === undefined)
    throw new UsageError("support takes --resource, --quantity and --unit together");
  return { resource, quantity, unit, ...dates };
}

async function askOf(client: Client, flags: Flags) {
  const what = oneOf(flags, "what", requestWhats);
  if (what === undefined) throw new UsageError("--what is missing");
  return {
    partner: await partnerOf(client, flags),
    what,
    areas: listOf(needed(flags, "areas"))!,
    purpose: needed(flags, "purpose"),
    text: needed(flags, "text"),
    ...given({
      ground: text(flags, "ground"),
      claims: listOf(text(flags, "claims")),
      wanted: instantOf("wanted", text(flags, "wanted")),
      urgency: oneOf(flags, "urgency", requestUrgencies),
      support: supportOf(flags),
    }),
  };
}

const dueText = (due: string | undefined) =>
  due === undefined ? "no time to answer was agreed" : `an answer is due ${when(due)}`;

const send = actCommand({
  words: "request send",
  summary: "Puts a request to the partner: to explain, to cease, for information, for support and others.",
  flags: { ...askFlags, ...statementFlag },
  example:
    'entente request send --what explain --areas ransomware --purpose accountability \\\n    --text "Whose records are these?" --statement no-circumvention',
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const body = { ...(await askOf(client, flags)), ...statementOf(flags) };
    const acted = await client.call(ops.sendRequest, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ request, due }) => `Request ${request} is lodged; ${dueText(due)}.`,
      ({ request }) => `Next: "entente request show ${request}".`,
    );
    return undefined;
  },
});

const draft = actCommand({
  words: "request draft",
  summary: "Drafts a request, which a liaison officer sends.",
  flags: askFlags,
  example:
    'entente request draft --what information --areas ransomware --purpose incident-response \\\n    --text "What do you know of this host?"',
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const body = await askOf(client, flags);
    const acted = await client.call(ops.draftRequest, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ request }) => `Request ${request} is drafted.`,
      ({ request }) => `Next: a liaison officer sends it: "entente request send-draft ${request}".`,
    );
    return undefined;
  },
});

const sendDraft = actCommand({
  words: "request send-draft",
  takes: "REQUEST",
  summary: "Sends a drafted request.",
  flags: statementFlag,
  example: "entente request send-draft 01K8ZJ4Q6V0000000000000001 --statement no-circumvention",
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { request: only(rest, "draft") };
    const acted = await client.call(
      ops.sendRequestDraft,
      { params, query, body: statementOf(flags) },
      options,
    );
    sayActed(io, json, acted, ({ request, due }) => `Request ${request} is lodged; ${dueText(due)}.`);
    return undefined;
  },
});

const drafts = apiCommand({
  words: "request drafts",
  summary: "Lists drafts that were not sent yet.",
  flags: partnerFlag,
  example: "entente request drafts",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listRequestDrafts, { query });
    say(io, json, answer, () =>
      table(
        ["request", "to", "what", "drafted", "text"],
        answer.items.map((one) => [one.request, short(one.partner), one.what, when(one.at), one.ask?.text]),
        "No draft.",
      ),
    );
    return undefined;
  },
});

/** Asking a partner for something. */
export const askCommands: readonly CliCommand[] = [send, draft, sendDraft, drafts];
