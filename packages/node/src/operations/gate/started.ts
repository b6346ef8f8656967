import type { PartyId } from "../../keys/index.ts";
import type { Reader } from "../../store/index.ts";

/** An own operation that was started, as records of what was collected cite it. */
export type StartedOperation = {
  readonly operation: string;
  /** The authority of the version now in effect. */
  readonly authority: string;
  readonly partner: PartyId;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly stoppedAt: number | undefined;
  /** An open condition of a review stands against it. */
  readonly blocked: boolean;
  /** The partner was told that it began; of one that was never put to it, it may not know. */
  readonly told: boolean;
};

/** Every own operation that ever started, oldest first; of one relation, or of all. */
export function startedOperations(reader: Reader, partner?: PartyId): StartedOperation[] {
  return reader
    .all<{
      operation: string;
      authority: string;
      partner: PartyId;
      started_at: number;
      stopped_at: number | null;
      blocked: number;
      told: number;
    }>(
      `SELECT a.operation, v.authority, a.partner, a.started_at, a.stopped_at, a.told,
         EXISTS (SELECT 1 FROM view_activity_condition c
                 WHERE c.operation = a.operation AND c.confirmed_at IS NULL) AS blocked
       FROM view_activity a JOIN view_activity_version v ON v.operation = a.operation AND v.version = a.current
       WHERE :partner IS NULL OR a.partner = :partner ORDER BY a.started_at, a.operation`,
      { partner: partner ?? null },
    )
    .map(({ started_at, stopped_at, blocked, told, ...row }) => ({
      ...row,
      startedAt: started_at,
      stoppedAt: stopped_at ?? undefined,
      blocked: blocked === 1,
      told: told === 1,
    }));
}

/** The partner's operations that it says have begun: what its records may cite. */
export function toldOperations(
  reader: Reader,
  partner: PartyId,
): { readonly operation: string; readonly startedAt: number; readonly stoppedAt: number | undefined }[] {
  return reader
    .all<{ operation: string; started_at: number; stopped_at: number | null }>(
      "SELECT operation, started_at, stopped_at FROM view_activity_told WHERE partner = :partner ORDER BY started_at",
      { partner },
    )
    .map(({ operation, started_at, stopped_at }) => ({
      operation,
      startedAt: started_at,
      stoppedAt: stopped_at ?? undefined,
    }));
}
