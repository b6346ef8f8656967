import { dayLeaves } from "@entente/disclosure";
import type { Transactor } from "../../store/index.ts";

/** Days on which the desk was open, and the leaves of those that are over. */
export class Days {
  readonly #store: Transactor;

  constructor(store: Transactor) {
    this.#store = store;
  }

  /** The desk was open on this day. */
  open(day: string): void {
    this.#store.run(
      "INSERT INTO disclosure_day (day, logged) VALUES (:day, 0) ON CONFLICT (day) DO NOTHING",
      {
        day,
      },
    );
  }

  /** Days that are over and whose root is not in the log yet, with their leaves: drawn now, and never again. */
  daysToLog(today: string, draw: (length: number) => Uint8Array): { day: string; leaves: Uint8Array[] }[] {
    return this.#store.transact(() => {
      const days = this.#store.all<{ day: string; leaves: Uint8Array | null }>(
        "SELECT day, leaves FROM disclosure_day WHERE logged = 0 AND day < :today ORDER BY day",
        { today },
      );
      return days.map(({ day, leaves }) => {
        if (leaves !== null) return { day, leaves: split(leaves) };
        const commitments = this.#store
          .all<{ commitment: Uint8Array }>("SELECT commitment FROM disclosure WHERE day = :day", { day })
          .map(({ commitment }) => commitment);
        const drawn = dayLeaves(commitments, draw);
        this.#store.run("UPDATE disclosure_day SET leaves = :leaves WHERE day = :day", {
          day,
          leaves: Buffer.concat(drawn),
        });
        return { day, leaves: drawn };
      });
    });
  }

  logged(day: string): void {
    this.#store.run("UPDATE disclosure_day SET logged = 1 WHERE day = :day", { day });
  }

  /** The log holds another root for this day (the private state was put back from an older backup): its leaves are gone. */
  lost(day: string): void {
    this.#store.run("UPDATE disclosure_day SET logged = 1, leaves = NULL WHERE day = :day", { day });
  }

  /** The leaves of a day that is in the log. */
  leavesOf(day: string): Uint8Array[] | undefined {
    const row = this.#store.get<{ leaves: Uint8Array | null }>(
      "SELECT leaves FROM disclosure_day WHERE day = :day AND logged = 1",
      { day },
    );
    return row?.leaves == null ? undefined : split(row.leaves);
  }
}

const split = (leaves: Uint8Array): Uint8Array[] =>
  Array.from({ length: leaves.length / 32 }, (_, at) => leaves.subarray(at * 32, at * 32 + 32));
