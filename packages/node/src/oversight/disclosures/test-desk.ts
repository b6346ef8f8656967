import { type Client, disclosureOperations as ops } from "@entente/api";
import {
  createKeyPair,
  dayOf,
  type KeyPair,
  type OverseerKey,
  openReplies,
  readOverseerKey,
  receiptSecrets,
  type SlowHash,
  sealReport,
  sha256,
  toBase64Url,
  withWork,
  work,
  workOver,
} from "@entente/disclosure";
import { dataPaths, Sqlite } from "../../store/index.ts";
import type { Parties, Party } from "../../testing/parties.ts";
import type { Disclosures, DisclosuresKept } from "./disclosures.ts";

/** For tests: the desk of one party, opened with little work and no floor, and a reporter who speaks to its listener. */

const WORK = 4;
/** A hash that is not slow. */
export const quickHash: SlowHash = (password, salt) => Promise.resolve(sha256(salt, password));

export class TestDesk implements Disposable {
  readonly parties: Parties;
  readonly party: Party;
  readonly part: Disclosures;
  readonly store: Sqlite;

  constructor(parties: Parties, party: Party, more: Partial<DisclosuresKept> = {}) {
    this.parties = parties;
    this.party = party;
    this.part = party.node.desks.all.find(({ desk }) => desk.name === "disclosures") as Disclosures;
    this.store = new Sqlite(dataPaths(party.config.directory).state);
    const name = () => ({ en: "Talvia", fr: "Talvie" });
    const { keyring } = party;
    this.part.open({
      store: this.store,
      keyring,
      name,
      receives: true,
      difficulty: WORK,
      floorMs: 0,
      ...more,
    });
  }

  [Symbol.dispose](): void {
    this.store.close();
  }

  client(who: Parameters<Parties["client"]>[1]): Client {
    return this.parties.client(this.party, who);
  }

  /** A client of somebody who is none of the parties' usual people. */
  clientOf(name: string): Client {
    const { accounts } = this.party.node;
    const session = accounts.session(accounts.list().find((each) => each.name === name)!.account)!;
    const people = { ...this.party.people, analyst: session };
    return this.parties.client({ ...this.party, people }, "analyst");
  }

  /** A key that its body made, one overseer registered and another confirmed. */
  async body(code: string): Promise<{ key: OverseerKey; pair: KeyPair; id: string }> {
    const { key, pair } = await this.freshKey(code);
    const body = { body: code, key: key.key };
    const { result } = await this.client("overseer").call(ops.registerOverseerKey, { body });
    const { id, fingerprint } = result;
    await this.client("officer").call(ops.confirmOverseerKey, { params: { id }, body: { fingerprint } });
    return { key, pair, id };
  }

  async freshKey(body: string): Promise<{ key: OverseerKey; pair: KeyPair }> {
    const pair = await createKeyPair();
    const key = toBase64Url(pair.publicKey);
    const party = this.party.id;
    return { key: readOverseerKey({ type: "entente-overseer-key", v: 1, party, body, key }), pair };
  }

  seal(text: string, ...bodies: OverseerKey[]): ReturnType<typeof sealReport> {
    const written = { report: new TextEncoder().encode(text), media: "text/plain" };
    return sealReport(written, bodies, quickHash);
  }

  async post(path: string, asked: Uint8Array, day = dayOf(this.parties.clock.now)): Promise<Response> {
    const nonce = await work(day, workOver(asked), WORK);
    return this.send(path, { method: "POST", body: withWork(day, nonce, asked) });
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    return this.part.app.fetch(new Request(`http://talvia.test${path}`, init));
  }

  async look(receipt: string): Promise<{ response: Response; bytes: Uint8Array; texts: string[] }> {
    const secrets = await receiptSecrets(receipt, this.party.id, quickHash);
    const asked = new Uint8Array([...secrets.mailbox, ...secrets.authenticator]);
    const response = await this.post("/look", asked);
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { response, bytes, texts: (await openReplies(bytes, secrets)).map(({ text }) => text) };
  }

  /** The house log's head is signed and published: until then a checkpoint may still come. */
  async quiet(): Promise<void> {
    const { ledger, relations } = this.party.node;
    const { id, origin } = ledger.logs.find(({ kind }) => kind === "house")!;
    const { idx } = ledger.reader.get<{ idx: number }>("SELECT max(idx) AS idx FROM entry WHERE log = :id", {
      id,
    })!;
    await relations.heads.whenPublished(origin, idx, 5000);
  }

  /** What everybody else at the node could count: rows of every table of the ledger, and the logs' lengths. */
  visible(): Record<string, number> {
    const { reader } = this.party.node.ledger;
    const tables = reader.all<{ name: string }>(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    return Object.fromEntries(
      tables.map(({ name }) => [name, reader.get<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)!.n]),
    );
  }
}
