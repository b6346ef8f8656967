import { DAY_LEAVES, type HandIn, isEqual } from "@entente/disclosure";
import type { Transactor } from "../../store/index.ts";
import type { Days } from "./days.ts";

/** All that is kept, sealed: beyond it nothing is taken in until something is erased. */
const MAX_STORED_BYTES = 512 * 1024 * 1024;
export type TakenIn = "taken" | "full" | "other" | "day-over";

/** What reporters reach: sealed reports and sealed answers. Ciphertext, hashes and days; nothing else is here. */
export class Mailboxes {
  readonly #store: Transactor;
  readonly #days: Days;

  constructor(store: Transactor, days: Days) {
    this.#store = store;
    this.#days = days;
  }

  /** Takes a report in. The same one again is taken as it was; another under the same mark or case is `other`. */
  takeIn(
    { mark, proof, commitment, sealed }: HandIn,
    at: { readonly caseId: string; readonly bodies: readonly string[]; readonly day: string },
  ): { readonly outcome: TakenIn; readonly day: string } {
    const { caseId, bodies, day } = at;
    return this.#store.transact(() => {
      const known = this.#store.get<{
        day: string;
        proof: Uint8Array;
        commitment: Uint8Array;
        mark: Uint8Array;
      }>("SELECT day, proof, commitment, mark FROM disclosure WHERE mark = :mark OR case_id = :caseId", {
        mark,
        caseId,
      });
      if (known !== undefined) {
        const same =
          isEqual(known.mark, mark) && isEqual(known.proof, proof) && isEqual(known.commitment, commitment);
        return same ? { outcome: "taken", day: known.day } : { outcome: "other", day };
      }
      this.#days.open(day);
      const { over } = this.#store.get<{ over: number }>(
        "SELECT leaves IS NOT NULL AS over FROM disclosure_day WHERE day = :day",
        { day },
      )!;
      if (over === 1) return { outcome: "day-over", day };
      const { today } = this.#store.get<{ today: number }>(
        "SELECT count(*) AS today FROM disclosure WHERE day = :day",
        { day },
      )!;
      const { bytes } = this.#store.get<{ bytes: number | null }>(
        "SELECT sum(length(sealed)) AS bytes FROM disclosure",
      )!;
      if (today >= DAY_LEAVES || (bytes ?? 0) + sealed.length > MAX_STORED_BYTES)
        return { outcome: "full", day };
      this.#store.run(
        `INSERT INTO disclosure (mark, proof, case_id, day, commitment, bodies, sealed)
         VALUES (:mark, :proof, :caseId, :day, :commitment, :bodies, :sealed)`,
        { mark, proof, caseId, day, commitment, bodies: JSON.stringify(bodies), sealed },
      );
      return { outcome: "taken", day };
    });
  }

  /** Answers in a mailbox by slot; none for a mark that is not known, or a proof that is not its own. */
  answers(mark: Uint8Array, proof: Uint8Array): ReadonlyMap<number, Uint8Array> {
    const row = this.#store.get<{ proof: Uint8Array }>("SELECT proof FROM disclosure WHERE mark = :mark", {
      mark,
    });
    const rows = this.#store.all<{ slot: number; sealed: Uint8Array }>(
      "SELECT slot, sealed FROM disclosure_reply WHERE mark = :mark",
      { mark },
    );
    const mayRead = isEqual(row?.proof ?? new Uint8Array(proof.length), proof) && row !== undefined;
    return new Map(mayRead ? rows.map(({ slot, sealed }) => [slot, sealed]) : []);
  }
}
