import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { houseOrigin } from "../ledger/index.ts";
import { Sqlite } from "../store/index.ts";
import { entente, line, type TestParty, TwoParties } from "./test-cli.ts";

const parties = new TwoParties();
let party: TestParty;
before(async () => {
  party = await parties.init("arvenia");
});
after(() => parties.close());

const asked = (who: string, more: readonly string[] = []) =>
  entente([...line`sign-in-link ${who} --data ${party.directory}`, ...more], {});

/** Stops the node while `work` is done, and starts it again. */
async function stopped<T>(work: () => Promise<T>): Promise<T> {
  await party.served.close();
  try {
    return await work();
  } finally {
    Object.assign(party, await parties.start(party));
  }
}

function issued(): { account: string; by: string }[] {
  using store = new Sqlite(join(party.directory, "ledger.db"), { readOnly: true });
  return store
    .all<{ bytes: Uint8Array }>(
      "SELECT e.bytes FROM entry e JOIN log l ON l.id = e.log WHERE l.origin = :origin ORDER BY e.idx",
      { origin: houseOrigin(party.party) },
    )
    .map(({ bytes }) => JSON.parse(Buffer.from(bytes).toString()))
    .filter(({ kind }) => kind === "account.link-issued/2")
    .map(({ body }) => body);
}

const idOf = (name: string) => party.node.accounts.list().find((each) => each.name === name)!.account;

test("beside a running node no link is made, and it is said what to do", async () => {
  const before = issued();
  const ran = await asked("alma");
  assert.equal(ran.code, 1);
  assert.match(ran.err, /another process is using this data directory; stop it first/);
  assert.deepEqual(issued(), before);
});

test("an administrator whose password is lost signs in by the link once, and sets a new one", async () => {
  const ran = await stopped(() => asked("ALMA", ["--json"]));
  assert.equal(ran.code, 0, ran.err);
  const { name, path, expiresAt } = ran.json;
  assert.equal(name, "alma");
  assert.ok(Date.parse(expiresAt) > Date.now());
  const login = line`login --url ${party.served.people.url} --link ${path} --set-password`;
  const first = await parties.as(party, "alma", login, "a new password of hers\n");
  assert.equal(first.code, 0, first.err);
  assert.match(first.out, /The password is set; 0 other sessions and 0 tokens of the account ended/);
  assert.equal((await parties.as(party, "alma", login, "a new password of hers\n")).code, 1);
  const byName = line`login --url ${party.served.people.url} --name alma`;
  assert.equal((await parties.as(party, "alma", byName, "a new password of hers\n")).code, 0);
});

test("that the operator made it is an entry of the house log, without the secret", async () => {
  const bruno = idOf("bruno");
  const ran = await stopped(() => asked(bruno, ["--json"]));
  assert.equal(ran.json.name, "bruno");
  assert.deepEqual(issued().at(-1), { account: bruno, by: "operator" });
  const secret = ran.json.path.slice("/sign-in/".length);
  for (const file of ["ledger.db", "state.db"])
    assert.equal(readFileSync(join(party.directory, file)).includes(secret), false, file);
  const check = await entente(line`rebuild --data ${party.directory} --check --json`, {});
  assert.deepEqual([check.code, check.json.equal], [0, true]);
});

test("a password set anew ends the tokens of earlier sign-ins, says how many, and leaves the new one", async () => {
  const { path } = (await stopped(() => asked("dario", ["--json"]))).json;
  await parties.signIn(party, "dario");
  const login = line`login --url ${party.served.people.url} --link ${path} --set-password --json`;
  const changed = await parties.as(party, "dario.again", login, "a password of his own\n");
  assert.equal(changed.code, 0, changed.err);
  assert.deepEqual([changed.json.sessionsEnded, changed.json.tokensRevoked], [0, 1]);
  assert.equal((await parties.as(party, "dario.again", line`product list`)).code, 0);
  const before = await parties.as(party, "dario", line`product list`);
  assert.equal(before.code, 1);
  assert.match(before.err, /Sign in with "entente login"/);
});

test("it is said for whom the link is, how long it holds and what comes next", async () => {
  const ran = await stopped(() => asked("cleo", line`--minutes 5`));
  assert.match(ran.out, /Signs in as cleo, once, from this machine, until \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  assert.match(ran.out, /entente login --url URL --link \/sign-in\/[\w-]{43} --set-password/);
});

test("an account that is not there or is closed gets no link and no entry", async () => {
  const { node } = party;
  const session = node.accounts.session(idOf("alma"))!;
  const gino = idOf("gino");
  await node.accounts.close({ session, command: { id: "close", digest: "close" } }, gino);
  const before = issued();
  const [nobody, byName, byId] = await stopped(async () => [
    await asked("nobody"),
    await asked("gino"),
    await asked(gino),
  ]);
  assert.deepEqual([nobody.code, byName.code, byId.code], [1, 1, 1]);
  assert.match(byId.err, /closed/);
  assert.deepEqual(issued(), before);
});

test("without the passphrase of the keys no link is made", async () => {
  const ran = await stopped(() =>
    entente(line`sign-in-link alma --data ${party.directory}`, {
      ENTENTE_PASSPHRASE_FILE: join(parties.root, "none"),
    }),
  );
  assert.equal(ran.code, 1);
  assert.match(ran.err, /passphrase file/);
});
