import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { allCommands } from "./commands.ts";
import { everywhere, helpFor } from "./help.ts";
import { entente, line } from "./test-cli.ts";

const home = mkdtempSync(join(tmpdir(), "entente-help-"));
after(() => rmSync(home, { recursive: true }));
const token = join(home, "token");
writeFileSync(token, "entente_nothing\n");
const environment = { HOME: home };
const commands = await allCommands();

for (const command of commands) {
  test(`"${command.words}" shows an example that begins with it, and says what each flag is`, async () => {
    const typed = command.example.replaceAll(/\\\n\s*/g, " ");
    assert.match(typed, new RegExp(`(^|\\s)entente ${command.words}(\\s|$)`));
    const flags = [...typed.matchAll(/(?<=\s)--([a-z-]+)/g)].map(([, name]) => name!);
    for (const name of flags) assert.ok(name in { ...command.flags, ...everywhere, profile: 1 }, name);
    for (const { help, value } of Object.values(command.flags)) {
      assert.ok(help.length > 3);
      assert.notEqual(value, "");
    }
    const ran = await entente([...command.words.split(" "), "--help"], environment);
    assert.equal(ran.code, 0);
    assert.equal(ran.out, helpFor(command));
    assert.ok(ran.out.includes(command.example.split("\n")[0]!));
    for (const name of Object.keys(command.flags)) assert.ok(ran.out.includes(`--${name}`));
  });

  test(`"${command.words}" with a flag it does not know exits 2 and shows its help`, async () => {
    const ran = await entente([...command.words.split(" "), "--no-such-flag"], environment);
    assert.equal(ran.code, 2);
    assert.ok(ran.err.includes(`Usage: entente ${command.words}`));
  });
}

test("no two commands have the same words, and none hides another", () => {
  const words = commands.map((command) => command.words);
  assert.equal(new Set(words).size, words.length);
});

test("without a command all are listed; a group lists its own; an unknown word exits 2", async () => {
  const all = await entente([], environment);
  assert.equal(all.code, 0);
  for (const { words } of commands) assert.ok(all.out.includes(words));
  const group = await entente(["release", "--help"], environment);
  assert.equal(group.code, 0);
  assert.ok(group.out.includes("release approve") && !group.out.includes("product write"));
  const bare = await entente(["release"], environment);
  assert.equal(bare.code, 2);
  const unknown = await entente(["frobnicate"], environment);
  assert.equal(unknown.code, 2);
  assert.match(unknown.err, /There is no command "frobnicate"/);
});

const WRONG: readonly (readonly [string, string[], RegExp])[] = [
  ["no data directory", line`serve`, /--data is missing/],
  ["no fingerprint", line`pair card.json`, /--fingerprint is missing/],
  ["a file that is not there", line`pair nowhere.json --fingerprint 1`, /nowhere\.json cannot be read/],
  ["no release named", line`release approve`, /name one release/],
  ["two releases named", line`release approve one two`, /name one release, not 2/],
  ["something behind words that take nothing", line`relation list extra`, /"extra"/],
  ["a number that is none", line`release list --limit many`, /--limit is a whole number/],
  ["a number out of bounds", line`release list --limit 201`, /from 1 to 200/],
  ["a word that is not known", line`release list --state open`, /--state is one of/],
  ["a date that is none", line`count --date yesterday`, /--date is a date/],
  ["a month that is none", line`count --date 2027-13-01`, /--date is a date/],
  ["an address that is none", line`count --url ftp://node`, /no address of a node/],
  ["a template that is none", line`agreement fill treaty`, /the templates are/],
  ["portions that are none", line`product tearline 1.0 --keep all`, /--keep is numbers/],
  ["neither name nor link", line`login --url http://127.0.0.1:1`, /either --name/],
  ["a link that is none", line`login --url http://127.0.0.1:1 --link hello`, /no sign-in link/],
  ["no export named", line`verify`, /name one export/],
  ["a profile that leads elsewhere", line`count --profile ../x`, /no name for a profile/],
];
for (const [what, argv, message] of WRONG) {
  test(`${what} exits 2 and says so`, async () => {
    const isLocal = ["serve", "login", "verify"].includes(argv[0]!);
    const connected = isLocal || argv.includes("--url") ? [] : ["--url", "http://127.0.0.1:1"];
    const tokens = isLocal ? [] : ["--token-file", token];
    const ran = await entente([...argv, ...connected, ...tokens], environment);
    assert.equal(ran.code, 2, ran.err);
    assert.match(ran.err, message);
    assert.equal(ran.out, "");
  });
}

test("no node named and no token exit 2 and say how to sign in", async () => {
  const nowhere = await entente(["relation", "list"], environment);
  assert.equal(nowhere.code, 2);
  assert.match(nowhere.err, /entente login --url URL/);
  const nobody = await entente(line`relation list --url http://127.0.0.1:1`, environment);
  assert.equal(nobody.code, 2);
  assert.match(nobody.err, /no token for http:\/\/127\.0\.0\.1:1/);
});

test("a node that cannot be reached exits 3, in words and as JSON", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  const argv = line`relation list --url ${`http://127.0.0.1:${port}`} --token-file ${token}`;
  const words = await entente(argv, environment);
  assert.equal(words.code, 3);
  assert.match(words.err, /cannot be reached \(ECONNREFUSED\)/);
  const json = await entente([...argv, "--json"], environment);
  assert.equal(json.code, 3);
  assert.match(JSON.parse(json.err).title, /cannot be reached/);
  const login = await entente(
    line`login --url ${`http://127.0.0.1:${port}`} --name ada`,
    environment,
    "password",
  );
  assert.equal(login.code, 3);
});

test("a server that hangs up without an answer exits 3", async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address() as AddressInfo;
  const ran = await entente(
    line`relation list --url ${`http://127.0.0.1:${port}`} --token-file ${token}`,
    environment,
  );
  assert.equal(ran.code, 3);
  await new Promise((done) => server.close(done));
});

test("the value of a flag may begin with a dash, and another flag is no value", async () => {
  const dashed = await entente(
    line`disclosure open none.bin --key none.json --commitment -P1wPFkj`,
    environment,
  );
  assert.doesNotMatch(dashed.err, /ambiguous/);
  assert.match(dashed.err, /none\.(bin|json)/);
  const forgotten = await entente(line`disclosure open none.bin --commitment --key none.json`, environment);
  assert.equal(forgotten.code, 2);
  assert.match(forgotten.err, /--commitment/);
});
