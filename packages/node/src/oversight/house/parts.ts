import type { Session } from "@entente/api";
import type { Acting } from "../../acting/index.ts";
import { houseOrigin } from "../../ledger/index.ts";
import type { Relations } from "../../relations/index.ts";

/** What the overseer's rooms stand on. */
export type OverseeingParts = {
  readonly acting: Acting;
  readonly relations: Relations;
  /** Whether somebody may read what is in a compartment, by its canonical text. */
  readonly mayRead: (session: Session) => (compartment: string) => boolean;
  /** What the node's private state knows to have gone wrong; it names nobody. */
  readonly failures: () => readonly Failure[];
};

export type Failure = {
  readonly kind: "job-failed" | "sign-in-held-up";
  readonly count: number;
  readonly detail?: string | undefined;
};

/** The house log's local number, and how many entries it has. */
export function houseLog({ acting }: Pick<OverseeingParts, "acting">): { id: number; origin: string } {
  const row = acting.ledger.log(houseOrigin(acting.us));
  if (row === undefined) throw new Error("this ledger has no house log");
  return { id: row.id, origin: row.origin };
}

export type Shown = {
  readonly what: "feed" | "entry" | "bytes" | "sample" | "population" | "incidents" | "errors";
  readonly count: number;
  readonly first?: number | undefined;
  readonly last?: number | undefined;
};

/** Writes down what `session` is about to be shown; resolves when that is durable. */
export async function logReading(
  { acting }: Pick<OverseeingParts, "acting">,
  session: Session,
  shown: Shown,
): Promise<void> {
  const { what, count, first, last } = shown;
  // A command id of its own: a repeated request is another reading.
  const command = { id: `house-read:${acting.newId()}`, digest: "house-read" };
  const body = {
    what,
    by: session.account,
    count,
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
  };
  await acting.act({ session, command }, () => ({
    entries: [{ log: "house", kind: "house.read/1", actor: "overseer", body }],
    expects: {},
    result: null,
  }));
}
