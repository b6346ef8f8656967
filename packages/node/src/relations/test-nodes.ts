import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Session } from "@entente/api";
import { z } from "zod";
import {
  type Card,
  createKeyring,
  fingerprint,
  type Keyring,
  type PartyId,
  publicKeyOf,
  readCard,
  rootDigest,
  type SignedCard,
  seedOf,
  signCard,
} from "../keys/index.ts";
import {
  checkViews,
  createRegistry,
  type Desk,
  entryKind,
  Ledger,
  type LedgerOptions,
} from "../ledger/index.ts";
import { dataPaths, migrate, Sqlite } from "../store/index.ts";
import { type Fetch, type OwnTls, Relations, relationsDesk, sealKeyOf } from "./index.ts";

/** A desk with two kinds, to have something to say; `note.refused/1` is never accepted. */
export const notesDesk: Desk = {
  name: "notes",
  kinds: ["note.sent/1", "note.refused/1"].map((kind) =>
    entryKind({
      kind,
      log: "liaison",
      effect: "partner",
      body: z.strictObject({ text: z.string() }),
      fold: ({ body, party }) => ({ changes: [["notes.add", { party, text: body.text }]], touches: [] }),
      receive: () => (kind === "note.refused/1" ? { aside: "not wanted" } : {}),
    }),
  ),
  schema: "CREATE TABLE view_note (party TEXT, text TEXT, idx INTEGER, PRIMARY KEY (party, idx));",
  statements: { "notes.add": "INSERT INTO view_note VALUES (:party, :text, :idx)" },
};

/** Speaks a kind that other nodes do not know. */
export const newsDesk: Desk = {
  name: "news",
  kinds: [
    entryKind({
      kind: "news.sent/1",
      log: "liaison",
      effect: "partner",
      body: z.strictObject({}),
      fold: () => ({ changes: [], touches: [] }),
    }),
  ],
  schema: "",
  statements: {},
};

export const officer: Session = {
  account: "officer",
  name: "Officer",
  roles: ["liaison-officer"],
  clearance: "restricted",
  units: [],
  mayAct: true,
};

const COUNTRIES: Readonly<Record<string, [string, string, string]>> = {
  arvenia: ["Arvenia", "Arvénie", "XAR"],
  talvia: ["Talvia", "Talvie", "XTL"],
  ostrand: ["Ostrand", "Ostrand", "XOS"],
};

type Roots = readonly string[];
const freshRoots = (): Roots => [1, 2, 3, 4].map(() => createKeyring([]).log);

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

export type TestNode = {
  readonly name: string;
  readonly party: PartyId;
  readonly keyring: Keyring;
  readonly roots: Roots;
  readonly address: string | undefined;
  readonly directory: string;
  readonly ledger: Ledger;
  readonly relations: Relations;
  readonly state: Sqlite;
  readonly options: LedgerOptions;
  readonly desks: readonly Desk[];
  /** Its side of TLS; then it calls over sockets. */
  readonly tls?: OwnTls | undefined;
};

/** Several nodes in one process; their listeners are called as functions, through a network that can fail. */
export class Federation {
  readonly root = mkdtempSync(join(tmpdir(), "entente-relations-"));
  readonly nodes = new Map<string, TestNode>();
  /** Addresses that do not answer. */
  readonly down = new Set<string>();
  /** Stands between the nodes; a test may look at, drop, or change what passes. */
  between: (request: Request, deliver: Fetch) => Promise<Response> = (request, deliver) => deliver(request);
  now = 1_790_000_000_000;
  /** What deadlines set from now on wait for; a test aborts it. */
  deadline = new AbortController();
  #count = 0;

  readonly fetch: Fetch = (request) =>
    this.between(request, async (passed) => {
      const { origin } = new URL(passed.url);
      const node = [...this.nodes.values()].find(({ address }) => address === origin);
      if (node === undefined || this.down.has(origin)) throw new TypeError("fetch failed");
      return node.relations.partnerApp.fetch(passed);
    });

  /** A new node with its first card issued; `reachable: false` gives it no address. */
  async create(
    name: string,
    {
      reachable = true,
      address: given = undefined as string | undefined,
      desks = [notesDesk] as readonly Desk[],
      tls = undefined as OwnTls | undefined,
      names = undefined as Card["tls"],
    } = {},
  ): Promise<TestNode> {
    const keyring = createKeyring([]);
    const roots = freshRoots();
    const address = given ?? (reachable ? `http://${name}.test` : undefined);
    const signed = cardFor(name, keyring, roots, address, undefined, names);
    const directory = join(this.root, name);
    const party = readCard(signed).id;
    const node = await this.open({ name, party, keyring, roots, address, directory, desks, tls });
    await node.relations.issueCard(signed, this.command());
    return node;
  }

  async open(
    made: Pick<TestNode, "name" | "party" | "keyring" | "roots" | "address" | "directory" | "desks" | "tls">,
  ): Promise<TestNode> {
    const { party, keyring, directory } = made;
    mkdirSync(directory, { recursive: true });
    const paths = dataPaths(directory);
    const holder: { ledger?: Ledger } = {};
    const options: LedgerOptions = {
      paths,
      registry: createRegistry([relationsDesk, ...made.desks]),
      keyring,
      party,
      now: () => this.now,
      sealKeyOf: (partner) => sealKeyOf(holder.ledger!.reader, partner),
    };
    const ledger = await Ledger.open(options);
    holder.ledger = ledger;
    const state = new Sqlite(paths.state);
    migrate(state, new URL("../store/sqlite/state/", import.meta.url));
    const relations = await Relations.open({
      ledger,
      keyring,
      state,
      now: () => this.now,
      ...(made.tls === undefined ? { fetch: this.fetch } : { tls: made.tls }),
      deadline: () => this.deadline.signal,
      // Nothing happens by the clock: a test says when to look.
      schedule: () => () => undefined,
      random: () => 0.5,
    });
    const node = { ...made, ledger, relations, state, options };
    this.nodes.set(made.name, node);
    return node;
  }

  command(): { id: string; digest: string } {
    const id = String(++this.#count);
    return { id, digest: id };
  }

  /** Both officers compare fingerprints and pair. */
  async pair(a: TestNode, b: TestNode): Promise<void> {
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const { card, signature, earlier } = other.relations.cardFile();
      const pairing = {
        card: { card, signature },
        earlier,
        fingerprint: fingerprint(readCard({ card, signature }).id),
      };
      await one.relations.pair(pairing, officer, this.command());
    }
  }

  /** Writes a note into `from`'s liaison log with `to`; with content when given. */
  async say(from: TestNode, to: TestNode, text: string, content?: string, kind = "note.sent/1") {
    const items =
      content === undefined ? {} : { items: [{ header: Buffer.from("{}"), content: Buffer.from(content) }] };
    const outcome = await from.ledger.submit({
      ...this.command(),
      decide: () => ({
        entries: [
          { log: { partner: to.party }, kind, body: kind === "news.sent/1" ? {} : { text }, ...items },
        ],
        expects: {},
        result: null,
      }),
    });
    return outcome.entries[0]!;
  }

  /** Resolves once `from`'s log is published up to and with its last entry. */
  async published(from: TestNode, place: { log: string; index: number }): Promise<boolean> {
    from.relations.heads.advance(place.log);
    return from.relations.heads.whenPublished(place.log, place.index, 5000);
  }

  /** The notes of `writer` as `reader` knows them, in order. */
  notes(reader: TestNode, writer: TestNode): string[] {
    return reader.ledger.reader
      .all<{ text: string }>("SELECT text FROM view_note WHERE party = :party ORDER BY idx", {
        party: writer.party,
      })
      .map(({ text }) => text);
  }

  /** Views rebuilt from the journal, against the live ones. */
  differences(node: TestNode) {
    return checkViews(node.options).differences;
  }

  async close(node: TestNode): Promise<void> {
    await node.relations.close();
    await node.ledger.close();
    node.state.close();
  }

  async reopen(node: TestNode): Promise<TestNode> {
    return this.open(node);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const node of this.nodes.values()) await this.close(node);
    rmSync(this.root, { recursive: true });
  }
}
