import type { PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { Envelope } from "./envelope.ts";
import type { LogRow } from "./log-state.ts";
import { liaisonOrigin } from "./origins.ts";
import { generationAt, indexAt } from "./places.ts";

/** How far the clocks of two honest nodes may stand apart, in milliseconds. */
const APART = 300_000;

type Own = { readonly place: number; readonly at: number };

/**
 * When an entry counts as written. Its `at` is only its writer's statement (DESIGN.md, 5): a partner's entry that has
 * seen an entry of ours was not written before it, whatever it says, less what clocks differ by. So no clock of ours
 * runs out by a date somebody else chose. Follows from the two logs alone: live and rebuilt views agree.
 */
export class Moments {
  readonly #reader: Reader;
  /** The last entry of ours that was asked for, by the partner's log: neighbours have mostly seen the same one. */
  readonly #last = new Map<number, Own>();

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** In milliseconds since 1970. */
  of(log: LogRow, envelope: Pick<Envelope, "at" | "seen">): number {
    const stated = Date.parse(envelope.at);
    if (log.mine === 1 || envelope.seen === undefined || envelope.seen === 0) return stated;
    const own = this.#ownAt(log, envelope.seen - 1);
    return own === undefined ? stated : Math.max(stated, own - APART);
  }

  #ownAt(log: LogRow, place: number): number | undefined {
    const last = this.#last.get(log.id);
    if (last?.place === place) return last.at;
    const origin = liaisonOrigin(log.partner as PartyId, log.party as PartyId, generationAt(place));
    const row = this.#reader.get<{ at: string }>(
      `SELECT json_extract(CAST(e.bytes AS TEXT), '$.at') AS at FROM log l JOIN entry e ON e.log = l.id AND e.idx = :index
       WHERE l.mine = 1 AND l.origin = :origin`,
      { origin, index: indexAt(place) },
    );
    if (row === undefined) return undefined;
    const at = Date.parse(row.at);
    this.#last.set(log.id, { place, at });
    return at;
  }
}
