import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "@entente/verify";
import { keyPortOf } from "../config.ts";
import { ledgerOptions } from "../declaring.ts";
import { openRootKeys, readCard } from "../keys/index.ts";
import { cutBack, Ledger, lastSize, readHighwater, rootAt } from "../ledger/index.ts";
import {
  type RetirementDraft,
  readRetirementDraft,
  type SignedRetirement,
  signRetirement,
} from "../relations/index.ts";
import { type DraftedRetirement, draftRetirement, type Retired, retireLog } from "../retiring.ts";
import { entente, inAgreement, line, type TestParty } from "./test-cli.ts";
import { type Backups, RecoveringWorld } from "./test-recovering.ts";

/** For tests: two parties, one of which has lost of its log what its partner cannot give back either. */
export class RetiringWorld extends RecoveringWorld {
  static override async open(): Promise<RetiringWorld> {
    return new RetiringWorld(await inAgreement());
  }

  /** A party's node loses the last entries that it holds of its partner's log, and remembers having cosigned them. */
  async loses(party: TestParty, kept: number): Promise<void> {
    const { config, keyring, partner } = this.#options(party);
    await party.served.close();
    const options = ledgerOptions({ config, keyring, now: Date.now });
    const ledger = await Ledger.open(options);
    const log = ledger.current("theirs", partner)!;
    await ledger.close();
    cutBack(options, [{ log, size: kept }]);
    await this.started(party);
  }

  /**
   * What one party said last is lost at both: it comes back from a backup that is older, and its partner has lost the last
   * entry of it. Gives that backup, and how many entries had been said.
   */
  async lostAtBoth(one: TestParty, other: TestParty): Promise<{ from: Backups; said: number }> {
    const from = await this.backedUp(one);
    await this.release(one, other, "pontoon");
    const said = this.ownSize(one);
    await this.restored(one, from);
    await this.loses(other, said - 1);
    return { from, said };
  }

  /** A restored node goes on writing and signing as if nothing had come after its backup: a second history. */
  async forks(party: TestParty): Promise<void> {
    const { config, keyring, partner } = this.#options(party);
    const ledger = await Ledger.open(ledgerOptions({ config, keyring, now: Date.now }));
    const { card, signature } = config.firstCard;
    await ledger.submit({
      id: "fork",
      digest: "fork",
      decide: () => ({
        entries: [{ log: { partner }, kind: "card.presented/1", body: { card, signature } }],
        expects: {},
        result: null,
      }),
    });
    const { origin, id } = ledger.current("ours", partner)!;
    const { size: oldSize, root: oldRoot, at } = readHighwater(ledger.marks, "own", origin)!;
    const size = lastSize(ledger.reader, id);
    const swap = { oldSize, oldRoot, size, root: rootAt(ledger.reader, id, size), note: "x", at };
    const { value } = await ledger.writer.ask({ type: "highwater", role: "own", origin, ...swap });
    assert.equal(value, 1);
    await ledger.close();
  }

  /** A party's node has seen the fork, and reads its partner no more. */
  async quarantines(party: TestParty): Promise<void> {
    const { ledger } = party.node;
    const { origin } = ledger.current("theirs", this.#options(party).partner)!;
    const what = JSON.stringify({ kind: "forked", origin, noteA: "a", noteB: "b" });
    await ledger.writer.ask({ type: "evidence", id: "fork", origin, at: Date.now(), what });
    await party.served.close();
    await this.started(party);
    assert.equal((await this.state(party)).theirs, "quarantined");
  }

  /** The report on what a party exports of the relation; nothing is wrong in it. */
  async report(party: TestParty): Promise<Report> {
    const out = this.place("export");
    await this.parties.does(party, "filip", line`log export --out ${out}`);
    const ran = await entente(line`verify ${out} --json`, {});
    assert.equal(ran.code, 0, ran.out);
    return ran.json as Report;
  }

  #options(party: TestParty) {
    const config = this.parties.configOf(party);
    return {
      config,
      keyring: keyPortOf(config, {}).load(),
      partner: (party === this.a ? this.b : this.a).party,
      fetch: this.parties.fetch,
    };
  }

  drafted(party: TestParty): Promise<DraftedRetirement> {
    return draftRetirement(this.#options(party));
  }

  /** Signed by the root key of `party`, with what is changed in it. */
  signed(
    party: TestParty,
    { file }: Pick<DraftedRetirement, "file">,
    change: Partial<RetirementDraft> = {},
  ): SignedRetirement {
    const passphrase = readFileSync(party.passphraseFile, "utf8").trim();
    const roots = openRootKeys(readFileSync(join(party.keys, "root.json"), "utf8"), passphrase);
    const { draft } = readRetirementDraft(file);
    const { card } = readCard(this.parties.configOf(party).firstCard);
    return signRetirement({ ...draft, ...change }, card, roots);
  }

  applied(party: TestParty, statement: unknown, dropUnsigned = false): Promise<Retired | undefined> {
    return retireLog({ ...this.#options(party), statement, dropUnsigned });
  }

  /** Drafts, signs and applies. */
  async retire(
    party: TestParty,
  ): Promise<{ drafted: DraftedRetirement; statement: SignedRetirement; applied: Retired }> {
    const drafted = await this.drafted(party);
    const statement = this.signed(party, drafted);
    const applied = await this.applied(party, statement);
    assert.ok(applied !== undefined);
    return { drafted, statement, applied };
  }
}
