import type { Reader } from "../../store/index.ts";
import { readRetirement } from "./statement.ts";

export type RetirementRow = {
  readonly retired: string;
  readonly party: string;
  readonly digest: string;
  readonly successor: string;
  /** What the party whose log it was stands by, and the greatest head that it knows was witnessed: sizes. */
  readonly last: number;
  readonly witnessed: number;
  readonly code: string;
  readonly statement: string;
  readonly signature: string;
  /** What the other party says to hold of it; null until it has said so. */
  readonly held: number | null;
};

const ROWS =
  "SELECT retired, party, digest, successor, last, witnessed, code, statement, signature, held FROM view_retirement";

/** The retirement of a log, by its origin; undefined for one that goes on. */
export function retirementOf(reader: Reader, retired: string): RetirementRow | undefined {
  return reader.get<RetirementRow>(`${ROWS} WHERE retired = :retired`, { retired });
}

/** The retirement that a log goes on from; undefined for a first generation. */
export function retirementBefore(reader: Reader, successor: string): RetirementRow | undefined {
  return reader.get<RetirementRow>(`${ROWS} WHERE successor = :successor`, { successor });
}

/** The last head that a party stands by of a log that it has retired, with the note that both have signed. */
export function lastHeadOf(reader: Reader, retired: string): { size: number; note: string } | undefined {
  const row = retirementOf(reader, retired);
  if (row === undefined) return undefined;
  const { last } = readRetirement({ retirement: row.statement, signature: row.signature }).statement;
  return last.note === undefined ? undefined : { size: last.size, note: last.note };
}
