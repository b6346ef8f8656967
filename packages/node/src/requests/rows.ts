import { notFound, type RequestAsk, type RequestView, type RequestWhat, requestDemands } from "@entente/api";
import { instantText } from "../acting/index.ts";
import type { PartyId } from "../keys/index.ts";
import type { Reader } from "../store/index.ts";
import { daysBetween } from "./clock.ts";

/** A request as the view keeps it. */
export type RequestRow = {
  readonly id: string;
  readonly seq: number;
  readonly partner: PartyId;
  readonly asked_by: "ours" | "theirs";
  readonly what: RequestWhat;
  readonly urgency: NonNullable<RequestAsk["urgency"]>;
  readonly areas: string;
  readonly purpose: string;
  readonly clauses: string;
  readonly at: number;
  readonly due: number | null;
  readonly payload: string | null;
  readonly resource: NonNullable<RequestView["support"]>["resource"] | null;
  readonly unit: NonNullable<RequestView["support"]>["unit"] | null;
  readonly quantity: number | null;
  readonly accepted: number;
  readonly repeats: number;
  readonly acknowledged_at: number | null;
  readonly answer: "answered" | "partly" | "refused" | null;
  readonly finished_at: number | null;
  readonly undertakes: number;
  readonly satisfied: number | null;
  readonly closed_at: number | null;
  readonly withdrawn_at: number | null;
  readonly withdrawn_payload: string | null;
};

export type Delivered = { readonly delivered: number | null; readonly acknowledged: number | null };

export const isDemand = (what: RequestWhat): boolean => requestDemands.some((one) => one === what);

/** The request of this id, in whatever relation. */
export function findRequest(reader: Reader, id: string): RequestRow | undefined {
  return reader.get<RequestRow>("SELECT * FROM view_request WHERE id = :id", { id });
}

export function requestOf(reader: Reader, id: string): RequestRow {
  const row = findRequest(reader, id);
  if (row === undefined) throw notFound("request");
  return row;
}

/** A request within one relation: an id of another relation is unknown. */
export function requestWith(reader: Reader, partner: PartyId, id: string): RequestRow | undefined {
  const row = findRequest(reader, id);
  return row?.partner === partner ? row : undefined;
}

export function deliveredFor(reader: Reader, id: string): Delivered {
  return reader.get<Delivered>(
    "SELECT sum(quantity) AS delivered, sum(taken) AS acknowledged FROM view_request_delivery WHERE request = :id",
    { id },
  )!;
}

function stateOf(row: RequestRow): RequestView["state"] {
  if (row.withdrawn_at !== null) return "withdrawn";
  return row.answer ?? (row.acknowledged_at === null ? "lodged" : "acknowledged");
}

/** The request as people see it at `now`: age and delay are never stored. */
export function viewOf(reader: Reader, row: RequestRow, now: number): RequestView {
  const { id, partner, what, urgency, purpose, due, repeats, closed_at, answer } = row;
  const until = closed_at ?? now;
  const owing = Math.min(until, row.finished_at ?? until);
  const { resource, unit, quantity } = row;
  const sums = resource === null ? undefined : deliveredFor(reader, id);
  return {
    id,
    partner,
    askedBy: row.asked_by,
    what,
    urgency,
    areas: JSON.parse(row.areas) as string[],
    purpose,
    state: stateOf(row),
    closed: closed_at !== null,
    unanswered: answer === null && closed_at === null,
    ...(row.satisfied === null ? {} : { satisfied: row.satisfied === 1 }),
    lodged: instantText(row.at),
    ...(due === null ? {} : { due: instantText(due) }),
    ageDays: daysBetween(row.at, until),
    overdue: due !== null && closed_at === null && row.finished_at === null && now > due,
    daysOverdue: due === null ? 0 : daysBetween(due, owing),
    repeats,
    ...(resource === null || unit === null || quantity === null
      ? {}
      : {
          support: {
            resource,
            unit,
            asked: quantity,
            accepted: row.accepted,
            delivered: sums?.delivered ?? 0,
            acknowledged: sums?.acknowledged ?? 0,
          },
        }),
  };
}
