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
  readCard,
} from "../keys/index.ts";
import {
  type Change,
  checkViews,
  createRegistry,
  type Desk,
  ERASE,
  entryKind,
  Ledger,
  type LedgerOptions,
} from "../ledger/index.ts";
import { dataPaths, migrate, Sqlite } from "../store/index.ts";
import type { RoomLimits } from "./carry/spool-room.ts";
import { type Fetch, type OwnTls, Relations, relationsDesk, sealKeyOf } from "./index.ts";
import type { PlaceLimits } from "./listener/places.ts";
import type { Schedule } from "./tail/tails.ts";
import { cardFor, freshRoots, type Roots } from "./test-cards.ts";
import { Identity } from "./wire/index.ts";

/** A node's house log is the first of its logs. */
const HOUSE = 1;

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
      receive: () => (kind === "note.refused/1" ? { aside: "a text without its words" } : {}),
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
  /** What files exchanged with it may hold together. */
  readonly exchangeLimits?: RoomLimits | undefined;
  /** Connections its listener holds open. */
  readonly placeLimits?: PlaceLimits | undefined;
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
  deadlineOf: (milliseconds: number) => AbortSignal = () => this.deadline.signal;
  /** What is to happen later; a test may keep it, and let it happen. */
  schedule: Schedule = () => () => undefined;
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
      exchangeLimits = undefined as RoomLimits | undefined,
      placeLimits = undefined as PlaceLimits | undefined,
    } = {},
  ): Promise<TestNode> {
    const keyring = createKeyring([]);
    const roots = freshRoots();
    const address = given ?? (reachable ? `http://${name}.test` : undefined);
    const signed = cardFor(name, keyring, roots, address, undefined, names);
    const directory = join(this.root, name);
    const party = readCard(signed).id;
    const node = await this.open({
      name,
      party,
      keyring,
      roots,
      address,
      directory,
      desks,
      tls,
      exchangeLimits,
      placeLimits,
    });
    await node.relations.issueCard(signed, this.command());
    return node;
  }

  async open(
    made: Pick<
      TestNode,
      | "name"
      | "party"
      | "keyring"
      | "roots"
      | "address"
      | "directory"
      | "desks"
      | "tls"
      | "exchangeLimits"
      | "placeLimits"
    >,
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
      deadline: (milliseconds) => this.deadlineOf(milliseconds),
      // Nothing happens by the clock: a test says when to look.
      schedule: (...asked) => this.schedule(...asked),
      ...(made.placeLimits === undefined ? {} : { placeLimits: made.placeLimits }),
      ...(made.exchangeLimits === undefined ? {} : { exchangeLimits: made.exchangeLimits }),
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

  /** Sends a signed request as `from` to `to`. */
  async ask(
    from: TestNode,
    to: TestNode,
    path: string,
    { method = "GET", body = "" } = {},
  ): Promise<Response> {
    const identity = new Identity(from.party, from.keyring, () => this.now);
    const target = new URL(`${to.address}${path}`).href;
    const { headers } = identity.signRequest(method, target, "text/plain", Buffer.from(body));
    return to.relations.partnerApp.fetch(
      new Request(target, { method, headers, ...(method === "GET" ? {} : { body }) }),
    );
  }

  /** Writes any text as the next entry of one of a node's logs, with what it does to the views; no desk is asked. */
  async write(node: TestNode, text: string, { log = HOUSE, changes = [] as readonly Change[] } = {}) {
    const { id } = this.command();
    await node.ledger.writer.ask({
      type: "commit",
      command: null,
      expects: [],
      steps: [{ do: "own", log, id, text: [text], changes, touches: [] }],
    });
  }

  /** Destroys the key of a content, as an entry of a desk that erases does. */
  erase(node: TestNode, payload: string): Promise<void> {
    return this.write(node, "{}", { changes: [[ERASE, { payload, position: 0 }]] });
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
