import { statSync } from "node:fs";
import { relative } from "node:path";
import type { AccountView, NodeKeys } from "@entente/api";
import { canonicalBytes } from "@entente/json";
import { fingerprint, type PartyId, sha256, toBase64Url } from "../keys/index.ts";
import type { ReadCard } from "../relations/index.ts";

export type KeysKnown = {
  readonly party: PartyId;
  readonly directory: string;
  readonly file: string;
  /** Own cards, oldest first. */
  readonly chain: readonly ReadCard[];
  /** Public halves of the signatories' keys. */
  readonly signatories: readonly string[];
  /** Whether this node holds the secret of an operational key. */
  readonly holds: (publicKey: string) => boolean;
  readonly accounts: readonly AccountView[];
};

type Key = NodeKeys["keys"][number];

/** Public halves only, and of the storage and search keys, which have none, nothing. */
export function keysOf({ party, directory, file, chain, signatories, holds, accounts }: KeysKnown): NodeKeys {
  const current = chain.at(-1)!;
  const found = statSync(file, { throwIfNoEntry: false });
  return {
    party,
    fingerprint: fingerprint(party),
    card: {
      sequence: current.card.sequence,
      id: current.id,
      fingerprint: fingerprint(current.id),
      at: current.card.at,
      root: current.card.root,
      nextRoot: current.card.nextRoot,
    },
    cards: chain.map(({ card, id }) => ({ sequence: card.sequence, id, at: card.at })).reverse(),
    keys: storedKeys(chain, (text) => signatories.includes(text) || holds(text), accounts),
    file: {
      path: file,
      ...(found === undefined ? {} : { writtenAt: found.mtime.toISOString() }),
      readable: found !== undefined && (found.mode & 0o077) !== 0,
      beside: !relative(directory, file).startsWith(".."),
    },
  };
}

/** Every key that ever stood on a card, those in force first. */
function storedKeys(
  chain: readonly ReadCard[],
  isHeld: (publicKey: string) => boolean,
  accounts: readonly AccountView[],
): Key[] {
  const keys = new Map<string, Key>();
  const last = chain.at(-1)!;
  const revoked = new Set(chain.flatMap(({ card }) => card.revoked));
  const onLast = new Set(last.card.keys.map((key) => key.public));
  for (const { card } of chain) {
    const place = { sequence: card.sequence, at: card.at };
    const on = new Set(card.keys.map((key) => key.public));
    for (const [text, key] of keys) if (!on.has(text)) key.until ??= place;
    for (const { role, alg, public: text, name } of card.keys) {
      if (keys.has(text)) continue;
      const kid = thumbprint(alg, text);
      const state = revoked.has(text) ? "revoked" : onLast.has(text) ? "in-force" : "replaced";
      const holders = accounts
        .filter(({ closed, grants }) => !closed && grants.some((grant) => isSigning(grant, kid)))
        .map(({ account, name: called }) => ({ account, name: called }));
      const named = name === undefined ? {} : { name };
      keys.set(text, {
        role,
        public: text,
        kid,
        ...named,
        state,
        since: place,
        held: isHeld(text),
        accounts: holders,
      });
    }
  }
  const rank = { "in-force": 0, replaced: 1, revoked: 2 } as const;
  return [...keys.values()].sort((one, other) => rank[one.state] - rank[other.state]);
}

/** RFC 7638, of a key that signs as of one that seals (RFC 8037 §2). */
const thumbprint = (crv: string, x: string) => toBase64Url(sha256(canonicalBytes({ crv, kty: "OKP", x })));

const isSigning = (grant: AccountView["grants"][number], kid: string) =>
  grant.state === "confirmed" && grant.signatory === kid;
