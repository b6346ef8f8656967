import type { Transactor } from "../../store/index.ts";

export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly payload: string;
  /** How often it was taken up, this time included. */
  readonly attempts: number;
};

/**
 * What happens later. A job is held under a lease: whoever holds it and dies gives it back by letting the lease
 * run out. A job may therefore run twice; what it does must be idempotent (a command id made from the job's id).
 */
export class Jobs {
  readonly #store: Transactor;

  constructor(store: Transactor) {
    this.#store = store;
  }

  /** Asks for a job; asking again with the same id changes nothing. */
  add(job: { id: string; kind: string; payload: string; dueAt: number }): void {
    this.#store.run(
      `INSERT INTO job (id, kind, payload, due_at, attempts, leased_until) VALUES (:id, :kind, :payload, :dueAt, 0, 0)
       ON CONFLICT (id) DO NOTHING`,
      job,
    );
  }

  /** Takes the earliest due job of a kind that nobody holds, for `leaseMs` milliseconds. */
  claim(kind: string, holder: string, now: number, leaseMs: number): Job | undefined {
    const row = this.#store.get<Job>(
      `UPDATE job SET holder = :holder, leased_until = :until, attempts = attempts + 1
       WHERE id = (SELECT id FROM job WHERE kind = :kind AND due_at <= :now AND leased_until <= :now
                   ORDER BY due_at, id LIMIT 1)
       RETURNING id, kind, payload, attempts`,
      { kind, holder, now, until: now + leaseMs },
    );
    return row === undefined ? undefined : { ...row };
  }

  /** Done: false when the lease had run out and somebody else holds the job. */
  done(id: string, holder: string): boolean {
    return this.#store.run("DELETE FROM job WHERE id = :id AND holder = :holder", { id, holder }) > 0;
  }

  /** Gives a job back, to be tried again from `dueAt`. */
  later(id: string, holder: string, dueAt: number): boolean {
    return (
      this.#store.run(
        "UPDATE job SET holder = NULL, leased_until = 0, due_at = :dueAt WHERE id = :id AND holder = :holder",
        { id, holder, dueAt },
      ) > 0
    );
  }

  /** When the next job of a kind is due or its lease ends; undefined when there is none. */
  nextDue(kind: string): number | undefined {
    return (
      this.#store.get<{ at: number | null }>(
        "SELECT min(max(due_at, leased_until)) AS at FROM job WHERE kind = :kind",
        { kind },
      )?.at ?? undefined
    );
  }
}
