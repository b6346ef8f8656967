import type { AnswerOf, disclosureOperations } from "@entente/api";
import type { Reader } from "../../store/index.ts";

export type OverseerKeyRow = AnswerOf<typeof disclosureOperations.listOverseerKeys>["items"][number];

type Row = Omit<OverseerKeyRow, "confirmedBy"> & { readonly confirmedBy: string | null };

const COLUMNS =
  "id, body, key, fingerprint, state, registered_by AS registeredBy, confirmed_by AS confirmedBy";

const shown = ({ confirmedBy, ...row }: Row): OverseerKeyRow => ({
  ...row,
  ...(confirmedBy === null ? {} : { confirmedBy }),
});

/** In the order in which they were registered: ids are made by time. */
export function listKeys(reader: Reader): OverseerKeyRow[] {
  return reader.all<Row>(`SELECT ${COLUMNS} FROM view_overseer_key ORDER BY id`).map(shown);
}

export function findKey(reader: Reader, id: string): OverseerKeyRow | undefined {
  const row = reader.get<Row>(`SELECT ${COLUMNS} FROM view_overseer_key WHERE id = :id`, { id });
  return row === undefined ? undefined : shown(row);
}

/** Open accounts that are overseers by a confirmed grant. */
export function countOverseers(reader: Reader): number {
  return reader.get<{ n: number }>(
    `SELECT count(DISTINCT g.account) AS n FROM view_grant g JOIN view_account a ON a.account = g.account
     WHERE a.closed = 0 AND g.state = 'confirmed'
       AND EXISTS (SELECT 1 FROM json_each(g.roles) WHERE value = 'overseer')`,
  )!.n;
}

export const sealedDays = (reader: Reader): { day: string; root: string }[] =>
  reader
    .all<{ day: string; root: string }>("SELECT day, root FROM view_sealed_day ORDER BY day DESC")
    .map((row) => ({ ...row }));
