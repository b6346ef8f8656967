import type { Client } from "@entente/api";
import type { PartyId } from "../keys/index.ts";
import type { Draft } from "../ledger/index.ts";
import { command, Parties, type Party, withParties } from "../testing/parties.ts";
import type { Contacts } from "./contacts.ts";

/** For tests of this room: two whole nodes under the framework. */
export const framed = (work: (parties: Parties) => Promise<void>) =>
  withParties(() => Parties.framed(), work);

export const contactsOf = ({ node }: Party): Contacts =>
  node.desks.all.find(({ desk }) => desk.name === "contacts") as Contacts;

/** What the composition root does after entries of a partner were applied and their content fetched. */
export const react = (party: Party, partner: Party): Promise<number> => contactsOf(party).react(partner.id);

/** Writes an entry past the desk's own rules, as a hostile partner's node could. */
export async function forge(
  from: Party,
  to: Party,
  draft: Omit<Draft, "log" | "body"> & { readonly body: unknown },
): Promise<void> {
  const entry = { log: { partner: to.id }, ...draft } as Draft;
  await from.node.ledger.submit({
    ...command(),
    decide: () => ({ entries: [entry], expects: {}, result: null }),
  });
}

/** Why the last entry of a partner was set aside; undefined when it was not. */
export function lastAside({ node }: Party, partner: PartyId): string | undefined {
  const row = node.ledger.reader.get<{ aside: string | null }>(
    `SELECT j.aside FROM journal j JOIN log l ON l.id = j.log
     WHERE l.party = :partner AND l.mine = 0 ORDER BY j.seq DESC LIMIT 1`,
    { partner },
  );
  return row?.aside ?? undefined;
}

export const entriesIn = ({ node }: Party): number =>
  node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n;

/** The problem that a call ends in; throws when it succeeds. */
export async function problemOf(answer: ReturnType<Client["call"]>) {
  const cause = await answer.then(
    () => undefined,
    (error: unknown) => error,
  );
  const { problem } = (cause ?? {}) as {
    problem?: { status: number; pointer?: string; violations?: { code: string }[] };
  };
  if (problem === undefined) throw new Error(`it was not refused: ${String(cause)}`);
  return { ...problem, codes: problem.violations?.map(({ code }) => code) ?? [] };
}
