import { type BodyOf, scopeOperations as ops } from "@entente/api";
import { samplePair } from "@entente/scope";
import type { Draft } from "../../ledger/index.ts";
import { command, type Parties, type Party } from "../../testing/parties.ts";

/** For tests: registers of the two fictional parties, and the steps that bring them to a comparison. */

export const SMALL = samplePair({ seed: 7, rows: 2_000 });
export const TABLE = "iso-3166/2031-01";
export const PERIOD = { from: SMALL.from, to: SMALL.to };

type Who = Parameters<Parties["client"]>[1];
export const at = (parties: Parties, party: Party, who: Who) => parties.client(party, who);

export const takeIn = (parties: Parties, party: Party, csv: string, language = "en") =>
  parties
    .client(party, "operator", language)
    .call(
      ops.takeInBatch,
      { query: { countryTable: TABLE } },
      { bytes: new TextEncoder().encode(csv), contentType: "text/csv" },
    );

export const asked = (
  partner: Party,
  more: Partial<BodyOf<typeof ops.prepareRollup>> = {},
): BodyOf<typeof ops.prepareRollup> => ({
  partner: partner.id,
  ...PERIOD,
  areas: ["cyber"],
  complete: "yes",
  collection: "sustained",
  ...more,
});

export async function prepareIt(
  parties: Parties,
  party: Party,
  partner: Party,
  more: Partial<BodyOf<typeof ops.prepareRollup>> = {},
): Promise<string> {
  const { result } = await at(parties, party, "operator").call(ops.prepareRollup, {
    body: asked(partner, more),
  });
  return result.rollup;
}

export const signIt = (parties: Parties, party: Party, rollup: string) =>
  at(parties, party, "liaison").call(ops.signRollup, { params: { rollup } });

/** Both registers taken in, counted, signed and exchanged; gives each party's rollup. */
export async function exchanged(
  parties: Parties,
  registers: { readonly arvenia: string; readonly talvia: string } = SMALL,
): Promise<{ ours: string; theirs: string }> {
  const { arvenia, talvia } = parties;
  await takeIn(parties, arvenia, registers.arvenia);
  await takeIn(parties, talvia, registers.talvia);
  const ours = await prepareIt(parties, arvenia, talvia);
  const theirs = await prepareIt(parties, talvia, arvenia);
  await signIt(parties, arvenia, ours);
  await signIt(parties, talvia, theirs);
  await parties.settle();
  return { ours, theirs };
}

/** What a party writes into its liaison log past every rule of its own desk. */
export async function writes(party: Party, partner: Party, draft: Omit<Draft, "log">): Promise<void> {
  await party.node.ledger.submit({
    ...command(),
    decide: () => ({ entries: [{ ...draft, log: { partner: partner.id } }], expects: {}, result: null }),
  });
}

/** Why the partner's entries were set aside, oldest first. */
export const asides = ({ node }: Party): string[] =>
  node.ledger.reader
    .all<{ aside: string }>("SELECT aside FROM journal WHERE aside IS NOT NULL ORDER BY seq")
    .map(({ aside }) => aside);

export const journalSize = ({ node }: Party): number =>
  node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n;
