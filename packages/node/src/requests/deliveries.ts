import type { Reader } from "../store/index.ts";

/** A delivery as the view keeps it: what its maker said, and what its receiver counted. */
export type DeliveryRow = {
  readonly id: string;
  readonly seq: number;
  readonly request: string;
  readonly at: number;
  readonly quantity: number;
  readonly payload: string | null;
  readonly taken_at: number | null;
  readonly taken: number | null;
  readonly taken_payload: string | null;
};

export function deliveryOf(reader: Reader, id: string): DeliveryRow | undefined {
  return reader.get<DeliveryRow>("SELECT * FROM view_request_delivery WHERE id = :id", { id });
}

export function deliveriesOf(reader: Reader, request: string): DeliveryRow[] {
  return reader.all<DeliveryRow>(
    "SELECT * FROM view_request_delivery WHERE request = :request ORDER BY seq LIMIT 500",
    { request },
  );
}
