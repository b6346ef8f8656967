import assert from "node:assert/strict";
import { createReadStream, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Recovered } from "../bringing-back.ts";
import { keyPortOf } from "../config.ts";
import type { SignedCard } from "../keys/index.ts";
import { recoverLog } from "../recovering.ts";
import type { Fetch } from "../relations/index.ts";
import { entente, inAgreement, line, type TestParty, type TwoParties, towards } from "./test-cli.ts";

export type Backups = { readonly logs: string; readonly keys: string };

async function backUp({ directory }: TestParty, place: (name: string) => string): Promise<Backups> {
  const [logs, keys] = [place("logs"), place("keys")];
  for (const argv of [line`--out ${logs}`, line`--keys --out ${keys}`]) {
    const ran = await entente(["backup", "--data", directory, ...argv], {});
    assert.equal(ran.code, 0, ran.err);
  }
  return { logs, keys };
}

/** For tests: two parties, one of which comes back from a backup older than what it has said. */
export class RecoveringWorld {
  readonly parties: TwoParties;
  readonly a: TestParty;
  readonly b: TestParty;
  #count = 0;

  protected constructor({ parties, a, b }: { parties: TwoParties; a: TestParty; b: TestParty }) {
    this.parties = parties;
    this.a = a;
    this.b = b;
  }

  static async open(): Promise<RecoveringWorld> {
    return new RecoveringWorld(await inAgreement());
  }

  /** The same, and a backup of the first party from before they paired. */
  static async openBackedUp(): Promise<{ world: RecoveringWorld; from: Backups }> {
    const holder: { from?: Backups } = {};
    const made = await inAgreement(async (party) => {
      holder.from = await backUp(party, (name) => join(party.directory, "..", `early-${name}`));
    });
    return { world: new RecoveringWorld(made), from: holder.from! };
  }

  place(name: string): string {
    return join(this.parties.root, `${++this.#count}-${name}`);
  }

  backedUp(party: TestParty): Promise<Backups> {
    return backUp(party, (name) => this.place(name));
  }

  /** Fresh keys, signed by the root key and in force; gives the card. */
  async rotated(party: TestParty): Promise<SignedCard> {
    const [draft, out] = [this.place("draft"), this.place("card.json")];
    const { draft: made } = await this.parties.does(party, "alma", line`key rotate --out ${draft}`);
    const root = join(party.keys, "root.json");
    const ran = await entente(
      line`card sign ${draft} --root ${root} --passphrase-file ${party.passphraseFile}
        --fingerprint ${made.fingerprint} --out ${out}`,
      {},
    );
    assert.equal(ran.code, 0, ran.err);
    await this.parties.does(party, "alma", ["card", "issue", out]);
    await this.parties.settled();
    const { card, signature } = JSON.parse(readFileSync(out, "utf8"));
    return { card, signature };
  }

  async release(from: TestParty, to: TestParty, text = `report ${++this.#count}`): Promise<string> {
    const { product } = (await this.wrote(from, text)).result;
    return this.send(from, to, product);
  }

  async wrote(from: TestParty, text: string) {
    const file = this.place("report.md");
    writeFileSync(file, `TLP:AMBER\n\n# ${text}\n\nHosts of ${text} are being encrypted.\n`);
    return this.parties.does(from, "cleo", line`product write ${file} --areas ransomware`);
  }

  async send(from: TestParty, to: TestParty, product: string): Promise<string> {
    const organisation = to === this.b ? "TL-CERT" : "AR-CERT";
    const argv = ["release", "propose", product, ...towards(organisation)];
    const id = (await this.parties.does(from, "cleo", argv)).result.release;
    for (const person of ["dario", "gino"])
      await this.parties.does(from, person, line`release approve ${id} --wait`);
    await this.parties.settled();
    return id;
  }

  /** Stops a party's node, loses its directory, and restores the backup; nothing runs yet. */
  async restored(party: TestParty, from: Backups): Promise<void> {
    await party.served.close();
    // Beside the old one: the paths of its configuration lead to the same key ring.
    const directory = join(party.directory, "..", `restored-${++this.#count}`);
    rmSync(party.directory, { recursive: true });
    const argv = line`restore --from ${from.logs} --keys ${from.keys} --data ${directory} --json`;
    const ran = await entente(argv, {});
    assert.equal(ran.code, 0, ran.err);
    Object.assign(party, { directory });
  }

  recover(
    party: TestParty,
    more: { file?: string; fetch?: Fetch; dropUnsigned?: boolean; ownCards?: readonly SignedCard[] } = {},
  ): Promise<Recovered | undefined> {
    const { file, ...rest } = more;
    const partner = (party === this.a ? this.b : this.a).party;
    const config = this.parties.configOf(party);
    const keyring = keyPortOf(config, {}).load();
    const stream = file === undefined ? undefined : createReadStream(file);
    return recoverLog({ config, keyring, partner, fetch: this.parties.fetch, file: stream, ...rest });
  }

  async started(party: TestParty): Promise<void> {
    Object.assign(party, await this.parties.start(party));
    await this.parties.signInAgain(party, "ena", "cleo", "dario", "gino", "filip", "alma");
  }

  async equal(party: TestParty): Promise<void> {
    const ran = await entente(line`rebuild --data ${party.directory} --check --json`, {});
    assert.deepEqual(ran.json.differences, []);
  }

  /** Exports the relation as one side has it and verifies it from outside. */
  async verified(party: TestParty): Promise<void> {
    const out = this.place("export");
    await this.parties.does(party, "filip", line`log export --out ${out}`);
    const ran = await entente(line`verify ${out} --json`, {});
    assert.equal(ran.code, 0, ran.out);
  }

  /** What became of each release, one way. */
  async states(party: TestParty, direction: "in" | "out"): Promise<Record<string, string>> {
    const { items } = await this.parties.does(party, "cleo", ["release", "parts", "--direction", direction]);
    return Object.fromEntries(
      items.map(({ release, state }: { release: string; state: string }) => [release, state]),
    );
  }

  /** How many entries a party has said in the log that it goes on with. */
  ownSize(party: TestParty): number {
    const other = party === this.a ? this.b : this.a;
    const log = party.node.ledger.current("ours", other.party)!;
    return party.node.ledger.reader.get<{ n: number }>("SELECT count(*) AS n FROM entry WHERE log = :id", {
      id: log.id,
    })!.n;
  }

  async state(party: TestParty): Promise<{ mine: string; theirs: string }> {
    const { items } = await this.parties.does(party, "ena", ["relation", "list"]);
    const of = (mine: boolean) => items[0].logs.find((log: { mine: boolean }) => log.mine === mine).state;
    return { mine: of(true), theirs: of(false) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.parties.close();
  }
}
