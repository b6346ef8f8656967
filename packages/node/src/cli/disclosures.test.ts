import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { keyPortOf } from "../config.ts";
import type { Disclosures } from "../oversight/disclosures/disclosures.ts";
import { dataPaths, Sqlite } from "../store/index.ts";
import { entente, line, type Ran, type TestParty, TwoParties } from "./test-cli.ts";

const REPORT = "On 6 May the filter before LANTERN was switched off, and nobody was told.\n";

let parties: TwoParties;
let party: TestParty;
let store: Sqlite;
let drop: string;
const at = (file: string) => join(parties.root, file);

before(async () => {
  parties = new TwoParties();
  party = await parties.init("talvia");
  await party.served.close();
  const file = join(party.directory, "node.json");
  const config = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...config, disclosures: { port: 0 } }));
  Object.assign(party, await parties.start(party));
  const { node, served } = party;
  // Little work, and no floor.
  store = new Sqlite(dataPaths(party.directory).state);
  const desk = node.desks.all.find((part) => part.desk.name === "disclosures") as Disclosures;
  const keyring = keyPortOf(parties.configOf(party), {}).load();
  desk.open({ store, keyring, name: () => undefined, receives: true, difficulty: 6, floorMs: 0 });
  drop = served.disclosures!.url;
  await parties.signIn(party, "filip", "alma", "cleo");
  mkdirSync(at("body"));
  writeFileSync(at("passphrase-of-the-body"), "three plain words\n");
  writeFileSync(at("report.txt"), REPORT);
});

after(async () => {
  store.close();
  await parties.close();
});

/** A command of somebody without an account. */
const offline = async (argv: readonly string[], stdin?: string): Promise<Ran> => {
  const ran = await entente([...argv, "--json"], { HOME: parties.root }, stdin);
  assert.equal(ran.code, 0, `${argv.join(" ")}: ${ran.err}${ran.out}`);
  return ran;
};

test("keys are made offline, registered by an overseer, and confirmed by somebody else with the fingerprint", async () => {
  const made = line`disclosure keys --party ${party.party} --body TLV-OVERSIGHT --out ${at("body")}
    --passphrase-file ${at("passphrase-of-the-body")}`;
  const { fingerprint, publicFile, privateFile } = (await offline(made)).json;
  assert.equal((await entente(made, {})).code, 2, "a key file is never written over");
  const registered = await parties.does(party, "filip", ["disclosure", "register", publicFile]);
  assert.equal(registered.result.fingerprint, fingerprint);
  const confirm = line`disclosure confirm ${registered.result.id} --fingerprint ${fingerprint}`;
  assert.equal((await parties.as(party, "filip", confirm)).code, 1);
  await parties.does(party, "alma", confirm);
  const { items } = await parties.does(party, "alma", ["disclosure", "bodies"]);
  assert.deepEqual(
    items.map(({ body, state }: { body: string; state: string }) => [body, state]),
    [["TLV-OVERSIGHT", "confirmed"]],
  );
  assert.doesNotMatch(readFileSync(privateFile, "utf8"), /secret/);
});

test("sealed offline, handed in, opened offline, answered, read with the receipt, and proven", async () => {
  const publicFile = at("body/overseer-key.json");
  const sealing = line`disclosure seal ${at("report.txt")} --to ${publicFile} --out ${at("sealed.bin")}`;
  const { receipt, size } = (await offline(sealing)).json;
  assert.match(receipt, /^[0-4]\d{3}( \d{4}){4}$/);
  assert.equal(readFileSync(at("sealed.bin")).length, size);
  const handing = line`disclosure hand-in ${at("sealed.bin")} --at ${drop} --out ${at("acknowledgement.json")}`;
  const { day } = (await offline(handing)).json;
  const look = line`disclosure receipt --at ${drop}`;
  assert.deepEqual((await offline(look, receipt)).json.replies, []);

  for (const person of ["alma", "cleo"])
    assert.equal(
      (await parties.as(party, person, ["disclosure", "list"])).code,
      1,
      `${person} is told nothing`,
    );
  const { items } = await parties.does(party, "filip", ["disclosure", "list"]);
  assert.deepEqual([items.length, items[0].day, items[0].state], [1, day, "new"]);
  const id: string = items[0].case;
  const fetched = await parties.does(party, "filip", line`disclosure fetch ${id} --out ${at("fetched.bin")}`);
  const opening = (commitment: string) => line`disclosure open ${at("fetched.bin")} --commitment ${commitment}
    --key ${at("body/overseer-private.json")} --passphrase-file ${at("passphrase-of-the-body")} --out ${at("opened")}`;
  const wrong = await entente(opening("another"), {});
  assert.match(wrong.err, /not what was committed to/);
  await offline(opening(fetched.commitment));
  assert.equal(readFileSync(at("opened/report"), "utf8"), REPORT);

  writeFileSync(at("answer.txt"), "Taken up; we ask for the register of May.");
  await offline(line`disclosure answer ${at("answer.txt")} --case ${at("opened/case.json")} --feedback
    --out ${at("answer.sealed")}`);
  const replying = line`disclosure reply ${id} --sealed ${at("answer.sealed")} --feedback`;
  assert.equal((await parties.does(party, "filip", replying)).item.state, "answered");
  const { replies } = (await offline(look, receipt.replaceAll(" ", ""))).json;
  assert.deepEqual(replies, [{ text: "Taken up; we ask for the register of May.", as: "feedback" }]);
  assert.deepEqual((await offline(look, "1234 5678 9012 3456 7890")).json.replies, []);

  writeFileSync(at("receipt.txt"), `${receipt}\n`);
  const proving = (report: string) => line`disclosure prove ${report} --receipt-file ${at("receipt.txt")}
    --acknowledgement ${at("acknowledgement.json")}`;
  const proven = (await offline([...proving(at("report.txt")), "--card", party.cardFile])).json;
  assert.deepEqual([proven.proven, proven.opens, proven.signed, proven.keyOnCard], [true, true, true, true]);
  writeFileSync(at("other.txt"), `${REPORT} `);
  const other = await entente([...proving(at("other.txt")), "--json"], {});
  assert.deepEqual([other.code, other.json.opens], [1, false]);
  const closing = await parties.does(party, "filip", line`disclosure close ${id} --erase`);
  assert.deepEqual([closing.item.state, closing.item.size], ["closed", 0]);
});

test("a key that is not in force, a file that is none, a receipt that is none: told, and nothing is handed in", async () => {
  const foreign = line`disclosure keys --party ${party.party} --body TLV-OVERSIGHT --out ${at("stranger")}
    --passphrase-file ${at("passphrase-of-the-body")}`;
  await offline(foreign);
  await offline(
    line`disclosure seal ${at("report.txt")} --to ${at("stranger/overseer-key.json")} --out ${at("x.bin")}`,
  );
  const refused = await entente(line`disclosure hand-in ${at("x.bin")} --at ${drop}`, {});
  assert.equal(refused.code, 1);
  assert.match(refused.err, /not in force/);
  const none = await entente(line`disclosure hand-in ${at("report.txt")} --at ${drop}`, {});
  assert.match(none.err, /no file to hand in/);
  const digits = await entente(line`disclosure receipt --at ${drop}`, {}, "1234");
  assert.match(digits.err, /twenty digits/);
  const nowhere = await entente(line`disclosure hand-in ${at("x.bin")} --at ${party.served.people.url}`, {});
  assert.match(nowhere.err, /no place for disclosures answers there/);
});
