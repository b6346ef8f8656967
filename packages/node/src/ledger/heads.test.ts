import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openCheckpoint, verifierKey } from "@entente/tlog";
import { verifyEd25519 } from "@entente/tlog/node";
import { z } from "zod";
import {
  createKeyring,
  digestOf,
  fromBase64Url,
  type Keyring,
  type PartyId,
  publicKeyOf,
  sha256,
} from "../keys/index.ts";
import { dataPaths } from "../store/index.ts";
import {
  createRegistry,
  type Desk,
  entryKind,
  Heads,
  Ledger,
  liaisonOrigin,
  readTilePath,
  Witness,
  type WitnessPort,
  witnessKeyOf,
} from "./index.ts";

const messages: Desk = {
  name: "messages",
  kinds: [
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

const NAMES = ["arvenia", "talvia"] as const;
const partyOf = (name: string): PartyId => digestOf(Buffer.from(name));

type Side = {
  party: PartyId;
  keyring: Keyring;
  ledger: Ledger;
  heads: Heads;
  witness: Witness;
  directory: string;
  evidence: string[];
};

/** Two ledgers that witness each other by function calls; `reachable` says whether they can. */
class Pair {
  readonly root = mkdtempSync(join(tmpdir(), "entente-heads-"));
  readonly sides = new Map<PartyId, Side>();
  reachable = true;
  /** Whoever asks what was cosigned is told nothing: a node that does not look signs whatever it holds. */
  silent = false;
  now = 1_790_000_000_000;

  async open(name: string, keyring = createKeyring([])): Promise<Side> {
    const party = partyOf(name);
    const partner = partyOf(NAMES.find((other) => other !== name)!);
    const directory = join(this.root, name);
    const { mkdirSync } = await import("node:fs");
    mkdirSync(directory, { recursive: true });
    const ledger = await Ledger.open({
      paths: dataPaths(directory),
      registry: createRegistry([messages]),
      keyring,
      party,
      now: () => this.now,
      sealKeyOf: (other) => fromBase64Url(this.sides.get(other)!.keyring.seal.public)!,
    });
    await ledger.openLog({
      origin: liaisonOrigin(party, partner),
      kind: "liaison",
      party,
      partner,
      mine: true,
    });
    await ledger.openLog({
      origin: liaisonOrigin(partner, party),
      kind: "liaison",
      party: partner,
      partner: party,
      mine: false,
    });
    const evidence: string[] = [];
    const key = (role: "log" | "witness") =>
      fromBase64Url(publicKeyOf(this.sides.get(partner)!.keyring[role]))!;
    const witness = new Witness({
      ledger,
      keyring,
      party,
      now: () => this.now,
      logKeys: () => [key("log")],
      onEvidence: (_, what) => evidence.push(what),
    });
    const port: WitnessPort = {
      addCheckpoint: async (body) =>
        this.reachable
          ? this.sides.get(partner)!.witness.answer(body)
          : Promise.reject(new Error("no route")),
      readCheckpoint: async (hash) => {
        if (!this.reachable) throw new Error("no route");
        if (this.silent) return { status: 404, body: "" };
        return this.sides.get(partner)!.witness.read(hash);
      },
    };
    const heads = new Heads({
      ledger,
      keyring,
      now: () => this.now,
      ownKeys: () => [],
      witness: () => port,
      witnessKeys: () => [witnessKeyOf(partner, key("witness"))],
    });
    const side = { party, keyring, ledger, heads, witness, directory, evidence };
    this.sides.set(party, side);
    return side;
  }

  async say(side: Side, text: string): Promise<{ log: string; index: number }> {
    const partner = [...this.sides.keys()].find((party) => party !== side.party)!;
    const outcome = await side.ledger.submit({
      id: text,
      digest: text,
      decide: () => ({
        entries: [{ log: { partner }, kind: "message.sent/1", body: { text } }],
        expects: {},
        result: null,
      }),
    });
    return outcome.entries[0]!;
  }

  async shut(side: Side): Promise<void> {
    side.heads.close();
    await side.ledger.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const side of this.sides.values()) await this.shut(side);
    rmSync(this.root, { recursive: true });
  }
}

test("an entry is published once the partner's witness has cosigned, and its tiles are served then", async () => {
  await using pair = new Pair();
  const a = await pair.open("arvenia");
  const b = await pair.open("talvia");
  const place = await pair.say(a, "hello");
  assert.equal(await a.heads.whenPublished(place.log, place.index, 5000), true);
  assert.equal(a.heads.grade(place.log, place.index), "partner");
  const published = a.heads.published(place.log)!;
  const keys = [
    verifierKey(place.log, 1, fromBase64Url(publicKeyOf(a.keyring.log))!, sha256),
    witnessKeyOf(b.party, fromBase64Url(publicKeyOf(b.keyring.witness))!),
  ];
  assert.equal(openCheckpoint(published.note, keys, verifyEd25519).verified.length, 2);
  const log = a.ledger.log(place.log)!;
  assert.ok(readTilePath(a.ledger.reader, log.id, "tile/entries/000.p/1", published.size));
  assert.equal(readTilePath(a.ledger.reader, log.id, "tile/entries/000.p/2", published.size), undefined);
  assert.equal(readTilePath(a.ledger.reader, log.id, "tile/entries/../../x", published.size), undefined);
});

test("without its witness an entry stays recorded, and is published when the witness is back", async () => {
  await using pair = new Pair();
  const a = await pair.open("arvenia");
  await pair.open("talvia");
  pair.reachable = false;
  const place = await pair.say(a, "into the silence");
  assert.equal(await a.heads.whenPublished(place.log, place.index, 200), false);
  assert.equal(a.heads.grade(place.log, place.index), "recorded");
  pair.reachable = true;
  a.heads.advance(place.log);
  assert.equal(await a.heads.whenPublished(place.log, place.index, 5000), true);
});

test("a log that was rolled back with its marks is found out by its witness and signs nothing more", async () => {
  await using pair = new Pair();
  let a = await pair.open("arvenia");
  await pair.open("talvia");
  const first = await pair.say(a, "one");
  await a.heads.whenPublished(first.log, first.index, 5000);
  await pair.shut(a);
  cpSync(a.directory, join(pair.root, "old"), { recursive: true });
  a = await pair.open("arvenia", a.keyring);
  const second = await pair.say(a, "two");
  assert.equal(await a.heads.whenPublished(second.log, second.index, 5000), true);
  await pair.shut(a);
  rmSync(a.directory, { recursive: true });
  cpSync(join(pair.root, "old"), a.directory, { recursive: true });
  a = await pair.open("arvenia", a.keyring);
  const third = await pair.say(a, "three");
  assert.equal(await a.heads.whenPublished(third.log, third.index, 300), false);
  assert.match(
    a.heads.stopped([...pair.sides.keys()].find((party) => party !== a.party)!) ?? "",
    /cosigned 2 entries/,
  );
});

test("a store that lost signed entries is noticed by the mark alone", async () => {
  await using pair = new Pair();
  let a = await pair.open("arvenia");
  await pair.open("talvia");
  await pair.shut(a);
  cpSync(join(a.directory, "ledger.db"), join(pair.root, "old.db"));
  a = await pair.open("arvenia", a.keyring);
  const place = await pair.say(a, "one");
  await a.heads.whenPublished(place.log, place.index, 5000);
  await pair.shut(a);
  for (const suffix of ["-wal", "-shm", ""]) rmSync(join(a.directory, `ledger.db${suffix}`), { force: true });
  cpSync(join(pair.root, "old.db"), join(a.directory, "ledger.db"));
  pair.reachable = false;
  a = await pair.open("arvenia", a.keyring);
  a.heads.advance(place.log);
  assert.equal(a.heads.health().find((head) => head.origin === place.log)?.state, "rolled-back");
});

test("a clock that jumped back an hour holds signatures until it has caught up", async () => {
  await using pair = new Pair();
  const a = await pair.open("arvenia");
  await pair.open("talvia");
  const first = await pair.say(a, "one");
  await a.heads.whenPublished(first.log, first.index, 5000);
  pair.now -= 3_600_000;
  const second = await pair.say(a, "two");
  assert.equal(await a.heads.whenPublished(second.log, second.index, 300), false);
  const partner = [...pair.sides.keys()].find((party) => party !== a.party)!;
  assert.match(a.heads.stopped(partner) ?? "", /3600 s behind/);
  pair.now += 3_600_000;
  a.heads.advance(second.log);
  assert.equal(await a.heads.whenPublished(second.log, second.index, 5000), true);
});

/** What a party has said once is gone with its store and its marks: it opens its log again and says something else. */
async function begunAnew(pair: Pair): Promise<{ a: Side; b: Side; other: { log: string; index: number } }> {
  let a = await pair.open("arvenia");
  const b = await pair.open("talvia");
  await pair.shut(a);
  cpSync(a.directory, join(pair.root, "old"), { recursive: true });
  a = await pair.open("arvenia", a.keyring);
  const first = await pair.say(a, "one");
  await a.heads.whenPublished(first.log, first.index, 5000);
  await pair.shut(a);
  rmSync(a.directory, { recursive: true });
  cpSync(join(pair.root, "old"), a.directory, { recursive: true });
  a = await pair.open("arvenia", a.keyring);
  const other = await pair.say(a, "another one");
  assert.equal(await a.heads.whenPublished(other.log, other.index, 300), false);
  return { a, b, other };
}

test("a log that its witness knows from before the store was lost is not begun anew: nothing is signed", async () => {
  await using pair = new Pair();
  const { a, b, other } = await begunAnew(pair);
  const { state, why } = a.heads.health().find((head) => head.origin === other.log)!;
  assert.equal(state, "rolled-back");
  assert.match(why ?? "", /cosigned 1 entries of this log, this node has signed only 0.*entente recover/);
  assert.deepEqual(b.evidence, []);
});

test("a partner that signs two histories is not cosigned, and both heads are kept as evidence", async () => {
  await using pair = new Pair();
  pair.silent = true;
  const { a, b, other } = await begunAnew(pair);
  assert.equal(a.heads.health().find((head) => head.origin === other.log)?.state, "forked");
  assert.ok(b.evidence.length > 0);
  assert.equal(b.ledger.reader.all("SELECT * FROM evidence").length, 1);
});
