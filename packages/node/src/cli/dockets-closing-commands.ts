import { docketOperations as ops } from "@entente/api";
import { actCommand, sayActed } from "./acting.ts";
import { type CliCommand, needed, only, text } from "./command.ts";
import { partnerFlag, partnerOf } from "./partner.ts";

const close = actCommand({
  words: "docket close",
  takes: "DOCKET",
  summary: "Closes a docket for this party, which then puts and answers nothing more in it.",
  flags: {
    ...partnerFlag,
    reason: { value: "TEXT", help: "why; needed while a claim is unanswered by either party" },
  },
  example: 'entente docket close 01K8ZJ4Q6V0000000000000001 --reason "The joint report is signed."',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { docket: only(rest, "docket"), partner: await partnerOf(client, flags) };
    const reason = text(flags, "reason");
    const body = reason === undefined ? {} : { reason };
    const acted = await client.call(ops.closeDocket, { params, query, body }, options);
    sayActed(io, json, acted, ({ docket, state }) =>
      state === "closed"
        ? `Docket ${docket} is closed: both parties have closed it.`
        : `Docket ${docket} is closed for this party; the partner has not closed it.`,
    );
    return undefined;
  },
});

const reopen = actCommand({
  words: "docket reopen",
  takes: "DOCKET",
  summary: "Opens a docket anew for this party; what was said before stays.",
  flags: { ...partnerFlag, reason: { value: "TEXT", help: "why it is opened again" } },
  example: 'entente docket reopen 01K8ZJ4Q6V0000000000000001 --reason "A new document has appeared."',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { docket: only(rest, "docket"), partner: await partnerOf(client, flags) };
    const body = { reason: needed(flags, "reason") };
    const acted = await client.call(ops.reopenDocket, { params, query, body }, options);
    sayActed(io, json, acted, ({ docket }) => `Docket ${docket} is open for this party.`);
    return undefined;
  },
});

/** The end of a docket, and its opening anew. */
export const docketClosingCommands: readonly CliCommand[] = [close, reopen];
