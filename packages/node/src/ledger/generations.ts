import type { Reader } from "../store/index.ts";
import { type Envelope, readEnvelope } from "./envelope.ts";
import { type LogRow, lastSize } from "./log-state.ts";
import { generationAt, generationOf, indexAt } from "./places.ts";

/** Which of the two liaison logs of a relation is meant: what this party says in it, or what the partner says. */
export type Side = "ours" | "theirs";

type Logs = { readonly logs: readonly LogRow[]; readonly reader: Reader };

/** Every generation of one side's log that was opened here, the first one first. */
export function generationsOf({ logs }: Logs, side: Side, partner: string): LogRow[] {
  const mine = side === "ours" ? 1 : 0;
  return logs
    .filter((log) => log.mine === mine && (mine === 1 ? log.partner : log.party) === partner)
    .filter(({ kind }) => kind === "liaison")
    .sort((one, other) => generationOf(one.origin) - generationOf(other.origin));
}

/**
 * The log that one side of a relation goes on with; undefined where there is no relation. An own successor counts from
 * its first entry on, which says what it continues: a crash before that leaves the one that was opened unused.
 */
export function currentOf(from: Logs, side: Side, partner: string): LogRow | undefined {
  const [first, ...later] = generationsOf(from, side, partner);
  return later.findLast((log) => side === "theirs" || lastSize(from.reader, log.id) > 0) ?? first;
}

/** The log and the index of a place of one side; undefined when that generation is not open here. */
export function locate(
  from: Logs,
  side: Side,
  partner: string,
  place: number,
): { readonly log: LogRow; readonly index: number } | undefined {
  const generation = generationAt(place);
  const log = generationsOf(from, side, partner).find(({ origin }) => generationOf(origin) === generation);
  return log === undefined ? undefined : { log, index: indexAt(place) };
}

/** The entry at a place of one side; undefined where it is not held here. */
export function envelopeAt(from: Logs, side: Side, partner: string, place: number): Envelope | undefined {
  const found = locate(from, side, partner, place);
  if (found === undefined) return undefined;
  const row = from.reader.get<{ bytes: Uint8Array }>(
    "SELECT bytes FROM entry WHERE log = :log AND idx = :index",
    { log: found.log.id, index: found.index },
  );
  return row === undefined ? undefined : readEnvelope(row.bytes, found.log.origin);
}
