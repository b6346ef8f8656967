import { conflict, invalid, notFound } from "@entente/api";
import { type ActCall, type Acting, versionsOf, wordsItem } from "../../acting/index.ts";
import type { PartyId } from "../../keys/index.ts";
import type { Draft, Proposal } from "../../ledger/index.ts";
import type { Reader } from "../../store/index.ts";
import { activityRow, authorityRow, type ConditionRow, conditionRow, versionRows } from "./rows.ts";
import { conditionShown } from "./shown.ts";

/**
 * A review's condition stands in the operations room: it blocks until the operations side has shown how it was met and
 * an overseer has confirmed it.
 */

/** The entry by which a review sets a condition; written in the review's own proposal, which expects the stream. */
export function conditionDraft(
  call: ActCall,
  reader: Reader,
  about: { readonly operation: string; readonly condition: string; readonly review: string },
  text: string,
): { readonly draft: Draft; readonly streams: readonly string[] } {
  const row = activityRow(reader, about.operation);
  if (row === undefined) throw notFound("operation");
  return {
    draft: {
      log: "house",
      kind: "operation.conditioned/1",
      actor: "overseer",
      body: { partner: row.partner, ...about, by: call.session.account },
      items: [wordsItem("condition", { text })],
    },
    streams: [`operation:${about.operation}`],
  };
}

function requireOpen(reader: Reader, condition: string): ConditionRow {
  const row = conditionRow(reader, condition);
  if (row === undefined) throw notFound("condition");
  if (row.confirmed_at !== null) throw conflict("This condition is met and confirmed.");
  return row;
}

/** The operations side shows how it was met. It goes on blocking until that is confirmed. */
export function meetCondition(acting: Acting, call: ActCall, condition: string, evidence: string) {
  return acting.act(call, (reader) => {
    const { operation, met_at } = requireOpen(reader, condition);
    if (met_at !== null) throw conflict("What was shown waits for the overseer.");
    return {
      entries: [
        {
          log: "house",
          kind: "operation.condition-met/1",
          actor: "operations-officer",
          body: { operation, condition, by: call.session.account },
          items: [wordsItem("evidence", { text: evidence })],
        },
      ],
      expects: versionsOf(reader, `operation:${operation}`),
      result: { condition },
    };
  });
}

export type Confirming = { readonly confirmed: boolean; readonly reason?: string | undefined };

/** What an overseer's confirmation, or return, proposes. Throws a problem when there is nothing to confirm. */
export function confirmProposal(
  call: ActCall,
  reader: Reader,
  condition: string,
  { confirmed, reason }: Confirming,
): Proposal<{ condition: string; confirmed: boolean }> {
  const { operation, met_at, met_by } = requireOpen(reader, condition);
  if (met_at === null) throw conflict("Nothing has been shown yet that could be confirmed.");
  const { account } = call.session;
  if (met_by === account) throw conflict("Whoever shows how it was met does not also confirm it.");
  if (operationParties(reader, operation)?.people.includes(account))
    throw conflict("Whoever proposed, judged or approved an operation does not confirm its conditions.");
  if (!confirmed && reason === undefined) throw invalid("/reason", "Say what is still missing.");
  return {
    entries: [
      {
        log: "house",
        kind: "operation.condition-confirmed/1",
        actor: "overseer",
        body: { operation, condition, confirmed, by: account },
        ...(reason === undefined ? {} : { items: [wordsItem("reason", { text: reason })] }),
      },
    ],
    expects: versionsOf(reader, `operation:${operation}`),
    result: { condition, confirmed },
  };
}

/** A condition as it is shown, with its words where they are readable. */
export function readCondition(acting: Acting, reader: Reader, condition: string) {
  const row = conditionRow(reader, condition);
  return row === undefined ? undefined : conditionShown(acting, row);
}

/** The partner whom an operation concerns, and everybody who had a hand in it; undefined for an unknown one. */
export function operationParties(
  reader: Reader,
  operation: string,
): { readonly partner: PartyId; readonly people: readonly string[] } | undefined {
  const row = activityRow(reader, operation);
  if (row === undefined) return undefined;
  const people = versionRows(reader, operation).flatMap(({ by, tested_by, authority }) => {
    const under = authorityRow(reader, authority);
    return [by, tested_by, under?.by, under?.approved_by];
  });
  return { partner: row.partner, people: people.filter((each) => typeof each === "string") };
}
