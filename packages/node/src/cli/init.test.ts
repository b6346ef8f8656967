import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { readConfig } from "../config.ts";
import { Sqlite } from "../store/index.ts";
import { entente, line, TwoParties } from "./test-cli.ts";

const root = mkdtempSync(join(tmpdir(), "entente-init-"));
after(() => rmSync(root, { recursive: true }));
let count = 0;

function place() {
  const at = (name: string) => join(root, String(count), name);
  count++;
  const [data, keys, passphrase] = [at("data"), at("keys"), at("passphrase")];
  const argv = line`init --data ${data} --keys ${keys} --passphrase-file ${passphrase} --name-en Arvenia
    --name-fr Arvénie --country XAR`;
  return { data, keys, passphrase, argv };
}
const administrators = line`--administrator alma --administrator bruno`;

test("init says who the party is, where the root key lies, and what to do with it", async () => {
  const { data, keys, passphrase, argv } = place();
  const ran = await entente([...argv, ...administrators, "--account", "cleo:analyst"], {});
  assert.equal(ran.code, 0, ran.err);
  assert.match(ran.out, /fingerprint +(\d{5} ){7}\d{5}/);
  assert.match(ran.out, /move .*root\.json to an offline medium/);
  for (const name of ["alma", "bruno", "cleo"]) assert.match(ran.out, new RegExp(`${name}: /sign-in/`));
  for (const path of [
    passphrase,
    join(keys, "root.json"),
    join(keys, "keyring.json"),
    join(data, "node.json"),
  ])
    assert.equal(statSync(path).mode & 0o077, 0, path);
  assert.equal(
    readFileSync(join(data, "node.json"), "utf8").includes(readFileSync(passphrase, "utf8").trim()),
    false,
  );
  const again = await entente([...argv, ...administrators], {});
  assert.equal(again.code, 2);
  assert.match(again.err, /there is a node/);
});

test("services bring levels and services' own rules can come from a file", async () => {
  const { data, argv } = place();
  const ran = await entente(
    [...argv, ...administrators, ...line`--rules services --account cleo:analyst:S:red,desk-3`],
    {},
  );
  assert.equal(ran.code, 0, ran.err);
  assert.deepEqual(
    readConfig(data).rules.ladder.map(({ code }) => code),
    ["U", "R", "C", "S", "T"],
  );
  const own = place();
  const file = join(root, "rules.json");
  const rules = {
    policy: "OWN",
    ladder: [{ code: "LOW", rank: 0, names: ["LOW"] }],
    caveats: [],
    redUnits: [],
  };
  writeFileSync(file, JSON.stringify(rules));
  const made = await entente([...own.argv, ...administrators, "--rules", file], {});
  assert.equal(made.code, 0, made.err);
  assert.deepEqual(readConfig(own.data).rules, rules);
});

const WRONG: readonly (readonly [string, string[], RegExp])[] = [
  ["one administrator", line`--administrator alma`, /two administrators/],
  ["a role that is none", [...administrators, ...line`--account cleo:spy`], /"spy" is no role/],
  [
    "a level that is not on the ladder",
    [...administrators, ...line`--account cleo:analyst:S`],
    /no level here/,
  ],
  ["a name twice", [...administrators, ...line`--account alma:analyst`], /named twice/],
  ["a signatory without a key", [...administrators, ...line`--account cleo:signatory`], /--signatory cleo/],
  ["rules that are not valid", [...administrators, ...line`--rules ${join(root, "bad.json")}`], /ladder/],
];
writeFileSync(join(root, "bad.json"), JSON.stringify({ policy: "X", ladder: [], caveats: [], redUnits: [] }));
for (const [what, more, message] of WRONG) {
  test(`${what} exits 2 and leaves nothing behind`, async () => {
    const { data, keys, passphrase, argv } = place();
    const ran = await entente([...argv, ...more], {});
    assert.equal(ran.code, 2, ran.err);
    assert.match(ran.err, message);
    for (const path of [data, keys, passphrase]) assert.equal(existsSync(path), false);
  });
}

test("keys and passphrase are refused inside the data directory", async () => {
  const { data, argv } = place();
  const inside = [...argv, ...administrators];
  inside[inside.indexOf("--keys") + 1] = join(data, "keys");
  assert.match((await entente(inside, {})).err, /must lie outside/);
  const { data: other, argv: otherArgv } = place();
  const passphrase = [...otherArgv, ...administrators];
  passphrase[passphrase.indexOf("--passphrase-file") + 1] = join(other, "passphrase");
  assert.match((await entente(passphrase, {})).err, /must lie outside/);
});

test("a link signs in once, sets a password, and the token's file is one's own", async () => {
  await using parties = new TwoParties();
  const party = await parties.init("arvenia");
  const { path } = party.links.find(({ name }) => name === "cleo")!;
  const { url } = party.served.people;
  const login = [...line`login --url ${url} --link ${path} --set-password`];
  const first = await parties.as(party, "cleo", login, "correct horse battery staple\n");
  assert.equal(first.code, 0, first.err);
  assert.equal(first.out.includes("correct horse"), false);
  const file = join(parties.environment.XDG_CONFIG_HOME, "entente", "arvenia.cleo.json");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const used = await parties.as(party, "cleo", login, "correct horse battery staple\n");
  assert.equal(used.code, 1);

  const byName = line`login --url ${url} --name cleo --read-only`;
  const wrong = await parties.as(party, "reader", byName, "another horse battery staple\n");
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /name, the password or the code is wrong/);
  const right = await parties.as(party, "reader", byName, "correct horse battery staple\n");
  assert.equal(right.code, 0, right.err);
  const acting = await parties.as(party, "reader", line`release withdraw 01K8ZJ4Q6V0000000000000001`);
  assert.equal(acting.code, 1);
  assert.match(acting.err, /may only read/);
});

test("a password that is refused costs nobody their way in: the link is spent, the token is kept", async () => {
  await using parties = new TwoParties();
  const party = await parties.init("arvenia");
  const { path } = party.links.find(({ name }) => name === "cleo")!;
  const { url } = party.served.people;
  const login = [...line`login --url ${url} --link ${path} --set-password`];
  const none = await parties.as(party, "cleo", login, "");
  assert.equal(none.code, 2);
  const refused = await parties.as(party, "cleo", login, "cleo and some more words\n");
  assert.equal(refused.code, 1);
  assert.match(refused.out, /not set: .*must not contain the account's name/);
  const status = await parties.as(party, "cleo", line`product list`);
  assert.equal(status.code, 0, status.err);
});

test("a profile's token is sent to no other node", async () => {
  await using parties = new TwoParties();
  const [a, b] = [await parties.init("arvenia"), await parties.init("talvia")];
  await parties.signIn(a, "cleo");
  const ran = await parties.as(a, "cleo", line`product list --url ${b.served.people.url}`);
  assert.equal(ran.code, 2);
  assert.match(ran.err, /no token for/);
});

test("rebuild is refused while a node runs; its check runs beside it, and finds what was altered", async () => {
  await using parties = new TwoParties();
  const party = await parties.init("arvenia");
  const refused = await entente(line`rebuild --data ${party.directory}`, {});
  assert.equal(refused.code, 1);
  assert.match(refused.err, /stop it first/);
  const beside = await entente(line`rebuild --data ${party.directory} --check --json`, {});
  assert.deepEqual([beside.code, beside.json.equal, beside.json.running], [0, true, true]);
  {
    using store = new Sqlite(join(party.directory, "ledger.db"));
    store.exec("UPDATE view_stream SET version = version + 1 WHERE name LIKE 'account:%'");
  }
  const altered = await entente(line`rebuild --data ${party.directory} --check`, {});
  assert.equal(altered.code, 1);
  assert.match(altered.out, /view_stream: \d+ live, \d+ rebuilt/);
  await party.served.close();
  const mended = await entente(line`rebuild --data ${party.directory}`, {});
  assert.equal(mended.code, 0, mended.err);
  assert.equal((await entente(line`rebuild --data ${party.directory} --check`, {})).code, 0);
  Object.assign(party, await parties.start(party));
});
