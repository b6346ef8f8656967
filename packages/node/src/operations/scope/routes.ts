import { notFound, onAct, onRead, scopeOperations as ops, type Route } from "@entente/api";
import type { Statement } from "@entente/scope";
import type { Acting } from "../../acting/index.ts";
import { digestOf, type PartyId } from "../../keys/index.ts";
import { commandDigest } from "../../ledger/index.ts";
import { relationsIn } from "../../relations/index.ts";
import { compare, pairOf } from "./comparing.ts";
import { countRegister } from "./counting.ts";
import { explain } from "./explaining.ts";
import { heldRollup } from "./held.ts";
import { prepare } from "./preparing.ts";
import { record } from "./recording.ts";
import {
  batchRows,
  preparedRow,
  preparedRows,
  reconciliationRows,
  reconciliationsById,
  rollupRows,
  rollupsById,
} from "./rows.ts";
import {
  ownComparison,
  reportOf,
  shownBatch,
  shownComparison,
  shownPrepared,
  shownReconciliation,
  shownRollup,
} from "./shown.ts";
import { sign } from "./signing.ts";
import { summaryOf } from "./summary.ts";
import { takeIn } from "./taking-in.ts";

/** What a count for this party itself states: it is shown, never signed. */
const FOR_US: Statement = { complete: "unknown", collection: "sustained", deduplication: null };

/** Scope over HTTP. */
export function scopeRoutes(acting: Acting): Route[] {
  return [...registerRoutes(acting), ...rollupRoutes(acting), ...reconciliationRoutes(acting)];
}

function registerRoutes(acting: Acting): Route[] {
  return [
    onAct(ops.takeInBatch, async ({ query, stream, session, command }) => {
      const bytes = Buffer.concat(await Array.fromAsync(stream));
      const { countryTable, rejected } = query;
      // The listener does not know the bytes, nor the query: a command is all that was asked.
      const digest = commandDigest([command.digest, countryTable, rejected ?? 0, digestOf(bytes)]);
      const call = { session, command: { id: command.id, digest } };
      return takeIn(acting, call, bytes, { countryTable, rejected });
    }),
    onRead(ops.listBatches, () => ({ items: batchRows(acting.reader).map(shownBatch) })),
    onRead(ops.countRegister, async ({ query }) => {
      const { from, to, unit = "record" } = query;
      const { reader } = acting;
      const { rollup, check } = await countRegister(acting, reader, { from, to, unit, statement: FOR_US });
      return { report: reportOf(reader, rollup), check };
    }),
  ];
}

function rollupRoutes(acting: Acting): Route[] {
  return [
    onAct(ops.prepareRollup, ({ body, session, command }) => {
      const { partner, from, to, unit = "record", areas, supersedes, complete, collection } = body;
      acting.requireRelation(partner);
      const statement = { complete, collection, deduplication: body.deduplication ?? null };
      return prepare(acting, { session, command }, { partner, from, to, unit, areas, statement, supersedes });
    }),
    onAct(ops.signRollup, ({ params, session, command }) =>
      sign(acting, { session, command }, params.rollup),
    ),
    onRead(ops.listRollups, ({ query }) => {
      const { reader } = acting;
      return {
        items: [
          ...preparedRows(reader, query.partner).map(shownPrepared),
          ...rollupRows(reader, query.partner).map((row) => shownRollup(acting, reader, row)),
        ],
      };
    }),
    onRead(ops.getRollup, ({ params, query }) => {
      const { reader } = acting;
      const [row] = rollupsById(reader, params.rollup, query);
      if (row !== undefined) {
        const held = heldRollup(acting, reader, row);
        const report = held.content === "here" ? reportOf(reader, held.rollup, row.partner) : undefined;
        return { rollup: shownRollup(acting, reader, row), ...(report === undefined ? {} : { report }) };
      }
      const prepared = query.side === "theirs" ? undefined : preparedRow(reader, params.rollup);
      if (prepared === undefined || (query.partner !== undefined && query.partner !== prepared.partner))
        throw notFound("rollup");
      const held = heldRollup(acting, reader, { ...prepared, side: "ours", replaced_by: null });
      return {
        rollup: shownPrepared(prepared),
        ...(held.content === "here" ? { report: reportOf(reader, held.rollup, prepared.partner) } : {}),
      };
    }),
    onRead(ops.compareRollups, ({ query }) => {
      const { reader } = acting;
      acting.requireRelation(query.partner);
      const pair = pairOf(reader, query.partner, query);
      return shownComparison(acting, reader, pair, compare(acting, reader, pair));
    }),
  ];
}

function reconciliationRoutes(acting: Acting): Route[] {
  const partners = (partner: string | undefined): PartyId[] =>
    relationsIn(acting.reader)
      .map((relation) => relation.partner)
      .filter((each) => partner === undefined || each === partner);
  return [
    onAct(ops.recordReconciliation, ({ body, session, command }) => {
      acting.requireRelation(body.partner);
      return record(acting, { session, command }, { ...body, partner: body.partner });
    }),
    onRead(ops.listReconciliations, ({ query }) => {
      const { reader } = acting;
      const rows = reconciliationRows(reader, query.partner);
      // A partner may record one comparison as often as it likes: each pair is compared once.
      const pairs = Map.groupBy(rows, ({ partner, ours, theirs }) => `${partner} ${ours} ${theirs}`);
      const own = new Map([...pairs].map(([pair, [row]]) => [pair, ownComparison(acting, reader, row!)]));
      return {
        items: rows.map((row) =>
          shownReconciliation(reader, row, own.get(`${row.partner} ${row.ours} ${row.theirs}`)?.compared),
        ),
      };
    }),
    onRead(ops.getReconciliation, ({ params, query }) => {
      const { reader } = acting;
      const [row] = reconciliationsById(reader, params.reconciliation, query);
      if (row === undefined) throw notFound("reconciliation");
      const own = ownComparison(acting, reader, row);
      const reconciliation = shownReconciliation(reader, row, own?.compared);
      // Explanations are numbered by what was recorded: they stand beside our own comparison only where it is the same.
      if (own === undefined || reconciliation.same !== true) return { reconciliation };
      return { reconciliation, comparison: shownComparison(acting, reader, own.pair, own.compared, row) };
    }),
    onAct(ops.explainDifference, ({ params, body, session, command }) => {
      const { partner, side = "ours", difference, code, words } = body;
      acting.requireRelation(partner);
      const asked = { partner, side, reconciliation: params.reconciliation, difference, code, words };
      return explain(acting, { session, command }, asked);
    }),
    onRead(ops.scopeSummary, ({ query }) => ({
      items: partners(query.partner).map((partner) => summaryOf(acting, acting.reader, partner)),
    })),
  ];
}
