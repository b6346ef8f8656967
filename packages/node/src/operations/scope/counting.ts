import { invalid } from "@entente/api";
import {
  type CrossCheck,
  crossCheck,
  isPeriod,
  type Rollup,
  readRegister,
  registerRoot,
  rollupOf,
  type SecondCounter,
  type Statement,
  secondCount,
  type Unit,
  withholding,
} from "@entente/scope";
import type { Acting } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import { cardsOf } from "../../relations/index.ts";
import type { Reader } from "../../store/index.ts";
import { startedOperations } from "../gate/started.ts";
import { withheldFrom } from "../gate/withheld.ts";
import { openRegister } from "./register.ts";

/** More is counted in parts: one count holds its rows in memory. */
const MOST_ROWS = 200_000;
const SOFTWARE = "entente-scope 0.1.0";

export type Asked = {
  readonly from: string;
  readonly to: string;
  readonly unit: Unit;
  readonly statement: Statement;
  /** For whom; absent: for this party itself, with nothing withheld. */
  readonly partner?: PartyId;
  readonly supersedes?: string | undefined;
};

export type Count = { readonly rollup: Rollup; readonly check: CrossCheck };

/** A party's code in registers: the country of its card. */
export const codeOf = (reader: Reader, party: PartyId): string =>
  cardsOf(reader, party).at(-1)?.card.country ?? "";

/** Own operations, started and not put to the partner: their ids and authorities do not leave in a rollup. */
export function keptOperations(acting: Acting, reader: Reader, partner: PartyId): Set<string> {
  const started = new Set(startedOperations(reader).map(({ operation }) => operation));
  return new Set(
    withheldFrom(acting, reader)
      .filter((one) => started.has(one.operation) && (one.what === "whole" || one.partner !== partner))
      .map(({ operation }) => operation),
  );
}

/**
 * Counts the register for a period, twice: by the rollup and by a counter that shares no line with it. The check is of
 * the count before anything is withheld. Throws 422 for a period that is none, or too much at once.
 */
export async function countRegister(
  acting: Acting,
  reader: Reader,
  asked: Asked,
  second: SecondCounter = secondCount,
): Promise<Count> {
  const { from, to, unit, statement, partner, supersedes } = asked;
  if (!isPeriod(from, to)) throw invalid("/to", "A period is of full hours and ends after it begins.");
  const { batches, files } = openRegister(acting, reader, asked);
  const rows = batches.reduce((sum, each) => sum + each.rows, 0);
  if (rows > MOST_ROWS)
    throw invalid(
      "/to",
      `The batches of this period hold ${rows} rows; at most ${MOST_ROWS} are counted at once.`,
    );
  const code = codeOf(reader, acting.us);
  const rollup = rollupOf(
    files.flatMap((file) => [...readRegister(file).rows]),
    {
      type: "entente-rollup",
      spec: "1.0",
      label: "bilateral-unsuppressed",
      party: code,
      partner: partner === undefined ? code : codeOf(reader, partner),
      from,
      to,
      unit,
      statement,
      registerRoot: await registerRoot(batches.map(({ batch }) => batch)),
      batches: batches.length,
      countryTables: tablesOf(batches.map(({ country_table }) => country_table)),
      rejected: batches.reduce((sum, { rejected }) => sum + rejected, 0),
      supersedes: supersedes ?? null,
      software: SOFTWARE,
    },
  );
  const texts = files.map((file) => new TextDecoder().decode(file));
  const check = crossCheck(rollup, texts, second);
  const kept = partner === undefined ? new Set<string>() : keptOperations(acting, reader, partner);
  return { rollup: withholding(rollup, kept), check };
}

/** Without a batch there is no table; the rollup then counts nothing, and says so. */
const tablesOf = (tables: readonly string[]): string[] =>
  tables.length === 0 ? ["none"] : [...new Set(tables)].sort().slice(0, 20);
