import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { thumbprint } from "@entente/agreement";
import type { FoundingAccount } from "./accounts/index.ts";
import { type ConfigFile, readConfig } from "./config.ts";
import { liaisonKinds } from "./declaring.ts";
import {
  type Card,
  createKeyring,
  fingerprint,
  fromBase64Url,
  type Keyring,
  publicKeyOf,
  readCard,
  rootDigest,
  type SignedCard,
  sealKeyring,
  seedOf,
  signCard,
  toBase64Url,
} from "./keys/index.ts";
import { EntenteNode } from "./node.ts";
import { cardTlsOf } from "./partner-tls.ts";

export type InitOptions = {
  readonly directory: string;
  /** Where the key files go; outside the data directory, except in a demo. */
  readonly keysDirectory: string;
  readonly name: { readonly en: string; readonly fr: string };
  /** ISO 3166-1 alpha-3. */
  readonly country: string;
  readonly people: ConfigFile["people"];
  readonly partners: ConfigFile["partners"];
  readonly calling?: ConfigFile["calling"];
  readonly portal?: ConfigFile["portal"];
  readonly disclosures?: ConfigFile["disclosures"];
  /** Where partners reach this node, as an origin; absent when it accepts no connections. */
  readonly address: string | undefined;
  readonly rules: ConfigFile["rules"];
  /** The founding accounts. Those who sign agreements get a key on the card. */
  readonly accounts: readonly (Omit<FoundingAccount, "signatory"> & { readonly signs?: boolean })[];
  readonly passphrase: string;
  /** Written into the configuration: where `serve` finds the passphrase. */
  readonly passphraseFile?: string;
  readonly demo?: boolean;
};

export type Initialised = {
  readonly party: string;
  readonly fingerprint: string;
  readonly cardFile: string;
  readonly links: { readonly name: string; readonly path: string }[];
};

const LINK_TTL_MS = 24 * 3_600_000;

/**
 * Sets a node up: fresh keys, the first card signed by a root key that is then put away, the configuration and the
 * founding accounts. Refuses a directory that holds a node already.
 */
export async function initialise(options: InitOptions): Promise<Initialised> {
  const { directory, keysDirectory } = options;
  const config = join(directory, "node.json");
  if (existsSync(config))
    throw new Error(`there is a node in ${directory} already; choose another directory`);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  mkdirSync(keysDirectory, { recursive: true, mode: 0o700 });
  const keyring = createKeyring(
    options.accounts.filter(({ signs }) => signs === true).map(({ name }) => name),
  );
  const roots = { root: toBase64Url(randomBytes(32)), nextRoot: toBase64Url(randomBytes(32)) };
  const card = firstCard(options, keyring, roots);
  const kdf = options.demo === true ? "argon2id-demo" : "argon2id";
  const keysFile = join(keysDirectory, "keyring.json");
  writeFileSync(keysFile, sealKeyring(keyring, options.passphrase, kdf), { mode: 0o600, flag: "wx" });
  writeFileSync(join(keysDirectory, "root.json"), sealKeyring(roots, options.passphrase), {
    mode: 0o600,
    flag: "wx",
  });
  const file: ConfigFile = {
    card,
    people: options.people,
    ...(options.partners === undefined ? {} : { partners: options.partners }),
    ...(options.calling === undefined ? {} : { calling: options.calling }),
    ...(options.portal === undefined ? {} : { portal: options.portal }),
    ...(options.disclosures === undefined ? {} : { disclosures: options.disclosures }),
    keys: {
      file: relative(directory, keysFile),
      ...(options.passphraseFile === undefined
        ? {}
        : { passphraseFile: relative(directory, options.passphraseFile) }),
    },
    rules: options.rules,
    demo: options.demo ?? false,
  };
  writeFileSync(config, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600 });
  const cardFile = join(directory, "card.json");
  writeFileSync(cardFile, `${JSON.stringify(card, null, 2)}\n`);
  const links = await found(options, keyring, card);
  const read = readCard(card);
  return { party: read.id, fingerprint: fingerprint(read.id), cardFile, links };
}

function firstCard(
  options: InitOptions,
  keyring: Keyring,
  roots: { root: string; nextRoot: string },
): SignedCard {
  const { name, country, address } = options;
  const tls = cardTlsOf(options.directory, options);
  const card: Card = {
    type: "entente-card",
    spec: "1.0",
    sequence: 0,
    name,
    country,
    root: publicKeyOf(roots.root),
    nextRoot: rootDigest(fromBase64Url(publicKeyOf(roots.nextRoot))!),
    addresses: address === undefined ? {} : { partner: address },
    keys: [
      { role: "log", alg: "Ed25519", public: publicKeyOf(keyring.log) },
      { role: "witness", alg: "Ed25519", public: publicKeyOf(keyring.witness) },
      { role: "node", alg: "Ed25519", public: publicKeyOf(keyring.node) },
      { role: "seal", alg: "X25519", public: keyring.seal.public },
      ...keyring.signatories.map(({ name: signatory, secret }) => ({
        role: "signatory" as const,
        alg: "Ed25519" as const,
        public: publicKeyOf(secret),
        name: signatory,
      })),
    ],
    revoked: [],
    kinds: liaisonKinds(),
    ...(tls === undefined ? {} : { tls }),
    at: new Date().toISOString(),
  };
  return signCard(card, seedOf(roots.root));
}

/** Opens the ledger once: the card, the founding accounts, and a sign-in link for each. */
async function found(
  options: InitOptions,
  keyring: Keyring,
  card: SignedCard,
): Promise<{ name: string; path: string }[]> {
  const config = readConfig(options.directory);
  await using node = await EntenteNode.open({ config, keyring });
  await node.relations.issueCard(card, { id: "init:card", digest: config.party });
  const founders = await node.accounts.found(
    options.accounts.map(({ signs, ...account }) =>
      signs === true ? { ...account, signatory: kidFor(keyring, account.name) } : account,
    ),
  );
  return founders.map(({ account, name }) => ({
    name,
    path: node.accounts.issueLink(account, LINK_TTL_MS).path,
  }));
}

/** The id of a signatory's key: its RFC 7638 thumbprint, as agreements pin it. */
function kidFor(keyring: Keyring, name: string): string {
  const { secret } = keyring.signatories.find((each) => each.name === name)!;
  return thumbprint({ kty: "OKP", crv: "Ed25519", x: publicKeyOf(secret) });
}
