import { openAsBlob } from "node:fs";
import { type AnswerOf, scopeOperations as ops } from "@entente/api";
import { units } from "@entente/scope";
import { actCommand, sayActed } from "./acting.ts";
import {
  type CliCommand,
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
import { countCommand } from "./scope-count-command.ts";
import { reconciliationCommands } from "./scope-reconcile-commands.ts";
import { reportText } from "./scope-text.ts";
import { short, table, when } from "./text.ts";

const takeIn = actCommand({
  words: "scope take-in",
  takes: "FILE",
  summary: "Takes a register in as CSV, sealed; one bad row refuses the whole file, naming line and column.",
  flags: {
    table: { value: "NAME", help: "the table that assigned countries, such as iso-3166/2031-01" },
    rejected: { value: "N", help: "rows that the source could not deliver" },
  },
  example: "entente scope take-in march.csv --table iso-3166/2031-01",
  async run({ flags, rest, io, json, node, query, options }) {
    const path = only(rest, "register file");
    const asked = {
      ...query,
      countryTable: needed(flags, "table"),
      ...given({ rejected: whole(flags, "rejected", 0, 1_000_000_000) }),
    };
    const body = await openAsBlob(path).catch((cause: Error) => {
      throw new UsageError(`${path} cannot be read: ${cause.message}`);
    });
    const answer = await node.upload(
      ops.takeInBatch,
      { query: asked },
      body,
      "text/csv",
      options.idempotencyKey,
    );
    sayActed(
      io,
      json,
      answer as AnswerOf<typeof ops.takeInBatch>,
      ({ batch, rows, unit, first, last }) =>
        `Batch ${batch}: ${rows} rows (unit: ${unit}), ${first} to ${last}.`,
      () => 'Next: "entente scope count" or "entente scope prepare".',
    );
    return undefined;
  },
});

const batches = apiCommand({
  words: "scope batches",
  summary: "Lists the batches of the register with their manifests.",
  flags: {},
  example: "entente scope batches",
  async run({ rest, io, json, client }) {
    nothing(rest);
    const answer = await client.call(ops.listBatches);
    say(io, json, answer, () =>
      table(
        ["batch", "taken in", "rows", "unit", "first", "last", "rejected", "file"],
        answer.items.map((each) => [
          short(each.batch),
          when(each.at),
          each.rows,
          each.unit,
          when(each.first),
          when(each.last),
          each.rejected,
          short(each.sha256),
        ]),
        'The register is empty. Next: "entente scope take-in".',
      ),
    );
    return undefined;
  },
});

const complete = ["yes", "no", "unknown"] as const;
const collection = ["sustained", "survey", "mixed"] as const;

function deduplicationOf(words: string | undefined): { key: string; window_s: number } | undefined {
  if (words === undefined) return undefined;
  const [, key, seconds] = /^([A-Za-z0-9._-]+):(\d{1,5})$/.exec(words) ?? [];
  if (key === undefined) throw new UsageError(`--deduplication is KEY:SECONDS, not ${words}`);
  return { key, window_s: Number(seconds) };
}

const prepare = actCommand({
  words: "scope prepare",
  summary: "Counts the register for a partner and a period; another person signs what was counted.",
  flags: {
    ...partnerFlag,
    from: { value: "DATE", help: "from this full hour on, UTC" },
    to: { value: "DATE", help: "up to this full hour, UTC" },
    areas: { value: "CODES", help: "areas of the agreement it stands under, with commas" },
    complete: { value: "WORD", help: `is it all the data: ${complete.join(", ")}` },
    collection: { value: "WORD", help: collection.join(", ") },
    unit: { value: "UNIT", help: `${units.join(", ")}; record unless given` },
    deduplication: { value: "KEY:SECONDS", help: "by what and within which window records were made one" },
    supersedes: { value: "ROLLUP", help: "the signed rollup it is to replace" },
  },
  example:
    "entente scope prepare --from 2031-03-01 --to 2031-03-31 --areas cyber-threats --complete yes --collection sustained",
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const stated = oneOf(flags, "complete", complete);
    const how = oneOf(flags, "collection", collection);
    if (stated === undefined || how === undefined)
      throw new UsageError("--complete and --collection are needed: no figure shows them");
    const body = {
      partner: await partnerOf(client, flags),
      from: instantOf("from", needed(flags, "from")),
      to: instantOf("to", needed(flags, "to")),
      areas: listOf(needed(flags, "areas"))!,
      complete: stated,
      collection: how,
      ...given({
        unit: oneOf(flags, "unit", units),
        deduplication: deduplicationOf(text(flags, "deduplication")),
        supersedes: text(flags, "supersedes"),
      }),
    };
    const acted = await client.call(ops.prepareRollup, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ rollup, n, withoutAuthority, withoutOperation }) =>
        `Rollup ${rollup}: ${n}, of them ${withoutAuthority} without authority, ${withoutOperation} without a started operation.`,
      ({ rollup }) => `Next: a signatory signs: "entente scope sign ${rollup}".`,
    );
    return undefined;
  },
});

const sign = actCommand({
  words: "scope sign",
  takes: "ROLLUP",
  summary: "Counts again, signs for the party and gives the rollup to the partner; no row leaves.",
  flags: {},
  example: "entente scope sign 01K8ZJ4Q6V0000000000000001",
  async run({ rest, io, json, client, query, options }) {
    const params = { rollup: only(rest, "rollup") };
    const acted = await client.call(ops.signRollup, { params, query }, options);
    sayActed(
      io,
      json,
      acted,
      ({ rollup, n }) => `Rollup ${rollup} is signed: ${n}.`,
      () => 'Next: "entente scope compare" once the partner has signed too.',
    );
    return undefined;
  },
});

const rollups = apiCommand({
  words: "scope rollups",
  summary: "Lists rollups prepared, signed and received.",
  flags: partnerFlag,
  example: "entente scope rollups",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listRollups, { query });
    say(io, json, answer, () =>
      table(
        ["rollup", "whose", "state", "from", "to", "unit", "n", "table"],
        answer.items.map((each) => [
          each.rollup,
          each.side,
          each.state,
          when(each.from),
          when(each.to),
          each.unit,
          each.n,
          each.content,
        ]),
        'No rollup. Next: "entente scope prepare".',
      ),
    );
    return undefined;
  },
});

const sideFlag = { theirs: { help: "the partner's, where both sides have this id" } };

const show = apiCommand({
  words: "scope show",
  takes: "ROLLUP",
  summary: "Shows a rollup's report: what needs attention first, who collected what, the five questions.",
  flags: { ...partnerFlag, ...sideFlag },
  example: "entente scope show 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = { rollup: only(rest, "rollup") };
    const query = given({
      partner: await narrowedTo(client, flags),
      side: flags.theirs === true ? ("theirs" as const) : undefined,
    });
    const answer = await client.call(ops.getRollup, { params, query });
    say(io, json, answer, () =>
      answer.report === undefined
        ? `Rollup ${answer.rollup.rollup}: its table is ${answer.rollup.content === "absent" ? "not here yet" : "not what was signed"}.`
        : reportText(answer.report),
    );
    return undefined;
  },
});

/** What was collected, counted; rollups exchanged and compared. */
export const scopeCommands: readonly CliCommand[] = [
  countCommand,
  takeIn,
  batches,
  prepare,
  sign,
  rollups,
  show,
  ...reconciliationCommands,
];
