import { type Decision, decide, factsFrom, type ReleaseRecord } from "@entente/agreement";
import type { PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import type { KeptViolation } from "./bodies.ts";
import { toInstant } from "./common.ts";
import type { Current, Desk } from "./dependencies.ts";
import { fieldsOf } from "./fields.ts";
import type { Group } from "./groups.ts";
import { consentsFor } from "./onward-consents.ts";
import { decideOnward } from "./onward-decision.ts";
import { type RecordBody, recordOf, type Terms, violationOf } from "./record.ts";
import { sourcesUntil } from "./sources.ts";

/** A group with the record its entry would hold, and what the agreements say of it. */
export type Decided = {
  readonly group: Group;
  readonly record: RecordBody;
  /** By the agreement with the recipient. */
  readonly decision: Decision;
  /** By the agreements under which it came here, for what is passed on. */
  readonly onward: readonly Decision[];
};

export type DecideContext = {
  readonly reader: Reader;
  readonly current: Current;
  readonly stage: "draft" | "final";
  /** To the second, as agreements write time. */
  readonly now: string;
  readonly from: PartyId;
  readonly to: PartyId;
  /** What counts towards quotas: what we sent and are about to send, or what came before this part. */
  readonly quota: QuotaScope;
};

export type QuotaScope =
  | { readonly direction: "out"; readonly partner: PartyId; readonly also: number }
  | { readonly direction: "in"; readonly partner: PartyId; readonly before: number };

/** Decides one record by the agreement in force (DESIGN.md, A release, 2 and 3). */
export function decideRecord(record: RecordBody, context: DecideContext): Decision {
  const { current, stage, now, from, to } = context;
  const facts = factsFrom(record as ReleaseRecord, {
    stage,
    now,
    from,
    to,
    state: current.state,
    quotas: quotasOf(context),
  });
  // Consents of one record name one item: what onward transfer was asked for. Without any there is none.
  return decide(current.compiled, { ...facts, input: record.consents[0]?.item ?? "none" });
}

/** What went between the parties, in this direction, within the period of each quota clause. */
function quotasOf({ reader, current, now, quota }: DecideContext) {
  return quotaClauses(current).map(({ id, params }) => {
    const since = Date.parse(now) - current.durationMs(String((params as { period?: unknown }).period));
    const { direction, partner } = quota;
    const row = reader.get<{ items: number | null }>(
      `SELECT sum(count) AS items FROM view_part
       WHERE direction = :direction AND partner = :partner AND at >= :since AND seq < :before AND state <> 'declined'`,
      {
        direction,
        partner,
        since,
        before: quota.direction === "in" ? quota.before : Number.MAX_SAFE_INTEGER,
      },
    );
    const also = quota.direction === "out" ? quota.also : 0;
    return { clause: id, items: (row?.items ?? 0) + also, persons: 0, matches: 0 };
  });
}

const quotaClauses = ({ document }: Current) =>
  document.clauses.filter(({ kind }) => kind === "volume-quota");

/** Whether a decision turns on what else was released: then it must be made again when that moves. */
export const hasQuota = (current: Current): boolean => quotaClauses(current).length > 0;

export type Selection = {
  readonly groups: readonly Group[];
  readonly partner: PartyId;
  readonly terms: Terms;
  readonly stage: "draft" | "final";
};

/** Decides group by group; what one group would use of a quota, the next no longer has. */
export function decideGroups(desk: Desk, reader: Reader, current: Current, selection: Selection): Decided[] {
  const { groups, partner, terms, stage } = selection;
  const now = toInstant(desk.now());
  const from = desk.party;
  let also = 0;
  return groups.map((group) => {
    const record = recordOf(group, terms, {
      consents: consentsFor(reader, group, partner, terms.purpose),
      sourcesUntil: sourcesUntil(reader, group),
      fields: fieldsOf(desk.ledger, current.document, group),
    });
    const quota = { direction: "out", partner, also } as const;
    const decision = decideRecord(record, { reader, current, stage, now, from, to: partner, quota });
    if (decision.verdict !== "refuse") also += record.objects;
    const onward = decideOnward(desk, reader, group, record, { current, to: partner, stage, now });
    return { group, record, decision, onward };
  });
}

const decisionsOf = ({ decision, onward }: Decided): readonly Decision[] => [decision, ...onward];

/** Every agreement concerned must permit. */
export const isRefused = (decided: Decided): boolean =>
  decisionsOf(decided).some(({ verdict }) => verdict === "refuse");

/** Every violation as entries keep it, with its agreement where that is not the one with the recipient. */
export function violationsIn(decided: Decided): KeptViolation[] {
  const { hash } = decided.decision.agreement;
  return decisionsOf(decided).flatMap(({ agreement, violations }) =>
    violations.map((each) => ({
      ...violationOf(each),
      ...(agreement.hash === hash ? {} : { agreement: agreement.hash }),
    })),
  );
}

/** How many people still have to approve, by the strictest group. */
export function approvalsNeeded(decided: readonly Decided[]): number {
  const counts = decided
    .flatMap(decisionsOf)
    .flatMap(({ obligations }) =>
      obligations
        .filter(({ type }) => type === "second-approval")
        .map(({ detail }) => Number(detail.approvers)),
    );
  return Math.max(0, ...counts);
}

const MOST_APPROVERS = 10;

/**
 * Approvals as if everybody had given theirs. Decided with them, what is refused is what no approval could mend: a
 * proposal that lacks a review, or has too short a note, is refused at once and not by the last approver.
 */
export function everyApproval({ document }: Current): Terms["approvals"] {
  const roles = new Set(
    document.clauses.flatMap(({ kind, params }) => {
      if (kind === "two-person") {
        const { roles, locked } = params as { roles: string[]; locked?: { role: string } };
        return locked === undefined ? roles : [...roles, locked.role];
      }
      const { extraApprover } = params as { extraApprover?: string };
      return kind === "protected-professions" && extraApprover !== undefined ? [extraApprover] : [];
    }),
  );
  return [...roles].flatMap((role) =>
    Array.from({ length: MOST_APPROVERS }, (_, n) => ({ person: `anybody ${n + 1}`, role })),
  );
}
