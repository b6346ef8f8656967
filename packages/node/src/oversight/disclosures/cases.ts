import type { DisclosureItem } from "@entente/api";
import { REPLY_SLOTS, type ReplyKind, toBase64Url } from "@entente/disclosure";
import type { Transactor } from "../../store/index.ts";

/** Days until a report has to be acknowledged (Directive (EU) 2019/1937 art. 9). */
const ACKNOWLEDGE_DAYS = 7;
/** Months until the reporter has to hear what became of it. */
const FEEDBACK_MONTHS = 3;

type Row = {
  readonly mark: Uint8Array;
  readonly case: string;
  readonly day: string;
  readonly commitment: Uint8Array;
  readonly bodies: string;
  readonly size: number;
  readonly closed: string | null;
};
/** Which overseer, and on which day. */
type By = { readonly account: string; readonly day: string };

/** What overseers do with what was handed in. Each of their acts leaves a trace that overseers alone read. */
export class Cases {
  readonly #store: Transactor;

  constructor(store: Transactor) {
    this.#store = store;
  }

  /** What overseers see, oldest day first. */
  list(today: string): DisclosureItem[] {
    const rows = this.#store.all<Row>(
      `SELECT mark, case_id AS "case", day, commitment, bodies, coalesce(length(sealed), 0) AS size, closed
       FROM disclosure ORDER BY day, case_id`,
    );
    return rows.map((row) => this.#shown(row, today));
  }

  #shown(row: Row, today: string): DisclosureItem {
    const { mark, case: caseId, day, closed } = row;
    const kinds = this.#store
      .all<{ kind: ReplyKind }>("SELECT kind FROM disclosure_reply WHERE mark = :mark ORDER BY slot", {
        mark,
      })
      .map(({ kind }) => kind);
    const state =
      closed !== null
        ? "closed"
        : kinds.includes("feedback")
          ? "answered"
          : kinds.length > 0
            ? "acknowledged"
            : "new";
    const acknowledgeBy = later(day, 0, ACKNOWLEDGE_DAYS);
    const feedbackBy = later(day, FEEDBACK_MONTHS, 0);
    const overdue =
      state === "new" && today > acknowledgeBy
        ? ("acknowledgement" as const)
        : (state === "new" || state === "acknowledged") && today > feedbackBy
          ? ("feedback" as const)
          : undefined;
    return {
      case: caseId,
      day,
      bodies: JSON.parse(row.bodies) as string[],
      size: row.size,
      commitment: toBase64Url(row.commitment),
      state,
      acknowledgeBy,
      feedbackBy,
      ...(overdue === undefined ? {} : { overdue }),
      replies: kinds.length,
      trace: this.#store
        .all<DisclosureItem["trace"][number]>(
          "SELECT day, account AS by, act FROM disclosure_trace WHERE case_id = :caseId ORDER BY n",
          { caseId },
        )
        .map((each) => ({ ...each })),
    };
  }

  /** The sealed file, and a trace of who fetched it; undefined when there is none. */
  fetch(caseId: string, by: By): Uint8Array | undefined {
    return this.#store.transact(() => {
      const row = this.#store.get<{ sealed: Uint8Array | null }>(
        "SELECT sealed FROM disclosure WHERE case_id = :caseId",
        { caseId },
      );
      if (row?.sealed == null) return undefined;
      this.#trace(caseId, by, "fetched");
      return row.sealed;
    });
  }

  reply(
    caseId: string,
    reply: { readonly kind: ReplyKind; readonly sealed: Uint8Array },
    by: By,
  ): "stored" | "unknown" | "closed" | "full" {
    return this.#store.transact(() => {
      const row = this.#store.get<{ mark: Uint8Array; closed: string | null; slots: number }>(
        `SELECT mark, closed, (SELECT count(*) FROM disclosure_reply r WHERE r.mark = d.mark) AS slots
         FROM disclosure d WHERE case_id = :caseId`,
        { caseId },
      );
      if (row === undefined) return "unknown";
      if (row.closed !== null) return "closed";
      if (row.slots >= REPLY_SLOTS) return "full";
      this.#store.run(
        "INSERT INTO disclosure_reply (mark, slot, day, kind, sealed) VALUES (:mark, :slot, :day, :kind, :sealed)",
        { mark: row.mark, slot: row.slots, day: by.day, kind: reply.kind, sealed: reply.sealed },
      );
      this.#trace(caseId, by, "answered");
      return "stored";
    });
  }

  /** Closes; with `erase`, the sealed report goes and its answers stay. False when there is none. */
  close(caseId: string, erase: boolean, by: By): boolean {
    return this.#store.transact(() => {
      const row = this.#store.get<{ closed: string | null; erased: number }>(
        "SELECT closed, sealed IS NULL AS erased FROM disclosure WHERE case_id = :caseId",
        { caseId },
      );
      if (row === undefined) return false;
      if (row.closed === null) {
        this.#store.run("UPDATE disclosure SET closed = :day WHERE case_id = :caseId", {
          caseId,
          day: by.day,
        });
        this.#trace(caseId, by, "closed");
      }
      if (erase && row.erased === 0) {
        this.#store.run("UPDATE disclosure SET sealed = NULL WHERE case_id = :caseId", { caseId });
        this.#trace(caseId, by, "erased");
      }
      return true;
    });
  }

  #trace(caseId: string, { account, day }: By, act: DisclosureItem["trace"][number]["act"]): void {
    this.#store.run(
      `INSERT INTO disclosure_trace (case_id, n, day, account, act)
       VALUES (:caseId, (SELECT count(*) FROM disclosure_trace WHERE case_id = :caseId), :day, :account, :act)`,
      { caseId, day, account, act },
    );
  }
}

function later(day: string, months: number, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
