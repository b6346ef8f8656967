import { readFile } from "node:fs/promises";
import { scopeOperations as ops } from "@entente/api";
import {
  answersOf,
  attentionCounts,
  batchId,
  CAUTION,
  crossCheck,
  manifestOf,
  readRegister,
  registerRoot,
  rollupOf,
  ScopeError,
  sharesOf,
  units,
} from "@entente/scope";
import { type CliCommand, given, needed, nothing, oneOf, only, say, text, UsageError } from "./command.ts";
import { connect, connectionFlags } from "./connection.ts";
import { instantOf } from "./files.ts";
import { checkText, reportText } from "./scope-text.ts";
import { table } from "./text.ts";

/** A local file that cannot be counted is told as wrong use, with line and column. */
async function registerIn(path: string) {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path} cannot be read: ${cause.code ?? cause.message}`);
  });
  try {
    return { bytes, register: readRegister(bytes) };
  } catch (cause) {
    if (cause instanceof ScopeError) throw new UsageError(`${path}: ${cause.message}`);
    throw cause;
  }
}

/** Both counters over one file on this machine; nothing is sent anywhere, and nobody knows which operations started. */
async function countFile(path: string, countryTable: string) {
  const { bytes, register } = await registerIn(path);
  const manifest = await manifestOf(bytes, register, { countryTable });
  const [from, to] = [`${manifest.first.slice(0, 13)}:00:00Z`, hourAfter(manifest.last)];
  const batch = await batchId(manifest);
  const rollup = rollupOf(register.rows, {
    type: "entente-rollup",
    spec: "1.0",
    label: "bilateral-unsuppressed",
    party: "ZZZ",
    partner: "ZZZ",
    from,
    to,
    unit: register.unit,
    statement: { complete: "unknown", collection: "sustained", deduplication: null },
    registerRoot: await registerRoot([batch]),
    batches: 1,
    countryTables: [countryTable],
    rejected: 0,
    supersedes: null,
    software: "entente-scope 0.1.0",
  });
  const check = crossCheck(rollup, [bytes.toString("utf8")]);
  const { withoutAuthority } = attentionCounts(rollup, new Set());
  return {
    batch,
    manifest,
    from,
    to,
    rows: rollup.rows,
    withoutAuthority,
    shares: sharesOf(rollup),
    answers: answersOf(rollup),
    check,
  };
}

const hourAfter = (instant: string): string =>
  `${new Date(Date.parse(`${instant.slice(0, 13)}:00:00Z`) + 3_600_000).toISOString().slice(0, 19)}Z`;

function fileText({
  batch,
  manifest,
  withoutAuthority,
  shares,
  answers,
  check,
}: Awaited<ReturnType<typeof countFile>>) {
  return [
    `Without authority: ${withoutAuthority}.`,
    table(
      ["collected by", "at", "provided by", "received by", `n (${manifest.unit})`],
      shares.map((each) => [
        each.collectedBy,
        each.collectedAt,
        each.providedBy ?? undefined,
        each.receivedBy ?? undefined,
        each.n,
      ]),
      "No row.",
    ),
    ...answers.map(({ question, answer }, n) => `${n + 1}. ${question.en}\n   ${answer.en}`),
    `Batch ${batch}, file ${manifest.sha256}.`,
    checkText(check),
    CAUTION.en,
  ].join("\n\n");
}

/** Counts the node's register, or with `--offline` one file here. Exit code 1 when the counters disagree. */
export const countCommand: CliCommand = {
  words: "scope count",
  takes: "[FILE]",
  summary:
    "Counts the register for a period with two counters; --offline counts one CSV file on this machine.",
  flags: {
    from: { value: "DATE", help: "from this full hour on, UTC" },
    to: { value: "DATE", help: "up to this full hour, UTC" },
    unit: { value: "UNIT", help: `${units.join(", ")}; record unless given` },
    offline: { help: "count FILE here; no node is asked" },
    table: {
      value: "NAME",
      help: "with --offline: the table that assigned countries, such as iso-3166/2031-01",
    },
    "cross-check": { help: "say only whether both counters agree" },
    ...connectionFlags,
  },
  example: "entente scope count --from 2031-03-01 --to 2031-03-31",
  async run({ flags, rest, io, json }) {
    const brief = flags["cross-check"] === true;
    if (flags.offline === true) {
      const counted = await countFile(only(rest, "register file"), text(flags, "table") ?? "unstated");
      say(io, json, brief ? counted.check : counted, () =>
        brief ? checkText(counted.check) : fileText(counted),
      );
      return counted.check.agrees ? 0 : 1;
    }
    if (rest.length > 0)
      throw new UsageError("a file is counted with --offline; without it the node's register is");
    nothing(rest);
    const { client } = connect(flags, io);
    const answer = await client.call(ops.countRegister, {
      query: {
        from: instantOf("from", needed(flags, "from")),
        to: instantOf("to", needed(flags, "to")),
        ...given({ unit: oneOf(flags, "unit", units) }),
      },
    });
    say(io, json, brief ? answer.check : answer, () =>
      brief ? checkText(answer.check) : `${reportText(answer.report)}\n\n${checkText(answer.check)}`,
    );
    return answer.check.agrees ? 0 : 1;
  },
};
