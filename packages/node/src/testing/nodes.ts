import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { thumbprint } from "@entente/agreement";
import { type Client, createClient, type Session } from "@entente/api";
import { type Config, configSchema } from "../config.ts";
import { ledgerOptions, liaisonKinds } from "../declaring.ts";
import { createLog, createPeopleApp } from "../http/index.ts";
import {
  type Card,
  createKeyring,
  fingerprint,
  type Keyring,
  type PartyId,
  publicKeyOf,
  readCard,
  rootDigest,
  seedOf,
  signCard,
} from "../keys/index.ts";
import { checkViews, type LedgerOptions } from "../ledger/index.ts";
import { EntenteNode } from "../node.ts";
import { COUNTRIES, LADDERS, NAMES, type Name, ROLES, UNIT, UNITS, type Who } from "./cast.ts";

/**
 * For tests: whole nodes of two or three fictional parties in one process. Their partner listeners are called as
 * functions; nothing happens by the clock, which stands still until a test moves it.
 */

export type Party = {
  readonly name: Name;
  readonly id: PartyId;
  readonly config: Config;
  readonly keyring: Keyring;
  /** The first card, and what signs the next. */
  readonly first: { readonly card: Card; readonly nextRoot: string };
  readonly people: Readonly<Record<Who, Session>>;
  node: EntenteNode;
};

let count = 0;
export const command = () => {
  const id = `test ${++count}`;
  return { id, digest: id };
};
export const by = (session: Session) => ({ session, command: command() });

export const MINUTE = 60_000;
export const DAY = 86_400_000;

export const instant = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** Whole nodes of some parties in this process, and what moves between them. */
export class Nodes {
  readonly root = mkdtempSync(join(tmpdir(), "entente-releases-"));
  readonly all: Party[] = [];
  /** What signs each party's card after its second. */
  readonly #nextRoots = new Map<PartyId, string>();
  readonly clock = { now: Date.parse("2026-11-20T10:00:00Z") };
  /** Stands before every request between nodes; gives an answer of its own, or undefined to let it pass. */
  between: (request: Request) => Promise<Response> | Response | undefined = () => undefined;
  /** Looks at what comes back. */
  after: (request: Request, response: Response) => Promise<Response> | Response = (_, response) => response;

  /** How all of them mark, and to what their people are cleared, when it is not as each is used to. */
  marks: { readonly rules?: Pick<Config["rules"], "policy" | "ladder">; readonly clearance: string } = {
    clearance: "S",
  };

  party(name: Name): Party {
    return this.all.find((party) => party.name === name)!;
  }
  get arvenia(): Party {
    return this.party("arvenia");
  }
  get talvia(): Party {
    return this.party("talvia");
  }
  get ostrand(): Party {
    return this.party("ostrand");
  }

  get now(): string {
    return instant(this.clock.now);
  }

  /** A client of a node's HTTP API with all rights of one of its people; what the node answers is validated, too. */
  client(party: Party, who: Who, language = "en"): Client {
    const { node } = party;
    const session = node.accounts.session(party.people[who].account)!;
    const made = { name: "test", roles: session.roles, readOnly: false, days: 90 };
    const { secret } = node.accounts.createToken(session, made);
    const app = createPeopleApp({
      routes: node.routes,
      accounts: node.accounts,
      nodeFingerprint: "12345 67890 11111",
      now: () => this.clock.now,
      log: createLog({ write: () => undefined }),
      checkAnswers: true,
    });
    const here = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
    return createClient({
      base: "http://localhost",
      token: secret,
      language: () => language,
      fetch: async (input, init) => app.request(String(input), init as RequestInit, here),
    });
  }

  protected async create(name: Name): Promise<Party> {
    const keyring = createKeyring(["liaison"]);
    const [root, next] = [createKeyring([]).log, createKeyring([]).log];
    const key = (role: "log" | "witness" | "node") =>
      ({ role, alg: "Ed25519", public: publicKeyOf(keyring[role]) }) as const;
    const x = publicKeyOf(keyring.signatories[0]!.secret);
    const card: Card = {
      type: "entente-card",
      spec: "1.0",
      sequence: 0,
      name: NAMES[name],
      country: COUNTRIES[name],
      root: publicKeyOf(root),
      nextRoot: rootDigest(Buffer.from(publicKeyOf(next), "base64url")),
      addresses: { partner: `http://${name}.test` },
      keys: [
        key("log"),
        key("witness"),
        key("node"),
        { role: "seal", alg: "X25519", public: keyring.seal.public },
        { role: "signatory", alg: "Ed25519", public: x, name: "liaison" },
      ],
      revoked: [],
      kinds: liaisonKinds(),
      at: instant(this.clock.now - DAY),
    };
    const signed = signCard(card, seedOf(root));
    const party = readCard(signed).id;
    const directory = join(this.root, name);
    const parsed = configSchema.parse({
      card: signed,
      people: { port: 0 },
      keys: { file: "none" },
      rules: {
        policy: COUNTRIES[name],
        ladder: LADDERS[name].map((step) => ({ ...step, names: [...step.names] })),
        caveats: [
          { code: "NOFORN", names: ["NOFORN"] },
          { code: "ORCON", names: ["ORCON"] },
          { code: "MARE", names: ["MARE"] },
        ],
        redUnits: [UNIT],
        ...this.marks.rules,
      },
    });
    const config: Config = { ...parsed, directory, party, firstCard: signed };
    const node = await this.openNode(config, keyring);
    await node.relations.issueCard(signed, command());
    const kid = thumbprint({ kty: "OKP", crv: "Ed25519", x });
    const who = Object.keys(ROLES) as Who[];
    const founded = await node.accounts.found([
      { name: "one", roles: ["administrator"], clearance: this.marks.clearance },
      { name: "two", roles: ["administrator"], clearance: this.marks.clearance },
      ...who.map((one) => ({
        name: one,
        roles: ROLES[one],
        clearance: this.marks.clearance,
        units: UNITS[one] ?? [UNIT],
        ...(one === "liaison" ? { signatory: kid } : {}),
      })),
    ]);
    const people = Object.fromEntries(
      who.map((one, n) => [one, node.accounts.session(founded[n + 2]!.account)!]),
    ) as Record<Who, Session>;
    return { name, id: party, config, keyring, first: { card, nextRoot: next }, people, node };
  }

  protected openNode(config: Config, keyring: Keyring): Promise<EntenteNode> {
    return EntenteNode.open({
      config,
      keyring,
      now: () => this.clock.now,
      fetch: async (request) => {
        const answer = await this.between(request.clone());
        if (answer !== undefined) return answer;
        const { hostname } = new URL(request.url);
        const asked = request.clone();
        const response = await this.party(hostname.split(".")[0] as Name).node.relations.partnerApp.fetch(
          request,
        );
        return this.after(asked, response);
      },
      schedule: () => () => undefined,
    });
  }

  protected async pair(one: Party, other: Party): Promise<void> {
    const { card, signature, earlier } = other.node.relations.cardFile();
    await one.node.relations.pair(
      { card: { card, signature }, earlier, fingerprint: fingerprint(other.id) },
      one.people.liaison,
      command(),
    );
  }

  /** A party calls itself something else from now on: its next card says so. */
  rename(party: Party, name: { en: string; fr: string }): Promise<void> {
    return this.issue(party, { name });
  }

  /** A party's next card, with what changes on it; the partners hear of it. */
  async issue({ id, first, node }: Party, change: Partial<Card>): Promise<void> {
    const current = node.relations.cards.cardOf(id)!;
    const root = this.#nextRoots.get(id) ?? first.nextRoot;
    const next = createKeyring([]).log;
    this.#nextRoots.set(id, next);
    const card: Card = {
      ...current.card,
      sequence: current.card.sequence + 1,
      party: id,
      previous: current.id,
      root: publicKeyOf(root),
      nextRoot: rootDigest(Buffer.from(publicKeyOf(next), "base64url")),
      at: instant(this.clock.now),
      ...change,
    };
    await node.relations.issueCard(signCard(card, seedOf(root)), command());
    await this.settle();
  }

  /** Stops a node and starts it again from its directory. */
  async restart(party: Party): Promise<void> {
    await party.node.close();
    party.node = await this.openNode(party.config, party.keyring);
  }

  /** Everything due between the parties is published, read, fetched and acted on, until nothing moves. */
  async settle(): Promise<void> {
    const size = () =>
      this.all.map(
        ({ node }) =>
          node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM journal")!.n +
          node.relations.heads.health().length,
      );
    for (let before = [-1]; ; ) {
      for (const { node } of this.all) await node.releases.keeper.settled();
      for (const { node } of this.all) {
        for (const log of node.ledger.logs.filter(({ mine, kind }) => mine === 1 && kind === "liaison")) {
          const last = node.ledger.reader.get<{ idx: number | null }>(
            "SELECT max(idx) AS idx FROM entry WHERE log = :log",
            { log: log.id },
          )!.idx;
          if (last === null) continue;
          node.relations.heads.advance(log.origin);
          await node.relations.heads.whenPublished(log.origin, last, 2000);
        }
      }
      for (const { node, id } of this.all)
        for (const other of this.all) if (other.id !== id) await node.relations.sync(other.id);
      for (const { node } of this.all) await node.releases.keeper.settled();
      const after = size();
      if (after.every((each, n) => each === before[n])) return;
      before = after;
    }
  }

  /** What the ledger of a party is opened with, to replay it. */
  optionsOf({ config, keyring }: Party): LedgerOptions {
    return ledgerOptions({ config, keyring, now: () => this.clock.now });
  }

  /** Views rebuilt from the journal are the live ones: at every node, unless some are named. */
  checkViews(...some: readonly Party[]): void {
    for (const party of some.length === 0 ? this.all : some)
      assert.deepEqual(checkViews(this.optionsOf(party)).differences, [], `views of ${party.name}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { node } of this.all) await node.close();
    rmSync(this.root, { recursive: true, force: true });
  }
}
