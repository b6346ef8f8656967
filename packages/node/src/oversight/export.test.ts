import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ProblemError } from "@entente/api";
import { memoryReader, packArchive, verifyExport } from "@entente/verify";
import { z } from "zod";
import {
  type Card,
  createKeyring,
  fromBase64Url,
  type Keyring,
  keyOf,
  type PartyId,
  partyOf,
  publicKeyOf,
  readCard,
  rootDigest,
  type SignedCard,
  seedOf,
  signCard,
  toBase64Url,
} from "../keys/index.ts";
import {
  createRegistry,
  type Desk,
  entryKind,
  Heads,
  Ledger,
  liaisonOrigin,
  Witness,
  witnessKeyOf,
} from "../ledger/index.ts";
import { dataPaths } from "../store/index.ts";
import { exportRelation } from "./export.ts";

const NOW = Date.parse("2026-11-20T10:00:00Z");
const root = mkdtempSync(join(tmpdir(), "entente-export-"));

/** The least that a log must say to be verified, and something for the partner to see. */
const desk: Desk = {
  name: "speech",
  kinds: [
    entryKind({
      kind: "card.presented/1",
      log: "liaison",
      effect: "recorded",
      body: z.strictObject({ card: z.string(), signature: z.string() }),
      fold: () => ({ changes: [], touches: [] }),
    }),
    entryKind({
      kind: "message.sent/1",
      log: "liaison",
      effect: "partner",
      body: z.strictObject({ text: z.string() }),
      fold: () => ({ changes: [], touches: [] }),
    }),
  ],
  schema: "",
  statements: {},
};

type Side = {
  readonly party: PartyId;
  readonly card: Card;
  readonly signed: SignedCard;
  readonly keyring: Keyring;
  readonly ledger: Ledger;
  heads?: Heads;
  witness?: Witness;
};

function cardFor(name: string, keyring: Keyring): SignedCard {
  const seed = Buffer.alloc(32, name);
  const root = publicKeyOf(toBase64Url(seed));
  const key = (role: "log" | "witness" | "node") =>
    ({ role, alg: "Ed25519", public: publicKeyOf(keyring[role]) }) as const;
  const card: Card = {
    type: "entente-card",
    spec: "1.0",
    sequence: 0,
    name: { en: name, fr: name },
    country: "XAR",
    root,
    nextRoot: rootDigest(Buffer.alloc(32, 1)),
    addresses: {},
    keys: [
      key("log"),
      key("witness"),
      key("node"),
      { role: "seal", alg: "X25519", public: keyring.seal.public },
    ],
    revoked: [],
    kinds: [],
    at: "2026-11-20T10:00:00Z",
  };
  return signCard(card, seedOf(toBase64Url(seed)));
}

async function open(name: string): Promise<Side> {
  const keyring = createKeyring([]);
  const read = readCard(cardFor(name, keyring));
  const party = partyOf(read);
  const directory = join(root, name);
  mkdirSync(directory);
  const ledger = await Ledger.open({
    paths: dataPaths(directory),
    registry: createRegistry([desk]),
    keyring,
    party,
    now: () => NOW,
    sealKeyOf: () => fromBase64Url(keyring.seal.public)!,
  });
  return { party, card: read.card, signed: read.signed, keyring, ledger };
}

async function pair(side: Side, other: Side): Promise<void> {
  const liaison = { kind: "liaison" as const };
  const [mine, theirs] = [liaisonOrigin(side.party, other.party), liaisonOrigin(other.party, side.party)];
  await side.ledger.openLog({
    ...liaison,
    origin: mine,
    party: side.party,
    partner: other.party,
    mine: true,
  });
  await side.ledger.openLog({
    ...liaison,
    origin: theirs,
    party: other.party,
    partner: side.party,
    mine: false,
  });
  const { ledger, keyring, party } = side;
  side.witness = new Witness({
    ledger,
    keyring,
    party,
    now: () => NOW,
    logKeys: () => [keyOf(other.card, "log")],
    onEvidence: () => assert.fail("nobody forked"),
  });
  side.heads = new Heads({
    ledger,
    keyring,
    now: () => NOW,
    witness: () => ({
      addCheckpoint: (body) => other.witness!.answer(body),
      readCheckpoint: async (hash) => other.witness!.read(hash),
    }),
    ownKeys: () => [keyOf(side.card, "log")],
    witnessKeys: () => [witnessKeyOf(other.party, keyOf(other.card, "witness"))],
  });
}

async function say(side: Side, to: Side, kind: string, body: Record<string, string>): Promise<void> {
  const id = `${kind} ${JSON.stringify(body)} ${side.party}`;
  const draft = { log: { partner: to.party }, kind, body };
  const { entries } = await side.ledger.submit({
    id,
    digest: id,
    decide: () => ({ entries: [draft], expects: {}, result: null }),
  });
  const { log, index } = entries[0]!;
  assert.ok(await side.heads!.whenPublished(log, index, 10_000), "the partner has cosigned");
}

/** Applies what the other has published, as the tail does. */
async function read(side: Side, from: Side): Promise<void> {
  const origin = liaisonOrigin(from.party, side.party);
  const log = side.ledger.log(origin)!;
  const source = from.ledger.log(origin)!;
  const rows = from.ledger.reader.all<{ idx: number; bytes: Uint8Array }>(
    "SELECT idx, bytes FROM entry WHERE log = :log AND idx < :size ORDER BY idx",
    { log: source.id, size: from.heads!.published(origin)!.size },
  );
  const held = side.ledger.reader.all("SELECT 1 FROM entry WHERE log = :log", { log: log.id }).length;
  for (const { idx, bytes } of rows.slice(held)) await side.ledger.apply(log, idx, bytes);
}

let arvenia: Side;
let talvia: Side;

before(async () => {
  arvenia = await open("arvenia");
  talvia = await open("talvia");
  await pair(arvenia, talvia);
  await pair(talvia, arvenia);
  // Confirms both heads now that both witnesses answer.
  for (const [side, other] of [
    [arvenia, talvia],
    [talvia, arvenia],
  ] as const) {
    await say(side, other, "card.presented/1", { ...side.signed });
    await read(other, side);
  }
  for (let count = 0; count < 300; count++)
    await arvenia.ledger.submit({
      id: `many ${count}`,
      digest: "",
      decide: () => ({
        entries: [{ log: { partner: talvia.party }, kind: "message.sent/1", body: { text: `${count}` } }],
        expects: {},
        result: null,
      }),
    });
  await say(arvenia, talvia, "message.sent/1", { text: "last" });
  await read(talvia, arvenia);
  await say(talvia, arvenia, "message.sent/1", { text: "answer" });
  await read(arvenia, talvia);
});

after(async () => {
  for (const side of [arvenia, talvia]) {
    await side.heads?.close();
    await side.ledger.close();
  }
  rmSync(root, { recursive: true, force: true });
});

const optionsFor = (side: Side, other: Side) => ({
  ledger: side.ledger,
  partner: other.party,
  published: (origin: string) => side.heads!.published(origin),
  documents: [],
  now: NOW,
});

test("what either node exports of both logs verifies from outside", async () => {
  for (const [side, other] of [
    [arvenia, talvia],
    [talvia, arvenia],
  ] as const) {
    const exported = exportRelation(optionsFor(side, other));
    assert.equal(exported.behind, 0);
    assert.equal(exported.logs.length, 2);
    const files = new Map([...exported.files()].map(({ path, bytes }) => [path, bytes]));
    const report = await verifyExport(memoryReader(files), {
      now: NOW,
      parties: { [other.party]: undefined },
    });
    const wrong = report.findings.filter(({ severity }) => severity === "violation");
    assert.deepEqual(wrong, []);
    assert.ok(report.ok);
    const counted = Object.fromEntries(report.checked.map(({ what, count }) => [what, count]));
    assert.equal(counted.logs, 2);
    assert.equal(counted.cosignatures, 2);
    assert.ok(counted.entries! >= 304, `${counted.entries} entries`);
  }
});

test("an export packs into one archive", async () => {
  const { files } = exportRelation(optionsFor(arvenia, talvia));
  let length = 0;
  for await (const part of packArchive(files())) length += part.length;
  assert.equal(length % 512, 0);
});

test("entries that are cosigned and not applied leave the partner's log out, and say so", async () => {
  await say(talvia, arvenia, "message.sent/1", { text: "not read yet" });
  const exported = exportRelation(optionsFor(arvenia, talvia));
  assert.equal(exported.behind, 1);
  assert.deepEqual(exported.logs, [liaisonOrigin(arvenia.party, talvia.party)]);
  await read(arvenia, talvia);
  assert.equal(exportRelation(optionsFor(arvenia, talvia)).behind, 0);
});

test("a relation without a published head has nothing to export", () => {
  const options = { ...optionsFor(arvenia, talvia), published: () => undefined, partner: arvenia.party };
  assert.throws(
    () => exportRelation(options),
    (error: unknown) => error instanceof ProblemError && error.problem.status === 409,
  );
});
