import { durationMs } from "@entente/agreement";
import type { Accounts } from "./accounts/index.ts";
import type { Agreements } from "./agreements/index.ts";
import { Following } from "./changes/index.ts";
import type { Config } from "./config.ts";
import { KeyError, type Keyring, operationalKeysOf, type PartyId } from "./keys/index.ts";
import type { Ledger } from "./ledger/index.ts";
import { isEntryReadable, isInConfidence } from "./oversight/index.ts";
import type { HouseRules, Products } from "./products/index.ts";
import { type Relations, relationWith } from "./relations/index.ts";
import { Releases } from "./releases/index.ts";

/**
 * A key ring none of whose keys ever stood on this party's cards is another node's: what it signed nobody would
 * believe, and what it sealed nobody could open again. Keys that were replaced or revoked since are its own all the same.
 */
export function requireOwnKeys({ cards }: Relations, party: PartyId, keyring: Keyring): void {
  const chain = cards.chain(party);
  if (chain.length === 0) return;
  const named = new Set(chain.flatMap(({ card }) => card.keys.map((key) => key.public)));
  if (!operationalKeysOf(keyring).some((key) => named.has(key.public)))
    throw new KeyError(
      "wrong-keys",
      "the key file holds another node's keys: none of them stands on this party's cards; put back the right one from the key backup",
    );
}

type ReleaseParts = {
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly relations: Relations;
  readonly agreements: Agreements;
  readonly products: Products;
  readonly now: () => number;
  readonly party: PartyId;
};

export function releasesWith({
  ledger,
  accounts,
  relations,
  agreements,
  products,
  now,
  party,
}: ReleaseParts): Releases {
  const documentOf = (hash: string) => {
    for (const { partner } of relations.relations) {
      const found = agreements.version(partner, hash);
      if (found !== undefined) return found.document;
    }
    return undefined;
  };
  return new Releases(
    {
      ledger,
      party,
      now,
      agreement(partner) {
        const binding = agreements.inForce(partner);
        if (binding === undefined) return undefined;
        const { hash, document, compiled, facts } = binding;
        return { hash, document, compiled, state: facts, durationMs };
      },
      agreementStream: (partner) => `agreement:${partner}`,
      stopped: (partner) => relations.stopped(partner),
      isPartner: (partner) => relationWith(ledger.reader, partner) !== undefined,
      maySee: (session) => (product) => products.sees(session, [product]),
      mayRead: (session) => (compartment) => products.mayRead(session, compartment),
      people: () => accounts.list().flatMap(({ account }) => accounts.session(account) ?? []),
      read: (session, product) => products.read(session, product, "preview"),
      fetchContent: ({ log, index }) => {
        const row = ledger.logs.find(({ id }) => id === log)!;
        return relations.fetchBlob({ partner: row.party as PartyId, index });
      },
    },
    documentOf,
  );
}

type FollowedParts = {
  readonly ledger: Ledger;
  readonly products: Products;
  readonly releases: Releases;
};

/** Live updates ask each room what the session may see of an entry. */
export function followingOf({ ledger, products, releases }: FollowedParts): Following {
  return new Following(ledger, {
    liaison: (session, envelope) =>
      isEntryReadable(envelope, {
        ledger,
        mayRead: (compartment) => products.mayRead(session, compartment),
        inConfidence: isInConfidence(session),
      }),
    // An entry records products of one compartment: whoever sees the first sees them all.
    products: (session, entry) => products.sees(session, [`${entry}.0`]),
    release: (session, release) => releases.proposalFor(session, release) !== undefined,
  });
}

export function houseRules({ rules, party }: Config, country: string): HouseRules {
  const caveats = rules.caveats.map(({ units, ...caveat }) =>
    units === undefined ? caveat : { ...caveat, units },
  );
  return { ...rules, caveats, party, country };
}

/** Whether content of an own entry may still be given out: not once all of it was recalled, or it was declined. */
export function isOutstanding(ledger: Ledger, index: number, payload: string): boolean {
  const part = ledger.reader.get<{ id: string; state: string; count: number }>(
    "SELECT id, state, count FROM view_part WHERE payload = :payload AND idx = :index AND direction = 'out'",
    { payload, index },
  );
  if (part === undefined) return true;
  const recalled = ledger.reader.get<{ items: number | null }>(
    "SELECT sum(items) AS items FROM view_recall WHERE part = :id AND direction = 'out'",
    { id: part.id },
  );
  return (recalled?.items ?? 0) < part.count && (part.state === "announced" || part.state === "received");
}
