import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { houseOrigin } from "../ledger/index.ts";
import { Sqlite } from "../store/index.ts";
import { entente, line, type TestParty, TwoParties } from "./test-cli.ts";

const PASSWORD = "a password of his own\n";
const parties = new TwoParties();
let party: TestParty;
before(async () => {
  party = await parties.init(
    "arvenia",
    line`--account hugo:operations-officer --account iris:operations-officer`,
  );
  await parties.signIn(party, "iris");
  await login("hugo");
});
after(() => parties.close());

/** Signs somebody in by their link, who sets a password. */
async function login(person: string): Promise<void> {
  const link = party.links.find(({ name }) => name === person)!.path;
  const argv = line`login --url ${party.served.people.url} --link ${link} --set-password`;
  const ran = await parties.as(party, person, argv, PASSWORD);
  assert.equal(ran.code, 0, ran.err);
}

const keyFile = (person: string) =>
  join(parties.environment.XDG_CONFIG_HOME, "entente", `arvenia.${person}.key`);
const signedIn = (name: string) => line`--url ${party.served.people.url} --name ${name}`;

function evidence(): { operation: string; kind: string }[] {
  using store = new Sqlite(join(party.directory, "ledger.db"), { readOnly: true });
  return store
    .all<{ bytes: Uint8Array }>(
      "SELECT e.bytes FROM entry e JOIN log l ON l.id = e.log WHERE l.origin = :origin ORDER BY e.idx",
      { origin: houseOrigin(party.party) },
    )
    .map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()))
    .filter(({ kind }) => kind === "assertion.given/1")
    .map(({ body }) => body);
}

async function recorded(): Promise<string> {
  const argv = line`authority record - --techniques metadata-analysis --places open-sea --purposes cyber-defence
    --until 2036-01-01 --json`;
  const ran = await parties.as(party, "iris", argv, "Act on signals, section 4\n");
  assert.equal(ran.code, 0, ran.err);
  return ran.json.result.authority;
}

const approve = (authority: string) => parties.as(party, "hugo", line`authority approve ${authority} --json`);

test("a key is made and registered in a session; from then on the command line asserts by itself", async () => {
  assert.equal((await approve(await recorded())).code, 0, "nothing registered, nothing to assert with");
  assert.deepEqual(evidence(), []);
  const made = await parties.as(party, "hugo", [...line`key make`, ...signedIn("hugo")], PASSWORD);
  assert.equal(made.code, 0, made.err);
  assert.match(made.out, /It is registered/);
  assert.equal(statSync(keyFile("hugo")).mode & 0o777, 0o600);
  const approved = await approve(await recorded());
  assert.equal(approved.code, 0, approved.err);
  assert.deepEqual(
    evidence().map(({ operation, kind }) => [operation, kind]),
    [["approveAuthority", "key"]],
  );
  const listed = await parties.does(party, "hugo", line`key list`);
  assert.equal(listed.authenticators.length, 1);
  assert.equal(JSON.stringify(listed).includes(JSON.parse(readFileSync(keyFile("hugo"), "utf8")).d), false);
});

test("a second key takes an assertion, and a token without the key approves nothing", async () => {
  const again = await parties.as(party, "hugo", [...line`key make`, ...signedIn("hugo")], PASSWORD);
  assert.equal(again.code, 2);
  const token = JSON.parse(readFileSync(keyFile("hugo").replace(/key$/, "json"), "utf8")).token as string;
  const elsewhere = { ...parties.environment, ENTENTE_TOKEN: token, ENTENTE_URL: party.served.people.url };
  const authority = await recorded();
  const bare = await entente(line`authority approve ${authority} --profile other`, elsewhere);
  assert.equal(bare.code, 1);
  assert.match(bare.err, /entente key make/);
  const made = await entente([...line`key make --profile other`, ...signedIn("hugo")], elsewhere, PASSWORD);
  assert.equal(made.code, 1, "a stolen password adds no key");
  assert.match(made.err, /An assertion is needed/);
  assert.equal((await entente(line`key make --profile other --json`, elsewhere)).json.registered, false);
});

test("removing the key ends it here and at the node", async () => {
  const removed = await parties.as(party, "hugo", [...line`key remove`, ...signedIn("hugo")], PASSWORD);
  assert.equal(removed.code, 0, removed.err);
  assert.deepEqual((await parties.does(party, "hugo", line`key list`)).authenticators, []);
  assert.throws(() => statSync(keyFile("hugo")));
  assert.equal((await approve(await recorded())).code, 0);
});

test("an operator takes lost keys away from a stopped node, on the record", async () => {
  const made = await parties.as(party, "hugo", [...line`key make`, ...signedIn("hugo")], PASSWORD);
  assert.equal(made.code, 0, made.err);
  await party.served.close();
  const data = ["--data", party.directory];
  const ran = await entente([...line`sign-in-link hugo --remove-authenticators --json`, ...data], {});
  Object.assign(party, await parties.start(party));
  assert.equal(ran.code, 0, ran.err);
  assert.equal(ran.json.removed, 1);
});
