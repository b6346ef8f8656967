import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { keyPortOf } from "../config.ts";
import { ledgerOptions } from "../declaring.ts";
import { createKeyring, keyOf, openRootKeys, sealKeyring, toBase64Url } from "../keys/index.ts";
import { checkViews } from "../ledger/index.ts";
import { EntenteNode } from "../node.ts";
import { Sqlite } from "../store/index.ts";
import { entente, inAgreement, line, type TestParty, type TwoParties, towards } from "./test-cli.ts";

const ROLES = ["log", "witness", "node", "seal"] as const;
let parties: TwoParties;
let a: TestParty;
let b: TestParty;

before(async () => {
  ({ parties, a, b } = await inAgreement());
  for (const party of [a, b]) await parties.signIn(party, "alma");
});
after(() => parties.close());

let count = 0;
const place = (name: string) => join(parties.root, `${++count}-${name}`);

/** A report of `from`'s is written and released to the other's team by two officers. */
async function release(from: TestParty, text: string): Promise<void> {
  const file = place("report.md");
  writeFileSync(file, `TLP:AMBER\n\n# ${text}\n\nHosts of ${text} are being encrypted.\n`);
  const { product } = (await parties.does(from, "cleo", line`product write ${file} --areas ransomware`))
    .result;
  const to = from === a ? "TL-CERT" : "AR-CERT";
  const proposed = await parties.does(from, "cleo", ["release", "propose", product, ...towards(to)]);
  for (const person of ["dario", "gino"])
    await parties.does(from, person, ["release", "approve", proposed.result.release]);
}

/** The titles that a party has received and can open. */
async function received(party: TestParty): Promise<string[]> {
  const { products } = await parties.does(party, "cleo", ["product", "list"]);
  const titles: string[] = [];
  for (const { product } of products as { product: string }[]) {
    const shown = await parties.as(party, "cleo", ["product", "show", product]);
    if (shown.code === 0) titles.push(...(/Hosts of (\w+)/.exec(shown.out)?.slice(1) ?? []));
  }
  return titles.sort();
}

const cardAt = (seen: TestParty, of: TestParty) => seen.node.relations.cards.cardOf(of.party)!.card;
const keysAt = (seen: TestParty, of: TestParty) =>
  ROLES.map((role) => toBase64Url(keyOf(cardAt(seen, of), role)));

async function restarted(party: TestParty): Promise<void> {
  await party.served.close();
  Object.assign(party, await parties.start(party));
  await parties.signInAgain(party, "alma", "cleo", "dario", "gino", "filip", "ena");
}

/** Signs a draft where the root key is. */
async function sign(
  party: TestParty,
  draft: string,
  fingerprint: string,
  root = join(party.keys, "root.json"),
) {
  const out = place("card.json");
  const ran = await entente(
    line`card sign ${draft} --root ${root} --passphrase-file ${party.passphraseFile} --fingerprint ${fingerprint}
      --out ${out} --json`,
    {},
  );
  return { ran, out };
}

async function verified(party: TestParty): Promise<void> {
  const out = place("export.tar");
  await parties.does(party, "filip", line`log export --out ${out}`);
  const ran = await entente(["verify", out, "--party", party.party], {});
  assert.equal(ran.code, 0, ran.out + ran.err);
}

test("two nodes change their keys while releases go on, and all of it verifies from outside", async () => {
  const before = keysAt(a, a);
  await release(a, "quay");
  await parties.settled();

  const draft = place("next.draft");
  const made = await parties.does(a, "alma", line`key rotate --out ${draft}`);
  assert.equal(made.draft.prepared.length, 4);
  assert.deepEqual(keysAt(a, a), before, "prepared keys sign nothing");
  const again = await parties.as(a, "alma", ["key", "rotate", "--json"]);
  assert.notEqual(again.code, 0, "one set at a time");

  // A node that stops here, and comes back, has what was prepared.
  await restarted(a);
  assert.equal((await parties.does(a, "alma", ["card", "draft"])).fingerprint, made.draft.fingerprint);

  // B releases what A does not hear of before its keys have changed: it is sealed for the old key.
  parties.down.add("talvia");
  await release(b, "harbour");
  const refused = await sign(a, draft, "1".repeat(40));
  assert.equal(refused.ran.code, 2);
  const { ran, out } = await sign(a, draft, made.draft.fingerprint);
  assert.equal(ran.code, 0, ran.err);
  await parties.does(a, "alma", ["card", "issue", out]);
  const fresh = keysAt(a, a);
  assert.ok(fresh.every((key, n) => key !== before[n]));
  await release(a, "lighthouse");
  parties.down.delete("talvia");
  await parties.settled();
  assert.deepEqual(keysAt(b, a), fresh, "the partner has taken the card over");
  assert.deepEqual(await received(b), ["harbour", "lighthouse", "quay"]);
  assert.deepEqual(await received(a), ["harbour", "lighthouse", "quay"]);

  // What the card says is what signs after a stop, too; and the other side does the same.
  await restarted(a);
  const other = place("other.draft");
  const { draft: theirs } = await parties.does(b, "alma", line`key rotate --out ${other} --revoke`);
  const card = await sign(b, other, theirs.fingerprint);
  await parties.does(b, "alma", ["card", "issue", card.out]);
  await release(b, "pontoon");
  await release(a, "breakwater");
  await parties.settled();
  assert.deepEqual(keysAt(a, b), keysAt(b, b));
  const all = ["breakwater", "harbour", "lighthouse", "pontoon", "quay"];
  assert.deepEqual(await received(a), all);
  assert.deepEqual(await received(b), all);
  for (const party of [a, b]) {
    assert.equal(party.node.relations.stopped((party === a ? b : a).party), undefined);
    await verified(party);
  }

  // What the page shows of it.
  const { keys } = a.node.administration.keys();
  const inForce = keys.filter(({ state, role }) => state === "in-force" && role !== "signatory");
  assert.deepEqual(
    inForce.map(({ role, held, since }) => [role, held, since.sequence]),
    ROLES.map((role) => [role, true, 1]),
  );
  assert.equal(keys.filter(({ state }) => state === "replaced").length, 4);
  const revoked = b.node.administration.keys().keys.filter(({ state }) => state === "revoked");
  assert.equal(revoked.length, 4);
});

test("no card is issued that another root key has signed, that is old, or that names keys of nobody here", async () => {
  const before = cardAt(a, a).sequence;
  const draft = place("next.draft");
  const { fingerprint } = await parties.does(a, "alma", line`card draft --out ${draft}`);
  const passphrase = readFileSync(a.passphraseFile, "utf8").trim();
  const issue = async (card: string) => {
    const ran = await parties.as(a, "alma", ["card", "issue", card, "--json"]);
    return ran.code === 0 ? "issued" : (JSON.parse(ran.err) as { type: string; detail: string }).detail;
  };

  // Another root key: the file that would sign is not the one the last card committed to.
  const strange = place("root.json");
  const { log, witness } = createKeyring([]);
  writeFileSync(strange, sealKeyring({ root: log, nextRoot: witness }, passphrase));
  const forged = await sign(a, draft, fingerprint, strange);
  assert.equal(forged.ran.code, 2);
  assert.match(forged.ran.err, /not the root key/);

  // A signature that is not over this text.
  const { ran, out } = await sign(a, draft, fingerprint);
  assert.equal(ran.code, 0, ran.err);
  const card = JSON.parse(readFileSync(out, "utf8")) as { card: string; signature: string };
  const altered = place("altered.json");
  writeFileSync(altered, JSON.stringify({ ...card, card: card.card.replace("XAR", "XTL") }));
  assert.match(await issue(altered), /not signed by the root key/);

  // The first card again, and the last one again.
  const chain = a.node.relations.cards.chain(a.party);
  for (const { signed } of chain) {
    const old = place("old.json");
    writeFileSync(old, JSON.stringify(signed));
    assert.match(await issue(old), /does not continue/);
  }

  // Signed as it should be, but the keys were dropped meanwhile: nobody could ever use them.
  const prepared = place("prepared.draft");
  const made = await parties.does(a, "alma", line`key rotate --only log --out ${prepared}`);
  const named = await sign(a, prepared, made.draft.fingerprint);
  assert.equal(named.ran.code, 0, named.ran.err);
  await parties.does(a, "alma", ["key", "drop"]);
  assert.match(await issue(named.out), /does not hold/);
  assert.equal(cardAt(a, a).sequence, before);

  // Cards that were signed and never issued do no harm: the root key signs the same number again.
  const { root } = openRootKeys(readFileSync(join(a.keys, "root.json"), "utf8"), passphrase);
  const final = await sign(a, draft, fingerprint);
  assert.equal(openRootKeys(readFileSync(join(a.keys, "root.json"), "utf8"), passphrase).root, root);
  assert.equal(await issue(final.out), "issued");
  await parties.settled();
  assert.equal(cardAt(b, a).sequence, before + 1);
});

test("only an administrator prepares and drops keys, and no secret is in an answer, a draft or the house log", async () => {
  for (const person of ["cleo", "filip", "ena"]) {
    assert.match((await parties.as(a, person, ["key", "rotate", "--json"])).err, /problem:forbidden/);
    assert.match((await parties.as(a, person, ["card", "draft", "--json"])).err, /problem:forbidden/);
  }
  const { draft, ...acted } = await parties.does(a, "alma", line`key rotate --only seal,node`);
  using keys = new Sqlite(join(a.directory, "keys.db"), { readOnly: true });
  const held = keys.all<{ public: string }>("SELECT public FROM operational_key").map((row) => row.public);
  assert.ok(acted.result.prepared.every((each: string) => held.includes(each)));
  using ledger = new Sqlite(join(a.directory, "ledger.db"), { readOnly: true });
  const entries = ledger
    .all<{ bytes: Uint8Array }>("SELECT bytes FROM entry")
    .map(({ bytes }) => Buffer.from(bytes).toString())
    .filter((text) => text.includes("keys.prepared/1"));
  assert.ok(entries.length > 0);
  const base = keyPortOf(parties.configOf(a), {}).load();
  const secrets = [base.log, base.witness, base.node, base.seal.secret, base.storage];
  for (const secret of secrets)
    assert.equal((JSON.stringify(draft) + entries.join("")).includes(secret), false);
  await parties.does(a, "alma", ["key", "drop"]);
  const left = keys.all("SELECT public FROM operational_key").length;
  assert.equal(left, held.length - 2, "what was dropped is destroyed");
});

test("a node restored from its backups signs with the keys of its card, and its views are those of its logs", async () => {
  const [logs, keys] = [place("logs"), place("keys")];
  for (const argv of [line`--out ${logs}`, line`--keys --out ${keys}`])
    assert.equal((await entente(["backup", "--data", a.directory, ...argv], {})).code, 0);
  const directory = join(a.directory, "..", "restored");
  const ran = await entente(line`restore --from ${logs} --keys ${keys} --data ${directory} --json`, {});
  assert.equal(ran.code, 0, ran.err);
  const config = parties.configOf({ directory });
  const keyring = keyPortOf(config, {}).load();
  assert.deepEqual(checkViews(ledgerOptions({ config, keyring })).differences, []);
  await using restored = await EntenteNode.open({ config, keyring, fetch: parties.fetch });
  const inForce = restored.administration.keys().keys.filter(({ state }) => state === "in-force");
  assert.ok(inForce.every(({ held }) => held));
});
