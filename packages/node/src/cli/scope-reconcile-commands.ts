import { scopeOperations as ops, scopeExplanationCode } from "@entente/api";
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
import { narrowedTo, partnerFlag, partnerOf } from "./partner.ts";
import { comparisonText } from "./scope-text.ts";
import { table, when } from "./text.ts";

const pairFlags = {
  ours: { value: "ROLLUP", help: "our rollup; the newest of the period unless given" },
  theirs: { value: "ROLLUP", help: "the partner's rollup; the newest of the period unless given" },
};

const compare = apiCommand({
  words: "scope compare",
  summary: "Compares the rollups of both parties hour by hour; nothing is recorded.",
  flags: { ...partnerFlag, ...pairFlags },
  example: "entente scope compare",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const partner = await partnerOf(client, flags);
    const named = given({ ours: text(flags, "ours"), theirs: text(flags, "theirs") });
    const answer = await client.call(ops.compareRollups, { query: { partner, ...named } });
    say(io, json, answer, () => comparisonText(answer));
    return undefined;
  },
});

const reconcile = actCommand({
  words: "scope reconcile",
  summary:
    "Records the comparison of two rollups: its differences then have owners until they are explained.",
  flags: { ...partnerFlag, ...pairFlags },
  example: "entente scope reconcile",
  async run({ flags, rest, io, json, client, query, options }) {
    nothing(rest);
    const partner = await partnerOf(client, flags);
    const named = given({ ours: text(flags, "ours"), theirs: text(flags, "theirs") });
    const found = await client.call(ops.compareRollups, { query: { partner, ...named } });
    const body = { partner, ours: found.ours, theirs: found.theirs };
    const acted = await client.call(ops.recordReconciliation, { query, body }, options);
    sayActed(
      io,
      json,
      acted,
      ({ reconciliation, differences, owed }) =>
        `Recorded as ${reconciliation}: ${differences} differences, ${owed} of them ours to explain.`,
      ({ reconciliation }) => `Next: "entente scope differences ${reconciliation}".`,
    );
    return undefined;
  },
});

const reconciliations = apiCommand({
  words: "scope reconciliations",
  summary: "Lists the comparisons that either party recorded.",
  flags: partnerFlag,
  example: "entente scope reconciliations",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.listReconciliations, { query });
    say(io, json, answer, () =>
      table(
        ["reconciliation", "recorded by", "at", "matched", "differences", "open", "the same here"],
        answer.items.map((each) => [
          each.reconciliation,
          each.side,
          when(each.at),
          each.matched,
          each.differences,
          each.open,
          each.same === undefined ? undefined : each.same ? "yes" : "no",
        ]),
        'No comparison is recorded. Next: "entente scope reconcile".',
      ),
    );
    return undefined;
  },
});

const side = { theirs: { help: "the one the partner recorded, where both have this id" } };
const sideOf = (theirs: unknown) => (theirs === true ? ("theirs" as const) : undefined);

const differences = apiCommand({
  words: "scope differences",
  takes: "RECONCILIATION",
  summary: "Shows a recorded comparison with its differences, their owners and what was explained.",
  flags: { ...partnerFlag, ...side },
  example: "entente scope differences 01K8ZJ4Q6V0000000000000001",
  async run({ flags, rest, io, json, client }) {
    const params = { reconciliation: only(rest, "reconciliation") };
    const query = given({ partner: await narrowedTo(client, flags), side: sideOf(flags.theirs) });
    const answer = await client.call(ops.getReconciliation, { params, query });
    say(io, json, answer, () =>
      answer.comparison === undefined
        ? answer.reconciliation.same === false
          ? "This node computes another result from the same rollups: what was recorded counts for nothing here."
          : "A rollup of it is not here: it cannot be computed."
        : comparisonText(answer.comparison),
    );
    return undefined;
  },
});

const explain = actCommand({
  words: "scope explain",
  takes: "RECONCILIATION",
  summary: "Explains a difference that is ours; the words are sealed for the partner.",
  flags: {
    ...partnerFlag,
    theirs: { help: "in the comparison that the partner recorded" },
    difference: { value: "N", help: 'its number, as "scope differences" shows it' },
    code: { value: "CODE", help: scopeExplanationCode.options.join(", ") },
    words: { value: "TEXT", help: "what happened; the partner reads it" },
  },
  example:
    'entente scope explain 01K8ZJ4Q6V0000000000000001 --difference 2 --code clock --words "one gateway was an hour fast"',
  async run({ flags, rest, io, json, client, query, options }) {
    const params = { reconciliation: only(rest, "reconciliation") };
    const difference = whole(flags, "difference", 0, 100_000);
    const code = oneOf(flags, "code", scopeExplanationCode.options);
    if (difference === undefined || code === undefined)
      throw new UsageError("--difference and --code are needed");
    const body = {
      partner: await partnerOf(client, flags),
      difference,
      code,
      words: needed(flags, "words"),
      ...given({ side: sideOf(flags.theirs) }),
    };
    const acted = await client.call(ops.explainDifference, { params, query, body }, options);
    sayActed(io, json, acted, ({ open }) => `Explained; ${open} still open.`);
    return undefined;
  },
});

const summary = apiCommand({
  words: "scope summary",
  summary: "For each relation: the last comparison, what of it is open, rows nobody answers for.",
  flags: partnerFlag,
  example: "entente scope summary",
  async run({ flags, rest, io, json, client }) {
    nothing(rest);
    const query = given({ partner: await narrowedTo(client, flags) });
    const answer = await client.call(ops.scopeSummary, { query });
    say(io, json, answer, () =>
      table(
        [
          "partner",
          "matched",
          "differing",
          "open",
          "ours to explain",
          "without authority",
          "without operation",
        ],
        answer.items.map(({ partner, last, ours, theirs }) => [
          partner,
          last?.matched,
          last?.differing,
          last?.open,
          last?.owed,
          `${ours.withoutAuthority} / ${theirs.withoutAuthority}`,
          `${ours.withoutOperation} / ${theirs.withoutOperation}`,
        ]),
        "No relation.",
      ),
    );
    return undefined;
  },
});

/** Rollups compared, differences owned and explained. */
export const reconciliationCommands: readonly CliCommand[] = [
  compare,
  reconcile,
  reconciliations,
  differences,
  explain,
  summary,
];
