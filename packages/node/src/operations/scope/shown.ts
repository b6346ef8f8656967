import type { AnswerOf, ScopeComparison, ScopeReport, ScopeRollup, scopeOperations } from "@entente/api";
import {
  answersOf,
  attentionCounts,
  attentionOf,
  CAUTION,
  classes,
  type Rollup,
  sharesOf,
} from "@entente/scope";
import { type Acting, instantText } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";
import { explanationWords } from "./bodies.ts";
import { citable } from "./citable.ts";
import { type Compared, compare, type Pair, pairOf } from "./comparing.ts";
import { codeOf } from "./counting.ts";
import { heldRollup } from "./held.ts";
import type { BatchRow, ExplainedRow, PreparedRow, ReconciliationRow, RollupRow } from "./rows.ts";
import { explainedRows } from "./rows.ts";

/** So many lines that need attention are shown; all of them are counted. */
const MOST_SHOWN = 200;

type Batch = AnswerOf<typeof scopeOperations.listBatches>["items"][number];
type Shown = AnswerOf<typeof scopeOperations.listReconciliations>["items"][number];
type Difference = ScopeComparison["differences"][number];

export function shownBatch(row: BatchRow): Batch {
  const {
    batch,
    sha256,
    at,
    by,
    rows,
    first,
    last,
    unit,
    country_table: countryTable,
    rejected,
    bytes,
  } = row;
  const said = { batch, sha256, by, rows, first, last, countryTable, rejected, bytes };
  return { ...said, at: instantText(at), unit: unit as Batch["unit"] };
}

/** What every report says: what needs attention first, then who collected what, then the five questions. */
export function reportOf(reader: Reader, rollup: Rollup, partner?: PartyId): ScopeReport {
  const started = citable(reader, partner);
  const { party, from, to, unit, rows, seconds, registerRoot, countryTables, software } = rollup;
  return {
    party,
    from,
    to,
    unit,
    rows,
    seconds,
    lines: rollup.lines.length,
    ...attentionCounts(rollup, started),
    first: attentionOf(rollup, started)
      .slice(0, MOST_SHOWN)
      .map(({ why, line }) => ({
        why,
        hour: line.hour,
        programme: line.programme,
        caller: line.caller_cc,
        callee: line.callee_cc,
        collectedBy: line.collected_by,
        collectedAt: line.collected_at,
        authority: line.authority_id,
        operation: line.operation_id,
        n: line.n,
      })),
    shares: sharesOf(rollup),
    answers: answersOf(rollup),
    registerRoot,
    countryTables: [...countryTables],
    software,
    caution: CAUTION,
  };
}

const placed = (row: PreparedRow | RollupRow) => ({
  rollup: row.rollup,
  partner: row.partner,
  at: instantText(row.at),
  from: row.period_from,
  to: row.period_to,
  unit: row.unit as ScopeRollup["unit"],
  n: row.n,
  digest: row.digest,
  ...(row.supersedes === null ? {} : { supersedes: row.supersedes }),
});

export const shownPrepared = (row: PreparedRow): ScopeRollup => ({
  ...placed(row),
  side: "ours",
  state: "prepared",
  content: "here",
});

export const shownRollup = (acting: Acting, reader: Reader, row: RollupRow): ScopeRollup => ({
  ...placed(row),
  side: row.side,
  state: row.replaced_by === null ? "current" : "replaced",
  content: heldRollup(acting, reader, row).content,
});

/** A comparison as this node makes it, with what was explained of a recorded one. */
export function shownComparison(
  acting: Acting,
  reader: Reader,
  { ours, theirs }: Pair,
  compared: Compared,
  recorded?: ReconciliationRow,
): ScopeComparison {
  const { made, digest } = compared;
  const us = codeOf(reader, acting.us);
  const sideOf = (code: string) => (code === us ? "ours" : "theirs");
  const explained = new Map(
    recorded === undefined ? [] : explainedRows(reader, recorded).map((row) => [row.difference, row]),
  );
  return {
    partner: ours.partner,
    ours: ours.rollup,
    theirs: theirs.rollup,
    from: made.from,
    to: made.to,
    totals: classes.map((name) => ({ class: name, ...made.totals[name] })),
    differences: made.differences.map((each, number): Difference => {
      const row = explained.get(number);
      const { class: name, programme, caller, callee, given, received, shift, factor } = each;
      return {
        number,
        class: name,
        owner: sideOf(each.owner),
        giver: sideOf(each.giver),
        programme,
        caller,
        callee,
        given,
        received,
        ...(shift === undefined ? {} : { shift }),
        ...(factor === undefined ? {} : { factor }),
        hours: each.cells.map((cell) => ({ ...cell })),
        ...(row === undefined ? {} : { explained: shownExplanation(acting, row) }),
      };
    }),
    registers: {
      ours: reportOf(reader, compared.ours, ours.partner),
      theirs: reportOf(reader, compared.theirs, ours.partner),
    },
    digest,
  };
}

function shownExplanation(acting: Acting, { code, at, payload }: ExplainedRow): Difference["explained"] {
  const read = payload === null ? undefined : acting.words(payload, explanationWords);
  return {
    code: code as NonNullable<Difference["explained"]>["code"],
    at: instantText(at),
    ...(read === undefined ? {} : { words: read.words }),
  };
}

/** This node's own comparison of what a recorded one names; undefined while it cannot be made. */
export function ownComparison(
  acting: Acting,
  reader: Reader,
  row: Pick<ReconciliationRow, "partner" | "ours" | "theirs">,
): { readonly pair: Pair; readonly compared: Compared } | undefined {
  const { partner, ours, theirs } = row;
  try {
    const pair = pairOf(reader, partner, { ours, theirs });
    return { pair, compared: compare(acting, reader, pair) };
  } catch {
    return undefined;
  }
}

/** `same`: what was recorded is what this node computes; a record that is not counts for nothing here. */
export function shownReconciliation(
  reader: Reader,
  row: ReconciliationRow,
  own: Compared | undefined,
): Shown {
  const totals = JSON.parse(row.totals) as Record<string, { given: number }>;
  return {
    reconciliation: row.reconciliation,
    side: row.side,
    partner: row.partner,
    at: instantText(row.at),
    ours: row.ours,
    theirs: row.theirs,
    digest: row.digest,
    matched: totals.match?.given ?? 0,
    differences: row.differences,
    open: row.differences - explainedRows(reader, row).length,
    ...(own === undefined ? {} : { same: own.digest === row.digest }),
  };
}
