import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { accountOperations, ProblemError, relationOperations } from "@entente/api";
import { playAffair } from "./affair/affair.ts";
import { PARTIES, type PartyName, PEOPLE, type Person } from "./parties.ts";
import { type Actor, withToken } from "./person.ts";
import { type NodeProcess, startNode } from "./processes.ts";
import { type Links, type Ports, portsFrom, setUp } from "./setup.ts";
import { type Cast, gather, type Ids, play } from "./story.ts";

const NAMES = ["arvenia", "talvia"] as const;
const LINK_MINUTES = 720;

/** Tokens of the demo's people, kept beside the demo's data so that a later start can issue links again. */
type Kept = {
  readonly tokens: Readonly<Record<PartyName, Readonly<Record<Person, string>>>>;
  readonly played: boolean;
  /** Absent until the affair has begun. */
  readonly affair?: "begun" | "played";
};

type PortsOfBoth = Readonly<Record<PartyName, Ports>>;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      empty: { type: "boolean" },
      "only-sharing": { type: "boolean" },
      fresh: { type: "boolean" },
      once: { type: "boolean" },
      port: { type: "string" },
      data: { type: "string" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return help();
  const first = firstPort(values.port);
  const asked = portsFrom(first);
  const root = resolve(values.data ?? "data");
  if (values.fresh) rmSync(root, { recursive: true, force: true });
  const setups = {
    arvenia: await setUp("arvenia", root, asked.arvenia),
    talvia: await setUp("talvia", root, asked.talvia),
  };
  const nodes = await startBoth(setups.arvenia.directory, setups.talvia.directory);
  const stop = stopWithUs(nodes);
  // Data that was there keeps the ports it was set up with.
  const standing = Number(new URL(nodes[0].url).port);
  if (values.port !== undefined && standing !== first)
    say(`The data in ${root} has its ports from ${standing} on; --port is for new data.\n`);
  const ports = portsFrom(standing);
  try {
    const wanted = values.empty ? "nothing" : values["only-sharing"] ? "sharing" : "all";
    await tell(root, nodes, setups, { wanted, ports });
  } catch (cause) {
    await stop();
    throw cause;
  }
  if (values.once) await stop();
  else
    say("\nOpen the link of a release officer first. Ctrl-C stops both nodes; npm start goes on from here.");
}

const FIRST_PORT = 7710;
/** Each node takes four, the second ten further on. */
const LAST_FIRST_PORT = 65_535 - 13;

function firstPort(given: string | undefined): number {
  if (given === undefined) return FIRST_PORT;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : 0;
  if (port < 1 || port > LAST_FIRST_PORT)
    throw new Error(`--port takes a number from 1 to ${LAST_FIRST_PORT}, and not ${given}`);
  return port;
}

async function tell(
  root: string,
  nodes: readonly [NodeProcess, NodeProcess],
  setups: Record<PartyName, { links: Links | undefined }>,
  { wanted, ports }: { readonly wanted: "nothing" | "sharing" | "all"; readonly ports: PortsOfBoth },
): Promise<void> {
  const urls = { arvenia: byName(nodes[0].url), talvia: byName(nodes[1].url) };
  const cast = await castOf(root, urls, setups);
  const kept = readKept(root);
  let step = 0;
  const numbered = (line: string) => say(`${String(++step).padStart(3)}. ${line}`);
  if (wanted !== "nothing" && kept?.played !== true) {
    say("Two nodes are running. The opening story, played over their HTTP API:\n");
    await play(cast, numbered);
    keep(root, cast, { played: true });
  }
  if (wanted === "all" && kept?.affair === undefined) {
    say("\nThen an affair between the same two, from the allegation to the publication:\n");
    keep(root, cast, { played: true, affair: "begun" });
    const overseerKeys = join(root, "talvia", "demo-keys");
    await playAffair({ cast, ids: await idsOf(cast), ports, overseerKeys, say: numbered });
    keep(root, cast, { played: true, affair: "played" });
  } else if (kept?.affair === "begun") {
    say('The affair was interrupted and is not told again; "npm start -- --fresh" begins anew.');
  }
  await showLinks(cast, urls);
  showPublic(ports);
}

async function idsOf(cast: Cast): Promise<Ids> {
  const party = async (name: PartyName) =>
    (await cast[name]["liaison officer"].client.call(relationOperations.card)).party;
  return { arvenia: await party("arvenia"), talvia: await party("talvia") };
}

/** Passkeys belong to a host name: whoever signs in by figures could register none (WebAuthn L3 §5.1.2). */
const byName = (url: string) => url.replace("//127.0.0.1:", "//localhost:");

/** What needs no sign-in, and by figures: what a browser keeps for `localhost` is never sent there. */
function showPublic(ports: PortsOfBoth): void {
  say("\nWithout sign-in:");
  for (const party of NAMES) {
    const { portal, disclosures } = ports[party];
    const name = PARTIES[party].name.en;
    say(`  ${"public portal".padEnd(20)} ${name.padEnd(22)} http://127.0.0.1:${portal}/`);
    say(`  ${"protected disclosure".padEnd(20)} ${name.padEnd(22)} http://127.0.0.1:${disclosures}/`);
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const HELP: readonly (readonly [string, string])[] = [
  ["", "two nodes, the opening story and the affair once, then sign-in links"],
  ["--only-sharing", "without the affair"],
  ["--empty", "without either: two nodes that have not met"],
  ["--fresh", "begin again: everything under ./data, or what --data names, is deleted first"],
  ["--port 8710", "on ports 8710 to 8713 and 8720 to 8723, for new data"],
  ["--data DIR", "with the data somewhere else"],
  ["--once", "stop both nodes when all is told"],
];

function help(): void {
  for (const [flags, what] of HELP)
    say(`npm start ${(flags === "" ? "" : `-- ${flags}`).padEnd(18)} ${what}`);
}

async function startBoth(one: string, other: string): Promise<[NodeProcess, NodeProcess]> {
  const first = await startNode(one);
  try {
    return [first, await startNode(other)];
  } catch (cause) {
    await first.stop();
    throw cause;
  }
}

/** Stops the nodes when this process is told to stop, and gives the way to stop them before. */
function stopWithUs(nodes: readonly NodeProcess[]): () => Promise<void> {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await Promise.all(nodes.map((node) => node.stop()));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => void stop().then(() => process.exit(0)));
  // Whoever read what is said here has gone: nodes that nobody can stop would keep the data directory.
  process.stdout.on("error", () => void stop().then(() => process.exit(1)));
  for (const node of nodes) {
    node.process.once("exit", (code) => {
      if (stopping) return;
      say(`A node ended by itself (code ${String(code)}); its log is node.log in its data directory.`);
      process.exitCode = 1;
      void Promise.all(nodes.map((each) => each.stop()));
    });
  }
  return stop;
}

const keptFile = (root: string): string => join(root, "demo.json");

function readKept(root: string): Kept | undefined {
  return existsSync(keptFile(root)) ? (JSON.parse(readFileSync(keptFile(root), "utf8")) as Kept) : undefined;
}

function keep(root: string, cast: Cast, told: Omit<Kept, "tokens">): void {
  const tokens = Object.fromEntries(
    NAMES.map((party) => [
      party,
      Object.fromEntries(PEOPLE.map((person) => [person, cast[party][person].token])),
    ]),
  );
  writeFileSync(keptFile(root), JSON.stringify({ tokens, ...told }), { mode: 0o600 });
}

async function castOf(
  root: string,
  urls: Record<PartyName, string>,
  setups: Record<PartyName, { links: Links | undefined }>,
): Promise<Cast> {
  const { arvenia, talvia } = setups;
  if (arvenia.links !== undefined && talvia.links !== undefined) {
    const cast = await gather(urls, { arvenia: arvenia.links, talvia: talvia.links });
    keep(root, cast, { played: false });
    return cast;
  }
  const kept = readKept(root);
  if (kept === undefined)
    throw new Error(
      `the data in ${root} is not the demo's, or half of it; begin again with "npm start -- --fresh"`,
    );
  if (NAMES.some((party) => PEOPLE.some((person) => kept.tokens[party][person] === undefined)))
    throw new Error(
      `the data in ${root} are of an earlier version of the demo; begin again with "npm start -- --fresh"`,
    );
  const at = (party: PartyName) =>
    Object.fromEntries(
      PEOPLE.map((person) => [
        person,
        withToken(urls[party], nameFor(party, person), kept.tokens[party][person]),
      ]),
    ) as Record<Person, Actor>;
  return { arvenia: at("arvenia"), talvia: at("talvia") };
}

const nameFor = (party: PartyName, person: Person): string =>
  PARTIES[party].accounts[PEOPLE.indexOf(person)]!.name;

/** Fresh one-time links for every role, issued by an administrator through the API. */
async function showLinks(cast: Cast, urls: Record<PartyName, string>): Promise<void> {
  for (const party of NAMES) {
    const { client } = cast[party].administrator;
    const { accounts } = await client.call(accountOperations.listAccounts);
    say(
      `\n${PARTIES[party].name.en}, ${urls[party]} (demo data, this machine only). One-time sign-in links:`,
    );
    const widest = Math.max(...PEOPLE.map(({ length }) => length));
    for (const person of PEOPLE) {
      const name = nameFor(party, person);
      const account = accounts.find((each) => each.name === name)!.account;
      const how = await client
        .call(accountOperations.issueSignInLink, { params: { account }, body: { minutes: LINK_MINUTES } })
        .then(({ result }) => `${urls[party]}${result.path}`)
        .catch((cause: unknown) => {
          if (!(cause instanceof ProblemError) || cause.code !== "conflict") throw cause;
          return "with the password or passkey you have set";
        });
      say(`  ${person.padEnd(widest)} ${name.padEnd(16)} ${how}`);
    }
  }
}

await main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});
