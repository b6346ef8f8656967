import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type AgreementDocument,
  type Digest,
  type FrameworkTerms,
  thumbprint,
  withFramework,
} from "@entente/agreement";
import {
  type AgreementJson,
  type Client,
  createClient,
  type Session,
  type TemplateRequest,
} from "@entente/api";
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
import { checkViews, type LedgerOptions, ulid } from "../ledger/index.ts";
import { EntenteNode } from "../node.ts";
import type { Asked, Note } from "../releases/proposing.ts";
import { listParts, listRecalls, listRefusals } from "../releases/queries.ts";
import {
  COUNTRIES,
  DECLARED,
  FRAMEWORK,
  LADDERS,
  NAMES,
  type Name,
  NOTE,
  ORGANISATION,
  ROLES,
  UNIT,
  UNITS,
  type Who,
} from "./cast.ts";

export { DECLARED, FRAMEWORK, type Name, NOTE, ORGANISATION, UNIT } from "./cast.ts";
export { container, indicator } from "./samples.ts";

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

export class Parties {
  readonly root = mkdtempSync(join(tmpdir(), "entente-releases-"));
  readonly all: Party[] = [];
  readonly clock = { now: Date.parse("2026-11-20T10:00:00Z") };
  /** Stands before every request between nodes; gives an answer of its own, or undefined to let it pass. */
  between: (request: Request) => Promise<Response> | Response | undefined = () => undefined;
  /** Looks at what comes back. */
  after: (request: Request, response: Response) => Promise<Response> | Response = (_, response) => response;

  /** How all of them mark, and to what their people are cleared, when it is not as each is used to. */
  marks: { readonly rules?: Pick<Config["rules"], "policy" | "ladder">; readonly clearance: string } = {
    clearance: "S",
  };

  /** Nodes of these parties, paired with one another. */
  static async open(...given: (Name | Parties["marks"])[]): Promise<Parties> {
    const parties = new Parties();
    const names = given.filter((each) => typeof each === "string");
    parties.marks = given.find((each) => typeof each !== "string") ?? parties.marks;
    for (const name of names) parties.all.push(await parties.#create(name));
    for (const one of parties.all)
      for (const other of parties.all) if (one !== other) await parties.#pair(one, other);
    await parties.settle();
    return parties;
  }

  /** Arvenia and Talvia with an agreement in force. */
  static async agreed(
    template: "certs" | "fius" | "services" = "certs",
    change: (document: AgreementDocument) => AgreementDocument = (document) => document,
  ): Promise<Parties> {
    const parties = await Parties.open("arvenia", "talvia");
    await parties.agree("arvenia", "talvia", template, change);
    return parties;
  }

  /** Arvenia and Talvia with an agreement in force, amended so that operations stand within its framework. */
  static async framed(change: Partial<FrameworkTerms> = {}): Promise<Parties> {
    const parties = await Parties.agreed();
    await parties.amend("arvenia", "talvia", (document, hash) =>
      withFramework(document, hash, {
        ...FRAMEWORK,
        from: instant(parties.clock.now - MINUTE),
        until: instant(parties.clock.now + 300 * DAY),
        ...change,
      }),
    );
    return parties;
  }

  /** A client of a node's HTTP API with all rights of one of its people; what the node answers is validated, too. */
  client(party: Party, who: Who): Client {
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
      fetch: async (input, init) => app.request(String(input), init as RequestInit, here),
    });
  }

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

  async #create(name: Name): Promise<Party> {
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
    const node = await this.#openNode(config, keyring);
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

  #openNode(config: Config, keyring: Keyring): Promise<EntenteNode> {
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

  async #pair(one: Party, other: Party): Promise<void> {
    const { card, signature, earlier } = other.node.relations.cardFile();
    await one.node.relations.pair(
      { card: { card, signature }, earlier, fingerprint: fingerprint(other.id) },
      one.people.liaison,
      command(),
    );
  }

  /** A party calls itself something else from now on: its next card says so. */
  async rename({ id, first, node }: Party, name: { en: string; fr: string }): Promise<void> {
    const root = first.nextRoot;
    const after = publicKeyOf(createKeyring([]).log);
    const card: Card = {
      ...first.card,
      sequence: 1,
      party: id,
      previous: id,
      name,
      root: publicKeyOf(root),
      nextRoot: rootDigest(Buffer.from(after, "base64url")),
      at: instant(this.clock.now),
    };
    await node.relations.issueCard(signCard(card, seedOf(root)), command());
    await this.settle();
  }

  /** Stops a node and starts it again from its directory. */
  async restart(party: Party): Promise<void> {
    await party.node.close();
    party.node = await this.#openNode(party.config, party.keyring);
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

  /** From template to in force between two of the parties; gives the hash. */
  async agree(
    one: Name,
    other: Name,
    template: "certs" | "fius" | "services",
    change: (document: AgreementDocument) => AgreementDocument = (document) => document,
    more: Partial<TemplateRequest> = {},
  ): Promise<string> {
    const [us, them] = [this.party(one), this.party(other)];
    const filled = us.node.agreements.fill(template, {
      partner: them.id,
      us: this.#filled(us, template),
      them: this.#filled(them, template),
      areas: [
        { code: "maritime", name: { en: "maritime security", fr: "sûreté maritime" } },
        { code: "cyber", name: { en: "cyber threats", fr: "menaces informatiques" } },
      ],
      retentionDays: 180,
      from: instant(this.clock.now - MINUTE),
      until: instant(this.clock.now + 400 * DAY),
      ...more,
    });
    const document = change(filled.document as unknown as AgreementDocument) as unknown as AgreementJson;
    const offered = await us.node.agreements.offer(by(us.people.liaison), them.id, document);
    return this.#conclude(us, them, offered.result);
  }

  /** From the next version of the agreement in force to its being in force. */
  async amend(
    one: Name,
    other: Name,
    change: (document: AgreementDocument, hash: Digest) => AgreementDocument,
  ): Promise<string> {
    const [us, them] = [this.party(one), this.party(other)];
    const { hash, document } = us.node.agreements.inForce(them.id)!;
    const next = change(document, hash as Digest) as unknown as AgreementJson;
    const offered = await us.node.agreements.amend(by(us.people.liaison), them.id, hash, next);
    const signed = await this.#conclude(us, them, offered.result);
    assert.equal(us.node.agreements.inForce(them.id)?.hash, signed);
    return signed;
  }

  async #conclude(
    us: Party,
    them: Party,
    { negotiation, hash }: { readonly negotiation: string; readonly hash: string },
  ): Promise<string> {
    await this.settle();
    await them.node.agreements.accept(by(them.people.liaison), us.id, negotiation, hash);
    await this.settle();
    await us.node.agreements.sign(by(us.people.liaison), them.id, negotiation, { hash });
    await them.node.agreements.sign(by(them.people.liaison), us.id, negotiation, { hash });
    await this.settle();
    assert.equal(us.node.agreements.inForce(them.id)?.state, "in-force");
    assert.equal(them.node.agreements.inForce(us.id)?.state, "in-force");
    return hash;
  }

  #filled({ name }: Party, template: string): TemplateRequest["us"] {
    return {
      organisations: [ORGANISATION[name]],
      overseer: { body: `${COUNTRIES[name]}-OVERSEER` },
      ...(template === "services"
        ? {
            policy: COUNTRIES[name],
            ladder: LADDERS[name].map((step) => ({ ...step, names: [...step.names] })),
          }
        : {}),
    };
  }

  /** Writes a report, TLP:AMBER unless said otherwise; gives the product. */
  async write(
    party: Party,
    text: string,
    more: Partial<Parameters<EntenteNode["products"]["writeReport"]>[0]> = {},
  ): Promise<string> {
    const outcome = await party.node.products.writeReport({
      content: new TextEncoder().encode(text),
      mediaType: "text/markdown",
      marking: "TLP:AMBER",
      areas: ["maritime"],
      purposes: [],
      ...by(party.people.analyst),
      ...more,
    });
    return outcome.result.product;
  }

  /** Imports STIX objects, TLP:AMBER unless marked otherwise; gives the ids in the order of their rows. */
  async importObjects(
    party: Party,
    objects: readonly unknown[],
    more: Partial<Parameters<EntenteNode["products"]["importBundle"]>[1]> = {},
  ): Promise<string[]> {
    const last = () =>
      party.node.ledger.reader.get<{ id: number | null }>("SELECT max(id) AS id FROM view_product")!.id ?? 0;
    const before = last();
    const bundle = { type: "bundle", id: "bundle--7b1ad7d2-3f5b-4a0a-9d40-0c4de1a0f6a1", objects };
    const bytes = new TextEncoder().encode(JSON.stringify(bundle));
    await party.node.products.importBundle(
      (async function* () {
        yield bytes;
      })(),
      { areas: ["cyber"], purposes: [], marking: "TLP:AMBER", ...by(party.people.analyst), ...more },
    );
    return party.node.ledger.reader
      .all<{ product: string }>(
        "SELECT entry || '.' || position AS product FROM view_product WHERE id > :before ORDER BY id",
        { before },
      )
      .map(({ product }) => product);
  }

  asked(to: Party, products: readonly string[], more: Partial<Asked> = {}): Asked & { note: Note } {
    return {
      partner: to.id,
      products,
      recipient: { organisation: ORGANISATION[to.name], role: "analyst" },
      purpose: "incident-response",
      declares: DECLARED,
      note: NOTE,
      ...more,
    };
  }

  /** Proposes as the officer and approves as two others; gives the release. Nothing has been read by the partner yet. */
  async send(
    from: Party,
    to: Party,
    products: readonly string[],
    more: Partial<Asked> = {},
  ): Promise<{ release: string; parts: string[]; state: string }> {
    const { releases } = from.node;
    const proposed = await releases.propose(this.asked(to, products, more), from.people.officer, command());
    const { release, state } = proposed.result;
    if (state === "refused") return { release, parts: [], state };
    await releases.approve(release, from.people.second, command());
    const { result } = await releases.approve(release, from.people.third, command());
    return { release, parts: result.parts, state: result.state };
  }

  /** What went one way, newest first, as a party sees it. */
  parts(party: Party, direction: "out" | "in" = "out") {
    return listParts(party.node.ledger.reader, { direction, limit: 200 }).items;
  }

  refusals(party: Party) {
    return listRefusals(party.node.ledger.reader, {}, party.node.releases.documentOf).items;
  }

  recalls(party: Party) {
    return listRecalls(party.node.ledger.reader, {}, this.now).items;
  }

  /** What a party holds of what came to it, by product id, and whether it is sealed. */
  held(party: Party): { product: string; sealed: number }[] {
    return party.node.ledger.reader.all<{ product: string; sealed: number }>(
      "SELECT entry || '.' || position AS product, sealed FROM view_product WHERE source = 'received' ORDER BY id",
    );
  }

  /** Destroys an own product, as the purge of what it was made from does. */
  async purge(party: Party, product: string): Promise<void> {
    const { node } = party;
    const products = node.products
      .factsOf([product])
      .map(({ payload, position }) => ({ entry: product.slice(0, 26), position, payload }));
    await node.ledger.submit({
      ...command(),
      decide: () => ({
        entries: [
          { log: "house", kind: "product.purged/1", body: { why: "recall", made: ulid(0), products } },
        ],
        expects: {},
        result: null,
      }),
    });
  }

  /** Names of the files under a party's data directory that hold `text`, in whatever file. */
  filesWith(party: Party, text: string): string[] {
    return readdirSync(party.config.directory, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .filter((path) => readFileSync(path).includes(text));
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

export const instant = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** Opens parties, runs the test, settles them, and holds every view against its replay. */
export async function withParties(
  open: () => Promise<Parties>,
  work: (parties: Parties) => Promise<void>,
): Promise<void> {
  await using parties = await open();
  await work(parties);
  await parties.settle();
  parties.checkViews();
}

/** A problem's status and code, for `assert.rejects`. */
export const problem = (status: number) => (cause: unknown) => {
  assert.equal((cause as { problem?: { status?: number } }).problem?.status, status, String(cause));
  return true;
};
