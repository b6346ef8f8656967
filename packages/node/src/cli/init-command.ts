import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { COMMUNITY, COMMUNITY_LEVEL } from "@entente/agreement";
import { type Role, roles } from "@entente/api";
import { type ConfigFile, configSchema } from "../config.ts";
import { type InitOptions, initialise } from "../init.ts";
import {
  type CliCommand,
  type Flags,
  many,
  needed,
  nothing,
  say,
  text,
  UsageError,
  whole,
} from "./command.ts";
import { readJsonFile } from "./files.ts";
import { facts } from "./text.ts";

type Rules = ConfigFile["rules"];

/** Marked by TLP alone, as emergency response teams do: one level, which stands on no paper. */
const community: Rules = {
  policy: COMMUNITY,
  ladder: [{ code: COMMUNITY_LEVEL, rank: 0, names: [] }],
  caveats: [],
  redUnits: ["red"],
};

/** Levels as services of state write them in English and French; a house with others gives a file. */
const services = (country: string): Rules => ({
  policy: country,
  ladder: [
    { code: "U", rank: 0, names: ["UNCLASSIFIED", "NON PROTEGE"] },
    { code: "R", rank: 1, names: ["RESTRICTED", "DIFFUSION RESTREINTE"] },
    { code: "C", rank: 2, names: ["CONFIDENTIAL", "CONFIDENTIEL"] },
    { code: "S", rank: 3, names: ["SECRET"] },
    { code: "T", rank: 4, names: ["TOP SECRET", "TRES SECRET"] },
  ],
  caveats: [{ code: "NOFORN", names: ["NOFORN", "SPECIAL PAYS"] }],
  redUnits: ["red"],
});

const PORTS = { people: 8440, partners: 8441 };

export const initCommand: CliCommand = {
  words: "init",
  summary: "Sets up a node: keys, the first card, the configuration and the founding accounts.",
  flags: {
    data: { value: "DIR", help: "the data directory, which must hold no node yet" },
    keys: { value: "DIR", help: "where the key files go, outside the data directory" },
    "passphrase-file": {
      value: "FILE",
      help: "file with the passphrase that seals the keys; written if it is not there",
    },
    "name-en": { value: "NAME", help: "the party's name in English" },
    "name-fr": { value: "NAME", help: "the party's name in French" },
    country: { value: "CODE", help: "ISO 3166-1 alpha-3" },
    "people-port": { value: "PORT", help: `where people reach the node (default ${PORTS.people})` },
    "people-host": { value: "HOST", help: "the address it listens on for people (default 127.0.0.1)" },
    "partner-port": {
      value: "PORT",
      help: `where partners reach it (default ${PORTS.partners}); 0 accepts no connections`,
    },
    "partner-host": { value: "HOST", help: "the address it listens on for partners (default 127.0.0.1)" },
    address: {
      value: "URL",
      help: "the origin under which partners reach it, for the card; left out when they cannot",
    },
    rules: {
      value: "RULES",
      help: "how products are marked: community (TLP alone), services (levels), or a JSON file (default community)",
    },
    administrator: { value: "NAME", many: true, help: "an administrator; give two" },
    account: {
      value: "NAME:ROLES[:LEVEL[:UNITS]]",
      many: true,
      help: `an account; roles with commas: ${roles.join(", ")}; its level is the highest unless given`,
    },
    signatory: { value: "NAME", many: true, help: "an account that signs agreements; it gets a key" },
  },
  example: [
    "entente init --data /var/lib/entente --keys /etc/entente/keys --passphrase-file /etc/entente/passphrase \\",
    '    --name-en "CERT Arvenia" --name-fr "CERT Arvénie" --country XAR --address https://node.cert.example:8441 \\',
    "    --administrator Alma --administrator Bruno --account Cleo:analyst,release-officer \\",
    "    --account Dario:release-officer --account Ena:liaison-officer --signatory Ena --account Filip:overseer",
  ].join("\n"),
  async run({ flags, rest, io, json }) {
    nothing(rest);
    const directory = resolve(needed(flags, "data"));
    const keysDirectory = resolve(needed(flags, "keys"));
    if (isWithin(keysDirectory, directory))
      throw new UsageError(
        "--keys must lie outside the data directory: who copies the data must not get the keys",
      );
    const country = needed(flags, "country");
    if (!/^[A-Z]{3}$/.test(country)) throw new UsageError("--country is three capital letters, such as FRA");
    const name = { en: needed(flags, "name-en"), fr: needed(flags, "name-fr") };
    const rules = await rulesOf(text(flags, "rules") ?? "community", country, io);
    const passphraseFile = resolve(needed(flags, "passphrase-file"));
    if (isWithin(passphraseFile, directory))
      throw new UsageError("--passphrase-file must lie outside the data directory");
    const accounts = accountsOf(flags, rules);
    if (existsSync(join(directory, "node.json")))
      throw new UsageError(`there is a node in ${directory} already; choose another directory`);
    const partnerPort = whole(flags, "partner-port", 0, 65_535) ?? PORTS.partners;
    const { passphrase, made } = passphraseIn(passphraseFile);
    const done = await initialise({
      directory,
      keysDirectory,
      name,
      country,
      people: {
        host: text(flags, "people-host") ?? "127.0.0.1",
        port: whole(flags, "people-port", 0, 65_535) ?? PORTS.people,
      },
      partners:
        partnerPort === 0
          ? undefined
          : { host: text(flags, "partner-host") ?? "127.0.0.1", port: partnerPort },
      address: text(flags, "address"),
      rules,
      accounts,
      passphrase,
      passphraseFile,
    });
    const rootKey = join(keysDirectory, "root.json");
    say(io, json, { ...done, rootKey, passphraseFile: { path: passphraseFile, made } }, () =>
      [
        facts([
          ["party", done.party],
          ["fingerprint", done.fingerprint],
          ["card", done.cardFile],
          ["keys", join(keysDirectory, "keyring.json")],
          ["root key", rootKey],
          ["passphrase", `${passphraseFile}${made ? " (made now)" : ""}`],
        ]),
        "",
        `Now: move ${rootKey} to an offline medium, with a copy of the passphrase, and remove it here. It is`,
        "needed only to issue the next card.",
        "",
        "One-time sign-in links, good for a day, from this machine:",
        ...done.links.map(({ name: who, path }) => `  ${who}: ${path}`),
        "",
        `Next: ENTENTE_PASSPHRASE_FILE=${passphraseFile} entente serve --data ${directory}`,
        "Then open each link at the node's address, or: entente login --url URL --link LINK",
      ].join("\n"),
    );
    return 0;
  },
};

const isWithin = (path: string, directory: string): boolean => {
  const way = relative(directory, path);
  return way === "" || (!way.startsWith("..") && !way.startsWith("/"));
};

async function rulesOf(
  words: string,
  country: string,
  io: Parameters<typeof readJsonFile>[1],
): Promise<Rules> {
  if (words === "community") return community;
  if (words === "services") return services(country);
  const parsed = configSchema.shape.rules.safeParse(await readJsonFile(words, io));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new UsageError(`${words}: /${issue.path.join("/")}: ${issue.message}`);
}

/** The passphrase of a file; a fresh one, 256 bits, when the file is not there. */
function passphraseIn(path: string): { passphrase: string; made: boolean } {
  if (existsSync(path)) {
    const passphrase = readFileSync(path, "utf8").replace(/\r?\n$/, "");
    if (passphrase.length < 12)
      throw new UsageError(`the passphrase in ${path} has fewer than 12 characters`);
    return { passphrase, made: false };
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const passphrase = randomBytes(32).toString("base64url");
  writeFileSync(path, `${passphrase}\n`, { mode: 0o600, flag: "wx" });
  return { passphrase, made: true };
}

type Account = InitOptions["accounts"][number];

function accountsOf(flags: Flags, rules: Rules): Account[] {
  const top = rules.ladder.toSorted((a, b) => b.rank - a.rank)[0]!.code;
  const bottom = rules.ladder.toSorted((a, b) => a.rank - b.rank)[0]!.code;
  const accounts = new Map<string, Account>();
  for (const name of many(flags, "administrator"))
    accounts.set(name, { name, roles: ["administrator"], clearance: bottom });
  for (const words of many(flags, "account")) {
    const account = accountOf(words, rules, top);
    if (accounts.has(account.name)) throw new UsageError(`${account.name} is named twice`);
    accounts.set(account.name, account);
  }
  for (const name of many(flags, "signatory")) {
    const known = accounts.get(name) ?? { name, roles: [], clearance: top };
    accounts.set(name, {
      ...known,
      roles: [...new Set([...known.roles, "signatory" as const])],
      signs: true,
    });
  }
  const all = [...accounts.values()];
  if (all.filter((each) => each.roles.includes("administrator")).length < 2)
    throw new UsageError(
      "a node needs two administrators, because one grants only what another confirms: give --administrator twice",
    );
  const keyless = all.find((each) => each.roles.includes("signatory") && each.signs !== true);
  if (keyless !== undefined)
    throw new UsageError(`${keyless.name} signs agreements: give --signatory ${keyless.name} too`);
  return all;
}

function accountOf(words: string, rules: Rules, top: string): Account {
  const [name, roleList, clearance = top, unitList, ...rest] = words.split(":");
  if (!name || !roleList || rest.length > 0)
    throw new UsageError(`--account is NAME:ROLES[:LEVEL[:UNITS]], not ${words}`);
  const named = roleList.split(",").map((word): Role => {
    const role = roles.find((each) => each === word);
    if (role === undefined) throw new UsageError(`"${word}" is no role: ${roles.join(", ")}`);
    return role;
  });
  if (!rules.ladder.some(({ code }) => code === clearance))
    throw new UsageError(
      `"${clearance}" is no level here: ${rules.ladder.map(({ code }) => code).join(", ")}`,
    );
  return {
    name,
    roles: named,
    clearance,
    ...(unitList === undefined ? {} : { units: unitList.split(",") }),
  };
}
