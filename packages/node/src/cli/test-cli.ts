import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, keyPortOf, readConfig } from "../config.ts";
import { type PartyId, sealKeyring } from "../keys/index.ts";
import { lastSize } from "../ledger/index.ts";
import { EntenteNode } from "../node.ts";
import type { Fetch } from "../relations/index.ts";
import { type Served, serveNode } from "../serve.ts";
import type { Io } from "./command.ts";
import { run } from "./main.ts";

/** A command line as it is typed: words between spaces, each value one word whatever it holds. */
export function line(words: TemplateStringsArray, ...values: readonly (string | number)[]): string[] {
  return words.flatMap((text, n) => {
    const typed = text.split(/\s+/).filter((word) => word !== "");
    return n === 0 ? typed : [String(values[n - 1]), ...typed];
  });
}

export type Ran = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What `--json` said. */
  readonly json: ReturnType<typeof JSON.parse>;
};

/** Runs one command line in this process. */
export async function entente(
  argv: readonly string[],
  environment: Io["environment"],
  stdin = "",
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(argv, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    environment,
    stdin: async function* () {
      yield Buffer.from(stdin);
    },
  });
  const text = out.join("\n");
  return {
    code,
    out: text,
    err: err.join("\n"),
    get json() {
      return JSON.parse(text);
    },
  };
}

/** One party set up by `init`, running in this process, and its people as profiles. */
export type TestParty = {
  readonly name: string;
  readonly party: PartyId;
  readonly fingerprint: string;
  readonly directory: string;
  readonly keys: string;
  readonly passphraseFile: string;
  readonly cardFile: string;
  readonly links: readonly { name: string; path: string }[];
  node: EntenteNode;
  served: Served;
};

const COUNTRIES: Readonly<Record<string, string>> = { arvenia: "XAR", talvia: "XTL" };

/** A test opens a key ring dozens of times: from here on it is stretched as little as a demo's, for nodes that are one. */
function opensSoon({
  directory,
  keys,
  passphraseFile,
}: Pick<TestParty, "directory" | "keys" | "passphraseFile">) {
  const keyring = keyPortOf(readConfig(directory), {}).load();
  const passphrase = readFileSync(passphraseFile, "utf8").trim();
  writeFileSync(join(keys, "keyring.json"), sealKeyring(keyring, passphrase, "argon2id-demo"));
  const config = join(directory, "node.json");
  writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, "utf8")), demo: true }));
}

/** Two parties whose nodes listen on loopback for people and reach each other through a network inside the process. */
export class TwoParties {
  readonly root = mkdtempSync(join(tmpdir(), "entente-cli-"));
  readonly parties = new Map<string, TestParty>();
  readonly environment = { XDG_CONFIG_HOME: join(this.root, "config"), HOME: this.root };
  /** Names of parties that do not answer. */
  readonly down = new Set<string>();

  readonly fetch: Fetch = async (request) => {
    const { hostname } = new URL(request.url);
    const party = this.parties.get(hostname.split(".")[0] ?? "");
    if (party === undefined || this.down.has(party.name)) throw new TypeError("fetch failed");
    return party.node.relations.partnerApp.fetch(request);
  };

  /** Sets a party up with `entente init` and starts its node; `address: false` leaves only carrying by hand. */
  async init(name: string, more: readonly string[] = [], address = true): Promise<TestParty> {
    const at = (file: string) => join(this.root, name, file);
    const ran = await entente(
      [
        ...line`init --json --data ${at("data")} --keys ${at("keys")} --passphrase-file ${at("passphrase")}
          --name-en ${`CERT ${name}`} --name-fr ${`CERT de ${name}`} --country ${COUNTRIES[name]!}
          --people-port 0 --partner-port 0 --administrator alma --administrator bruno
          --account filip:overseer --account cleo:analyst,release-officer --account dario:release-officer
          --account gino:release-officer --account ena:liaison-officer --signatory ena`,
        ...(address ? ["--address", `http://${name}.test`] : []),
        ...more,
      ],
      this.environment,
    );
    assert.equal(ran.code, 0, ran.err);
    const { party, fingerprint, cardFile, links } = ran.json;
    const [directory, keys, passphraseFile] = [at("data"), at("keys"), at("passphrase")];
    const made = { name, party, fingerprint, cardFile, links, directory, keys, passphraseFile };
    opensSoon(made);
    const started = await this.start(made);
    const result: TestParty = Object.assign(made, started);
    this.parties.set(name, result);
    return result;
  }

  configOf(party: Pick<TestParty, "directory">): Config {
    return readConfig(party.directory);
  }

  async start(party: Pick<TestParty, "directory">): Promise<Pick<TestParty, "node" | "served">> {
    const config = this.configOf(party);
    const keyring = keyPortOf(config, {}).load();
    const node = await EntenteNode.open({ config, keyring, fetch: this.fetch });
    return { node, served: await serveNode(node, config, "silent") };
  }

  /** Runs a command as one of a party's people. */
  as(party: TestParty, person: string, argv: readonly string[], stdin?: string): Promise<Ran> {
    return entente([...argv, "--profile", `${party.name}.${person}`], this.environment, stdin);
  }

  /** The same, which must succeed; gives its JSON. */
  async does(party: TestParty, person: string, argv: readonly string[]) {
    const ran = await this.as(party, person, [...argv, "--json"]);
    assert.equal(ran.code, 0, `${argv.join(" ")}: ${ran.err}${ran.out}`);
    return ran.json;
  }

  async signIn(party: TestParty, ...people: string[]): Promise<void> {
    for (const person of people) {
      const link = party.links.find(({ name }) => name === person)!.path;
      const ran = await this.as(party, person, ["login", "--url", party.served.people.url, "--link", link]);
      assert.equal(ran.code, 0, ran.err);
    }
  }

  /** Signs people in to a node that was restored: what opened the old one opens nothing there. */
  async signInAgain(party: TestParty, ...people: string[]): Promise<void> {
    for (const person of people) {
      const { account } = party.node.accounts.list().find(({ name }) => name === person)!;
      const { path } = party.node.accounts.issueLink(account, 60_000);
      const ran = await this.as(party, person, ["login", "--url", party.served.people.url, "--link", path]);
      assert.equal(ran.code, 0, ran.err);
    }
  }

  /** What either has said is published, read by the other, and acted on. */
  async settled(): Promise<void> {
    const all = [...this.parties.values()];
    for (let turn = 0; turn < 4; turn++) {
      for (const { node, party } of all) {
        for (const { partner } of node.relations.relations) {
          const { origin, id } = node.ledger.current("ours", partner)!;
          const size = lastSize(node.ledger.reader, id);
          await node.relations.heads.whenPublished(origin, size - 1, 5000);
          await all.find((other) => other.party === partner)?.node.relations.sync(party);
        }
        await node.relations.idle();
        await node.releases.keeper.settled();
      }
    }
  }

  async close(): Promise<void> {
    for (const { served } of this.parties.values()) await served.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** Two parties with an agreement between computer emergency response teams in force; `before` they paired, something. */
export async function inAgreement(
  before: (a: TestParty) => Promise<void> = async () => undefined,
): Promise<{ parties: TwoParties; a: TestParty; b: TestParty }> {
  const parties = new TwoParties();
  const [a, b] = [await parties.init("arvenia"), await parties.init("talvia")];
  await before(a);
  for (const party of [a, b]) await parties.signIn(party, "cleo", "dario", "ena", "filip", "gino");
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const)
    await parties.does(one, "ena", ["pair", other.cardFile, "--fingerprint", other.fingerprint]);
  await parties.settled();
  const draft = join(parties.root, "draft.json");
  await parties.does(
    a,
    "ena",
    line`agreement fill certs --our-organisation AR-CERT --their-organisation TL-CERT --our-overseer AR-OV
      --their-overseer TL-OV --area ${"ransomware:Ransomware:Rançongiciels"} --retention-days 365
      --from 2026-01-01 --until 2036-01-01 --out ${draft}`,
  );
  const { negotiation, hash } = (await parties.does(a, "ena", ["agreement", "offer", draft, "--wait"]))
    .result;
  await parties.settled();
  await parties.does(b, "ena", ["agreement", "accept", negotiation, "--hash", hash, "--wait"]);
  await parties.settled();
  for (const party of [a, b])
    await parties.does(party, "ena", ["agreement", "sign", negotiation, "--hash", hash, "--wait"]);
  await parties.settled();
  return { parties, a, b };
}

/** What a release of a product to the partner's team takes on the command line. */
export const towards = (organisation: string): string[] =>
  line`--organisation ${organisation} --purpose cyber-defence --no-protected-persons --free-text-reviewed
    --necessity ${"Their networks are being hit now, as ours were this morning."}
    --proportionality ${"Technical data only; nothing on any person is in it."}
    --alternatives ${"None in time: a call does not carry indicators."}`;
