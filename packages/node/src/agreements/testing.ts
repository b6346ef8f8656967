import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AgreementDocument, arvenia, talvia, templates } from "@entente/agreement";
import { type AgreementJson, notFound } from "@entente/api";
import {
  type Card,
  createKeyring,
  digestBytes,
  digestOf,
  fromBase64Url,
  type Keyring,
  type PartyId,
  publicKeyOf,
  seedOf,
  unwrapFrom,
} from "../keys/index.ts";
import {
  createRegistry,
  Ledger,
  type LedgerOptions,
  type LogRow,
  liaisonOrigin,
  readEnvelope,
  wrapContext,
} from "../ledger/index.ts";
import { dataPaths } from "../store/index.ts";
import type { Above } from "./above.ts";
import { type Agreements, createAgreements } from "./agreements.ts";
import type { By } from "./room.ts";
import { kidOf } from "./signing.ts";

/** Two whole nodes in one process, with their real ledgers; entries and sealed sets are carried by hand. */

export const START = Date.parse("2026-11-20T10:00:00Z");

export type TestNode = {
  readonly party: PartyId;
  readonly keyring: Keyring;
  readonly card: { now: Card };
  readonly ledger: Ledger;
  readonly options: LedgerOptions;
  readonly agreements: Agreements;
  readonly kids: readonly string[];
  /** The partner's log as this node knows it. */
  readonly theirs: LogRow;
};

export type Pair = {
  readonly arvenia: TestNode;
  readonly talvia: TestNode;
  readonly clock: { now: number };
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

function cardFor(keyring: Keyring, country: string, name: string): Card {
  const ed = (role: Card["keys"][number]["role"], secret: string) => ({
    role,
    alg: "Ed25519" as const,
    public: publicKeyOf(secret),
  });
  return {
    type: "entente-card",
    spec: "1.0",
    sequence: 0,
    name: { en: name, fr: name },
    country,
    root: publicKeyOf(keyring.storage),
    nextRoot: digestOf(new Uint8Array(1)),
    addresses: {},
    keys: [
      ed("log", keyring.log),
      ed("witness", keyring.witness),
      ed("node", keyring.node),
      { role: "seal", alg: "X25519", public: keyring.seal.public },
      ...keyring.signatories.map(({ secret }) => ed("signatory", secret)),
    ],
    revoked: [],
    kinds: [],
    at: "2026-01-01T00:00:00Z",
  };
}

/** Stands for the desks above: fewer things when areas are named, and a product that is a technical report. */
const above: Above = {
  counts: (_asker, _partner, areas) => ({
    standing: areas === undefined ? 5 : 2,
    operations: 3,
    receipts: 1,
  }),
  meanwhile: (_partner, { from, until }) => ({
    stopped: { refusals: 4, products: 9 },
    received: Math.round((until - from) / 1000),
    recalls: 0,
  }),
  record(_asker, document, { product, purpose, recipient, declares }) {
    if (product !== "known") throw notFound("product");
    const giver = document.parties[0]!.id as PartyId;
    return {
      ...{ purpose, recipient, declares, areas: ["ransomware"], purposeLimits: [], kinds: ["report"] },
      ...{
        objects: 1,
        bytes: 10,
        attachments: "none" as const,
        unknownMarkings: [],
        author: "1",
        approvals: [],
      },
      label: {
        originator: giver,
        policy: "COMMUNITY",
        level: "COMMUNITY",
        caveats: [],
        tlp: "amber",
        text: "",
      },
      note: { necessity: 0, proportionality: 0, alternatives: 0 },
      consents: [],
    };
  },
};

/** Both parties with two signatories each: the accounts `<country>-1` and `<country>-2`. */
export async function twoNodes(): Promise<Pair> {
  const clock = { now: START };
  const made = ["XAR", "XTL"].map((country) => {
    const keyring = createKeyring(["first", "second"]);
    const card = { now: cardFor(keyring, country, country === "XAR" ? "Arvenia" : "Talvia") };
    const directory = mkdtempSync(join(tmpdir(), `entente-${country}-`));
    return { country, keyring, card, directory, party: digestOf(Buffer.from(JSON.stringify(card.now))) };
  });
  const cardOf = (party: PartyId) => made.find((one) => one.party === party)?.card.now;
  const nodes = await Promise.all(
    made.map(async ({ country, keyring, card, directory, party }): Promise<TestNode> => {
      const kids = keyring.signatories.map(({ secret }) => kidOf(publicKeyOf(secret)));
      const partner = made.find((one) => one.party !== party)!.party;
      const agreements = createAgreements({
        ledger: () => ledger,
        party,
        keyring,
        now: () => clock.now,
        cardOf,
        above: () => above,
        signatoryKids: (account) => kids.filter((_, n) => account === `${country}-${n + 1}`),
      });
      const options: LedgerOptions = {
        paths: dataPaths(directory),
        registry: createRegistry([agreements.desk]),
        keyring,
        party,
        now: () => clock.now,
        sealKeyOf: (to) =>
          fromBase64Url(cardOf(to)!.keys.find(({ role }) => role === "seal")!.public) as Uint8Array,
      };
      const ledger = await Ledger.open(options);
      const open = (from: PartyId, to: PartyId) =>
        ledger.openLog({
          origin: liaisonOrigin(from, to),
          kind: "liaison",
          party: from,
          partner: to,
          mine: from === party,
        });
      await open(party, partner);
      const theirs = await open(partner, party);
      return { party, keyring, card, ledger, options, agreements, kids, theirs };
    }),
  );
  return {
    arvenia: nodes[0]!,
    talvia: nodes[1]!,
    clock,
    async [Symbol.asyncDispose]() {
      for (const { ledger } of nodes) await ledger.close();
      for (const { directory } of made) rmSync(directory, { recursive: true });
    },
  };
}

let commands = 0;

/** An account that acts once more. */
export function as(account: string): By {
  const id = `${account} ${++commands}`;
  return { session: { account }, command: { id, digest: id } };
}

/** The entries of `from` that `to` has not applied yet. */
export function undelivered(from: TestNode, to: TestNode): { index: number; bytes: Uint8Array }[] {
  const log = from.ledger.log(liaisonOrigin(from.party, to.party))!;
  const known = to.ledger.reader.get<{ size: number }>(
    "SELECT count(*) AS size FROM entry WHERE log = :log",
    { log: to.theirs.id },
  )!.size;
  return from.ledger.reader.all<{ index: number; bytes: Uint8Array }>(
    `SELECT idx AS "index", bytes FROM entry WHERE log = :log AND idx >= :known ORDER BY idx`,
    { log: log.id, known },
  );
}

/** Carries what `from` has written to `to`, its sealed sets unless told not to; gives the reasons of what was set aside. */
export async function deliver(
  from: TestNode,
  to: TestNode,
  { contents = true, react = true } = {},
): Promise<string[]> {
  const asides: string[] = [];
  for (const { index, bytes } of undelivered(from, to)) {
    const { aside } = await to.ledger.apply(to.theirs, index, bytes);
    if (aside !== undefined) asides.push(aside);
    if (contents) await carryContents(from, to, bytes);
    if (react) await to.agreements.react(from.party);
  }
  return asides;
}

/** Carries the sealed set of one entry, which may come long after the entry itself. */
export async function carryContents(from: TestNode, to: TestNode, entry: Uint8Array): Promise<void> {
  const origin = liaisonOrigin(from.party, to.party);
  const { set } = readEnvelope(entry, origin);
  if (set?.key === undefined) return;
  const pair = {
    publicKey: seedOf(to.keyring.seal.public),
    secretKey: seedOf(to.keyring.seal.secret),
  };
  const key = await unwrapFrom(pair, set.key, wrapContext(origin, set.payload));
  const wrapped = to.ledger.contents.wrap(digestBytes(set.payload)!, key);
  await to.ledger.keep(set.payload, from.ledger.contents.bytes(set.payload)!, wrapped);
}

/** Carries back and forth until neither side has anything more to say. */
export async function settle(pair: Pair): Promise<string[]> {
  const asides: string[] = [];
  const { arvenia: a, talvia: b } = pair;
  while (undelivered(a, b).length + undelivered(b, a).length > 0) {
    asides.push(...(await deliver(a, b)), ...(await deliver(b, a)));
  }
  return asides;
}

/** A filled-in agreement of the two, as their cards say; `change` alters it before it is offered. */
export function draft(
  pair: Pair,
  change: (document: AgreementDocument) => AgreementDocument = (document) => document,
  thresholds: readonly [number, number] = [1, 1],
): AgreementJson {
  const keysOf = ({ keyring }: TestNode) =>
    keyring.signatories.map(({ secret }) => {
      const x = publicKeyOf(secret);
      return {
        kid: kidOf(x),
        jwk: { kty: "OKP" as const, crv: "Ed25519" as const, x },
        role: "signatory" as const,
        from: "2026-01-01T00:00:00Z",
        until: "2028-01-01T00:00:00Z",
      };
    });
  const document = templates.certs({
    id: "urn:uuid:6f0f2f4e-6a0e-4d6a-9a57-0c5a34dbf9d1",
    parties: [
      arvenia({ id: pair.arvenia.party, keys: keysOf(pair.arvenia), signatoryThreshold: thresholds[0] }),
      talvia({ id: pair.talvia.party, keys: keysOf(pair.talvia), signatoryThreshold: thresholds[1] }),
    ],
    areas: [
      { code: "kessel-strait", name: { fr: "le détroit de Kessel", en: "the Kessel Strait" } },
      { code: "ransomware", name: { fr: "les rançongiciels", en: "ransomware" } },
    ],
    retentionDays: 365,
    from: "2026-11-01T00:00:00Z",
    until: "2027-11-01T00:00:00Z",
  });
  return change(document) as unknown as AgreementJson;
}

/** Changes the parameters of the clause of one kind. */
export function withParams(
  kind: string,
  params: Record<string, unknown>,
): (document: AgreementDocument) => AgreementDocument {
  return (document) => ({
    ...document,
    clauses: document.clauses.map((clause) =>
      clause.kind === kind ? { ...clause, params: { ...clause.params, ...params } } : clause,
    ),
  });
}

/** From draft to in force; gives the hash. */
export async function agree(pair: Pair, document = draft(pair)): Promise<string> {
  const { arvenia: a, talvia: b } = pair;
  const { result } = await a.agreements.offer(as("XAR-officer"), b.party, document);
  await settle(pair);
  const { negotiation, hash } = result;
  await b.agreements.accept(as("XTL-officer"), a.party, negotiation, hash);
  await settle(pair);
  await a.agreements.sign(as("XAR-1"), b.party, negotiation, { hash });
  await b.agreements.sign(as("XTL-1"), a.party, negotiation, { hash });
  await settle(pair);
  return hash;
}

/** For `assert.rejects`: the code of a problem, never its words. */
export const code =
  (expected: string) =>
  (cause: unknown): boolean => {
    assert.equal((cause as { code?: string }).code, expected, String(cause));
    return true;
  };
