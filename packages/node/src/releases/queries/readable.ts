import type { Reader } from "../../store/index.ts";

/**
 * Compartments that somebody may read, as a JSON list, for filtering what the desk lists and counts; null asks nobody's
 * rights: what the node does itself.
 */
export type ReadableCompartments = string | null;

/** The compartments of all parts, proposals and refusals that pass `mayRead`. There are few, however many of those. */
export function readableParts(
  reader: Reader,
  mayRead: (compartment: string) => boolean,
): ReadableCompartments {
  const rows = reader.all<{ compartment: string }>(
    `SELECT compartment FROM view_part UNION SELECT compartment FROM view_refusal_compartment
     UNION SELECT compartment FROM view_release_compartment`,
  );
  return JSON.stringify(rows.map(({ compartment }) => compartment).filter(mayRead));
}

/** A part `p` lies in a readable compartment. */
export const READABLE_PART =
  "(:readable IS NULL OR p.compartment IN (SELECT value FROM json_each(:readable)))";

const everyOne = (table: string, column: string, id: string) => `(:readable IS NULL OR (
  EXISTS (SELECT 1 FROM ${table} c WHERE c.${column} = ${id})
  AND NOT EXISTS (SELECT 1 FROM ${table} c WHERE c.${column} = ${id}
    AND c.compartment NOT IN (SELECT value FROM json_each(:readable)))))`;

/**
 * What one may not read one does not learn to have been refused, or proposed: every product of it must lie in a readable
 * compartment. Where no compartment is known, its content having become unreadable, nobody reads it.
 */
export const READABLE_REFUSAL = everyOne("view_refusal_compartment", "refusal", "r.id");
export const READABLE_RELEASE = everyOne("view_release_compartment", "release", "r.release");
