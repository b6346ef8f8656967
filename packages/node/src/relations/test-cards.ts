import {
  type Card,
  createKeyring,
  type Keyring,
  type PartyId,
  publicKeyOf,
  rootDigest,
  type SignedCard,
  seedOf,
  signCard,
} from "../keys/index.ts";

const COUNTRIES: Readonly<Record<string, [string, string, string]>> = {
  arvenia: ["Arvenia", "Arvénie", "XAR"],
  talvia: ["Talvia", "Talvie", "XTL"],
  ostrand: ["Ostrand", "Ostrand", "XOS"],
};

/** Seeds of a party's root keys, in the order in which its cards name them. */
export type Roots = readonly string[];
export const freshRoots = (): Roots => [1, 2, 3, 4].map(() => createKeyring([]).log);

/** A party's card number `sequence`, signed with the root key its predecessor committed to. */
export function cardFor(
  name: string,
  keyring: Keyring,
  roots: Roots,
  address: string | undefined,
  previous?: { card: Card; id: PartyId },
  tls?: Card["tls"],
): SignedCard {
  const [en, fr, country] = COUNTRIES[name]!;
  const sequence = previous === undefined ? 0 : previous.card.sequence + 1;
  const root = roots[sequence]!;
  const key = (role: "log" | "witness" | "node") => ({
    role,
    alg: "Ed25519" as const,
    public: publicKeyOf(keyring[role]),
  });
  return signCard(
    {
      type: "entente-card",
      spec: "1.0",
      sequence,
      ...(previous === undefined ? {} : { party: previous.card.party ?? previous.id, previous: previous.id }),
      name: { en, fr },
      country,
      root: publicKeyOf(root),
      nextRoot: rootDigest(Buffer.from(publicKeyOf(roots[sequence + 1]!), "base64url")),
      addresses: address === undefined ? {} : { partner: address },
      ...(tls === undefined ? {} : { tls }),
      keys: [
        key("log"),
        key("witness"),
        key("node"),
        { role: "seal", alg: "X25519", public: keyring.seal.public },
      ],
      revoked: [],
      kinds: ["card.presented/1", "note.sent/1"],
      at: "2026-11-21T22:00:00Z",
    },
    seedOf(root),
  );
}
