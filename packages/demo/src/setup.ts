import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { initialise } from "@entente/node";
import { PARTIES, type PartyName, PEOPLE, type Person } from "./parties.ts";

export type Ports = {
  readonly people: number;
  readonly partners: number;
  readonly portal: number;
  readonly disclosures: number;
};
/** Four ports from `first` on for each party, ten apart. */
export function portsFrom(first: number): Readonly<Record<PartyName, Ports>> {
  return {
    arvenia: fourFrom(first),
    talvia: fourFrom(first + 10),
  };
}

const fourFrom = (first: number): Ports => ({
  people: first,
  partners: first + 1,
  portal: first + 2,
  disclosures: first + 3,
});

export const PORTS = portsFrom(7710);

/** Sign-in links of the founding accounts: each is used once, for a token that the story goes on with. */
export type Links = Readonly<Record<Person, string>>;

/** Sets one demo party up, unless it is there. Its keys lie beside its data: it is a demo, and says so. */
export async function setUp(
  party: PartyName,
  root: string,
  ports: Ports,
  byHand = false,
): Promise<{ directory: string; links: Links | undefined }> {
  const directory = join(root, party);
  if (existsSync(join(directory, "node.json"))) return { directory, links: undefined };
  mkdirSync(directory, { recursive: true });
  const passphraseFile = join(directory, "demo-passphrase");
  writeFileSync(passphraseFile, "fictional data only, protected by nothing\n");
  const { name, country, rules, accounts } = PARTIES[party];
  const { links } = await initialise({
    directory,
    keysDirectory: join(directory, "demo-keys"),
    name,
    country,
    rules,
    accounts,
    people: { host: "127.0.0.1", port: ports.people },
    partners: byHand ? undefined : { host: "127.0.0.1", port: ports.partners },
    portal: { host: "127.0.0.1", port: ports.portal },
    disclosures: { host: "127.0.0.1", port: ports.disclosures },
    address: byHand ? undefined : `http://127.0.0.1:${ports.partners}`,
    passphrase: readFileSync(passphraseFile, "utf8").trim(),
    passphraseFile,
    demo: true,
  });
  const paths = links.map(({ path }, n) => [PEOPLE[n]!, path] as const);
  return { directory, links: Object.fromEntries(paths) as Links };
}
