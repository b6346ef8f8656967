import type { PartyId } from "../../keys/index.ts";
import type { Transactor } from "../../store/index.ts";

export type Progress = { readonly attended: number; readonly published: number };
export type Waiting = { readonly idx: number; readonly tries: number; readonly problem: string };

/** How far this node has come with each partner's log, kept in its private state. */
export class ProgressStore {
  readonly #state: Transactor;

  constructor(state: Transactor) {
    this.#state = state;
  }

  of(partner: PartyId): Progress {
    return (
      this.#state.get<Progress>(
        "SELECT attended, published FROM relation_progress WHERE partner = :partner",
        { partner },
      ) ?? { attended: 0, published: 0 }
    );
  }

  /** Neither number ever goes back. */
  advance(partner: PartyId, to: Partial<Progress>): void {
    const before = this.of(partner);
    const attended = Math.max(before.attended, to.attended ?? 0);
    const published = Math.max(before.published, to.published ?? 0);
    if (attended === before.attended && published === before.published) return;
    this.#state.run(
      `INSERT INTO relation_progress (partner, attended, published) VALUES (:partner, :attended, :published)
       ON CONFLICT (partner) DO UPDATE SET attended = excluded.attended, published = excluded.published`,
      { partner, attended, published },
    );
  }

  /** Milliseconds since 1970 of the partner's last message that verified, as it was last kept; undefined when never. */
  heardAt(partner: PartyId): number | undefined {
    return this.#state.get<{ at: number }>(
      "SELECT heard_at AS at FROM relation_contact WHERE partner = :partner",
      { partner },
    )?.at;
  }

  hear(partner: PartyId, at: number): void {
    this.#state.run(
      `INSERT INTO relation_contact (partner, heard_at) VALUES (:partner, :at)
       ON CONFLICT (partner) DO UPDATE SET heard_at = excluded.heard_at`,
      { partner, at },
    );
  }

  /** Entries to be shown again: those due, or all of them. */
  waiting(partner: PartyId, now: number): Waiting[] {
    return this.#state.all<Waiting>(
      "SELECT idx, tries, problem FROM relation_attention WHERE partner = :partner AND due <= :now ORDER BY idx LIMIT 1000",
      { partner, now },
    );
  }

  postpone(partner: PartyId, idx: number, tries: number, due: number, problem: string): void {
    this.#state.run(
      `INSERT INTO relation_attention (partner, idx, tries, due, problem) VALUES (:partner, :idx, :tries, :due, :problem)
       ON CONFLICT (partner, idx) DO UPDATE SET tries = excluded.tries, due = excluded.due, problem = excluded.problem`,
      { partner, idx, tries, due, problem: problem.slice(0, 500) },
    );
  }

  done(partner: PartyId, idx: number): void {
    this.#state.run("DELETE FROM relation_attention WHERE partner = :partner AND idx = :idx", {
      partner,
      idx,
    });
  }
}
